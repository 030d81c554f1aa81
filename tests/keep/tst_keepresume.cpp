// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keepfixture.h"
#include "support/joinedtest.h"

#include <QCryptographicHash>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>

using namespace Reelwatch;
using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;
using State = Keeping::State;
using Status = TaskReport::Status;

/// What the keeper makes of what an earlier run, a lost network or a full disk left behind.
class TestKeepResume : public KeepFixture
{
    Q_OBJECT

private slots:
    void init() { setUp(); }
    void cleanup() { m_keeper.reset(); }
    void D22_quit_goesOnAtTheNextStart();
    void D23_endBetweenNameAndLibrary_isRecognised();
    void D23_endBeforeTheDigest_isMadeUpFor();
    void D34_cutBeforeTheDigest_isToldAsChanged();
    void D23_theSameForTheLastFrame();
    void D32_expiredOnTheWay_goesOnWithTheFreshLink();
    void D27_removedWhileItRests_leavesNothing();
    void D02_fullDisk_keepsWhatHasCome();
    void D04_folderThatCannotBeWritten_isToldOnceAndAnotherServes();
    void D21_longVideo_waitsForTheUsersWord();
    void chosenFolder_isWhereTheNextOnesGo();

private:
    static constexpr qsizetype Had = 3000;

    static WireAnswer begun(WireAnswer::Then then);
    static WireAnswer rest();
    TaskNumber keepUndigested();
    [[nodiscard]] QByteArray lastRange() const
    {
        return m_storage->requests().last().header("Range");
    }
};

WireAnswer TestKeepResume::begun(WireAnswer::Then then)
{
    const QByteArray bytes = sample("moviefirst.mp4");
    return WireAnswer::raw("HTTP/1.1 200 OK\r\nETag: \"v1\"\r\nContent-Length: "
                               + QByteArray::number(bytes.size()) + "\r\n\r\n" + bytes.left(Had),
                           then);
}

WireAnswer TestKeepResume::rest()
{
    const QByteArray bytes = sample("moviefirst.mp4");
    const QByteArray range = "Content-Range: bytes 3000-" + QByteArray::number(bytes.size() - 1)
        + '/' + QByteArray::number(bytes.size());
    return WireAnswer::of(206, bytes.mid(Had), "video/mp4", {"ETag: \"v1\"", range});
}

void TestKeepResume::D22_quit_goesOnAtTheNextStart()
{
    m_storage->on("/a", begun(WireAnswer::Then::Hang));
    const TaskNumber number = addCompleted("vid_a", "/a");
    QTRY_COMPARE_WITH_TIMEOUT(parts().size(), 1, Wait);
    const QString part = folder() + u"/.incomplete/"_s + parts().value(0);
    QTRY_COMPARE_WITH_TIMEOUT(QFile(part).size(), Had, Wait);
    QElapsedTimer stopping;
    stopping.start();
    m_keeper->stop();
    QVERIFY(stopping.elapsed() < 1000);
    m_storage->on("/a", rest());
    start(quick());
    QTRY_COMPARE_WITH_TIMEOUT(state(number), State::Kept, Wait);
    QCOMPARE(lastRange(), "bytes=3000-");
    QCOMPARE(files(), QStringList {u"vid_a.mp4"_s});
    QCOMPARE(parts(), QStringList());
}

void TestKeepResume::D23_endBetweenNameAndLibrary_isRecognised()
{
    m_storage->on("/a", video());
    const TaskNumber number = addCompleted("vid_a", "/a");
    QTRY_COMPARE_WITH_TIMEOUT(state(number), State::Kept, Wait);
    const Keeping known = keeping(number);
    m_keeper->stop();
    m_tasks->setKeeping(number, {.state = State::Queued}); // as far as the library ever knew
    start(quick());
    QTRY_COMPARE_WITH_TIMEOUT(state(number), State::Kept, Wait);
    QCOMPARE(keeping(number).file, known.file);
    QCOMPARE(keeping(number).size, known.size);
    QCOMPARE(files(), QStringList {u"vid_a.mp4"_s});
    QCOMPARE(m_storage->requests().size(), 1);
}

