// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/taskclient.h"
#include "support/awaited.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QTcpSocket>
#include <QTest>

using namespace Reelwatch;
using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;

using Answered = Outcome<TaskAnswer>;
using Kind = ApiError::Kind;

namespace {

constexpr AccountId Studio = 1;

QByteArray data(const QString &name)
{
    QFile file(QStringLiteral(TEST_DATA_DIR "/tls/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// Certificates that must not be believed, shown by a real TLS server: the key stays here.
class TestTls final : public QObject
{
    Q_OBJECT

private slots:
    void fetch_fromABadCertificate_sendsNothing_data();
    void fetch_fromABadCertificate_sendsNothing();
    void fetch_whenTheHandshakeStalls_endsAtTheDeadline_H44();
};

void TestTls::fetch_fromABadCertificate_sendsNothing_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<bool>("hintsAtTheClock");
    QTest::newRow("H40 self-signed") << u"self-signed.pem"_s << false;
    QTest::newRow("H41 expired") << u"expired.pem"_s << true;
    QTest::newRow("H42 of another host") << u"other-host.pem"_s << false;
}

void TestTls::fetch_fromABadCertificate_sendsNothing()
{
    QFETCH(QString, certificate);
    QFETCH(bool, hintsAtTheClock);
    QSslConfiguration identity = QSslConfiguration::defaultConfiguration();
    identity.setLocalCertificate(QSslCertificate(data(certificate)));
    identity.setPrivateKey(QSslKey(data(u"key.pem"_s), QSsl::Ec));
    QVERIFY(!identity.localCertificate().isNull() && !identity.privateKey().isNull());
    QSslServer server;
    server.setSslConfiguration(identity);
    QByteArray received;
    int handshakes = 0;
    connect(&server, &QSslServer::startedEncryptionHandshake, this,
            [&handshakes] { ++handshakes; });
    connect(&server, &QTcpServer::pendingConnectionAvailable, this, [&server, &received] {
        QTcpSocket *socket = server.nextPendingConnection();
        connect(socket, &QIODevice::readyRead, socket,
                [socket, &received] { received += socket->readAll(); });
    });
    QVERIFY(server.listen(QHostAddress::LocalHost));

    TaskClient client;
    client.setDeadline(5s);
    QVERIFY(client.setKey(Studio, QUrl(u"https://localhost:%1"_s.arg(server.serverPort())),
                          "sk-CANARY-1234567890"));
    for (int attempt = 1; attempt <= 2; ++attempt) { // H43: nothing is remembered as trusted
        Awaited<Answered> answered;
        client.fetch(Studio, u"vid_1"_s, this, answered.receive());
        QVERIFY(answered.wait());
        QVERIFY(!*answered.wait());
        const ApiError error = answered.wait()->error();
        QCOMPARE(error.kind, Kind::Insecure);
        QVERIFY2(error.message.startsWith(u"The connection to localhost is not secure: "_s),
                 qPrintable(error.message));
        QCOMPARE(error.message.contains(u"clock"_s), hintsAtTheClock);
        QTRY_COMPARE(handshakes, attempt);
    }
    QCOMPARE(received, QByteArray());
}

void TestTls::fetch_whenTheHandshakeStalls_endsAtTheDeadline_H44()
{
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    TaskClient client;
    client.setDeadline(400ms);
    QVERIFY(client.setKey(Studio, QUrl(u"https://localhost:%1"_s.arg(silent.serverPort())), "key"));
    Awaited<Answered> answered;
    client.fetch(Studio, u"vid_1"_s, this, answered.receive());
    QVERIFY(answered.wait());
    QCOMPARE(answered.wait()->error().kind, Kind::TimedOut);
}

QTEST_GUILESS_MAIN(TestTls)
#include "tst_tls.moc"
