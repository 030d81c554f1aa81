// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/joinedtest.h"
#include "support/memory.h"
#include "transferfixture.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>

using namespace Reelwatch;
using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;
using Kind = TransferEnd::Kind;

Q_DECLARE_METATYPE(Reelwatch::TransferEnd::Kind)
/// What arrives, and what becomes of it on the disk.
class TestTransfer : public TransferFixture
{
    Q_OBJECT

private slots:
    void init() { setUp(); }
    void cleanup() { m_media.reset(); }
    void wholeVideo_isKept();
    void fault_data();
    void fault();
    void D16_fragmentsOfUnknownLength_areKeptAndMarked();
    void D16_chunksCutShort_areNeverKept();
    void D31_stall_endsIt();
    void D18_finalName_isAbsentUntilTheCheck();
    void D27_abort_removesThePartialFile();
    void D08_contentDisposition_isIgnored();
    void D01_noRoom_endsBeforeTheBody();
    void D21_hugePromise_waitsForTheUser();
    void D21_endlessBody_isStopped();
    void D06_partNameTaken_isTroubleWithTheFolder();
    void D24_cutOnTheWay_neverGetsTheFinalName();
    void lastFrame_isKeptByItsKind();
    void P10_memoryStaysFlat();
    void quit_isQuick();
};

void TestTransfer::wholeVideo_isKept()
{
    const QByteArray bytes = sample("moviefirst.mp4");
    m_storage->on("/a", video(bytes));
    const TransferEnd end = run(order("/a"));
    QCOMPARE(end.kind, Kind::Kept);
    QCOMPARE(end.file, folder() + u"/clip.mp4"_s);
    QCOMPARE(contentOf(end.file), bytes);
    QCOMPARE(end.size, bytes.size());
    QVERIFY(end.lengthConfirmed);
    QCOMPARE(files(), QStringList {u"clip.mp4"_s});
}

