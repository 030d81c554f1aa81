// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transferfixture.h"

#include <QCryptographicHash>
#include <QFile>
#include <QRandomGenerator>
#include <QTest>

using namespace Reelwatch;
using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;
using Kind = TransferEnd::Kind;

namespace {

constexpr int Rounds = 40; ///< of each kind
constexpr int Attempts = 4; ///< until one is given up

} // namespace

/// Every fault that a host or the way to it is known for, again and again: what bears a final name
/// is whole (P5).
class TestFaultRun : public TransferFixture
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup() { m_media.reset(); }
    void P5_faults_neverMakeAWrongFile_data();
    void P5_faults_neverMakeAWrongFile();
    void P6_keyedRequest_neverLeadsElsewhere();

private:
    using Fault = WireAnswer (TestFaultRun::*)(const WireRequest &request);

    [[nodiscard]] int upTo(qsizetype most) { return m_random.bounded(static_cast<int>(most)) + 1; }
    [[nodiscard]] QByteArray head(const QByteArray &more) const
    {
        return "HTTP/1.1 200 OK\r\nConnection: close\r\nETag: \"v1\"\r\n" + more + "\r\n";
    }
    [[nodiscard]] QByteArray length() const
    {
        return "Content-Length: " + QByteArray::number(m_bytes.size()) + "\r\n";
    }
    [[nodiscard]] WireAnswer part(const QByteArray &range, const QByteArray &body,
                                  const QByteArray &tag = "\"v1\"") const
    {
        return WireAnswer::of(206, body, "video/mp4",
                              {"ETag: " + tag, "Content-Range: bytes " + range});
    }
    [[nodiscard]] QByteArray numbers(qint64 from, qint64 total) const
    {
        return QByteArray::number(from) + '-' + QByteArray::number(total - 1) + '/'
            + QByteArray::number(total);
    }
    static qint64 startOf(const WireRequest &request)
    {
        const QByteArray range = request.header("Range"); // "bytes=3000-"
        return range.isEmpty() ? 0 : range.mid(6).chopped(1).toLongLong();
    }

    WireAnswer whole(const WireRequest &request);
    WireAnswer cut(const WireRequest &)
    {
        return WireAnswer::raw(head(length()) + m_bytes.left(upTo(m_bytes.size() - 1)));
    }
    WireAnswer reset(const WireRequest &)
    {
        return WireAnswer::raw(head(length()) + m_bytes.left(upTo(m_bytes.size() - 1)),
                               WireAnswer::Then::Reset);
    }
    WireAnswer silent(const WireRequest &)
    {
        return WireAnswer::raw(head(length()) + m_bytes.left(upTo(m_bytes.size() - 1)),
                               WireAnswer::Then::Hang);
    }
    WireAnswer shortPromise(const WireRequest &)
    {
        const QByteArray said = QByteArray::number(upTo(m_bytes.size() - 1));
        return WireAnswer::raw(head("Content-Length: " + said + "\r\n") + m_bytes);
    }
    WireAnswer longPromise(const WireRequest &)
    {
        const QByteArray said = QByteArray::number(m_bytes.size() + upTo(9999));
        return WireAnswer::raw(head("Content-Length: " + said + "\r\n") + m_bytes);
    }
    WireAnswer noLength(const WireRequest &)
    {
        return WireAnswer::raw(head({}) + m_bytes.left(upTo(m_bytes.size() - 1)));
    }
    WireAnswer chunksCut(const WireRequest &)
    {
        const QByteArray some = m_bytes.left(upTo(m_bytes.size() - 1));
        return WireAnswer::raw(head("Transfer-Encoding: chunked\r\n")
                               + QByteArray::number(some.size(), 16) + "\r\n" + some + "\r\n");
    }
    WireAnswer chunksBroken(const WireRequest &)
    {
        return WireAnswer::raw(head("Transfer-Encoding: chunked\r\n") + "zz\r\n" + m_bytes);
    }
    WireAnswer headOnly(const WireRequest &)
    {
        return video(m_bytes.left(m_bytes.indexOf("mdat") - 4), {"ETag: \"v1\""});
    }
    WireAnswer lyingCut(const WireRequest &)
    {
        return video(m_bytes.left(upTo(m_bytes.size() - 1)), {"ETag: \"v2\""});
    }
    WireAnswer garbage(const WireRequest &)
    {
        QByteArray bytes(upTo(9000), Qt::Uninitialized);
        for (char &byte : bytes)
            byte = static_cast<char>(m_random.bounded(256));
        return video(bytes);
    }
    WireAnswer page(const WireRequest &) { return video("<html>Sign in</html>"); }
    WireAnswer json(const WireRequest &) { return video("{\"error\":{\"message\":\"gone\"}}"); }
    WireAnswer playlist(const WireRequest &) { return video("#EXTM3U\nhttp://127.0.0.1/x.ts\n"); }
    WireAnswer zip(const WireRequest &) { return video("PK\x03\x04" + m_bytes); }
    WireAnswer empty(const WireRequest &) { return video({}); }
    WireAnswer packed(const WireRequest &) { return video(m_bytes, {"Content-Encoding: gzip"}); }
    WireAnswer status(const WireRequest &)
    {
        static const QList<int> codes {201, 204, 304, 400, 401, 403, 404, 408,
                                       410, 425, 429, 500, 502, 503, 504, 599};
        return WireAnswer::of(codes.at(m_random.bounded(codes.size())), m_bytes, "video/mp4");
    }
    WireAnswer notHttp(const WireRequest &) { return WireAnswer::raw("SSH-2.0-OpenSSH\r\n"); }
    WireAnswer nothing(const WireRequest &) { return WireAnswer::raw({}); }
    WireAnswer unasked(const WireRequest &) { return part(numbers(0, m_bytes.size()), m_bytes); }
    WireAnswer otherStart(const WireRequest &)
    {
        const int from = upTo(m_bytes.size() - 2);
        return part(numbers(from, m_bytes.size()), m_bytes.mid(from));
    }
    WireAnswer otherTotal(const WireRequest &request)
    {
        const qint64 total = m_bytes.size() + upTo(500);
        return part(numbers(startOf(request), total), QByteArray(total - startOf(request), 'x'));
    }
    WireAnswer otherTag(const WireRequest &request)
    {
        const qint64 from = startOf(request);
        return part(numbers(from, m_bytes.size()), QByteArray(m_bytes.size() - from, 'x'),
                    "\"v2\"");
    }
    WireAnswer moreThanTheRest(const WireRequest &request)
    {
        return part(numbers(startOf(request), m_bytes.size()), m_bytes);
    }
    WireAnswer refusedRange(const WireRequest &)
    {
        return WireAnswer::of(
            416, {}, {},
            {"ETag: \"v1\"", "Content-Range: bytes */" + QByteArray::number(upTo(9000))});
    }
    WireAnswer loop(const WireRequest &request)
    {
        return WireAnswer::redirect(302, request.target());
    }
    WireAnswer toFile(const WireRequest &)
    {
        return WireAnswer::redirect(307, "file:///etc/passwd");
    }
    WireAnswer elsewhereAndCut(const WireRequest &)
    {
        return WireAnswer::redirect(302, m_other->url("/cut").toEncoded());
    }

    QByteArray m_bytes;
    QRandomGenerator m_random {20260417};
    std::unique_ptr<LoopbackServer> m_other;
};

