// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keepfixture.h"
#include "support/joinedtest.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QTimeZone>

using namespace Reelwatch;
using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;
using State = Keeping::State;
using Status = TaskReport::Status;
using What = WatchEvent::What;

/// What becomes of links that do not lead to the video.
class TestRenewal : public KeepFixture
{
    Q_OBJECT

private slots:
    void init() { setUp(); }
    void cleanup() { m_keeper.reset(); }
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
    void pausedChecks_askForNoLink();
    void slowedAccount_isNotAskedBeforeItsTime();
    void renewal_waitsForItsTurn();
    void turnFarOff_isWaitedForAside();
    void rejectedMeanwhile_doesNotTakeItsTurn();
    void rateLimit_isPassedOn();
    void rateLimitOfTheBytes_isPassedOn();
    void V02_cutFile_isRefusedAfterSomeTries();
    void U01_hostileLink_isRefused_data();
    void U01_hostileLink_isRefused();
    void noLink_isAskedForAndWaitedFor();
    void newLinkForAGivenUpVideo_isFetched();
    void retry_andRenew_beginAgain();
    void G01_linkThatComesAfterTheEnd_isNotFollowed();
    void retryAfterOfALink_isHeededByTheNextStart_H56();
    void everyQuestion_isTold();
    void bytesFromTheService_areTold();
    void failedQuestion_saysWhenAgain();
};

void TestRenewal::lostConnection_isRetriedUntilItWorks()
{
    int asked = 0;
    m_storage->on("/a", [&asked](const WireRequest &) {
        return ++asked < 8 ? WireAnswer::of(503, {}) : video();
    });
    const TaskNumber number = addCompleted("vid_a", "/a");
    QTRY_COMPARE_WITH_TIMEOUT(state(number), State::Retrying, Wait);
    QVERIFY2(keeping(number).problem.toString().endsWith(u'.'),
             qPrintable(keeping(number).problem.toString()));
    QTRY_COMPARE_WITH_TIMEOUT(state(number), State::Kept, Wait);
    QCOMPARE(asked, 8);
    QCOMPARE(m_api->connections(), 0);
}

void TestRenewal::U15_deadLink_isRenewedThroughTheTask()
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

void TestRenewal::J21_otherLink_isTriedBeforeTheContent()
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

void TestRenewal::freshLink_comesFromTheContent()
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
    const TaskReport &report = m_tasks->find(number)->report;
    QCOMPARE(report.link, storage("/fresh?s=1"));
    QVERIFY(std::abs(m_clock.now().secsTo(report.linkExpires) - 3600) < 60);
}

void TestRenewal::servedHere_isFetchedWithTheKeyFromItsOwnOrigin()
{
    m_api->on("/v1/videos/vid_a/content", video());
    const TaskNumber number = add("vid_a", {.status = Status::Completed});
    QTRY_COMPARE_WITH_TIMEOUT(state(number), State::Kept, Wait);
    QCOMPARE(m_api->requests().last().target(), "/v1/videos/vid_a/content?format=binary");
    QCOMPARE(m_api->requests().last().header("Authorization"), QByteArray("Bearer ") + Key);
    QCOMPARE(m_storage->connections(), 0);
}

void TestRenewal::P6_keyStaysAtItsOriginThroughEveryRenewal()
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

void TestRenewal::U16_deadAfterRenewal_isExpiredWithBothTimes()
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
        return time.toLocalTime().toString(u"yyyy-MM-dd HH:mm:ss"_s);
    };
    QVERIFY2(problem.contains(u"403"_s) && !problem.contains(u"clock"_s), qPrintable(problem));
    QVERIFY2(problem.contains(shown(expired)) && problem.contains(shown(m_clock.now())),
             qPrintable(problem));
    QCOMPARE(m_storage->requests().size(), 1); // the fresh one; the dead one was not tried
    QCOMPARE(m_api->requests().size(), 2);
}

void TestRenewal::D33_skewedClock_isMentioned()
{
    m_storage->on({}, WireAnswer::of(403, {}, {}, {"Date: Wed, 01 Apr 2020 10:00:00 GMT"}));
    m_api->on("/v1/videos/vid_a", WireAnswer::of(200, completed("vid_a", storage("/new"))));
    const TaskNumber number = addCompleted("vid_a", "/old");
    QTRY_COMPARE_WITH_TIMEOUT(state(number), State::LinkExpired, Wait);
    QVERIFY2(keeping(number).problem.toString().contains(u"clock"_s),
             qPrintable(keeping(number).problem.toString()));
}

