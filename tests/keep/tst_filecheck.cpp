// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keep/filecheck.h"
#include "support/joinedtest.h"

#include <QBuffer>
#include <QFile>

using namespace Reelwatch;
using FileCheck::FileVerdict;
using Kind = FileVerdict::Kind;

Q_DECLARE_METATYPE(Reelwatch::FileCheck::FileVerdict::Kind)

namespace {

QByteArray sample(const char *name)
{
    QFile file(QStringLiteral(TEST_DATA_DIR "/keep/") + QLatin1StringView(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

FileVerdict judged(QByteArray bytes, bool lengthKnown)
{
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    return FileCheck::video(buffer, lengthKnown);
}

} // namespace

class TestFileCheck : public QObject
{
    Q_OBJECT

private slots:
    void notAVideo_isNamed_data();
    void notAVideo_isNamed();
    void D18_serviceMessage_isShownWithoutSecrets();
    void video_data();
    void video();
    void image_data();
    void image();
};

void TestFileCheck::notAVideo_isNamed_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("word");
    const auto row = [](const char *name, const QByteArray &bytes, const char *word) {
        QTest::newRow(name) << bytes << QString::fromLatin1(word);
    };
    row("D17 empty", "", "empty");
    row("D18 HTML", "<!DOCTYPE html><html><body>404</body></html>", "web page");
    row("D18 HTML behind blanks", "\n\n  <html></html>", "web page");
    row("D18 XML", "<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code></Error>", "XML");
    row("D18 XML without its head", "<Error><Code>AccessDenied</Code></Error>", "XML");
    row("D18 JSON", "{\"error\":{\"message\":\"not found\"}}", "JSON");
    row("D18 JSON with a mark", "\xEF\xBB\xBF{\"a\":1}", "JSON");
    row("D19 m3u8", "#EXTM3U\n#EXT-X-VERSION:3\nhttp://evil.example/a.ts\n", "playlist");
    row("D19 SVG", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "SVG");
    row("D19 SVG behind XML", "<?xml version=\"1.0\"?><svg/>", "SVG");
    row("D19 zip", "PK\x03\x04rest", "zip");
    row("V04 zeros", QByteArray(4096, '\0'), "unknown kind");
    row("V04 random", QByteArray::fromHex("9f8e7d6c5b4a39281706f5e4d3c2b1a0"), "unknown kind");
    row("image", sample("frame.png"), "image");
    row("text", "Service unavailable", "text");
    row("a RIFF that is no film", "RIFF\x04\0\0\0WAVEdata", "unknown kind");
}

void TestFileCheck::notAVideo_isNamed()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, word);
    const FileVerdict verdict = judged(bytes, true);
    QCOMPARE(verdict.kind, Kind::Other);
    QVERIFY(!verdict.isUsable());
    QVERIFY2(verdict.sentence.contains(word), qPrintable(verdict.sentence));
}

void TestFileCheck::D18_serviceMessage_isShownWithoutSecrets()
{
    const FileVerdict verdict = judged("{\"error\":\"no https://b.example/a?sig=SECRET\"}", true);
    QVERIFY(verdict.sentence.contains(QStringLiteral("\"error\"")));
    QVERIFY(!verdict.sentence.contains(QStringLiteral("SECRET")));
}

void TestFileCheck::video_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("lengthKnown");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("suffix");
    const QByteArray mp4 = sample("moviefirst.mp4");
    const QByteArray pieces = sample("fragmented.mp4");
    const QByteArray webm = sample("clip.webm");
    QByteArray live = webm; // the segment's length unknown, as live encoders write it
    const qsizetype segment = live.indexOf("\x18\x53\x80\x67") + 4;
    live.replace(segment, 8, "\x01\xFF\xFF\xFF\xFF\xFF\xFF\xFF");
    const QString asMp4 = QStringLiteral("mp4");
    const QString asWebm = QStringLiteral("webm");
    QTest::newRow("mp4") << mp4 << true << Kind::Whole << asMp4;
    QTest::newRow("D16 mp4, length not told") << mp4 << false << Kind::Whole << asMp4;
    QTest::newRow("V02 cut") << mp4.chopped(1) << true << Kind::Cut << asMp4;
    QTest::newRow("V03 cut, movie last")
        << sample("movielast.mp4").chopped(100) << true << Kind::Cut << asMp4;
    QTest::newRow("fragments") << pieces << true << Kind::Whole << asMp4;
    QTest::newRow("D16 fragments, length not told")
        << pieces << false << Kind::LengthNotConfirmed << asMp4;
    QTest::newRow("WebM") << webm << false << Kind::Whole << asWebm;
    QTest::newRow("WebM cut") << webm.chopped(1) << true << Kind::Cut << asWebm;
    QTest::newRow("WebM cut in its head") << webm.left(20) << true << Kind::Cut << asWebm;
    QTest::newRow("live WebM") << live << true << Kind::Whole << asWebm;
    QTest::newRow("live WebM, length not told")
        << live << false << Kind::LengthNotConfirmed << asWebm;
    QTest::newRow("AVI") << QByteArray("RIFF\x08\0\0\0AVI LIST", 16) << true << Kind::Whole
                         << QStringLiteral("avi");
    QTest::newRow("AVI cut") << QByteArray("RIFF\x09\0\0\0AVI LIST", 16) << true << Kind::Cut
                             << QStringLiteral("avi");
    QByteArray mov = mp4;
    mov.replace(8, 4, "qt  ");
    QTest::newRow("QuickTime") << mov << true << Kind::Whole << QStringLiteral("mov");
}

void TestFileCheck::video()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, lengthKnown);
    const FileVerdict verdict = judged(bytes, lengthKnown);
    QTEST(verdict.kind, "kind");
    QTEST(verdict.suffix, "suffix");
    QCOMPARE(verdict.sentence.isEmpty(), verdict.kind == Kind::Whole);
}

void TestFileCheck::image_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Kind>("kind");
    QTest::newRow("PNG") << sample("frame.png") << Kind::Whole;
    QTest::newRow("JPEG") << sample("frame.jpg") << Kind::Whole;
    QTest::newRow("WebP") << sample("frame.webp") << Kind::Whole;
    QTest::newRow("PNG cut") << sample("frame.png").chopped(8) << Kind::Cut;
    QTest::newRow("JPEG cut") << sample("frame.jpg").left(700) << Kind::Cut;
    QTest::newRow("WebP cut") << sample("frame.webp").chopped(8) << Kind::Cut;
    QTest::newRow("SVG") << QByteArray("<svg/>") << Kind::Other;
    QTest::newRow("video") << sample("moviefirst.mp4") << Kind::Other;
    QTest::newRow("empty") << QByteArray() << Kind::Other;
}

void TestFileCheck::image()
{
    QFETCH(QByteArray, bytes);
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    QTEST(FileCheck::image(buffer).kind, "kind");
}

QTEST_GUILESS_MAIN(TestFileCheck)
#include "tst_filecheck.moc"
