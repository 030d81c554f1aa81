// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keepfixture.h"
#include "support/joinedtest.h"
#include "support/memory.h"

#include <QCryptographicHash>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QLocale>
#include <QSignalSpy>
#include <QTimeZone>

using namespace Reelwatch;
using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;
using State = Keeping::State;
using Status = TaskReport::Status;

/// The queue, and what users do to it.
class TestKeeper : public KeepFixture
{
    Q_OBJECT

private slots:
    void init() { setUp(); }
    void cleanup() { m_keeper.reset(); }
    void completedTask_isFetchedByItself();
    void U18_linkAtTheServiceItself_isFetchedWithoutTheKey();
    void taskThatCompletesLater_isFetched();
    void progress_isTold();
    void queue_runsTwoOfOneHostAtATime();
    void L10_thousandQueued_openNoMoreThanTwo();
    void queue_takesTheNearestExpiryFirst();
    void D26_task_isFetchedOnce();
    void D27_removedTask_isAborted();
    void undoneRemoval_isFetchedAnew();
    void lastFrame_isKeptBesideTheVideo();
    void badLastFrame_neverFailsTheVideo();
    void restart_fetchesWhatWasUnfinished();
    void D34_missingFile_isToldAndFetchedAgainOnDemand();
    void D34_changedFile_isToldAndFetchedAgainBesideIt();
    void fullDisk_isToldOnceAndHoldsTheQueue();
    void stop_isQuickAndTasksBeginAnew();
};

void TestKeeper::completedTask_isFetchedByItself()
{
    m_storage->on("/a", video());
    QSignalSpy kept(m_keeper.get(), &Keeper::kept);
    const TaskNumber number = addCompleted("vid_a", "/a");
    QTRY_COMPARE_WITH_TIMEOUT(state(number), State::Kept, Wait);
    QCOMPARE(kept.size(), 1);
    QCOMPARE(kept.first().first().value<TaskNumber>(), number);
    QCOMPARE(keeping(number).file.toString(), QString(folder() + u"/vid_a.mp4"_s));
    QVERIFY(QFile::exists(keeping(number).file));
    QCOMPARE(keeping(number).received, sample("moviefirst.mp4").size());
    QTRY_COMPARE_WITH_TIMEOUT(
        keeping(number).sha256,
        QCryptographicHash::hash(sample("moviefirst.mp4"), QCryptographicHash::Sha256), Wait);
    QVERIFY(keeping(number).keptAt.isValid() && keeping(number).problem.isEmpty());
    QCOMPARE(m_api->connections(), 0);
}