void TestRenewal::expiredLink_asksTheTaskFirst()
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

void TestRenewal::noKey_waitsAndGoesOnWhenTheKeyWorks()
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
    QVERIFY2(keeping(number).problem.toString().contains(u"\"Studio\""_s),
             qPrintable(keeping(number).problem.toString()));
    QCOMPARE(m_api->connections(), 0);
    m_accounts->setState(m_account, {});
    QTRY_COMPARE_WITH_TIMEOUT(state(number), State::Kept, Wait);
}

void TestRenewal::pausedChecks_askForNoLink()
{
    m_storage->on("/old", WireAnswer::of(403, {}));
    m_storage->on("/new", video());
    m_api->on("/v1/videos/vid_a", WireAnswer::of(200, completed("vid_a", storage("/new"))));
    m_keeper->setAskingPaused(true);
    const TaskNumber number = addCompleted("vid_a", "/old");
    QTRY_COMPARE_WITH_TIMEOUT(state(number), State::Retrying, Wait);
    QVERIFY2(keeping(number).problem.toString().contains(u"resumed"_s),
             qPrintable(keeping(number).problem.toString()));
    QSignalSpy changed(m_tasks.get(), &TaskStore::changed);
    QTRY_VERIFY_WITH_TIMEOUT(changed.size() > 10, Wait); // it looks again and again whether it may
    QCOMPARE(m_api->connections(), 0);
    m_keeper->setAskingPaused(false);
    QTRY_COMPARE_WITH_TIMEOUT(state(number), State::Kept, Wait);
}