Q_DECLARE_METATYPE(Reelwatch::WireAnswer)

void TestFaultRun::initTestCase()
{
    m_bytes = sample("moviefirst.mp4");
    QVERIFY(m_bytes.size() > 4000);
}

void TestFaultRun::init()
{
    setUp();
    m_other = std::make_unique<LoopbackServer>();
    m_other->on("/cut", [this](const WireRequest &request) { return cut(request); });
}

/// As a host answers that has no fault.
WireAnswer TestFaultRun::whole(const WireRequest &request)
{
    const qint64 from = startOf(request);
    return from > 0 ? part(numbers(from, m_bytes.size()), m_bytes.mid(from))
                    : video(m_bytes, {"ETag: \"v1\""});
}

void TestFaultRun::P5_faults_neverMakeAWrongFile_data()
{
    QTest::addColumn<int>("at");
    static const char *const names[] = {"cut",
                                        "reset",
                                        "silent",
                                        "short promise",
                                        "long promise",
                                        "no length",
                                        "chunks cut",
                                        "chunks broken",
                                        "head only",
                                        "lying cut",
                                        "garbage",
                                        "page",
                                        "JSON",
                                        "playlist",
                                        "zip",
                                        "empty",
                                        "packed",
                                        "status",
                                        "no HTTP",
                                        "nothing",
                                        "206 unasked",
                                        "other start",
                                        "other total",
                                        "other tag",
                                        "more than the rest",
                                        "416",
                                        "redirect loop",
                                        "redirect to a file",
                                        "redirect and cut"};
    for (int at = 0; const char *name : names)
        QTest::newRow(name) << at++;
}

