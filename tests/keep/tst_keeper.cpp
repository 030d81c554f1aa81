// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/taskclient.h"
#include "domain/clock.h"
#include "keep/keeper.h"
#include "store/accountstore.h"
#include "store/taskstore.h"
#include "support/loopbackserver.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

using namespace Reelwatch;
using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;
using State = Keeping::State;
using Status = TaskReport::Status;

namespace {

constexpr auto Key = "sk-CANARY-keeper-0123456789";
constexpr int Wait = 10'000; // ms

QByteArray sample(const char *name)
{
    QFile file(QStringLiteral(TEST_DATA_DIR "/keep/") + QLatin1StringView(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

WireAnswer video()
{
    return WireAnswer::of(200, sample("moviefirst.mp4"), "video/mp4");
}

WireAnswer hanging()
{
    return WireAnswer::raw("HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n"
                               + sample("moviefirst.mp4"),
                           WireAnswer::Then::Hang);
}

/// The real time, or one that stands still.
class StillClock final : public Clock
{
public:
    [[nodiscard]] QDateTime now() const override { return fixed.value_or(Clock::now()); }

    std::optional<QDateTime> fixed;
};

/// A completed answer of the service for `id` with this link.
QByteArray completed(const QByteArray &id, const QByteArray &link, const QByteArray &other = {})
{
    return R"({"id":")" + id + R"(","object":"video","status":"completed","url":")" + link
        + R"(","video_url":")" + (other.isEmpty() ? link : other) + R"("})";
}

} // namespace

class TestKeeper : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void completedTask_isFetchedByItself();
    void taskThatCompletesLater_isFetched();
    void progress_isTold();
    void queue_runsTwoAtATime();
    void queue_takesTheNearestExpiryFirst();
    void D26_task_isFetchedOnce();
    void lostConnection_isRetriedUntilItWorks();
    void U15_deadLink_isRenewedThroughTheTask();
    void J21_otherLink_isTriedBeforeTheContent();
    void freshLink_comesFromTheContent();
    void servedHere_isFetchedWithTheKeyFromItsOwnOrigin();
    void P6_keyStaysAtItsOriginThroughEveryRenewal();
    void U16_deadAfterRenewal_isExpiredWithBothTimes();
    void D33_skewedClock_isMentioned();
    void expiredLink_asksTheTaskFirst();
    void noKey_waitsAndGoesOnWhenTheKeyWorks();
    void slowedAccount_isNotAskedBeforeItsTime();
    void rateLimit_isPassedOn();
    void V02_cutFile_isRefusedAfterSomeTries();
    void U01_hostileLink_isRefused_data();
    void U01_hostileLink_isRefused();
    void noLink_isAskedForAndWaitedFor();
    void newLinkForAGivenUpVideo_isFetched();
    void retry_andRenew_beginAgain();
    void D27_removedTask_isAborted();
    void undoneRemoval_isFetchedAnew();
    void cancel_leavesNothingAndStaysSo();
    void pause_beginsNothingNew();
    void lastFrame_isKeptBesideTheVideo();
    void badLastFrame_neverFailsTheVideo();
    void restart_fetchesUnfinishedAnewAndSweeps();
    void D34_missingFile_isToldAndFetchedAgainOnDemand();
    void fullDisk_isToldOnceAndHoldsTheQueue();
    void stop_isQuickAndTasksBeginAnew();

private:
    void start(const KeepRules &rules);
    static KeepRules quick();
    TaskNumber add(const QByteArray &id, TaskReport report);
    TaskNumber addCompleted(const QByteArray &id, const QByteArray &path);
    [[nodiscard]] const Keeping &keeping(TaskNumber number) const;
    [[nodiscard]] State state(TaskNumber number) const { return keeping(number).state; }
    /// Nothing changes in the store for a while that is longer than any rest.
    [[nodiscard]] bool isQuiet() const
    {
        return !QSignalSpy(m_tasks.get(), &TaskStore::changed).wait(150);
    }
    [[nodiscard]] QStringList files() const;
    [[nodiscard]] QString folder() const { return m_dir->filePath(u"videos"_s); }
    [[nodiscard]] QByteArray storage(const QByteArray &path) const
    {
        return m_storage->url(path).toEncoded();
    }

    std::optional<QTemporaryDir> m_dir;
    std::unique_ptr<LoopbackServer> m_api;
    std::unique_ptr<LoopbackServer> m_storage;
    std::unique_ptr<TaskStore> m_tasks;
    std::unique_ptr<AccountStore> m_accounts;
    std::unique_ptr<TaskClient> m_client;
    std::unique_ptr<Keeper> m_keeper;
    StillClock m_clock;
    AccountId m_account = 0;
};

