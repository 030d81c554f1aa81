// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/floodguard.h"
#include "support/joinedtest.h"

#include <QElapsedTimer>
#include <QTcpServer>
#include <QTcpSocket>

#include <memory>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;

/// A connection that was given up and pours in what nobody reads (H10).
class FloodGuardTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void fullConnection_isCutAtOnce_H10();
    void connectionThatFillsLater_isCut_H10();
    void connectionHeardOfLate_isCut_H10();
    void oneOfTwoBegunTogether_isLeftLater();
    void connectionOfALaterRequest_isLeft();

private:
    static constexpr qint64 Flood = qint64 {512} * 1024;

    [[nodiscard]] QUrl url() const
    {
        return QUrl(u"http://127.0.0.1:%1/v"_s.arg(m_server->serverPort()));
    }
    void ask()
    {
        m_client->write("GET /v HTTP/1.1\r\n\r\n");
        QVERIFY(m_client->waitForBytesWritten());
    }
    /// The kernel tells when a connection was used to a tenth of a second.
    static void letTimePass()
    {
        QElapsedTimer since;
        since.start();
        QTRY_VERIFY(since.elapsed() > 300);
    }
    void pour() { m_other->write(QByteArray(Flood, 'x')); }
    [[nodiscard]] bool isCut() const
    {
        return m_other->state() == QAbstractSocket::UnconnectedState;
    }

    std::unique_ptr<QTcpServer> m_server;
    std::unique_ptr<QTcpSocket> m_client; ///< reads nothing
    QTcpSocket *m_other = nullptr;
};

void FloodGuardTest::init()
{
    m_server = std::make_unique<QTcpServer>();
    QVERIFY(m_server->listen(QHostAddress::LocalHost));
    m_client = std::make_unique<QTcpSocket>();
    m_client->setReadBufferSize(1);
    m_client->connectToHost(QHostAddress::LocalHost, m_server->serverPort());
    QTRY_VERIFY(m_server->hasPendingConnections());
    m_other = m_server->nextPendingConnection();
    QTRY_COMPARE(m_client->state(), QAbstractSocket::ConnectedState);
}

void FloodGuardTest::cleanup()
{
    m_client.reset();
    m_server.reset();
}

void FloodGuardTest::fullConnection_isCutAtOnce_H10()
{
    FloodGuard guard(url());
    ask();
    guard.noteSent();
    pour();
    QTRY_VERIFY(m_other->bytesToWrite() < Flood);
    {
        QObject owner;
        guard.cut(&owner); // once and no more
    }
    QTRY_VERIFY(isCut());
}

void FloodGuardTest::connectionThatFillsLater_isCut_H10()
{
    FloodGuard guard(url());
    ask();
    guard.noteSent();
    QObject owner;
    guard.cut(&owner);
    pour();
    QTRY_VERIFY(isCut());
}

/// A busy thread is told late that its request went out.
void FloodGuardTest::connectionHeardOfLate_isCut_H10()
{
    FloodGuard guard(url());
    ask();
    pour();
    letTimePass();
    guard.noteSent();
    QObject owner;
    guard.cut(&owner);
    QTRY_VERIFY(isCut());
}

/// Which of them is given up cannot be told; what fills later is a download like others.
void FloodGuardTest::oneOfTwoBegunTogether_isLeftLater()
{
    QTcpSocket beside;
    beside.connectToHost(QHostAddress::LocalHost, m_server->serverPort());
    QVERIFY(beside.waitForConnected());
    FloodGuard guard(url());
    ask();
    beside.write("GET /w HTTP/1.1\r\n\r\n");
    QVERIFY(beside.waitForBytesWritten());
    guard.noteSent();
    QObject owner;
    guard.cut(&owner);
    QVERIFY(owner.children().isEmpty());
    pour();
    QTRY_VERIFY(m_other->bytesToWrite() < Flood);
    QVERIFY(!isCut());
}

void FloodGuardTest::connectionOfALaterRequest_isLeft()
{
    FloodGuard guard(url());
    guard.noteSent();
    letTimePass();
    ask();
    pour();
    QTRY_VERIFY(m_other->bytesToWrite() < Flood);
    QObject owner;
    guard.cut(&owner);
    QVERIFY(owner.children().isEmpty());
    QVERIFY(!isCut());
}

QTEST_GUILESS_MAIN(FloodGuardTest)

#include "tst_floodguard.moc"
