// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keep/stillmaker.h"
#include "support/joinedtest.h"

#include <QBuffer>
#include <QFile>
#include <QImage>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

constexpr int Patience = 20'000; // ms

QImage coast(const QSize &size = {320, 180})
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::darkCyan);
    image.setPixelColor(7, 7, Qt::yellow);
    return image;
}

QByteArray packed(const QImage &image, const char *format)
{
    QBuffer buffer;
    return buffer.open(QIODevice::WriteOnly) && image.save(&buffer, format) ? buffer.data()
                                                                            : QByteArray();
}

/// A JPEG that says it is 60000 × 60000.
QByteArray hugeJpeg()
{
    QByteArray bytes = packed(coast(), "JPEG");
    const qsizetype frame = bytes.indexOf("\xFF\xC0");
    return frame < 0 ? QByteArray() : bytes.replace(frame + 5, 4, "\xEA\x60\xEA\x60");
}

} // namespace

/// The real poster program against fetched images (V15).
class TestStillMaker final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QVERIFY(m_dir.emplace().isValid()); }
    void image_becomesOneOfOurOwn_data();
    void image_becomesOneOfOurOwn();
    void largeImage_isMadeSmaller();
    void whatIsNoImage_isRefused_V15_data();
    void whatIsNoImage_isRefused_V15();
    void tooLargeAnImage_isRefusedUnread_V07();
    void missingProgram_isAnswered();
    void newestAsked_isAnsweredAlone();
    void sameAskedAgain_isMade();
    void still_goesWithItsMaker();

private:
    [[nodiscard]] static QString program() { return QStringLiteral(POSTER_PROGRAM); }
    [[nodiscard]] QString write(const QString &name, const QByteArray &bytes) const;
    [[nodiscard]] QString hangingProgram() const;

    std::optional<QTemporaryDir> m_dir;
};

QString TestStillMaker::write(const QString &name, const QByteArray &bytes) const
{
    QFile file(m_dir->filePath(name));
    const bool isWritten = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    return isWritten ? file.fileName() : QString();
}

/// Never ends with hanging.png; with others it is the real one.
QString TestStillMaker::hangingProgram() const
{
    const QString script =
        u"#!/bin/sh\ncase \"$1\" in\n*hanging.png) exec sleep 600 ;;\nesac\nexec '%1' \"$@\"\n"_s;
    const QString path = write(u"hanging"_s, script.arg(program()).toUtf8());
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return path;
}

void TestStillMaker::image_becomesOneOfOurOwn_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("PNG") << u"last.png"_s << packed(coast(), "PNG");
    QTest::newRow("JPEG") << u"last.jpg"_s << packed(coast(), "JPEG");
    QTest::newRow("JPEG by a wrong name") << u"last.png"_s << packed(coast(), "JPEG");
}

void TestStillMaker::image_becomesOneOfOurOwn()
{
    QFETCH(const QString, name);
    QFETCH(const QByteArray, bytes);
    const QString image = write(name, bytes);
    StillMaker maker(program());
    QSignalSpy made(&maker, &StillMaker::made);
    maker.make(image);
    QVERIFY(made.wait(Patience));
    QCOMPARE(made.constFirst().at(0).toString(), image);
    const QImage still(made.constFirst().at(1).toString(), "PNG");
    QCOMPARE(still.convertToFormat(QImage::Format_RGB32),
             QImage::fromData(bytes).convertToFormat(QImage::Format_RGB32));
}

void TestStillMaker::largeImage_isMadeSmaller()
{
    StillMaker maker(program());
    QSignalSpy made(&maker, &StillMaker::made);
    maker.make(write(u"last.png"_s, packed(coast({5120, 50}), "PNG")));
    QVERIFY(made.wait(Patience));
    QCOMPARE(QImage(made.constFirst().at(1).toString()).size(), QSize(4096, 40));
}

void TestStillMaker::whatIsNoImage_isRefused_V15_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("HTML") << QByteArray("<html>no</html>");
    QTest::newRow("SVG that names a file")
        << QByteArray("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>"
                      "<image href='/etc/passwd'/></svg>");
    QTest::newRow("another kind of image") << packed(coast(), "BMP");
    QTest::newRow("cut") << packed(coast(), "PNG").left(60);
    QTest::newRow("larger than is said to be") << hugeJpeg();
}

void TestStillMaker::whatIsNoImage_isRefused_V15()
{
    QFETCH(const QByteArray, bytes);
    const QString image = write(u"last.png"_s, bytes);
    StillMaker maker(program());
    QSignalSpy made(&maker, &StillMaker::made);
    maker.make(image);
    QVERIFY(made.wait(Patience));
    QCOMPARE(made.constFirst().at(0).toString(), image);
    QCOMPARE(made.constFirst().at(1).toString(), QString());
    maker.make(write(u"good.png"_s, packed(coast(), "PNG")));
    QVERIFY(made.wait(Patience));
    QVERIFY(!QImage(made.constLast().at(1).toString()).isNull());
}

void TestStillMaker::tooLargeAnImage_isRefusedUnread_V07()
{
    QProcess process;
    process.start(program(), {write(u"last.jpg"_s, hugeJpeg()), m_dir->filePath(u"still.png"_s)});
    QVERIFY(process.waitForFinished(Patience));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 1);
    QVERIFY(process.readAllStandardError().contains("the picture is too large"));
    QVERIFY(!QFile::exists(m_dir->filePath(u"still.png"_s)));
}

void TestStillMaker::missingProgram_isAnswered()
{
    for (const QString &missing : {QString(), m_dir->filePath(u"nothing-here"_s)}) {
        StillMaker maker(missing);
        QSignalSpy made(&maker, &StillMaker::made);
        maker.make(write(u"last.png"_s, packed(coast(), "PNG")));
        QVERIFY(made.wait(Patience));
        QCOMPARE(made.constFirst().at(1).toString(), QString());
    }
}

void TestStillMaker::newestAsked_isAnsweredAlone()
{
    const QString hanging = write(u"hanging.png"_s, packed(coast(), "PNG"));
    const QString good = write(u"good.png"_s, packed(coast(), "PNG"));
    StillMaker maker(hangingProgram());
    QSignalSpy made(&maker, &StillMaker::made);
    maker.make(hanging);
    maker.make(good);
    QVERIFY(made.wait(Patience));
    QCOMPARE(made.size(), 1);
    QCOMPARE(made.constFirst().at(0).toString(), good);
    QVERIFY(!QImage(made.constFirst().at(1).toString()).isNull());
}

void TestStillMaker::sameAskedAgain_isMade()
{
    const QString good = write(u"good.png"_s, packed(coast(), "PNG"));
    StillMaker maker(program());
    QSignalSpy made(&maker, &StillMaker::made);
    maker.make(good);
    maker.make(good);
    QVERIFY(made.wait(Patience));
    QVERIFY(!QImage(made.constFirst().at(1).toString()).isNull());
}

void TestStillMaker::still_goesWithItsMaker()
{
    auto maker = std::make_unique<StillMaker>(program());
    QSignalSpy made(maker.get(), &StillMaker::made);
    maker->make(write(u"good.png"_s, packed(coast(), "PNG")));
    QVERIFY(made.wait(Patience));
    const QString still = made.constFirst().at(1).toString();
    QVERIFY(QFile::exists(still));
    maker.reset();
    QVERIFY(!QFile::exists(still));
}

QTEST_GUILESS_MAIN(TestStillMaker)
#include "tst_stillmaker.moc"
