// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clips.h"
#include "gui/player/playbackplugin.h"
#include "shown.h"
#include "support/joinedtest.h"

#include <QAudioDevice>
#include <QElapsedTimer>
#include <QMediaDevices>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Reelwatch;
using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;
using State = ClipPlayer::State;

class TestClipPlayer final : public QObject
{
    Q_OBJECT

public:
    static void initMain() { PlaybackPlugin::configure(); }

private slots:
    void initTestCase();
    void open_showsTheFirstFrame();
    void open_pathBeyondLatin1_plays();
    void play_movesOn_V01();
    void play_withoutAnAudioDevice_isSilent_V09();
    void play_atARateChosenBefore_keepsIt();
    void step_movesExactlyOneFrameAndBack();
    void stepsInHaste_endWhereTheyLead();
    void step_beyondTheEnds_staysThere();
    void seek_goesToTheFrame_data();
    void seek_goesToTheFrame();
    void seekBehindThePicture_findsTheLastFrame();
    void wishAfterOneBehindThePicture_isKept();
    void loop_beginsAgain();
    void noLoop_restsOnTheLastFrame_thenPlaysAnew();
    void points_keepPlayingBetweenThem();
    void points_withoutLoop_pauseAtTheOutPoint();
    void close_clearsEverything();

private:
    QTemporaryDir m_folder;
};

void TestClipPlayer::initTestCase()
{
    QVERIFY(m_folder.isValid());
    QCOMPARE(qgetenv("QT_MEDIA_BACKEND"), "ffmpeg");
}

void TestClipPlayer::open_showsTheFirstFrame()
{
    ClipPlayer player;
    const Shown shown(player);
    player.open(Clips::path("count.mp4"));
    QTRY_COMPARE(shown.last(), 0);
    QCOMPARE(player.state(), State::Paused);
    QCOMPARE(player.duration(), ClipPlayer::Time(2s));
    QCOMPARE(player.lastFrame(), ClipPlayer::Time(1960ms));
    QCOMPARE(player.frame().size(), QSize(160, 90));
}

void TestClipPlayer::open_pathBeyondLatin1_plays()
{
    const QString path = m_folder.filePath(u"夕焼け ü #1 %41?.mp4"_s);
    QVERIFY(QFile::copy(Clips::path("count.mp4"), path));
    ClipPlayer player;
    const Shown shown(player);
    player.open(path);
    QTRY_COMPARE(shown.last(), 0);
}

/// H.264 pictures and AAC sound.
void TestClipPlayer::play_movesOn_V01()
{
    ClipPlayer player;
    const Shown shown(player);
    player.open(Clips::path("count.mp4"));
    player.play();
    QTRY_VERIFY(shown.last() >= 5);
    QVERIFY(player.position() >= ClipPlayer::Time(200ms));
    QCOMPARE(player.state(), State::Playing);
    QVERIFY(std::is_sorted(shown.numbers.begin(), shown.numbers.end()));
    player.pause();
    QCOMPARE(player.state(), State::Paused);
}

void TestClipPlayer::play_withoutAnAudioDevice_isSilent_V09()
{
    if (!QMediaDevices::audioOutputs().isEmpty())
        QSKIP("This computer has an audio device: what a missing one does cannot be seen here.");
    ClipPlayer player;
    const Shown shown(player);
    const QSignalSpy failed(&player, &ClipPlayer::failed);
    player.open(Clips::path("count.mp4"));
    player.play();
    QTRY_VERIFY(shown.wrapped()); // its sound was played to the end as well
    QVERIFY(!player.isAudible());
    QVERIFY(failed.isEmpty());
}

void TestClipPlayer::play_atARateChosenBefore_keepsIt()
{
    ClipPlayer player;
    player.open(Clips::path("tall.mp4"));
    player.setRate(0.1);
    player.open(Clips::path("count.mp4"));
    const Shown shown(player);
    QTRY_COMPARE(shown.last(), 0);
    QElapsedTimer time;
    time.start();
    player.play();
    QTRY_VERIFY(shown.last() >= 3); // 120 ms of the clip: 1.2 s of the clock
    QVERIFY2(time.elapsed() > 600, qPrintable(QString::number(time.elapsed())));
}

void TestClipPlayer::step_movesExactlyOneFrameAndBack()
{
    ClipPlayer player;
    const Shown shown(player);
    player.open(Clips::path("count.mp4"));
    QTRY_COMPARE(shown.last(), 0);
    for (int expected = 1; expected <= 8; ++expected) {
        player.step(1);
        QTRY_COMPARE(shown.last(), expected);
    }
    for (int expected = 7; expected >= 0; --expected) {
        player.step(-1);
        QTRY_COMPARE(shown.last(), expected);
    }
    const QList<int> each {0, 1, 2, 3, 4, 5, 6, 7, 8, 7, 6, 5, 4, 3, 2, 1, 0};
    QCOMPARE(shown.numbers, each);
}

void TestClipPlayer::stepsInHaste_endWhereTheyLead()
{
    ClipPlayer player;
    const Shown shown(player);
    player.open(Clips::path("count.mp4"));
    for (int i = 0; i < 9; ++i)
        player.step(1);
    player.step(-1);
    QTRY_COMPARE(shown.last(), 8);
    player.play();
    player.step(1);
    QCOMPARE(player.state(), State::Paused);
}