void TestTransfer::fault_data()
{
    QTest::addColumn<WireAnswer>("answer");
    QTest::addColumn<Kind>("kind");
    const QByteArray mp4 = sample("moviefirst.mp4");
    const QByteArray length = QByteArray::number(mp4.size());
    const QByteArray chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    const auto row = [](const char *name, const WireAnswer &answer, Kind kind) {
        QTest::newRow(name) << answer << kind;
    };
    row("D15 body shorter than promised", promised(length, mp4.chopped(1)), Kind::Lost);
    row("D15 body cut at once", promised(length, {}), Kind::Lost);
    row("D15 reset",
        {.bytes = promised(length, mp4.left(900)).bytes, .then = WireAnswer::Then::Reset},
        Kind::Lost);
    row("D15 promise shorter than the body", promised("5000", mp4), Kind::WrongContent);
    row("D16 no length, whole", unmeasured(mp4), Kind::Kept);
    row("D16 no length, cut", unmeasured(mp4.chopped(1)), Kind::WrongContent);
    row("D16 no length, only the movie", unmeasured(mp4.left(mp4.indexOf("mdat") - 4)),
        Kind::WrongContent);
    row("D16 no length, movie last, cut", unmeasured(sample("movielast.mp4").chopped(100)),
        Kind::WrongContent);
    row("V02 length and file agree, both cut", video(mp4.chopped(9)), Kind::WrongContent);
    row("V03 the same, movie last", video(sample("movielast.mp4").left(2000)), Kind::WrongContent);
    row("chunked, size that is no number", WireAnswer::raw(chunked + "zz\r\n" + mp4),
        Kind::WrongContent);
    row("chunked, whole",
        WireAnswer::raw(chunked + QByteArray::number(mp4.size(), 16) + "\r\n" + mp4
                        + "\r\n0\r\n\r\n"),
        Kind::Kept);
    row("length that is no number", promised("x", mp4), Kind::Kept);
    row("D17 empty", video({}), Kind::WrongContent);
    row("D17 empty, length not told", unmeasured({}), Kind::WrongContent);
    row("D18 HTML", video("<html>sign in</html>"), Kind::WrongContent);
    row("D18 JSON", video("{\"error\":{\"message\":\"gone\"}}"), Kind::WrongContent);
    row("D18 XML", video("<?xml version=\"1.0\"?><Error/>"), Kind::WrongContent);
    row("D19 m3u8", video("#EXTM3U\nhttp://127.0.0.1/x.ts\n"), Kind::WrongContent);
    row("D19 SVG", video("<svg/>"), Kind::WrongContent);
    row("D19 zip", video("PK\x03\x04"), Kind::WrongContent);
    row("D20 packed", video(mp4, {"Content-Encoding: gzip"}), Kind::WrongContent);
    row("D20 identity is not packed", video(mp4, {"Content-Encoding: identity"}), Kind::Kept);
    row("404 page", WireAnswer::of(404, "<html>no</html>", "text/html"), Kind::Dead);
    row("404 with a page longer than the buffer",
        WireAnswer::of(404, QByteArray(3 * MiB, 'x'), "text/html"), Kind::Dead);
    row("503 with a page longer than the buffer",
        WireAnswer::of(503, QByteArray(3 * MiB, 'x'), "text/html"), Kind::Lost);
    row("a video with 404", WireAnswer::of(404, mp4, "video/mp4"), Kind::Dead);
    row("U15 403", WireAnswer::of(403, "<Error/>"), Kind::Dead);
    row("400", WireAnswer::of(400, "<Error/>"), Kind::Dead);
    row("410", WireAnswer::of(410, {}), Kind::Dead);
    row("401 with a challenge",
        WireAnswer::of(401, {}, {}, {"WWW-Authenticate: Basic realm=\"x\""}), Kind::Dead);
    row("429", WireAnswer::of(429, {}), Kind::Lost);
    row("408", WireAnswer::of(408, {}), Kind::Lost);
    row("500", WireAnswer::of(500, {}), Kind::Lost);
    row("503 with a video", WireAnswer::of(503, mp4), Kind::Lost);
    row("206", WireAnswer::of(206, mp4), Kind::Lost);
    row("204", WireAnswer::raw("HTTP/1.1 204 No Content\r\n\r\n"), Kind::Lost);
    row("103 only", WireAnswer::raw("HTTP/1.1 103 Early Hints\r\n\r\n"), Kind::Lost);
    row("304", WireAnswer::raw("HTTP/1.1 304 Not Modified\r\n\r\n"), Kind::Lost);
    row("no HTTP", WireAnswer::raw("SSH-2.0-OpenSSH\r\n"), Kind::Lost);
    row("closed at once", WireAnswer::raw({}), Kind::Lost);
}

void TestTransfer::fault()
{
    QFETCH(WireAnswer, answer);
    m_storage->on("/a", answer);
    const TransferEnd end = run(order("/a"));
    QTEST(end.kind, "kind");
    QCOMPARE(end.sentence.isEmpty(), end.kind == Kind::Kept);
    QCOMPARE(files(), end.kind == Kind::Kept ? QStringList {u"clip.mp4"_s} : QStringList());
    if (end.kind == Kind::Kept)
        QCOMPARE(contentOf(end.file), sample("moviefirst.mp4"));
    for (const WireRequest &request : m_storage->requests())
        QCOMPARE(request.method(), "GET");
}

void TestTransfer::D16_fragmentsOfUnknownLength_areKeptAndMarked()
{
    m_storage->on("/a", unmeasured(sample("fragmented.mp4")));
    m_storage->on("/b", video(sample("fragmented.mp4")));
    const TransferEnd unsure = run(order("/a"));
    QCOMPARE(unsure.kind, Kind::Kept);
    QVERIFY(!unsure.lengthConfirmed);
    TransferOrder other = order("/b");
    other.key = u"8-video"_s;
    const TransferEnd sure = run(other);
    QCOMPARE(sure.kind, Kind::Kept);
    QVERIFY(sure.lengthConfirmed);
}

