// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keep/transfer.h"
#include "support/joinedtest.h"
#include "transferfixture.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
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
    explicit BusyStorage(WireAnswer answer)
        : m_answer(std::move(answer))
    {
        start();
        while (m_port == 0)
            yieldCurrentThread();
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
        while (m_requests < request || m_sent < bytes)
            yieldCurrentThread();
    }

private:
    void run() override
    {
        LoopbackServer server;
        server.on("/a", m_answer);
        server.observe([this, &server](const WireRequest &) {
            m_before = server.bytesSent();
            m_sent = 0;
            ++m_requests;
        });
        QTimer count;
        QObject::connect(&count, &QTimer::timeout, &count,
                         [this, &server] { m_sent = server.bytesSent() - m_before; });
        count.start(0);
        m_port = server.port();
        exec();
    }

    WireAnswer m_answer;
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
    BusyNetwork(const BusyStorage &storage, int busyRequests)
        : m_storage(storage)
        , m_busyRequests(busyRequests)
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
        if (++m_requests <= m_busyRequests)
            m_storage.awaitSent(m_requests, Ahead);
        else
            connect(reply, &QNetworkReply::readyRead, this, [this, reply] {
                m_mostWaiting = std::max(m_mostWaiting, reply->bytesAvailable());
            });
        return reply;
    }

private:
    const BusyStorage &m_storage;
    int m_busyRequests;
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
    void init() { setUp(); }
    void answerFasterThanItsBound_isAskedForAgain();
    void answerFasterThanItsBoundEachTime_isKeptAllTheSame();

private:
    TransferEnd fetch(QNetworkAccessManager &network, const BusyStorage &storage);

    QByteArray m_bytes;
};

void TestReadAhead::initTestCase()
{
    m_bytes = sample("moviefirst.mp4");
    const qsizetype media = m_bytes.indexOf("mdat") - 4;
    qToBigEndian(static_cast<quint32>(Video - media), m_bytes.data() + media);
    m_bytes.resize(Video, 'x');
}

TransferEnd TestReadAhead::fetch(QNetworkAccessManager &network, const BusyStorage &storage)
{
    TransferOrder wanted = order("/a");
    wanted.link = storage.link();
    Transfer transfer(network, wanted);
    QSignalSpy spy(&transfer, &Transfer::ended);
    transfer.start();
    if (spy.isEmpty() && !spy.wait(Wait))
        return {.sentence = u"(never ended)"_s};
    return spy.first().first().value<TransferEnd>();
}

void TestReadAhead::answerFasterThanItsBound_isAskedForAgain()
{
    const BusyStorage storage(video(m_bytes));
    BusyNetwork network(storage, 1);
    const TransferEnd end = fetch(network, storage);
    QCOMPARE(end.kind, Kind::Kept);
    QVERIFY(contentOf(end.file) == m_bytes);
    QCOMPARE(storage.requests(), 2);
    QVERIFY2(network.mostWaiting() <= 4 * MiB, qPrintable(QString::number(network.mostWaiting())));
}

void TestReadAhead::answerFasterThanItsBoundEachTime_isKeptAllTheSame()
{
    const BusyStorage storage(video(m_bytes));
    BusyNetwork network(storage, 100);
    const TransferEnd end = fetch(network, storage);
    QCOMPARE(end.kind, Kind::Kept);
    QVERIFY(contentOf(end.file) == m_bytes);
    QCOMPARE(storage.requests(), 4);
}

QTEST_GUILESS_MAIN(TestReadAhead)
#include "tst_readahead.moc"
