// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keep/transfer.h"
#include "support/joinedtest.h"
#include "transferfixture.h"

#include <QDeadlineTimer>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSemaphore>
#include <QSignalSpy>
#include <QThread>
#include <QtEndian>

#include <atomic>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;
using Kind = TransferEnd::Kind;

namespace {

constexpr qint64 MiB = 1024LL * 1024;
constexpr qint64 Video = 48 * MiB;
// More than the system keeps of a connection at both its ends, and much of it read by then.
constexpr qint64 Ahead = 32 * MiB;

/// A storage host with a thread of its own: it answers while others wait.
class BusyStorage final : public QThread
{
    Q_DISABLE_COPY_MOVE(BusyStorage)

public:
    explicit BusyStorage(LoopbackServer::Handler answer)
        : m_answer(std::move(answer))
    {
        start();
        awaitThat([this] { return m_port != 0; });
    }
    ~BusyStorage() override
    {
        quit();
        wait();
    }

    [[nodiscard]] QByteArray link() const
    {
        return "http://127.0.0.1:" + QByteArray::number(m_port.load()) + "/a";
    }
    [[nodiscard]] int requests() const { return m_requests; }
    /// Until so much of the answer to that request (1, 2 …) is on its way.
    void awaitSent(int request, qint64 bytes) const
    {
        awaitThat([=, this] { return m_requests >= request && m_sent >= bytes; });
    }
    /// The request after those that were awaited is answered from now on.
    void letAnswer() { m_answers.release(); }

private:
    template<typename Condition>
    static void awaitThat(const Condition &condition)
    {
        const QDeadlineTimer deadline(10'000);
        while (!condition()) {
            if (deadline.hasExpired())
                qFatal("The storage host does not answer");
            yieldCurrentThread();
        }
    }

    void run() override
    {
        LoopbackServer server;
        server.on("/a", [this, &server](const WireRequest &request) {
            m_before = server.bytesSent();
            m_sent = 0;
            ++m_requests;
            m_answers.acquire();
            return m_answer(request);
        });
        QTimer count;
        QObject::connect(&count, &QTimer::timeout, &count,
                         [this, &server] { m_sent = server.bytesSent() - m_before; });
        count.start(0);
        m_port = server.port();
        exec();
    }

    LoopbackServer::Handler m_answer;
    QSemaphore m_answers;
    std::atomic<quint16> m_port = 0;
    std::atomic<int> m_requests = 0;
    std::atomic<qint64> m_sent = 0;
    qint64 m_before = 0;
};

/// A machine so busy that the answer is there before whoever asked comes to its next line.
class BusyNetwork final : public QNetworkAccessManager
{
    Q_DISABLE_COPY_MOVE(BusyNetwork)

public:
    BusyNetwork(BusyStorage &storage, int busyRequests, qint64 ahead = Ahead)
        : m_storage(storage)
        , m_busyRequests(busyRequests)
        , m_ahead(ahead)
    {
    }
    ~BusyNetwork() override = default;

    /// The most that waited for a reader in an answer that was read.
    [[nodiscard]] qint64 mostWaiting() const { return m_mostWaiting; }

protected:
    QNetworkReply *createRequest(Operation operation, const QNetworkRequest &request,
                                 QIODevice *body) override
    {
        QNetworkReply *reply = QNetworkAccessManager::createRequest(operation, request, body);
        if (++m_requests <= m_busyRequests) {
            m_storage.letAnswer();
            m_storage.awaitSent(m_requests, m_ahead);
            return reply;
        }
        QMetaObject::invokeMethod(
            this, [this] { m_storage.letAnswer(); }, Qt::QueuedConnection);
        connect(reply, &QNetworkReply::readyRead, this, [this, reply] {
            m_mostWaiting = std::max(m_mostWaiting, reply->bytesAvailable());
        });
        return reply;
    }

private:
    BusyStorage &m_storage;
    int m_busyRequests;
    qint64 m_ahead;
    int m_requests = 0;
    qint64 m_mostWaiting = 0;
};

} // namespace

/// Answers that are faster than the bound of their buffer.
class TestReadAhead : public TransferFixture
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init()
    {
        m_ranges.clear();
        setUp();
    }
    void answerFasterThanItsBound_isAskedForAgain_data();
    void answerFasterThanItsBound_isAskedForAgain();
    void answerFasterThanItsBoundEachTime_isKeptAllTheSame();
    void shortAnswer_isNotAskedForAgain();
    void requestWithAKey_isNotSentAgain();

private:
    /// As storage hosts do it: what a Range asks for, when there is a tag to ask by.
    [[nodiscard]] WireAnswer answerTo(const WireRequest &request, const QByteArray &tag);
    static QByteArray sized(qint64 size);
    TransferEnd fetch(QNetworkAccessManager &network, const BusyStorage &storage);
    TransferEnd fetch(QNetworkAccessManager &network, const TransferOrder &wanted);

