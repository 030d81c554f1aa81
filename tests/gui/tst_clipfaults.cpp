// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/player/playbackplugin.h"
#include "playback/codecname.h"
#include "playback/mediabackend.h"
#include "shown.h"
#include "support/joinedtest.h"
#include "support/mutated.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>

using namespace Reelwatch;
using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;
using Kind = ClipFault::Kind;
using State = ClipPlayer::State;

namespace {

class FaultListener final : public ClipBackend::Listener
{
public:
    void takeFrame(const ClipFrame &) override { }
    void takeDuration() override { }
    void takeAudible() override { }
    void takeEnd() override { }
    void takeFault(const ClipFault &fault) override { faults.append(fault); }

    QList<ClipFault> faults;
};

} // namespace

/// What must not harm the player: wrong files, odd files, haste.
class TestClipFaults final : public QObject
{
    Q_OBJECT

public:
    static void initMain() { PlaybackPlugin::configure(); }

private slots:
    void initTestCase();
    void open_notLocal_isRefused_V16_data();
    void open_notLocal_isRefused_V16();
    void load_ofNoOpenFile_isRefused_V16_data();
    void load_ofNoOpenFile_isRefused_V16();
    void open_playlistNamedMp4_asksNoServer_D19();
    void open_badFile_saysWhy_data();
    void open_badFile_saysWhy();
    void open_afterAFault_playsAgain();
    void play_cutFile_endsWithoutFault_V02();
    void mutatedHeaders_areAFaultOrPlay_V10();
    void switching30Times_staysUp_V11();
    void destroyedWhilePlaying_staysUp_V12();
    void fileRemovedWhilePlaying_staysUp_V13();
    void oddSizes_play_V17_data();
    void oddSizes_play_V17();
    void codecName_isWhatPeopleCallIt_V05();

private:
    QString write(const QString &name, const QByteArray &bytes) const;

    QTemporaryDir m_folder;
};

void TestClipFaults::initTestCase()
{
    QVERIFY(m_folder.isValid());
}

QString TestClipFaults::write(const QString &name, const QByteArray &bytes) const
{
    QFile file(m_folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        return {};
    return file.fileName();
}

void TestClipFaults::open_notLocal_isRefused_V16_data()
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

void TestClipFaults::open_notLocal_isRefused_V16()
{
    QFETCH(QString, path);
    bool made = false;
    ClipPlayer player([&made](ClipBackend::Listener &) {
        made = true;
        return nullptr;
    });
    QList<ClipFault> faults;
    connect(&player, &ClipPlayer::failed, this,
            [&faults](const ClipFault &fault) { faults.append(fault); });
    player.open(path);
    QCOMPARE(faults, QList<ClipFault> {{Kind::NotLocal}});
    QCOMPARE(player.state(), State::Failed);
    QVERIFY2(!made, "the media framework was not even made");
}

void TestClipFaults::load_ofNoOpenFile_isRefused_V16_data()
{
    QTest::addColumn<std::shared_ptr<QFile>>("file");
    const QString path = write(u"unread.mp4"_s, "ftyp");
    const auto onlyWritten = std::make_shared<QFile>(path);
    QVERIFY(onlyWritten->open(QIODevice::WriteOnly));
    QTest::newRow("none") << std::shared_ptr<QFile>();
    QTest::newRow("closed") << std::make_shared<QFile>(path);
    QTest::newRow("not to be read") << onlyWritten;
}

/// The last fence before the media framework: it holds in every build.
void TestClipFaults::load_ofNoOpenFile_isRefused_V16()
{
    QFETCH(const std::shared_ptr<QFile>, file);
    FaultListener listener;
    MediaBackend backend(listener);
    QVERIFY(!backend.load(file));
    QCOMPARE(listener.faults, QList<ClipFault> {{Kind::NotLocal}});
    QVERIFY(!backend.findChild<QMediaPlayer *>()->sourceDevice());
}

void TestClipFaults::open_playlistNamedMp4_asksNoServer_D19()
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

void TestClipFaults::open_badFile_saysWhy_data()
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

void TestClipFaults::open_badFile_saysWhy()
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
    QTRY_COMPARE_WITH_TIMEOUT(faults.size(), 1, 2000); // V04
    QCOMPARE(faults.first().kind, kind);
    QVERIFY(sentence(faults.first()).endsWith(u'.'));
    QCOMPARE(player.state(), State::Failed);
    QVERIFY(!player.isOpen());
}

void TestClipFaults::open_afterAFault_playsAgain()
{
    ClipPlayer player;
    const Shown shown(player);
    player.open(Clips::path("unknown-codec.mp4"));
    QTRY_COMPARE(player.state(), State::Failed);
    player.open(Clips::path("count.mp4"));
    player.play();
    QTRY_VERIFY(shown.last() > 2);
}

void TestClipFaults::play_cutFile_endsWithoutFault_V02()
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

void TestClipFaults::mutatedHeaders_areAFaultOrPlay_V10()
{
    QFile file(Clips::path("count.mp4"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray clip = file.readAll();
    const auto index = static_cast<int>(clip.indexOf("moov"));
    const auto media = static_cast<int>(clip.indexOf("mdat"));
    ClipPlayer player;
    const Shown shown(player);
    QList<ClipFault> faults;
    connect(&player, &ClipPlayer::failed, this,
            [&faults](const ClipFault &fault) { faults.append(fault); });
    int number = 0;
    for (const QByteArray &bytes : mutatedCopies(clip, index, media)) {
        const QString path = write(u"mutated%1.mp4"_s.arg(++number), bytes);
        const qsizetype faultsBefore = faults.size();
        const qsizetype shownBefore = shown.numbers.size();
        player.open(path);
        player.play();
        QTRY_VERIFY2(faults.size() > faultsBefore || shown.numbers.size() > shownBefore,
                     qPrintable(path));
        QCOMPARE(player.state() == State::Failed, faults.size() > faultsBefore);
    }
    QVERIFY2(!faults.isEmpty() && !shown.numbers.isEmpty(), "they are all alike");
    player.open(Clips::path("count.mp4"));
    player.play();
    QTRY_VERIFY(player.state() == State::Playing && shown.last() > 2);
}

void TestClipFaults::switching30Times_staysUp_V11()
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

void TestClipFaults::destroyedWhilePlaying_staysUp_V12()
{
    for (int i = 0; i < 20; ++i) {
        auto player = std::make_unique<ClipPlayer>();
        const Shown shown(*player);
        player->open(Clips::path("count.mp4"));
        player->play();
        QTRY_VERIFY(shown.last() >= i % 3);
    }
}

void TestClipFaults::fileRemovedWhilePlaying_staysUp_V13()
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

void TestClipFaults::oddSizes_play_V17_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QSize>("size");
    QTest::newRow("51 x 37, 10 bit, rotated") << u"odd.mp4"_s << QSize(51, 37);
    QTest::newRow("HEVC") << u"hevc.mp4"_s << QSize(160, 90);
    QTest::newRow("9:16") << u"tall.mp4"_s << QSize(90, 160);
}

void TestClipFaults::oddSizes_play_V17()
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

void TestClipFaults::codecName_isWhatPeopleCallIt_V05()
{
    QCOMPARE(sentence({Kind::UnknownCodec, codecName(QMediaFormat::VideoCodec::H265)}),
             u"This system cannot decode this video (HEVC)."_s);
    QCOMPARE(codecName(QMediaFormat::VideoCodec::AV1), u"AV1"_s);
    QCOMPARE(codecName(QMediaFormat::VideoCodec::Unspecified), QString());
}

QTEST_MAIN(TestClipFaults)
#include "tst_clipfaults.moc"
