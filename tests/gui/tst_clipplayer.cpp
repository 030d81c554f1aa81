// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clips.h"
#include "gui/player/clipplayer.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace Reelwatch;
using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;
using Kind = ClipFault::Kind;
using State = ClipPlayer::State;

namespace {

/// What a player showed, as frame numbers of count.mp4.
class Shown final : public QObject
{
public:
    explicit Shown(ClipPlayer &player)
    {
        connect(&player, &ClipPlayer::frameShown, this, [this](const QVideoFrame &frame) {
            numbers.append(Clips::number(frame.toImage()));
        });
    }

    [[nodiscard]] int last() const { return numbers.isEmpty() ? -1 : numbers.last(); }
    /// True when the clip began again: a picture is followed by an earlier one.
    [[nodiscard]] bool wrapped() const
    {
        return std::adjacent_find(numbers.begin(), numbers.end(), std::greater<>())
            != numbers.end();
    }

    QList<int> numbers;
};

} // namespace

class TestClipPlayer final : public QObject
{
    Q_OBJECT

public:
    static void initMain() { ClipBackend::preferFfmpeg(); }

private slots:
    void initTestCase();
    void open_showsTheFirstFrame_V01();
    void open_pathBeyondLatin1_plays();
    void play_movesOn_V09();
    void play_atARateChosenBefore_keepsIt();
    void step_movesExactlyOneFrameAndBack();
    void stepsInHaste_endWhereTheyLead();
    void step_beyondTheEnds_staysThere();
    void seek_goesToTheFrame_data();
    void seek_goesToTheFrame();
    void seekBehindThePicture_findsTheLastFrame();
    void loop_beginsAgain();
    void noLoop_restsOnTheLastFrame_thenPlaysAnew();
    void points_keepPlayingBetweenThem();
    void points_withoutLoop_pauseAtTheOutPoint();
    void open_notLocal_isRefused_V16_data();
    void open_notLocal_isRefused_V16();
    void open_playlistNamedMp4_asksNoServer_D19();
    void open_badFile_saysWhy_data();
    void open_badFile_saysWhy();
    void open_afterAFault_playsAgain();
    void play_cutFile_endsWithoutFault_V02();
    void switching30Times_staysUp_V11();
    void destroyedWhilePlaying_staysUp_V12();
    void fileRemovedWhilePlaying_staysUp_V13();
    void oddSizes_play_V17_data();
    void oddSizes_play_V17();
    void close_clearsEverything();

private:
    QString write(const QString &name, const QByteArray &bytes) const;

    QTemporaryDir m_folder;
};

void TestClipPlayer::initTestCase()
{
    QVERIFY(m_folder.isValid());
    QCOMPARE(qgetenv("QT_MEDIA_BACKEND"), "ffmpeg");
}