void TestKeeper::init()
{
    QVERIFY(m_dir.emplace().isValid());
    m_clock.fixed.reset();
    m_api = std::make_unique<LoopbackServer>();
    m_storage = std::make_unique<LoopbackServer>();
    m_tasks = std::make_unique<TaskStore>();
    m_accounts = std::make_unique<AccountStore>();
    m_client = std::make_unique<TaskClient>();
    m_account = m_accounts->save({.name = u"Studio"_s, .base = m_api->url()});
    QVERIFY(m_client->setKey(m_account, m_api->url(), Key));
    start(quick());
}

void TestKeeper::cleanup()
{
    m_keeper.reset();
}

KeepRules TestKeeper::quick()
{
    KeepRules rules;
    rules.firstWait = 20ms;
    rules.longestWait = 50ms;
    rules.spaceWait = 50ms;
    rules.limits.stall = 2'000ms;
    return rules;
}

void TestKeeper::start(const KeepRules &rules)
{
    m_keeper.reset();
    m_keeper = std::make_unique<Keeper>(*m_tasks, *m_accounts, *m_client, m_clock, folder(), rules);
}

TaskNumber TestKeeper::add(const QByteArray &id, TaskReport report)
{
    const TaskNumber number =
        m_tasks->add({{.account = m_account, .id = QString::fromLatin1(id)}}, m_clock.now())
            .first();
    m_tasks->apply(number, report, {});
    return number;
}

TaskNumber TestKeeper::addCompleted(const QByteArray &id, const QByteArray &path)
{
    return add(id, {.status = Status::Completed, .link = storage(path)});
}

const Keeping &TestKeeper::keeping(TaskNumber number) const
{
    return m_tasks->find(number)->keeping;
}