void TestFaultRun::P5_faults_neverMakeAWrongFile()
{
    using T = TestFaultRun;
    static const QList<Fault> faults {
        &T::cut,          &T::reset,      &T::silent,       &T::shortPromise,   &T::longPromise,
        &T::noLength,     &T::chunksCut,  &T::chunksBroken, &T::headOnly,       &T::lyingCut,
        &T::garbage,      &T::page,       &T::json,         &T::playlist,       &T::zip,
        &T::empty,        &T::packed,     &T::status,       &T::notHttp,        &T::nothing,
        &T::unasked,      &T::otherStart, &T::otherTotal,   &T::otherTag,       &T::moreThanTheRest,
        &T::refusedRange, &T::loop,       &T::toFile,       &T::elsewhereAndCut};
    QFETCH(int, at);
    int kept = 0;
    for (int round = 0; round < Rounds; ++round) {
        int faulty = m_random.bounded(1, Attempts + 1);
        m_storage->on("/a", [&](const WireRequest &request) {
            // A fault of a part needs a part to be at fault.
            const bool isFirst = !request.hasHeader("Range") && at >= 20 && at <= 25;
            return --faulty < 0 ? whole(request)
                : isFirst       ? cut(request)
                                : (this->*faults.at(at))(request);
        });
        TransferOrder wanted = order("/a");
        wanted.key = wanted.stem = u"v%1"_s.arg(round);
        wanted.limits.stall = 30ms;
        TransferEnd end {.kind = Kind::Lost};
        for (int attempt = 0; attempt < Attempts && end.kind != Kind::Kept; ++attempt) {
            end = run(wanted);
            wanted.ticket = ++m_ticket;
        }
        kept += end.kind == Kind::Kept ? 1 : 0;
    }
    QCOMPARE(files().size(), kept);
    for (const QString &name : files())
        QCOMPARE(
            QCryptographicHash::hash(contentOf(folder() + u'/' + name), QCryptographicHash::Sha256),
            QCryptographicHash::hash(m_bytes, QCryptographicHash::Sha256));
    QVERIFY2(kept > 0, "what has no fault in the end is kept");
    for (const LoopbackServer *host : {m_storage.get(), m_other.get()})
        QVERIFY(!host->received().contains("Authorization"));
}

void TestFaultRun::P6_keyedRequest_neverLeadsElsewhere()
{
    m_storage->on("/v1/content", [this](const WireRequest &) {
        return WireAnswer::redirect(302, m_other->url("/cut").toEncoded());
    });
    for (int round = 0; round < Rounds; ++round) {
        TransferOrder keyed = order("/unused");
        keyed.accountBase = m_storage->url();
        keyed.keyed = QNetworkRequest(m_storage->url("/v1/content"));
        keyed.keyed->setRawHeader("Authorization", "Bearer sk-CANARY");
        QCOMPARE(run(keyed).kind, Kind::Dead);
    }
    QVERIFY(m_storage->received().contains("sk-CANARY"));
    QCOMPARE(m_other->connections(), 0);
}

QTEST_GUILESS_MAIN(TestFaultRun)
#include "tst_faultrun.moc"