void TestTransfer::D16_chunksCutShort_areNeverKept()
{
    // Qt reports this as an error or, when the end comes at once, as a success.
    const QByteArray bytes = sample("moviefirst.mp4");
    for (const qsizetype length : {qsizetype(0x400), bytes.size() - 1}) {
        m_storage->on("/a",
                      WireAnswer::raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                                      + QByteArray::number(length, 16) + "\r\n" + bytes.left(length)
                                      + "\r\n"));
        const TransferEnd end = run(order("/a"));
        QVERIFY(end.kind == Kind::Lost || end.kind == Kind::WrongContent);
        QCOMPARE(files(), QStringList());
    }
}

void TestTransfer::D31_stall_endsIt()
{
    static_assert(TransferLimits {}.stall == 30s);
    const QByteArray bytes = sample("moviefirst.mp4");
    WireAnswer answer = promised(QByteArray::number(bytes.size()), bytes.left(3000));
    answer.then = WireAnswer::Then::Hang;
    m_storage->on("/body", answer);
    m_storage->on("/head", WireAnswer::raw({}, WireAnswer::Then::Hang));
    for (const QByteArray path : {"/body", "/head"}) {
        TransferOrder stalling = order(path);
        stalling.limits.stall = 200ms;
        const TransferEnd end = run(stalling);
        QCOMPARE(end.kind, Kind::Lost);
        QVERIFY2(end.sentence.contains(u"127.0.0.1"_s), qPrintable(end.sentence));
        QCOMPARE(files(), QStringList());
    }
}

void TestTransfer::D18_finalName_isAbsentUntilTheCheck()
{
    const QByteArray bytes = sample("moviefirst.mp4");
    WireAnswer answer = promised(QByteArray::number(bytes.size()), bytes.chopped(4));
    answer.drip = bytes.right(4);
    answer.every = 100ms;
    m_storage->on("/a", answer);
    QSignalSpy ended(m_media.get(), &MediaThread::ended);
    m_media->begin(order("/a"));
    QTRY_COMPARE_WITH_TIMEOUT(parts(), QStringList {u"7-video.part"_s}, Wait);
    QCOMPARE(files(), QStringList());
    QVERIFY(ended.isEmpty());
    QVERIFY(ended.wait(Wait));
    QCOMPARE(files(), QStringList {u"clip.mp4"_s});
}

void TestTransfer::D27_abort_removesThePartialFile()
{
    WireAnswer answer = promised("9999", sample("moviefirst.mp4"));
    answer.then = WireAnswer::Then::Hang;
    m_storage->on("/a", answer);
    QSignalSpy ended(m_media.get(), &MediaThread::ended);
    const TransferOrder aborted = order("/a");
    m_media->begin(aborted);
    QTRY_COMPARE_WITH_TIMEOUT(parts().size(), 1, Wait);
    m_media->abort(aborted.ticket);
    QTRY_COMPARE_WITH_TIMEOUT(parts(), QStringList(), Wait);
    QTRY_COMPARE_WITH_TIMEOUT(m_storage->openConnections(), 0, Wait);
    QVERIFY(ended.isEmpty());
}

void TestTransfer::D08_contentDisposition_isIgnored()
{
    m_storage->on("/a",
                  video(sample("moviefirst.mp4"),
                        {"Content-Disposition: attachment; filename=\"../evil.sh\""}));
    QCOMPARE(run(order("/a")).file, folder() + u"/clip.mp4"_s);
}

void TestTransfer::D01_noRoom_endsBeforeTheBody()
{
    static_assert(TransferLimits {}.reserve == 64 * MiB);
    m_storage->on("/a", video(sample("moviefirst.mp4")));
    TransferOrder full = order("/a");
    full.limits.reserve = 1LL << 60;
    const TransferEnd end = run(full);
    QCOMPARE(end.kind, Kind::NoSpace);
    QCOMPARE(end.size, 0);
    QCOMPARE(files(), QStringList());
}

void TestTransfer::D21_hugePromise_waitsForTheUser()
{
    static_assert(TransferLimits {}.largestVideo == 4096 * MiB);
    m_storage->on("/a", promised("200000000000", sample("moviefirst.mp4")));
    const TransferEnd end = run(order("/a"));
    QCOMPARE(end.kind, Kind::TooLarge);
    QVERIFY2(end.sentence.contains(u"200"_s), qPrintable(end.sentence));
    QCOMPARE(files(), QStringList());
}