/// A video as it stands when the program ends before its digest is known; 0 when it was not kept.
TaskNumber TestKeepResume::keepUndigested()
{
    m_storage->on("/a", video());
    const TaskNumber number = addCompleted("vid_a", "/a");
    if (!QTest::qWaitFor([&] { return state(number) == State::Kept; }, Wait))
        return 0;
    m_keeper->stop();
    Keeping undigested = keeping(number);
    undigested.sha256.clear();
    m_tasks->setKeeping(number, undigested);
    return number;
}

void TestKeepResume::D23_endBeforeTheDigest_isMadeUpFor()
{
    const TaskNumber number = keepUndigested();
    QVERIFY(number != 0);
    start(quick());
    QTRY_COMPARE_WITH_TIMEOUT(
        keeping(number).sha256,
        QCryptographicHash::hash(sample("moviefirst.mp4"), QCryptographicHash::Sha256), Wait);
    QCOMPARE(files(), QStringList {u"vid_a.mp4"_s});
    QCOMPARE(m_storage->requests().size(), 1);
}

void TestKeepResume::D34_cutBeforeTheDigest_isToldAsChanged()
{
    const TaskNumber number = keepUndigested();
    QVERIFY(number != 0);
    QVERIFY(QFile::resize(keeping(number).file, keeping(number).size - 1));
    start(quick());
    QTRY_COMPARE_WITH_TIMEOUT(state(number), State::Changed, Wait);
    QVERIFY(keeping(number).sha256.isEmpty());
}

void TestKeepResume::D23_theSameForTheLastFrame()
{
    m_storage->on("/a", video());
    m_storage->on("/frame", WireAnswer::of(200, sample("frame.png"), "image/png"));
    const TaskNumber number = add(
        "vid_a",
        {.status = Status::Completed, .link = storage("/a"), .lastFrameLink = storage("/frame")});
    QTRY_VERIFY_WITH_TIMEOUT(!keeping(number).lastFrameFile.isEmpty(), Wait);
    m_keeper->stop();
    Keeping known = keeping(number);
    known.lastFrameFile = {};
    m_tasks->setKeeping(number, known);
    start(quick());
    QTRY_COMPARE_WITH_TIMEOUT(keeping(number).lastFrameFile.toString(),
                              QString(folder() + u"/vid_a_last.png"_s), Wait);
    QCOMPARE(m_storage->requests().size(), 2);
}

void TestKeepResume::D32_expiredOnTheWay_goesOnWithTheFreshLink()
{
    m_storage->on("/old", begun(WireAnswer::Then::Close));
    m_api->on("/v1/videos/vid_a", WireAnswer::of(200, completed("vid_a", storage("/new"))));
    const TaskNumber number = addCompleted("vid_a", "/old");
    QTRY_COMPARE_WITH_TIMEOUT(state(number), State::Retrying, Wait);
    m_storage->on("/old", WireAnswer::of(403, "<Error/>"));
    m_storage->on("/new", rest());
    QTRY_COMPARE_WITH_TIMEOUT(state(number), State::Kept, Wait);
    QCOMPARE(lastRange(), "bytes=3000-");
    QCOMPARE(m_storage->requests().last().path(), "/new");
    QCOMPARE(keeping(number).size, sample("moviefirst.mp4").size());
}

void TestKeepResume::D27_removedWhileItRests_leavesNothing()
{
    KeepRules slow = quick();
    slow.firstWait = slow.longestWait = 1h;
    start(slow);
    m_storage->on("/a", begun(WireAnswer::Then::Close));
    const TaskNumber number = addCompleted("vid_a", "/a");
    QTRY_COMPARE_WITH_TIMEOUT(state(number), State::Retrying, Wait);
    QCOMPARE(parts().size(), 1);
    m_tasks->remove({number});
    QTRY_COMPARE_WITH_TIMEOUT(parts(), QStringList(), Wait);
    QTRY_VERIFY_WITH_TIMEOUT(!QDir(folder() + u"/.incomplete"_s).exists(), Wait);
}