void TestKeeper::U18_linkAtTheServiceItself_isFetchedWithoutTheKey()
{
    m_api->on("/files/a.mp4", video());
    const TaskNumber number =
        add("vid_a", {.status = Status::Completed, .link = m_api->url("/files/a.mp4").toEncoded()});
    QTRY_COMPARE_WITH_TIMEOUT(state(number), State::Kept, Wait);
    QCOMPARE(m_api->requests().size(), 1);
    QCOMPARE(m_api->requests().first().header("Authorization"), QByteArray());
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

void TestKeeper::queue_runsTwoOfOneHostAtATime()
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

void TestKeeper::L10_thousandQueued_openNoMoreThanTwo()
{
    constexpr int Queued = 1000;
    const auto descriptors = [] {
        return QDir(u"/proc/self/fd"_s).count();
    };
    m_storage->on({}, hanging());
    (void)addCompleted("vid_first", "/a");
    QTRY_COMPARE_WITH_TIMEOUT(m_storage->requests().size(), 1, Wait);
    const auto open = descriptors();
    const qint64 before = Memory::heldBytes();
    QList<TaskNumber> numbers;
    for (int i = 0; i < Queued; ++i)
        numbers.append(addCompleted("vid_" + QByteArray::number(i), "/a"));
    QTRY_COMPARE_WITH_TIMEOUT(m_storage->requests().size(), 2, Wait);
    QVERIFY(isQuiet());
    QCOMPARE(m_storage->requests().size(), 2);
    QCOMPARE(parts().size(), 2);
    // Both ends of the second transfer, and its file.
    QVERIFY2(descriptors() <= open + 8, qPrintable(QString::number(descriptors() - open)));
    const qint64 grown = Memory::heldBytes() - before;
    constexpr qint64 most = qint64 {32} * 1024 * 1024;
    QVERIFY2(grown < most, qPrintable(QString::number(grown)));
    QCOMPARE(std::ranges::count_if(numbers, [&](auto n) { return state(n) == State::Queued; }),
             Queued - 1);
    m_tasks->remove(numbers);
    QTRY_COMPARE_WITH_TIMEOUT(m_storage->openConnections(), 1, Wait);
    QTRY_COMPARE_WITH_TIMEOUT(parts().size(), 1, Wait);
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

void TestKeeper::D27_removedTask_isAborted()
{
    m_storage->on("/a", hanging());
    const TaskNumber number = addCompleted("vid_a", "/a");
    QTRY_COMPARE_WITH_TIMEOUT(parts().size(), 1, Wait);
    m_tasks->remove({number});
    QTRY_COMPARE_WITH_TIMEOUT(parts(), QStringList(), Wait);
    QTRY_COMPARE_WITH_TIMEOUT(m_storage->openConnections(), 0, Wait);
}

void TestKeeper::undoneRemoval_isFetchedAnew()
{
    m_storage->on("/a", hanging());
    const TaskNumber number = addCompleted("vid_a", "/a");
    QTRY_COMPARE_WITH_TIMEOUT(parts().size(), 1, Wait);
    const Task removed = *m_tasks->find(number);
    m_tasks->remove({number});
    m_storage->on("/a", video());
    m_tasks->restore({removed});
    QTRY_COMPARE_WITH_TIMEOUT(state(number), State::Kept, Wait);
    QCOMPARE(files(), QStringList {u"vid_a.mp4"_s});
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
    QCOMPARE(keeping(number).lastFrameFile.toString(), QString(folder() + u"/vid_a_last.png"_s));
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

void TestKeeper::restart_fetchesWhatWasUnfinished()
{
    m_keeper.reset();
    m_storage->on({}, video());
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
    m_keeper->examine(number);
    QTRY_COMPARE_WITH_TIMEOUT(state(number), State::Kept, Wait);
    QVERIFY(QFile::remove(keeping(number).file));
    m_keeper->examine(number);
    QTRY_COMPARE_WITH_TIMEOUT(state(number), State::Missing, Wait);
    m_keeper->retry(number);
    QTRY_COMPARE_WITH_TIMEOUT(state(number), State::Kept, Wait);
    QVERIFY(QFile::exists(keeping(number).file));
}

void TestKeeper::D34_changedFile_isToldAndFetchedAgainBesideIt()
{
    m_storage->on("/a", video());
    const TaskNumber number = addCompleted("vid_a", "/a");
    QTRY_COMPARE_WITH_TIMEOUT(state(number), State::Kept, Wait);
    m_keeper->examine(number);
    QVERIFY2(isQuiet(), "a file that is what was fetched stays kept");
    const QString changed = keeping(number).file;
    QFile file(changed);
    QVERIFY(file.open(QIODevice::Append) && file.write("more") == 4);
    file.close();
    m_keeper->examine(number);
    QTRY_COMPARE_WITH_TIMEOUT(state(number), State::Changed, Wait);
    start(quick());
    QVERIFY2(isQuiet(), "being there is not enough");
    QCOMPARE(state(number), State::Changed);
    m_keeper->retry(number);
    QTRY_COMPARE_WITH_TIMEOUT(state(number), State::Kept, Wait);
    QVERIFY(keeping(number).file != changed && QFile::exists(changed));
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
    QTRY_COMPARE_WITH_TIMEOUT(parts().size(), 1, Wait);
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