void TestRenewal::slowedAccount_isNotAskedBeforeItsTime()
{
    m_storage->on("/old", WireAnswer::of(403, {}));
    const QDateTime until = m_clock.now().addMSecs(400);
    m_accounts->setState(m_account,
                         {.kind = AccountState::Kind::Slowed,
                          .until = until,
                          .heldUntil = m_clock.steady() + 400ms});
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

// Renewals of a thousand links keep to the account's rate like its checks.
void TestRenewal::renewal_waitsForItsTurn()
{
    constexpr std::chrono::milliseconds Turn = 300ms;
    m_storage->on("/old", WireAnswer::of(403, {}));
    m_storage->on("/new", video());
    QElapsedTimer sinceTaken;
    std::chrono::milliseconds waited {0};
    m_keeper->setTakeTurn([&](AccountId account) {
        sinceTaken.start();
        return account == m_account ? Turn : 0ms;
    });
    m_api->on("/v1/videos/vid_a", [&](const WireRequest &) {
        waited = std::chrono::milliseconds(sinceTaken.elapsed());
        return WireAnswer::of(200, completed("vid_a", storage("/new")));
    });
    const TaskNumber number = addCompleted("vid_a", "/old");
    QTRY_COMPARE_WITH_TIMEOUT(state(number), State::Kept, Wait);
    QVERIFY(waited >= Turn);
}

// A slow key's turn is far off: others are fetched meanwhile.
void TestRenewal::turnFarOff_isWaitedForAside()
{
    m_storage->on("/old", WireAnswer::of(403, {}));
    m_keeper->setTakeTurn([](AccountId) { return std::chrono::milliseconds(1h); });
    const TaskNumber number = addCompleted("vid_a", "/old");
    QTRY_COMPARE_WITH_TIMEOUT(state(number), State::Retrying, Wait);
    QCOMPARE(m_api->connections(), 0);
}

void TestRenewal::rejectedMeanwhile_doesNotTakeItsTurn()
{
    m_storage->on("/old", WireAnswer::of(403, {}));
    bool isTaken = false;
    m_keeper->setTakeTurn([&](AccountId account) {
        m_accounts->setState(account, {.kind = AccountState::Kind::Rejected});
        isTaken = true;
        return 1ms;
    });
    const TaskNumber number = addCompleted("vid_a", "/old");
    QTRY_VERIFY_WITH_TIMEOUT(isTaken, Wait);
    QTRY_COMPARE_WITH_TIMEOUT(state(number), State::Retrying, Wait);
    QCOMPARE(m_api->connections(), 0);
}

void TestRenewal::rateLimit_isPassedOn()
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

// H56: the bytes come from the service itself, which has had enough.
void TestRenewal::rateLimitOfTheBytes_isPassedOn()
{
    m_api->on("/v1/videos/vid_a/content", [](const WireRequest &request) {
        return request.target().endsWith("=binary")
            ? WireAnswer::of(429, "{}", "application/json", {"Retry-After: 7"})
            : video();
    });
    QSignalSpy failed(m_keeper.get(), &Keeper::askFailed);
    const TaskNumber number = add("vid_a", {.status = Status::Completed});
    QVERIFY(failed.wait(Wait));
    const auto error = failed.first().at(1).value<ApiError>();
    QCOMPARE(error.kind, ApiError::Kind::RateLimited);
    QCOMPARE(error.retryAfter, 7'000ms);
    QCOMPARE(state(number), State::Retrying);
    const qsizetype asked = m_api->requests().size();
    QVERIFY(!failed.wait(150)); // longer than the backoff
    QCOMPARE(m_api->requests().size(), asked);
}

void TestRenewal::V02_cutFile_isRefusedAfterSomeTries()
{
    m_storage->on("/a", WireAnswer::of(200, sample("moviefirst.mp4").chopped(5), "video/mp4"));
    m_api->on("/v1/videos/vid_a", WireAnswer::of(200, completed("vid_a", storage("/a"))));
    const TaskNumber number = addCompleted("vid_a", "/a");
    QTRY_COMPARE_WITH_TIMEOUT(state(number), State::Refused, Wait);
    QVERIFY2(keeping(number).problem.toString().contains(u"cut"_s),
             qPrintable(keeping(number).problem.toString()));
    QCOMPARE(m_storage->requests().size(), 3);
    QCOMPARE(files(), QStringList());
    m_storage->on("/a", video());
    m_keeper->retry(number);
    QTRY_COMPARE_WITH_TIMEOUT(state(number), State::Kept, Wait);
}

void TestRenewal::U01_hostileLink_isRefused_data()
{
    QTest::addColumn<QByteArray>("link");
    QTest::newRow("U01 file") << QByteArray("file:///etc/passwd");
    QTest::newRow("U02 data") << QByteArray("data:video/mp4;base64,AAAA");
    QTest::newRow("U03 UNC") << QByteArray("//host/share");
    QTest::newRow("U04 http") << QByteArray("http://example.com/a.mp4");
    QTest::newRow("U08 words") << QByteArray("not ready");
}

void TestRenewal::U01_hostileLink_isRefused()
{
    QFETCH(QByteArray, link);
    m_api->on("/v1/videos/vid_a", WireAnswer::of(200, completed("vid_a", link)));
    const TaskNumber number = add("vid_a", {.status = Status::Completed, .link = link});
    QTRY_COMPARE_WITH_TIMEOUT(state(number), State::Refused, Wait);
    QVERIFY(keeping(number).problem.toString().endsWith(u'.'));
    QCOMPARE(files(), QStringList());
}

void TestRenewal::noLink_isAskedForAndWaitedFor()
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

void TestRenewal::newLinkForAGivenUpVideo_isFetched()
{
    m_storage->on("/old", WireAnswer::of(403, {}));
    m_storage->on("/new", video());
    const TaskNumber number = addCompleted("vid_a", "/old");
    QTRY_COMPARE_WITH_TIMEOUT(state(number), State::LinkExpired, Wait);
    m_tasks->apply(number, {.status = Status::Completed, .link = storage("/new")}, {});
    QTRY_COMPARE_WITH_TIMEOUT(state(number), State::Kept, Wait);
}

void TestRenewal::retry_andRenew_beginAgain()
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

void TestRenewal::G01_linkThatComesAfterTheEnd_isNotFollowed()
{
    m_storage->on("/old", WireAnswer::of(403, "<Error/>"));
    m_storage->on("/new", video());
    m_api->on("/v1/videos/vid_a", [this](const WireRequest &) {
        m_keeper->stop();
        return WireAnswer::of(200, completed("vid_a", storage("/new?sig=2")));
    });
    const TaskNumber number = addCompleted("vid_a", "/old");
    QTRY_COMPARE_WITH_TIMEOUT(m_tasks->find(number)->report.link, storage("/new?sig=2"), Wait);
    QVERIFY(isQuiet());
    QCOMPARE(m_storage->requests().size(), 1);
    m_tasks->remove({number}); // what is still under way is let go, too
    QVERIFY(isQuiet());
}

void TestRenewal::retryAfterOfALink_isHeededByTheNextStart_H56()
{
    m_api->on("/v1/videos/vid_a/content",
              WireAnswer::of(503, "{}", "application/json", {"Retry-After: 60"}));
    QSignalSpy failed(m_keeper.get(), &Keeper::askFailed);
    const TaskNumber number = add("vid_a", {.status = Status::Completed});
    QVERIFY(failed.wait(Wait));
    const qsizetype asked = m_api->requests().size();
    start(quick());
    QSignalSpy again(m_keeper.get(), &Keeper::askFailed);
    QVERIFY(!again.wait(300)); // longer than the backoff
    QCOMPARE(state(number), State::Retrying);
    QCOMPARE(m_api->requests().size(), asked);
}

void TestRenewal::everyQuestion_isTold()
{
    m_storage->on("/old", WireAnswer::of(403, {}));
    m_storage->on("/fresh", video());
    m_api->on("/v1/videos/vid_a", WireAnswer::of(200, completed("vid_a", storage("/old"))));
    m_api->on("/v1/videos/vid_a/content",
              WireAnswer::of(200, R"({"url":")" + storage("/fresh?s=1") + R"("})"));
    const QSignalSpy noted(&m_requests, &RequestRecord::noted);
    const TaskNumber number = addCompleted("vid_a", "/old");
    QTRY_COMPARE_WITH_TIMEOUT(state(number), State::Kept, Wait);
    QCOMPARE(noted.size(), 2); // the storage host is asked without a key
    const auto check = noted.at(0).constFirst().value<WatchEvent>();
    const auto link = noted.at(1).constFirst().value<WatchEvent>();
    QCOMPARE(check.what, What::Check);
    QCOMPARE(check.why, WatchEvent::Why::Fetching);
    QCOMPARE(check.status, Status::Completed);
    QCOMPARE(link.what, What::Link);
    QCOMPARE(link.came, WatchEvent::Came::Answer);
    QCOMPARE(link.brought, 1);
    QCOMPARE(link.account, m_account);
    QCOMPARE(link.task, number);
    QCOMPARE(link.id, u"vid_a"_s);
    QCOMPARE(m_requests.underWay(m_account), 0);
}

void TestRenewal::bytesFromTheService_areTold()
{
    m_api->on("/v1/videos/vid_a/content", [](const WireRequest &request) {
        return request.target().endsWith("=binary") ? hanging() : video();
    });
    const QSignalSpy noted(&m_requests, &RequestRecord::noted);
    const TaskNumber number = add("vid_a", {.status = Status::Completed});
    QTRY_COMPARE_WITH_TIMEOUT(m_api->requests().size(), 2, Wait);
    QCOMPARE(noted.size(), 1); // the service said that it has the video itself
    QCOMPARE(noted.constFirst().constFirst().value<WatchEvent>().brought, 0);
    QCOMPARE(m_requests.underWay(m_account), 1);
    m_tasks->remove({number});
    QTRY_COMPARE(noted.size(), 2);
    QCOMPARE(noted.constLast().constFirst().value<WatchEvent>().error, ApiError::Kind::Cancelled);
    QCOMPARE(m_requests.underWay(m_account), 0);
    m_api->on("/v1/videos/vid_b/content", video());
    const TaskNumber other = add("vid_b", {.status = Status::Completed});
    QTRY_COMPARE_WITH_TIMEOUT(state(other), State::Kept, Wait);
    const auto stream = noted.constLast().constFirst().value<WatchEvent>();
    QCOMPARE(stream.what, What::Video);
    QCOMPARE(stream.came, WatchEvent::Came::Answer);
    QCOMPARE(stream.brought, sample("moviefirst.mp4").size());
}

void TestRenewal::failedQuestion_saysWhenAgain()
{
    m_api->on("/v1/videos/vid_a/content",
              WireAnswer::of(503, "{}", "application/json", {"Retry-After: 7"}));
    m_clock.fixed = QDateTime(QDate(2026, 4, 1), QTime(12, 0), QTimeZone::utc());
    QSignalSpy noted(&m_requests, &RequestRecord::noted);
    add("vid_a", {.status = Status::Completed});
    QVERIFY(noted.wait(Wait));
    const auto event = noted.constFirst().constFirst().value<WatchEvent>();
    QCOMPARE(event.http, 503);
    QCOMPARE(event.again, m_clock.now().addSecs(7));
}

QTEST_GUILESS_MAIN(TestRenewal)
#include "tst_renewal.moc"