void TestTransfer::D21_endlessBody_isStopped()
{
    WireAnswer answer = unmeasured(sample("moviefirst.mp4"));
    answer.endless = QByteArray(64 * 1024, 'x');
    m_storage->on("/a", answer);
    TransferOrder small = order("/a");
    small.limits.largestVideo = MiB;
    QCOMPARE(run(small).kind, Kind::TooLarge);
    QCOMPARE(files(), QStringList());
}

void TestTransfer::D06_partNameTaken_isTroubleWithTheFolder()
{
    QVERIFY(QDir().mkpath(folder() + u"/.incomplete"_s));
    QVERIFY(
        QFile::link(m_dir->filePath(u"elsewhere"_s), folder() + u"/.incomplete/7-video.part"_s));
    m_storage->on("/a", video(sample("moviefirst.mp4")));
    QCOMPARE(run(order("/a")).kind, Kind::FolderTrouble);
    QVERIFY(!QFile::exists(m_dir->filePath(u"elsewhere"_s)));
}

void TestTransfer::D24_cutOnTheWay_neverGetsTheFinalName()
{
    const QByteArray bytes = sample("moviefirst.mp4");
    const QByteArray length = QByteArray::number(bytes.size());
    for (qsizetype cut = 0; cut < bytes.size(); cut += 397) {
        m_storage->on("/a", promised(length, bytes.left(cut)));
        QCOMPARE(run(order("/a")).kind, Kind::Lost);
        QCOMPARE(files(), QStringList());
    }
}

void TestTransfer::lastFrame_isKeptByItsKind()
{
    m_storage->on("/frame", WireAnswer::of(200, sample("frame.png"), "image/png"));
    m_storage->on("/page", WireAnswer::of(200, "<html></html>", "image/png"));
    m_storage->on("/large", promised("999999999", sample("frame.png")));
    TransferOrder frame = order("/frame");
    frame.part = TransferOrder::Part::LastFrame;
    QCOMPARE(run(frame).file, folder() + u"/clip.png"_s);
    frame.key = u"8-frame"_s;
    frame.link = m_storage->url("/page").toEncoded();
    QCOMPARE(run(frame).kind, Kind::WrongContent);
    frame.link = m_storage->url("/large").toEncoded();
    QCOMPARE(run(frame).kind, Kind::TooLarge);
    QCOMPARE(files(), QStringList {u"clip.png"_s});
}

void TestTransfer::P10_memoryStaysFlat()
{
    constexpr qint64 Promised = 512 * MiB; // long enough under way for its progress to be told
    WireAnswer answer = promised(QByteArray::number(Promised), {});
    answer.endless = QByteArray(64 * 1024, 'x'); // the client takes what was promised
    m_storage->on("/a", answer);
    const qint64 before = Memory::heldBytes();
    qint64 most = before;
    connect(m_media.get(), &MediaThread::progressed, this,
            [&most] { most = std::max(most, Memory::heldBytes()); });
    QSignalSpy progress(m_media.get(), &MediaThread::progressed);
    const TransferEnd end = run(order("/a"));
    QCOMPARE(end.kind, Kind::WrongContent);
    QCOMPARE(end.size, Promised);
    QVERIFY2(most - before < 16 * MiB, qPrintable(QString::number((most - before) / MiB)));
    QVERIFY(!progress.isEmpty());
}

void TestTransfer::quit_isQuick()
{
    m_storage->on("/a", WireAnswer::raw({}, WireAnswer::Then::Hang));
    m_media->begin(order("/a"));
    QTRY_COMPARE_WITH_TIMEOUT(m_storage->requests().size(), 1, Wait);
    QElapsedTimer timer;
    timer.start();
    m_media.reset();
    QVERIFY(timer.elapsed() < 500);
}

QTEST_GUILESS_MAIN(TestTransfer)
#include "tst_transfer.moc"