void TestClipPlayer::step_beyondTheEnds_staysThere()
{
    ClipPlayer player;
    const Shown shown(player);
    player.open(Clips::path("count.mp4"));
    player.seek(1960ms);
    QTRY_COMPARE(shown.last(), 49);
    player.step(1);
    player.step(-1);
    QTRY_COMPARE(shown.last(), 48);
    player.seek(0ms);
    QTRY_COMPARE(shown.last(), 0);
    player.step(-1);
    player.step(1);
    QTRY_COMPARE(shown.last(), 1);
}

void TestClipPlayer::seek_goesToTheFrame_data()
{
    QTest::addColumn<int>("to");
    QTest::addColumn<int>("number");
    QTest::newRow("frame 12") << 480 << 12;
    QTest::newRow("within frame 12") << 519 << 12;
    QTest::newRow("key frame") << 1000 << 25;
    QTest::newRow("beyond the end") << 90'000 << 49;
    QTest::newRow("before the beginning") << -500 << 0;
}

void TestClipPlayer::seek_goesToTheFrame()
{
    QFETCH(int, to);
    QFETCH(int, number);
    ClipPlayer player;
    const Shown shown(player);
    player.open(Clips::path("count.mp4"));
    QTRY_COMPARE(shown.last(), 0);
    player.step(1);
    player.seek(std::chrono::milliseconds(to));
    QTRY_COMPARE(shown.last(), number);
    QCOMPARE(player.position(), ClipPlayer::Time(40ms * number));
}

/// Its sound is half a second longer than its 25 pictures.
void TestClipPlayer::seekBehindThePicture_findsTheLastFrame()
{
    ClipPlayer player;
    const QSignalSpy failed(&player, &ClipPlayer::failed);
    player.open(Clips::path("long-sound.mp4"));
    player.seek(1450ms);
    QTRY_VERIFY(player.position() > 0ms);
    QVERIFY(player.position() <= ClipPlayer::Time(960ms));
    QVERIFY(player.lastFrame() <= ClipPlayer::Time(960ms));
    QCOMPARE(player.state(), State::Paused);
    player.seek(400ms);
    QTRY_COMPARE(player.position(), ClipPlayer::Time(400ms));
    QVERIFY(failed.isEmpty());
}

void TestClipPlayer::wishAfterOneBehindThePicture_isKept()
{
    ClipPlayer player;
    player.open(Clips::path("long-sound.mp4"));
    QTRY_VERIFY(player.frame().isValid());
    player.seek(1450ms);
    player.seek(400ms);
    QTRY_COMPARE(player.position(), ClipPlayer::Time(400ms));
}

void TestClipPlayer::loop_beginsAgain()
{
    ClipPlayer player;
    const Shown shown(player);
    player.setRate(4);
    player.open(Clips::path("count.mp4"));
    player.play();
    QTRY_VERIFY(shown.wrapped());
    QVERIFY(shown.numbers.contains(49));
    QCOMPARE(player.state(), State::Playing);
    shown.numbers.size();
    QTRY_VERIFY(shown.last() > 20);
}

void TestClipPlayer::noLoop_restsOnTheLastFrame_thenPlaysAnew()
{
    ClipPlayer player;
    Shown shown(player);
    player.setLooping(false);
    player.setRate(4);
    player.open(Clips::path("count.mp4"));
    player.play();
    QTRY_COMPARE(player.state(), State::Paused);
    QTRY_COMPARE(shown.last(), 49);
    QVERIFY(!shown.wrapped());
    player.play();
    QTRY_VERIFY(shown.wrapped());
    QCOMPARE(player.state(), State::Playing);
}

void TestClipPlayer::points_keepPlayingBetweenThem()
{
    ClipPlayer player;
    Shown shown(player);
    player.open(Clips::path("count.mp4"));
    player.seek(800ms);
    QTRY_COMPARE(shown.last(), 20);
    player.setInPoint();
    player.seek(1200ms);
    QTRY_COMPARE(shown.last(), 30);
    player.setOutPoint();
    shown.numbers.clear();
    player.play();
    QTRY_VERIFY(shown.numbers.count(20) >= 3);
    for (const int number : std::as_const(shown.numbers))
        QVERIFY2(number >= 20 && number <= 30, qPrintable(QString::number(number)));
    player.clearPoints();
    QTRY_VERIFY(shown.last() > 35);
}

void TestClipPlayer::points_withoutLoop_pauseAtTheOutPoint()
{
    ClipPlayer player;
    Shown shown(player);
    player.setLooping(false);
    player.open(Clips::path("count.mp4"));
    player.seek(400ms);
    QTRY_COMPARE(shown.last(), 10);
    player.setOutPoint();
    player.seek(0ms);
    QTRY_COMPARE(shown.last(), 0);
    player.play();
    QTRY_COMPARE(player.state(), State::Paused);
    QCOMPARE(shown.last(), 10);
}

void TestClipPlayer::close_clearsEverything()
{
    ClipPlayer player;
    const Shown shown(player);
    player.open(Clips::path("count.mp4"));
    player.seek(400ms);
    QTRY_COMPARE(shown.last(), 10);
    player.setInPoint();
    player.close();
    QCOMPARE(player.state(), State::Empty);
    QVERIFY(!player.isOpen());
    QVERIFY(!player.frame().isValid());
    QVERIFY(!player.inPoint());
    QCOMPARE(player.duration(), ClipPlayer::Time(0));
    player.play();
    player.step(1);
    player.seek(10ms);
    QCOMPARE(player.state(), State::Empty);
}

QTEST_MAIN(TestClipPlayer)
#include "tst_clipplayer.moc"