void TestKeepResume::D02_fullDisk_keepsWhatHasCome()
{
    m_storage->on("/a", begun(WireAnswer::Then::Close));
    const TaskNumber number = addCompleted("vid_a", "/a");
    QTRY_COMPARE_WITH_TIMEOUT(state(number), State::Retrying, Wait);
    m_keeper->stop();
    KeepRules full = quick();
    full.limits.reserve = 1LL << 60;
    full.spaceWait = 1h;
    m_storage->on("/a", rest());
    start(full);
    QSignalSpy told(m_keeper.get(), &Keeper::spaceRanOut);
    QTRY_COMPARE_WITH_TIMEOUT(told.size(), 1, Wait);
    QCOMPARE(parts().size(), 1);
    start(quick()); // there is room again
    QTRY_COMPARE_WITH_TIMEOUT(state(number), State::Kept, Wait);
    QCOMPARE(lastRange(), "bytes=3000-");
}

void TestKeepResume::D04_folderThatCannotBeWritten_isToldOnceAndAnotherServes()
{
    QFile file(m_dir->filePath(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QSignalSpy told(m_keeper.get(), &Keeper::folderFailed);
    m_keeper->setFolder(file.fileName() + u"/videos"_s);
    m_storage->on("/a", video());
    const TaskNumber one = addCompleted("vid_a", "/a");
    const TaskNumber two = addCompleted("vid_b", "/a");
    QTRY_COMPARE_WITH_TIMEOUT(state(one), State::Retrying, Wait);
    QTRY_COMPARE_WITH_TIMEOUT(state(two), State::Retrying, Wait);
    QCOMPARE(told.size(), 1);
    QVERIFY(told.constFirst().constFirst().toString().contains(file.fileName()));
    m_keeper->setFolder(folder());
    QTRY_COMPARE_WITH_TIMEOUT(state(one), State::Kept, Wait);
    QTRY_COMPARE_WITH_TIMEOUT(state(two), State::Kept, Wait);
}

void TestKeepResume::D21_longVideo_waitsForTheUsersWord()
{
    KeepRules small = quick();
    small.limits.largestVideo = 1000;
    start(small);
    QSignalSpy told(m_keeper.get(), &Keeper::foundTooLong);
    m_storage->on("/a", video());
    const TaskNumber number = addCompleted("vid_a", "/a");
    QTRY_COMPARE_WITH_TIMEOUT(state(number), State::Refused, Wait);
    QCOMPARE(told.size(), 1);
    m_tasks->apply(number, {.status = Status::Completed, .link = storage("/a?again")}, {});
    QTRY_COMPARE_WITH_TIMEOUT(told.size(), 2, Wait);
    QCOMPARE(state(number), State::Refused);
    m_keeper->retry(number);
    QTRY_COMPARE_WITH_TIMEOUT(state(number), State::Kept, Wait);
}

void TestKeepResume::chosenFolder_isWhereTheNextOnesGo()
{
    m_storage->on("/a", video());
    const TaskNumber before = addCompleted("vid_a", "/a");
    QTRY_COMPARE_WITH_TIMEOUT(state(before), State::Kept, Wait);
    const QString other = m_dir->filePath(u"elsewhere"_s);
    m_keeper->setFolder(other);
    const TaskNumber after = addCompleted("vid_b", "/a");
    QTRY_COMPARE_WITH_TIMEOUT(state(after), State::Kept, Wait);
    QCOMPARE(keeping(after).file.toString(), QString(other + u"/vid_b.mp4"_s));
    QCOMPARE(keeping(before).file.toString(), QString(folder() + u"/vid_a.mp4"_s));
    start(quick());
    QVERIFY(isQuiet());
    QCOMPARE(state(before), State::Kept);
}

QTEST_GUILESS_MAIN(TestKeepResume)
#include "tst_keepresume.moc"