QStringList TestKeeper::files() const
{
    return QDir(folder()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
}

void TestKeeper::completedTask_isFetchedByItself()
{
    m_storage->on("/a", video());
    QSignalSpy kept(m_keeper.get(), &Keeper::kept);
    const TaskNumber number = addCompleted("vid_a", "/a");
    QTRY_COMPARE_WITH_TIMEOUT(state(number), State::Kept, Wait);
    QCOMPARE(kept.size(), 1);
    QCOMPARE(kept.first().first().value<TaskNumber>(), number);
    QCOMPARE(keeping(number).file, folder() + u"/vid_a.mp4"_s);
    QVERIFY(QFile::exists(keeping(number).file));
    QCOMPARE(keeping(number).received, sample("moviefirst.mp4").size());
    QCOMPARE(keeping(number).sha256.size(), 32);
    QVERIFY(keeping(number).keptAt.isValid() && keeping(number).problem.isEmpty());
    QCOMPARE(m_api->connections(), 0);
}

void TestKeeper::taskThatCompletesLater_isFetched()
{
    m_storage->on("/a", video());
    const TaskNumber number = add("vid_a", {.status = Status::Generating});
    m_tasks->apply(number, {.status = Status::Failed}, {});
    const TaskNumber other = add("vid_b", {.status = Status::Queued});
    m_tasks->apply(other, {.status = Status::Completed, .link = storage("/a")}, {});
    QTRY_COMPARE_WITH_TIMEOUT(state(other), State::Kept, Wait);
    QCOMPARE(state(number), State::None);
}

void TestKeeper::progress_isTold()
{
    m_storage->on("/a", hanging());
    const TaskNumber number = addCompleted("vid_a", "/a");
    QTRY_COMPARE_WITH_TIMEOUT(m_storage->requests().size(), 1, Wait);
    WireAnswer drip = video();
    drip.drip = drip.bytes.right(10);
    drip.bytes.chop(10);
    drip.every = 60ms;
    m_storage->on("/b", drip);
    const TaskNumber slow = addCompleted("vid_b", "/b");
    QTRY_VERIFY_WITH_TIMEOUT(keeping(slow).received > 0, Wait);
    QCOMPARE(state(slow), State::Fetching);
    QCOMPARE(keeping(slow).size, sample("moviefirst.mp4").size());
    QCOMPARE(state(number), State::Fetching);
}

void TestKeeper::queue_runsTwoAtATime()
{
    m_storage->on({}, hanging());
    QList<TaskNumber> numbers;
    for (int i = 0; i < 5; ++i)
        numbers.append(addCompleted("vid_" + QByteArray::number(i), "/a"));
    QTRY_COMPARE_WITH_TIMEOUT(m_storage->requests().size(), 2, Wait);
    const auto fetching = [&] {
        return std::ranges::count_if(numbers,
                                     [&](TaskNumber n) { return state(n) == State::Fetching; });
    };
    QCOMPARE(fetching(), 2);
    QCOMPARE(state(numbers.at(4)), State::Queued);
    m_storage->on({}, video());
    m_tasks->remove({numbers.takeFirst()});
    QTRY_COMPARE_WITH_TIMEOUT(
        std::ranges::count_if(numbers, [&](TaskNumber n) { return state(n) == State::Kept; }), 3,
        Wait);
    QVERIFY(m_storage->openConnections() <= 2);
}

void TestKeeper::queue_takesTheNearestExpiryFirst()
{
    m_storage->on({}, video());
    KeepRules oneByOne = quick();
    oneByOne.atOnce = 1;
    start(oneByOne);
    const QDateTime now = m_clock.now();
    const auto expiring = [&](const QByteArray &path, std::optional<qint64> seconds) {
        add("vid" + path.mid(1),
            {.status = Status::Completed,
             .link = storage(path),
             .linkExpires = seconds ? now.addSecs(*seconds) : QDateTime()});
    };
    expiring("/day", 86'400);
    expiring("/unknown", std::nullopt); // taken for an hour
    expiring("/minute", 60);
    expiring("/tenminutes", 600);
    expiring("/twohours", 7200);
    QTRY_COMPARE_WITH_TIMEOUT(m_storage->requests().size(), 5, Wait);
    QByteArrayList order;
    for (const WireRequest &request : m_storage->requests())
        order.append(request.path());
    const QByteArrayList wanted {"/minute", "/tenminutes", "/unknown", "/twohours", "/day"};
    QCOMPARE(order, wanted);
}

void TestKeeper::D26_task_isFetchedOnce()
{
    m_storage->on("/a", video());
    const TaskNumber number = addCompleted("vid_a", "/a");
    m_keeper->retry(number);
    m_keeper->renew(number);
    m_api->on("/v1/videos/vid_a", WireAnswer::of(200, completed("vid_a", storage("/a"))));
    QTRY_COMPARE_WITH_TIMEOUT(state(number), State::Kept, Wait);
    m_keeper->retry(number);
    m_tasks->apply(number, {.status = Status::Completed, .link = storage("/new")}, {});
    QVERIFY(isQuiet());
    QCOMPARE(m_storage->requests().size(), 1);
    QCOMPARE(files(), QStringList {u"vid_a.mp4"_s});
}

void TestKeeper::lostConnection_isRetriedUntilItWorks()
{
    int asked = 0;
    m_storage->on("/a", [&asked](const WireRequest &) {
        return ++asked < 8 ? WireAnswer::of(503, {}) : video();
    });
    const TaskNumber number = addCompleted("vid_a", "/a");
    QTRY_COMPARE_WITH_TIMEOUT(state(number), State::Retrying, Wait);
    QVERIFY2(keeping(number).problem.endsWith(u'.'), qPrintable(keeping(number).problem));
    QTRY_COMPARE_WITH_TIMEOUT(state(number), State::Kept, Wait);
    QCOMPARE(asked, 8);
    QCOMPARE(m_api->connections(), 0);
}

void TestKeeper::U15_deadLink_isRenewedThroughTheTask()
{
    m_storage->on("/old", WireAnswer::of(403, "<Error/>"));
    m_storage->on("/new", video());
    m_api->on("/v1/videos/vid_a", WireAnswer::of(200, completed("vid_a", storage("/new?sig=2"))));
    const TaskNumber number = addCompleted("vid_a", "/old");
    QTRY_COMPARE_WITH_TIMEOUT(state(number), State::Kept, Wait);
    QCOMPARE(m_tasks->find(number)->report.link, storage("/new?sig=2"));
    QCOMPARE(m_storage->requests().size(), 2);
    QCOMPARE(m_api->requests().size(), 1);
}

void TestKeeper::J21_otherLink_isTriedBeforeTheContent()
{
    m_storage->on("/old", WireAnswer::of(404, {}));
    m_storage->on("/other", video());
    m_api->on("/v1/videos/vid_a",
              WireAnswer::of(200, completed("vid_a", storage("/old"), storage("/other"))));
    const TaskNumber number = addCompleted("vid_a", "/old");
    QTRY_COMPARE_WITH_TIMEOUT(state(number), State::Kept, Wait);
    QCOMPARE(m_storage->requests().last().path(), "/other");
    QCOMPARE(m_api->requests().size(), 1);
}

void TestKeeper::freshLink_comesFromTheContent()
{
    m_storage->on("/old", WireAnswer::of(403, {}));
    m_storage->on("/fresh", video());
    m_api->on("/v1/videos/vid_a", WireAnswer::of(200, completed("vid_a", storage("/old"))));
    m_api->on("/v1/videos/vid_a/content",
              WireAnswer::of(200,
                             R"({"url":")" + storage("/fresh?s=1")
                                 + R"(","video_id":"vid_a","expires_in":3600})"));
    const TaskNumber number = addCompleted("vid_a", "/old");
    QTRY_COMPARE_WITH_TIMEOUT(state(number), State::Kept, Wait);
    QCOMPARE(m_storage->requests().last().target(), "/fresh?s=1");
}

void TestKeeper::servedHere_isFetchedWithTheKeyFromItsOwnOrigin()
{
    m_api->on("/v1/videos/vid_a/content", video());
    const TaskNumber number = add("vid_a", {.status = Status::Completed});
    QTRY_COMPARE_WITH_TIMEOUT(state(number), State::Kept, Wait);
    QCOMPARE(m_api->requests().last().target(), "/v1/videos/vid_a/content?format=binary");
    QCOMPARE(m_api->requests().last().header("Authorization"), QByteArray("Bearer ") + Key);
    QCOMPARE(m_storage->connections(), 0);
}

void TestKeeper::P6_keyStaysAtItsOriginThroughEveryRenewal()
{
    // The content says it serves the bytes and then redirects: that is not followed with the key.
    m_storage->on({}, WireAnswer::of(403, {}));
    m_api->on("/v1/videos/vid_a", WireAnswer::of(200, completed("vid_a", storage("/x"))));
    m_api->on("/v1/videos/vid_a/content", [this](const WireRequest &request) {
        return request.target().endsWith("=binary") ? WireAnswer::redirect(302, storage("/stolen"))
                                                    : video();
    });
    const TaskNumber number = addCompleted("vid_a", "/old");
    QTRY_COMPARE_WITH_TIMEOUT(state(number), State::LinkExpired, Wait);
    QCOMPARE(m_api->requests().size(), 3);
    QVERIFY(!m_storage->requests().isEmpty());
    QVERIFY(!m_storage->received().contains("CANARY"));
    QVERIFY(!m_storage->received().contains("Authorization"));
    QVERIFY(!m_storage->received().contains("stolen"));
}

void TestKeeper::U16_deadAfterRenewal_isExpiredWithBothTimes()
{
    m_storage->on({}, WireAnswer::of(403, {}));
    m_api->on("/v1/videos/vid_a", WireAnswer::of(200, completed("vid_a", storage("/new"))));
    m_api->on("/v1/videos/vid_a/content", WireAnswer::of(404, "{}"));
    m_clock.fixed = QDateTime(QDate(2026, 4, 1), QTime(12, 0), QTimeZone::utc());
    const QDateTime expired = m_clock.now().addDays(-2);
    const TaskNumber number = add(
        "vid_a", {.status = Status::Completed, .link = storage("/old"), .linkExpires = expired});
    QTRY_COMPARE_WITH_TIMEOUT(state(number), State::LinkExpired, Wait);
    const QString problem = keeping(number).problem;
    const auto shown = [](const QDateTime &time) {
        return QLocale().toString(time.toLocalTime(), QLocale::ShortFormat);
    };
    QVERIFY2(problem.contains(u"403"_s) && !problem.contains(u"clock"_s), qPrintable(problem));
    QVERIFY2(problem.contains(shown(expired)) && problem.contains(shown(m_clock.now())),
             qPrintable(problem));
    QCOMPARE(m_storage->requests().size(), 1); // the fresh one; the dead one was not tried
    QCOMPARE(m_api->requests().size(), 2);
}

void TestKeeper::D33_skewedClock_isMentioned()
{
    m_storage->on({}, WireAnswer::of(403, {}, {}, {"Date: Wed, 01 Apr 2020 10:00:00 GMT"}));
    m_api->on("/v1/videos/vid_a", WireAnswer::of(200, completed("vid_a", storage("/new"))));
    const TaskNumber number = addCompleted("vid_a", "/old");
    QTRY_COMPARE_WITH_TIMEOUT(state(number), State::LinkExpired, Wait);
    QVERIFY2(keeping(number).problem.contains(u"clock"_s), qPrintable(keeping(number).problem));
}

void TestKeeper::expiredLink_asksTheTaskFirst()
{
    m_storage->on("/new", video());
    m_api->on("/v1/videos/vid_a", WireAnswer::of(200, completed("vid_a", storage("/new"))));
    const TaskNumber number = add("vid_a",
                                  {.status = Status::Completed,
                                   .link = storage("/old"),
                                   .linkExpires = m_clock.now().addSecs(-5)});
    QTRY_COMPARE_WITH_TIMEOUT(state(number), State::Kept, Wait);
    QCOMPARE(m_storage->requests().size(), 1);
}

void TestKeeper::noKey_waitsAndGoesOnWhenTheKeyWorks()
{
    KeepRules patient = quick();
    patient.longestWait = 1h;
    start(patient);
    m_storage->on("/old", WireAnswer::of(403, {}));
    m_storage->on("/new", video());
    m_api->on("/v1/videos/vid_a", WireAnswer::of(200, completed("vid_a", storage("/new"))));
    m_accounts->setState(m_account, {.kind = AccountState::Kind::Rejected});
    const TaskNumber number = addCompleted("vid_a", "/old");
    QTRY_COMPARE_WITH_TIMEOUT(state(number), State::Retrying, Wait);
    QVERIFY2(keeping(number).problem.contains(u"\"Studio\""_s),
             qPrintable(keeping(number).problem));
    QCOMPARE(m_api->connections(), 0);
    m_accounts->setState(m_account, {});
    QTRY_COMPARE_WITH_TIMEOUT(state(number), State::Kept, Wait);
}

void TestKeeper::slowedAccount_isNotAskedBeforeItsTime()
{
    m_storage->on("/old", WireAnswer::of(403, {}));
    const QDateTime until = m_clock.now().addMSecs(400);
    m_accounts->setState(m_account, {.kind = AccountState::Kind::Slowed, .until = until});
    QDateTime asked;
    m_api->on("/v1/videos/vid_a", [&](const WireRequest &) {
        asked = m_clock.now();
        return WireAnswer::of(200, completed("vid_a", storage("/new")));
    });
    m_storage->on("/new", video());
    const TaskNumber number = addCompleted("vid_a", "/old");
    QTRY_COMPARE_WITH_TIMEOUT(state(number), State::Kept, Wait);
    QVERIFY(asked >= until);
}

void TestKeeper::rateLimit_isPassedOn()
{
    m_storage->on("/old", WireAnswer::of(403, {}));
    m_api->on("/v1/videos/vid_a",
              WireAnswer::of(429, "{}", "application/json", {"Retry-After: 7"}));
    QSignalSpy failed(m_keeper.get(), &Keeper::askFailed);
    const TaskNumber number = addCompleted("vid_a", "/old");
    QVERIFY(failed.wait(Wait));
    const auto error = failed.first().at(1).value<ApiError>();
    QCOMPARE(error.kind, ApiError::Kind::RateLimited);
    QCOMPARE(error.retryAfter, 7'000ms);
    QCOMPARE(state(number), State::Retrying);
    QVERIFY(!failed.wait(150)); // longer than the backoff
    QCOMPARE(m_api->requests().size(), 1);
}

void TestKeeper::V02_cutFile_isRefusedAfterSomeTries()
{
    m_storage->on("/a", WireAnswer::of(200, sample("moviefirst.mp4").chopped(5), "video/mp4"));
    m_api->on("/v1/videos/vid_a", WireAnswer::of(200, completed("vid_a", storage("/a"))));
    const TaskNumber number = addCompleted("vid_a", "/a");
    QTRY_COMPARE_WITH_TIMEOUT(state(number), State::Refused, Wait);
    QVERIFY2(keeping(number).problem.contains(u"cut"_s), qPrintable(keeping(number).problem));
    QCOMPARE(m_storage->requests().size(), 3);
    QCOMPARE(files(), QStringList());
    m_storage->on("/a", video());
    m_keeper->retry(number);
    QTRY_COMPARE_WITH_TIMEOUT(state(number), State::Kept, Wait);
}

void TestKeeper::U01_hostileLink_isRefused_data()
{
    QTest::addColumn<QByteArray>("link");
    QTest::newRow("U01 file") << QByteArray("file:///etc/passwd");
    QTest::newRow("U02 data") << QByteArray("data:video/mp4;base64,AAAA");
    QTest::newRow("U03 UNC") << QByteArray("//host/share");
    QTest::newRow("U04 http") << QByteArray("http://example.com/a.mp4");
    QTest::newRow("U08 words") << QByteArray("not ready");
}

void TestKeeper::U01_hostileLink_isRefused()
{
    QFETCH(QByteArray, link);
    m_api->on("/v1/videos/vid_a", WireAnswer::of(200, completed("vid_a", link)));
    const TaskNumber number = add("vid_a", {.status = Status::Completed, .link = link});
    QTRY_COMPARE_WITH_TIMEOUT(state(number), State::Refused, Wait);
    QVERIFY(keeping(number).problem.endsWith(u'.'));
    QCOMPARE(files(), QStringList());
}

void TestKeeper::noLink_isAskedForAndWaitedFor()
{
    m_storage->on("/a", video());
    m_api->on("/v1/videos/vid_a/content",
              WireAnswer::of(400, R"({"error":{"message":"Video is not ready yet."}})"));
    const TaskNumber number = add("vid_a", {.status = Status::Completed});
    QTRY_COMPARE_WITH_TIMEOUT(state(number), State::Retrying, Wait);
    QCOMPARE(m_api->requests().first().target(), "/v1/videos/vid_a/content?format=url");
    m_tasks->apply(number, {.status = Status::Completed, .link = storage("/a")}, {});
    QTRY_COMPARE_WITH_TIMEOUT(state(number), State::Kept, Wait);
}

void TestKeeper::newLinkForAGivenUpVideo_isFetched()
{
    m_storage->on("/old", WireAnswer::of(403, {}));
    m_storage->on("/new", video());
    const TaskNumber number = addCompleted("vid_a", "/old");
    QTRY_COMPARE_WITH_TIMEOUT(state(number), State::LinkExpired, Wait);
    m_tasks->apply(number, {.status = Status::Completed, .link = storage("/new")}, {});
    QTRY_COMPARE_WITH_TIMEOUT(state(number), State::Kept, Wait);
}

void TestKeeper::retry_andRenew_beginAgain()
{
    m_storage->on({}, WireAnswer::of(403, {}));
    const TaskNumber number = addCompleted("vid_a", "/a");
    QTRY_COMPARE_WITH_TIMEOUT(state(number), State::LinkExpired, Wait);
    const qsizetype before = m_api->requests().size();
    m_storage->on("/b", video());
    m_api->on("/v1/videos/vid_a", WireAnswer::of(200, completed("vid_a", storage("/b"))));
    m_keeper->renew(number);
    QTRY_COMPARE_WITH_TIMEOUT(state(number), State::Kept, Wait);
    QCOMPARE(m_api->requests().size(), before + 1);
    QCOMPARE(m_storage->requests().last().path(), "/b");
    QCOMPARE(m_storage->requests().size(), 2);
}

void TestKeeper::D27_removedTask_isAborted()
{
    m_storage->on("/a", hanging());
    const TaskNumber number = addCompleted("vid_a", "/a");
    QTRY_COMPARE_WITH_TIMEOUT(files().size(), 1, Wait);
    m_tasks->remove({number});
    QTRY_COMPARE_WITH_TIMEOUT(files(), QStringList(), Wait);
    QTRY_COMPARE_WITH_TIMEOUT(m_storage->openConnections(), 0, Wait);
}

void TestKeeper::undoneRemoval_isFetchedAnew()
{
    m_storage->on("/a", hanging());
    const TaskNumber number = addCompleted("vid_a", "/a");
    QTRY_COMPARE_WITH_TIMEOUT(files().size(), 1, Wait);
    const Task removed = *m_tasks->find(number);
    m_tasks->remove({number});
    m_storage->on("/a", video());
    m_tasks->restore({removed});
    QTRY_COMPARE_WITH_TIMEOUT(state(number), State::Kept, Wait);
    QCOMPARE(files(), QStringList {u"vid_a.mp4"_s});
}

void TestKeeper::cancel_leavesNothingAndStaysSo()
{
    m_storage->on("/a", hanging());
    const TaskNumber number = addCompleted("vid_a", "/a");
    QTRY_COMPARE_WITH_TIMEOUT(files().size(), 1, Wait);
    m_keeper->cancel(number);
    QCOMPARE(state(number), State::Refused);
    QTRY_COMPARE_WITH_TIMEOUT(files(), QStringList(), Wait);
    m_storage->on("/a", video());
    m_keeper->retryAll();
    QVERIFY(isQuiet());
    QCOMPARE(state(number), State::Refused);
    m_keeper->retry(number);
    QTRY_COMPARE_WITH_TIMEOUT(state(number), State::Kept, Wait);
}

void TestKeeper::pause_beginsNothingNew()
{
    m_storage->on("/a", video());
    m_keeper->pause();
    const TaskNumber number = addCompleted("vid_a", "/a");
    QTRY_COMPARE_WITH_TIMEOUT(state(number), State::Queued, Wait);
    QVERIFY(isQuiet());
    QCOMPARE(m_storage->connections(), 0);
    m_keeper->resume();
    QTRY_COMPARE_WITH_TIMEOUT(state(number), State::Kept, Wait);
}

void TestKeeper::lastFrame_isKeptBesideTheVideo()
{
    m_storage->on("/a", video());
    m_storage->on("/frame", WireAnswer::of(200, sample("frame.png"), "image/png"));
    const TaskNumber number = add("vid_a",
                                  {.status = Status::Completed,
                                   .link = storage("/a"),
                                   .lastFrameLink = storage("/frame?sig=1")});
    QTRY_VERIFY_WITH_TIMEOUT(!keeping(number).lastFrameFile.isEmpty(), Wait);
    const QStringList both {u"vid_a.mp4"_s, u"vid_a_last.png"_s};
    QCOMPARE(files(), both);
    QCOMPARE(keeping(number).lastFrameFile, folder() + u"/vid_a_last.png"_s);
    QCOMPARE(state(number), State::Kept);
}

void TestKeeper::badLastFrame_neverFailsTheVideo()
{
    m_storage->on("/a", video());
    m_storage->on("/page", WireAnswer::of(200, "<svg/>", "image/png"));
    m_storage->on("/busy", WireAnswer::of(503, {}));
    QList<TaskNumber> numbers;
    for (const QByteArray &link :
         {storage("/page"), storage("/busy"), storage("/none"), QByteArray("file:///etc/passwd")})
        numbers.append(
            add("vid_" + QByteArray::number(numbers.size()),
                {.status = Status::Completed, .link = storage("/a"), .lastFrameLink = link}));
    const auto busy = [this] {
        return std::ranges::count_if(m_storage->requests(), [](const WireRequest &request) {
            return request.path() == "/busy";
        });
    };
    QTRY_COMPARE_WITH_TIMEOUT(busy(), 3, Wait);
    for (const TaskNumber number : numbers) {
        QTRY_COMPARE_WITH_TIMEOUT(state(number), State::Kept, Wait);
        QVERIFY(keeping(number).problem.isEmpty() && keeping(number).lastFrameFile.isEmpty());
    }
    QCOMPARE(files().size(), 4);
}

void TestKeeper::restart_fetchesUnfinishedAnewAndSweeps()
{
    m_keeper.reset();
    m_storage->on({}, video());
    QVERIFY(QDir().mkpath(folder()));
    QFile left(folder() + u"/99-video.part"_s);
    QVERIFY(left.open(QIODevice::WriteOnly) && left.write("half") == 4);
    left.close();
    QList<Task> rows;
    for (const State was : {State::Queued, State::Fetching, State::Retrying, State::None,
                            State::Refused, State::LinkExpired}) {
        Task task {.number = rows.size() + 1, .account = m_account};
        task.id = u"vid_%1"_s.arg(task.number);
        task.report = {.status = Status::Completed, .link = storage("/a")};
        task.keeping.state = was;
        rows.append(task);
    }
    m_tasks->load(rows);
    start(quick());
    for (TaskNumber number = 1; number <= 4; ++number)
        QTRY_COMPARE_WITH_TIMEOUT(state(number), State::Kept, Wait);
    QCOMPARE(state(5), State::Refused);
    QCOMPARE(state(6), State::LinkExpired);
    QCOMPARE(files().size(), 4);
    QVERIFY(!files().contains(u"99-video.part"_s));
}

void TestKeeper::D34_missingFile_isToldAndFetchedAgainOnDemand()
{
    m_storage->on("/a", video());
    const TaskNumber number = addCompleted("vid_a", "/a");
    const TaskNumber there = addCompleted("vid_b", "/a");
    QTRY_COMPARE_WITH_TIMEOUT(state(number), State::Kept, Wait);
    QTRY_COMPARE_WITH_TIMEOUT(state(there), State::Kept, Wait);
    const QString away = m_dir->filePath(u"away.mp4"_s);
    QVERIFY(QFile::rename(keeping(number).file, away));
    start(quick());
    QTRY_COMPARE_WITH_TIMEOUT(state(number), State::Missing, Wait);
    QCOMPARE(state(there), State::Kept);
    QVERIFY(QFile::rename(away, keeping(number).file));
    m_keeper->look(number);
    QTRY_COMPARE_WITH_TIMEOUT(state(number), State::Kept, Wait);
    QVERIFY(QFile::remove(keeping(number).file));
    m_keeper->look(number);
    QTRY_COMPARE_WITH_TIMEOUT(state(number), State::Missing, Wait);
    m_keeper->retry(number);
    QTRY_COMPARE_WITH_TIMEOUT(state(number), State::Kept, Wait);
    QVERIFY(QFile::exists(keeping(number).file));
}

void TestKeeper::fullDisk_isToldOnceAndHoldsTheQueue()
{
    KeepRules full = quick();
    full.limits.reserve = 1LL << 60;
    full.spaceWait = 1h;
    start(full);
    QSignalSpy told(m_keeper.get(), &Keeper::spaceRanOut);
    m_storage->on("/a", video());
    QList<TaskNumber> numbers;
    for (int i = 0; i < 4; ++i)
        numbers.append(addCompleted("vid_" + QByteArray::number(i), "/a"));
    QTRY_COMPARE_WITH_TIMEOUT(state(numbers.at(1)), State::Retrying, Wait);
    QTRY_COMPARE_WITH_TIMEOUT(state(numbers.at(0)), State::Retrying, Wait);
    QVERIFY(isQuiet());
    QCOMPARE(told.size(), 1);
    QVERIFY(m_storage->requests().size() <= 2);
    QCOMPARE(state(numbers.at(3)), State::Queued);
    QCOMPARE(files(), QStringList());
    start(quick()); // there is room again
    for (const TaskNumber number : numbers)
        QTRY_COMPARE_WITH_TIMEOUT(state(number), State::Kept, Wait);
}

void TestKeeper::stop_isQuickAndTasksBeginAnew()
{
    m_storage->on("/a", hanging());
    const TaskNumber number = addCompleted("vid_a", "/a");
    QTRY_COMPARE_WITH_TIMEOUT(files().size(), 1, Wait);
    QElapsedTimer timer;
    timer.start();
    m_keeper->stop();
    QVERIFY(timer.elapsed() < 500);
    QCOMPARE(state(number), State::Fetching);
    m_storage->on("/a", video());
    start(quick());
    QTRY_COMPARE_WITH_TIMEOUT(state(number), State::Kept, Wait);
    QCOMPARE(files(), QStringList {u"vid_a.mp4"_s});
}

QTEST_GUILESS_MAIN(TestKeeper)
#include "tst_keeper.moc"