QString TestClipPlayer::write(const QString &name, const QByteArray &bytes) const
{
    QFile file(m_folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        return {};
    return file.fileName();
}

void TestClipPlayer::open_showsTheFirstFrame_V01()
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

/// Here there may be no audio device, and the clip has sound: V09.
void TestClipPlayer::play_movesOn_V09()
{
    ClipPlayer player;
    const Shown shown(player);
    player.open(Clips::path("count.mp4"));
    player.play();
    QTRY_VERIFY(shown.last() >= 5);
    QCOMPARE(player.state(), State::Playing);
    QVERIFY(std::is_sorted(shown.numbers.begin(), shown.numbers.end()));
    player.pause();
    QCOMPARE(player.state(), State::Paused);
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
    QVERIFY(player.lastFrame() <= ClipPlayer::Time(960ms));
    QCOMPARE(player.state(), State::Paused);
    player.seek(400ms);
    QTRY_COMPARE(player.position(), ClipPlayer::Time(400ms));
    QVERIFY(failed.isEmpty());
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

void TestClipPlayer::open_notLocal_isRefused_V16_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("https") << u"https://127.0.0.1:1/a.mp4"_s;
    QTest::newRow("http") << u"http://127.0.0.1:1/a.mp4"_s;
    QTest::newRow("file url") << QUrl::fromLocalFile(Clips::path("count.mp4")).toString();
    QTest::newRow("share") << u"//127.0.0.1/share/a.mp4"_s;
    QTest::newRow("windows share") << u"\\\\127.0.0.1\\share\\a.mp4"_s;
    QTest::newRow("relative") << u"count.mp4"_s;
    QTest::newRow("resource") << u":/icons/play.svg"_s;
    QTest::newRow("protocol of the backend") << u"concat:/a.mp4|/b.mp4"_s;
    QTest::newRow("empty") << QString();
}

void TestClipPlayer::open_notLocal_isRefused_V16()
{
    QFETCH(QString, path);
    ClipPlayer player;
    QList<ClipFault> faults;
    connect(&player, &ClipPlayer::failed, this,
            [&faults](const ClipFault &fault) { faults.append(fault); });
    player.open(path);
    QCOMPARE(faults, QList<ClipFault> {{Kind::NotLocal}});
    QCOMPARE(player.state(), State::Failed);
    QVERIFY2(!player.findChild<QMediaPlayer *>(), "the media framework was not even made");
}

void TestClipPlayer::open_playlistNamedMp4_asksNoServer_D19()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const QByteArray link =
        "http://127.0.0.1:" + QByteArray::number(server.serverPort()) + "/a.ts\n";
    const QString path =
        write(u"list.mp4"_s,
              "#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\n" + link + "#EXT-X-ENDLIST\n");
    ClipPlayer player;
    QSignalSpy failed(&player, &ClipPlayer::failed);
    QSignalSpy asked(&server, &QTcpServer::newConnection);
    player.open(path);
    QCOMPARE(failed.size(), 1);
    QCOMPARE(failed.first().first().value<ClipFault>(), ClipFault {Kind::NotVideo});
    QVERIFY(!asked.wait(300));
}

void TestClipPlayer::open_badFile_saysWhy_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<Kind>("kind");
    const QByteArray box("\0\0\0\x18"
                         "ftypisom\0\0\2\0isomiso2",
                         24);
    QTest::newRow("V03 cut, moov last") << Clips::path("cut-moov-last.mp4") << Kind::Broken;
    QTest::newRow("V04 no bytes") << write(u"zero.mp4"_s, {}) << Kind::NotVideo;
    QTest::newRow("V04 zeros") << write(u"zeros.mp4"_s, QByteArray(9000, '\0')) << Kind::NotVideo;
    QTest::newRow("V04 html") << write(u"page.mp4"_s, "<html>not found</html>") << Kind::NotVideo;
    QTest::newRow("V04 header, then zeros")
        << write(u"start.mp4"_s, box + QByteArray(9000, '\0')) << Kind::Broken;
    QTest::newRow("V04 header only") << write(u"only.mp4"_s, box) << Kind::Broken;
    QTest::newRow("V05 unknown codec") << Clips::path("unknown-codec.mp4") << Kind::UnknownCodec;
    QTest::newRow("V06 no picture") << Clips::path("no-picture.mp4") << Kind::NoPicture;
    QTest::newRow("V07 16000 x 8000") << Clips::path("huge.mp4") << Kind::TooLarge;
    QTest::newRow("V08 sound only") << Clips::path("sound-only.mp4") << Kind::SoundOnly;
    QTest::newRow("missing") << m_folder.filePath(u"none.mp4"_s) << Kind::Missing;
    QTest::newRow("folder") << m_folder.path() << Kind::Missing;
}