    QByteArray m_bytes;
    QByteArrayList m_ranges; ///< asked for, null for the whole
};

void TestReadAhead::initTestCase()
{
    m_bytes = sized(Video);
}

QByteArray TestReadAhead::sized(qint64 size)
{
    QByteArray bytes = sample("moviefirst.mp4");
    const qsizetype media = bytes.indexOf("mdat") - 4;
    qToBigEndian(static_cast<quint32>(size - media), bytes.data() + media);
    bytes.resize(size, 'x');
    return bytes;
}

WireAnswer TestReadAhead::answerTo(const WireRequest &request, const QByteArray &tag)
{
    const QByteArray range = request.header("Range");
    m_ranges.append(range);
    if (range.isNull())
        return video(m_bytes, tag.isNull() ? QByteArrayList() : QByteArrayList {"ETag: " + tag});
    const qsizetype from = range.mid(6).chopped(1).toLongLong();
    const QByteArray size = QByteArray::number(m_bytes.size());
    return WireAnswer::of(206, m_bytes.mid(from), "video/mp4",
                          {"ETag: " + tag,
                           "Content-Range: bytes " + QByteArray::number(from) + '-'
                               + QByteArray::number(m_bytes.size() - 1) + '/' + size});
}

TransferEnd TestReadAhead::fetch(QNetworkAccessManager &network, const BusyStorage &storage)
{
    TransferOrder wanted = order("/a");
    wanted.link = storage.link();
    return fetch(network, wanted);
}

TransferEnd TestReadAhead::fetch(QNetworkAccessManager &network, const TransferOrder &wanted)
{
    Transfer transfer(network, wanted);
    QSignalSpy spy(&transfer, &Transfer::ended);
    transfer.start();
    if (spy.isEmpty() && !spy.wait(Wait))
        return {.sentence = u"(never ended)"_s};
    return spy.first().first().value<TransferEnd>();
}

void TestReadAhead::answerFasterThanItsBound_isAskedForAgain_data()
{
    QTest::addColumn<QByteArray>("tag");
    QTest::newRow("the rest of the same file") << QByteArray("\"v1\"");
    QTest::newRow("nobody vouches for the rest") << QByteArray();
}

void TestReadAhead::answerFasterThanItsBound_isAskedForAgain()
{
    QFETCH(QByteArray, tag);
    BusyStorage storage([&](const WireRequest &request) { return answerTo(request, tag); });
    BusyNetwork network(storage, 1);
    const TransferEnd end = fetch(network, storage);
    QCOMPARE(end.kind, Kind::Kept);
    QVERIFY(contentOf(end.file) == m_bytes);
    QCOMPARE(storage.requests(), 2);
    QCOMPARE(m_ranges.at(1).isNull(), tag.isNull());
    QVERIFY2(network.mostWaiting() <= 4 * MiB, qPrintable(QString::number(network.mostWaiting())));
}

void TestReadAhead::answerFasterThanItsBoundEachTime_isKeptAllTheSame()
{
    BusyStorage storage([&](const WireRequest &request) { return answerTo(request, {}); });
    BusyNetwork network(storage, 100);
    const TransferEnd end = fetch(network, storage);
    QCOMPARE(end.kind, Kind::Kept);
    QVERIFY(contentOf(end.file) == m_bytes);
    QCOMPARE(storage.requests(), 4);
}

void TestReadAhead::shortAnswer_isNotAskedForAgain()
{
    const QByteArray bytes = sized(12 * MiB);
    BusyStorage storage([&](const WireRequest &) { return video(bytes); });
    BusyNetwork network(storage, 1, bytes.size());
    const TransferEnd end = fetch(network, storage);
    QCOMPARE(end.kind, Kind::Kept);
    QVERIFY(contentOf(end.file) == bytes);
    QCOMPARE(storage.requests(), 1);
}

void TestReadAhead::requestWithAKey_isNotSentAgain()
{
    BusyStorage storage([&](const WireRequest &request) { return answerTo(request, {}); });
    BusyNetwork network(storage, 1);
    TransferOrder keyed = order("/a");
    keyed.keyed = QNetworkRequest(QUrl::fromEncoded(storage.link()));
    keyed.accountBase = keyed.keyed->url();
    QCOMPARE(fetch(network, keyed).kind, Kind::Kept);
    QCOMPARE(storage.requests(), 1);
}

QTEST_GUILESS_MAIN(TestReadAhead)
#include "tst_readahead.moc"
