// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keep/mp4box.h"
#include "support/joinedtest.h"

#include <QBuffer>
#include <QFile>
#include <QRandomGenerator>
#include <QtEndian>

using namespace Reelwatch;
using Mp4Box::Finding;

Q_DECLARE_METATYPE(Reelwatch::Mp4Box::Finding)

namespace {

QByteArray sample(const char *name)
{
    QFile file(QStringLiteral(TEST_DATA_DIR "/keep/") + QLatin1StringView(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Finding walked(QByteArray bytes)
{
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    return Mp4Box::walk(buffer);
}

QByteArray number(quint32 value)
{
    QByteArray bytes(4, 0);
    qToBigEndian(value, bytes.data());
    return bytes;
}

QByteArray number64(quint64 value)
{
    QByteArray bytes(8, 0);
    qToBigEndian(value, bytes.data());
    return bytes;
}

QByteArray box(const QByteArray &type, const QByteArray &content)
{
    return number(static_cast<quint32>(content.size() + 8)) + type + content;
}

QByteArray longBox(const QByteArray &type, const QByteArray &content)
{
    return number(1) + type + number64(static_cast<quint64>(content.size()) + 16) + content;
}

QByteArray table(const QByteArray &type, const QByteArray &entries)
{
    return box(type, number(0) + entries);
}

QByteArray movie(const QByteArray &tables)
{
    return box("moov", box("trak", box("mdia", box("minf", box("stbl", tables)))));
}

const QByteArray Head = box("ftyp", "isom" + number(512) + "isom");
/// Every sample 10 bytes, two in each chunk.
const QByteArray Sizes = table("stsz", number(10) + number(4));
const QByteArray Runs = table("stsc", number(1) + number(1) + number(2) + number(1));

/// Two chunks of 20 bytes in an mdat that lies behind ftyp and a movie of known length.
QByteArray video(const QByteArray &chunkType, const QByteArray &sizes, const QByteArray &media)
{
    const auto tables = [&](quint32 first) {
        const QByteArray offsets = chunkType == "co64" ? number64(first) + number64(first + 20)
                                                       : number(first) + number(first + 20);
        return movie(sizes + Runs + table(chunkType, number(2) + offsets));
    };
    const auto begin = static_cast<quint32>(Head.size() + tables(0).size() + 8);
    return Head + tables(begin) + media;
}

/// Where each box begins, containers opened, in a well-formed file.
QList<qsizetype> borders(const QByteArray &bytes, qsizetype begin, qsizetype end)
{
    QList<qsizetype> found;
    for (qsizetype at = begin; at + 8 <= end;) {
        const auto size = qFromBigEndian<quint32>(bytes.constData() + at);
        const QByteArray type = bytes.mid(at + 4, 4);
        found += {at, at + 4, at + 8};
        if (QByteArrayList {"moov", "trak", "mdia", "minf", "stbl", "moof", "traf"}.contains(type))
            found += borders(bytes, at + 8, at + size);
        at += size;
    }
    return found;
}

} // namespace

class TestMp4Box : public QObject
{
    Q_OBJECT

private slots:
    void realFile_isJudged_data();
    void realFile_isJudged();
    void D16_cutAnywhere_isNeverWhole_data();
    void D16_cutAnywhere_isNeverWhole();
    void fragmentedCut_isWholeOnlyBetweenFragments();
    void built_data();
    void built();
    void sampleBehindTheEnd_isCut();
    void trailingByte_isNotTheEnd();
    void hostileSizes_data();
    void hostileSizes();
    void deepNesting_endsSafely();
    void moreBoxesThanAnyVideoHas_areBroken();
    void V10_mutatedFile_endsSafely();
};

void TestMp4Box::realFile_isJudged_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Finding>("finding");
    QTest::newRow("movie last") << sample("movielast.mp4") << Finding::Whole;
    QTest::newRow("movie first") << sample("moviefirst.mp4") << Finding::Whole;
    QTest::newRow("fragmented") << sample("fragmented.mp4") << Finding::Fragmented;
    QTest::newRow("sound only") << sample("soundonly.mp4") << Finding::Whole;
    QTest::newRow("WebM") << sample("clip.webm") << Finding::Cut;
    QTest::newRow("empty") << QByteArray() << Finding::NotMp4;
}

void TestMp4Box::realFile_isJudged()
{
    QFETCH(QByteArray, bytes);
    QTEST(walked(bytes), "finding");
}

void TestMp4Box::D16_cutAnywhere_isNeverWhole_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("V03 movie last") << sample("movielast.mp4");
    QTest::newRow("V02 movie first") << sample("moviefirst.mp4");
    QTest::newRow("sound only") << sample("soundonly.mp4");
}

void TestMp4Box::D16_cutAnywhere_isNeverWhole()
{
    QFETCH(QByteArray, bytes);
    const QList<qsizetype> known = borders(bytes, 0, bytes.size());
    QVERIFY(known.size() > 60);
    for (const qsizetype at : known)
        QVERIFY2(walked(bytes.left(at)) != Finding::Whole, qPrintable(QString::number(at)));
    for (qsizetype at = 0; at < bytes.size(); ++at)
        QVERIFY2(walked(bytes.left(at)) != Finding::Whole, qPrintable(QString::number(at)));
}

void TestMp4Box::fragmentedCut_isWholeOnlyBetweenFragments()
{
    const QByteArray bytes = sample("fragmented.mp4");
    int between = 0;
    for (qsizetype at = 0; at < bytes.size(); ++at) {
        const Finding finding = walked(bytes.left(at));
        QVERIFY2(finding != Finding::Whole, qPrintable(QString::number(at)));
        between += finding == Finding::Fragmented ? 1 : 0;
    }
    // Cuts behind an mdat cannot be told: one for each fragment (D16).
    QCOMPARE(between, static_cast<int>(bytes.count("moof")));
}

void TestMp4Box::built_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Finding>("finding");
    const QByteArray media(40, 'm');
    QTest::newRow("stco") << video("stco", Sizes, box("mdat", media)) << Finding::Whole;
    QTest::newRow("co64") << video("co64", Sizes, box("mdat", media)) << Finding::Whole;
    QTest::newRow("64-bit box") << video("stco", Sizes, longBox("mdat", media + "spare890"))
                                << Finding::Whole;
    QTest::newRow("box to the end")
        << video("stco", Sizes, number(0) + "mdat" + media) << Finding::Whole;
    QTest::newRow("box to the end, a byte short")
        << video("stco", Sizes, number(0) + "mdat" + media.left(39)) << Finding::Cut;
    const QByteArray own =
        table("stsz", number(0) + number(4) + number(9) + number(9) + number(9) + number(13));
    QTest::newRow("own sizes") << video("stco", own, number(0) + "mdat" + media.left(42))
                               << Finding::Cut;
    QTest::newRow("no movie") << QByteArray(Head + box("mdat", media)) << Finding::NoMovie;
    QTest::newRow("no media") << QByteArray(Head + movie({})) << Finding::NoMovie;
    QTest::newRow("a movie without samples")
        << QByteArray(Head + movie({}) + box("mdat", media)) << Finding::NoMovie;
    QTest::newRow("ftyp not first") << QByteArray(box("free", {}) + Head) << Finding::NotMp4;
    QTest::newRow("a fragment without its media")
        << QByteArray(Head + movie({}) + box("mdat", media) + box("moof", {})) << Finding::Cut;
    QTest::newRow("zeros behind") << QByteArray(video("stco", Sizes, box("mdat", media))
                                                + QByteArray(16, '\0'))
                                  << Finding::Broken;
}