void TestClipPlayer::open_badFile_saysWhy()
{
    QFETCH(QString, path);
    QFETCH(Kind, kind);
    QVERIFY(!path.isEmpty());
    ClipPlayer player;
    QList<ClipFault> faults;
    connect(&player, &ClipPlayer::failed, this,
            [&faults](const ClipFault &fault) { faults.append(fault); });
    player.open(path);
    player.play();
    QTRY_COMPARE_WITH_TIMEOUT(faults.size(), 1, 2500);
    QCOMPARE(faults.first().kind, kind);
    QVERIFY(sentence(faults.first()).endsWith(u'.'));
    QCOMPARE(player.state(), State::Failed);
    QVERIFY(!player.isOpen());
}

void TestClipPlayer::open_afterAFault_playsAgain()
{
    ClipPlayer player;
    const Shown shown(player);
    player.open(Clips::path("unknown-codec.mp4"));
    QTRY_COMPARE(player.state(), State::Failed);
    player.open(Clips::path("count.mp4"));
    player.play();
    QTRY_VERIFY(shown.last() > 2);
}

void TestClipPlayer::play_cutFile_endsWithoutFault_V02()
{
    ClipPlayer player;
    const Shown shown(player);
    const QSignalSpy failed(&player, &ClipPlayer::failed);
    player.setLooping(false);
    player.setRate(4);
    player.open(Clips::path("cut-moov-first.mp4"));
    player.play();
    QTRY_COMPARE(player.state(), State::Paused);
    QVERIFY(shown.numbers.size() > 10);
    QVERIFY(failed.isEmpty());
}

void TestClipPlayer::switching30Times_staysUp_V11()
{
    ClipPlayer player;
    const Shown shown(player);
    const QStringList paths {Clips::path("tall.mp4"), Clips::path("hevc.mp4"),
                             Clips::path("long-sound.mp4"), Clips::path("no-picture.mp4")};
    for (int i = 0; i < 30; ++i) {
        player.open(paths.at(i % paths.size()));
        player.play();
        player.seek(500ms);
        QCoreApplication::processEvents();
    }
    player.open(Clips::path("count.mp4"));
    QTRY_VERIFY(player.frame().isValid());
    QCOMPARE(player.frame().size(), QSize(160, 90));
    QCOMPARE(player.duration(), ClipPlayer::Time(2s));
    QCOMPARE(shown.last(), 0);
}

void TestClipPlayer::destroyedWhilePlaying_staysUp_V12()
{
    for (int i = 0; i < 20; ++i) {
        auto player = std::make_unique<ClipPlayer>();
        const Shown shown(*player);
        player->open(Clips::path("count.mp4"));
        player->play();
        QTRY_VERIFY(shown.last() >= i % 3);
    }
}

void TestClipPlayer::fileRemovedWhilePlaying_staysUp_V13()
{
    const QString path = m_folder.filePath(u"removed.mp4"_s);
    QVERIFY(QFile::copy(Clips::path("count.mp4"), path));
    ClipPlayer player;
    const Shown shown(player);
    player.setRate(4);
    player.open(path);
    player.play();
    QTRY_VERIFY(shown.last() >= 2);
    QVERIFY(QFile::remove(path));
    QTRY_VERIFY(shown.wrapped() || player.state() == State::Failed);
}

void TestClipPlayer::oddSizes_play_V17_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QSize>("size");
    QTest::newRow("51 x 37, 10 bit, rotated") << u"odd.mp4"_s << QSize(51, 37);
    QTest::newRow("HEVC") << u"hevc.mp4"_s << QSize(160, 90);
    QTest::newRow("9:16") << u"tall.mp4"_s << QSize(90, 160);
}

void TestClipPlayer::oddSizes_play_V17()
{
    QFETCH(QString, name);
    QFETCH(QSize, size);
    ClipPlayer player;
    QSignalSpy shown(&player, &ClipPlayer::frameShown);
    player.open(Clips::path(qPrintable(name)));
    player.play();
    QTRY_VERIFY(shown.size() > 3);
    const QSize picture = player.frame().toImage().size();
    QVERIFY(picture == size || picture == size.transposed());
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