void TestMp4Box::built()
{
    QFETCH(QByteArray, bytes);
    QTEST(walked(bytes), "finding");
}

void TestMp4Box::sampleBehindTheEnd_isCut()
{
    const QByteArray beyond = movie(Sizes + Runs + table("stco", number(1) + number(9999)));
    QCOMPARE(walked(Head + beyond + box("mdat", QByteArray(40, 'm'))), Finding::Cut);
}

void TestMp4Box::trailingByte_isNotTheEnd()
{
    QCOMPARE(walked(sample("moviefirst.mp4") + 'x'), Finding::Cut);
}

void TestMp4Box::hostileSizes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray media = box("mdat", QByteArray(40, 'm'));
    QTest::newRow("size 7") << QByteArray(Head + number(7) + "moov" + media);
    QTest::newRow("64-bit size below its header")
        << QByteArray(Head + number(1) + "moov" + number64(8) + media);
    QTest::newRow("64-bit size of all ones")
        << QByteArray(Head + number(1) + "moov" + number64(~0ULL) + media);
    QTest::newRow("64-bit size that would wrap")
        << QByteArray(Head + number(1) + "moov" + number64(0x7FFFFFFFFFFFFFFF) + media);
    QTest::newRow("child larger than its parent")
        << QByteArray(Head + box("moov", number(9999) + "trak") + media);
    QTest::newRow("chunk count of all ones")
        << QByteArray(Head + movie(table("stco", number(~0U) + number(1))) + media);
    QTest::newRow("sample count of all ones")
        << QByteArray(Head + movie(table("stsz", number(0) + number(~0U))) + media);
    QTest::newRow("samples of 4 GiB by the 4 thousand million")
        << QByteArray(Head
                      + movie(table("stsz", number(~0U) + number(~0U))
                              + table("stsc", number(1) + number(1) + number(~0U) + number(1))
                              + table("stco", number(1) + number(1)))
                      + media);
    QTest::newRow("offset of all ones") << QByteArray(
        Head + movie(Sizes + Runs + table("co64", number(1) + number64(~0ULL))) + media);
    QTest::newRow("runs that never advance")
        << QByteArray(Head
                      + movie(Sizes + table("stsc", number(9) + QByteArray(9 * 12, '\0'))
                              + table("stco", number(1) + number(9999)))
                      + media);
    QTest::newRow("table without its count") << QByteArray(Head + movie(box("stco", "ab")) + media);
    QTest::newRow("sizes without their count")
        << QByteArray(Head + movie(box("stsz", "abcdefgh")) + media);
}

void TestMp4Box::hostileSizes()
{
    QFETCH(QByteArray, bytes);
    const Finding finding = walked(bytes);
    QVERIFY(finding == Finding::Cut || finding == Finding::Broken);
}

void TestMp4Box::deepNesting_endsSafely()
{
    QByteArray nested = box("trak", {});
    for (int depth = 0; depth < 1'000; ++depth)
        nested = box("trak", nested);
    QCOMPARE(walked(Head + box("moov", nested) + box("mdat", "m")), Finding::Broken);
}

void TestMp4Box::moreBoxesThanAnyVideoHas_areBroken()
{
    QCOMPARE(walked(Head + box("free", {}).repeated(600'000)), Finding::Broken);
}

void TestMp4Box::V10_mutatedFile_endsSafely()
{
    const QByteArray sound = sample("moviefirst.mp4");
    QRandomGenerator random(20260401);
    int refused = 0;
    for (int round = 0; round < 5'000; ++round) {
        QByteArray bytes = sound;
        for (int change = 0; change < 4; ++change)
            bytes[random.bounded(1'800)] = static_cast<char>(random.bounded(256));
        refused += walked(bytes) == Finding::Whole ? 0 : 1;
    }
    QVERIFY(refused > 500); // most bytes of the index are not structure
}

QTEST_GUILESS_MAIN(TestMp4Box)
#include "tst_mp4box.moc"
