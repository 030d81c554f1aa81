// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "asking.h"
#include "demo/storage.h"
#include "support/joinedtest.h"
#include "support/testclock.h"

#include <QCryptographicHash>
#include <QTcpSocket>
#include <QTemporaryDir>

using namespace Reelwatch;
using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;
using Asking::ask;

class TstStorage final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void signedLink_givesTheFile();
    void lastFrame_isAnImage();
    void range_givesItsPart();
    void rangeOfAnotherVersion_givesTheWhole();
    void rangeBehindTheEnd_isRefused();
    void keyOrCookie_isRefusedAs400_data();
    void keyOrCookie_isRefusedAs400();
    void otherMethods_areRefused_data();
    void otherMethods_areRefused();
    void head_isAnsweredWithoutBody();
    void changedLink_isRefused_data();
    void changedLink_isRefused();
    void link_diesOnTime();
    void unknownFile_isNotFound();

private:
    [[nodiscard]] QByteArray link(const QString &name = u"clip.mp4"_s) const
    {
        return m_storage->link(name, m_clock.now(), 1h);
    }

    QTemporaryDir m_dir;
    QByteArray m_bytes;
    TestClock m_clock;
    std::unique_ptr<Storage> m_storage;
    QNetworkAccessManager m_network;
};

void TstStorage::initTestCase()
{
    for (int i = 0; i < 100'000; ++i)
        m_bytes.append(char(i * 7 + i / 256));
    QFile file(m_dir.filePath(u"bytes"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(m_bytes) == m_bytes.size());
}

void TstStorage::init()
{
    m_storage = std::make_unique<Storage>(m_clock);
    m_storage->put(u"clip.mp4"_s, m_dir.filePath(u"bytes"_s));
    m_storage->put(u"frame.jpg"_s, m_dir.filePath(u"bytes"_s));
    QVERIFY(m_storage->listen());
    QCOMPARE(m_storage->base().host(), u"127.0.0.1"_s);
}

void TstStorage::signedLink_givesTheFile()
{
    QSignalSpy arrived(m_storage.get(), &Storage::requestReceived);
    const auto answer = ask(m_network, link());
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.body, m_bytes);
    QCOMPARE(answer.header("Content-Type"), QByteArray("video/mp4"));
    QCOMPARE(answer.header("Content-Length"), QByteArray("100000"));
    QCOMPARE(answer.header("Accept-Ranges"), QByteArray("bytes"));
    const QByteArray md5 = QCryptographicHash::hash(m_bytes, QCryptographicHash::Md5).toHex();
    QCOMPARE(answer.header("ETag"), QByteArray('"' + md5 + '"'));
    QCOMPARE(arrived.constFirst(),
             (QVariantList {QByteArray("GET"), QByteArray("/bucket/clip.mp4"), false}));
}

void TstStorage::lastFrame_isAnImage()
{
    const auto answer = ask(m_network, link(u"frame.jpg"_s));
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.header("Content-Type"), QByteArray("image/jpeg"));
}

void TstStorage::range_givesItsPart()
{
    const auto answer = ask(m_network, link(), {{"Range", "bytes=1000-1999"}});
    QCOMPARE(answer.status, 206);
    QCOMPARE(answer.body, m_bytes.mid(1000, 1000));
    QCOMPARE(answer.header("Content-Range"), QByteArray("bytes 1000-1999/100000"));
    const QByteArray tag = answer.header("ETag");
    const auto rest = ask(m_network, link(), {{"Range", "bytes=2000-"}, {"If-Range", tag}});
    QCOMPARE(rest.status, 206);
    QCOMPARE(rest.body, m_bytes.mid(2000));
}

void TstStorage::rangeOfAnotherVersion_givesTheWhole()
{
    const auto answer =
        ask(m_network, link(), {{"Range", "bytes=1000-1999"}, {"If-Range", "\"other\""}});
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.body, m_bytes);
}

void TstStorage::rangeBehindTheEnd_isRefused()
{
    const auto answer = ask(m_network, link(), {{"Range", "bytes=100000-"}});
    QCOMPARE(answer.status, 416);
    QCOMPARE(answer.header("Content-Range"), QByteArray("bytes */100000"));
}

void TstStorage::keyOrCookie_isRefusedAs400_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("U17 key") << QByteArray("Authorization")
                             << QByteArray("Bearer sk-demo-reelwatch-0001");
    QTest::newRow("cookie") << QByteArray("Cookie") << QByteArray("session=1");
}

void TstStorage::keyOrCookie_isRefusedAs400()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QSignalSpy arrived(m_storage.get(), &Storage::requestReceived);
    const auto answer = ask(m_network, link(), {{name, value}});
    QCOMPARE(answer.status, 400);
    QVERIFY(answer.body.contains("<Code>InvalidArgument</Code>"));
    QCOMPARE(answer.header("Content-Type"), QByteArray("application/xml"));
    QCOMPARE(arrived.constFirst().constLast().toBool(), name == "Authorization");
}

void TstStorage::otherMethods_areRefused_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<int>("status");
    QTest::newRow("HEAD") << QByteArray("HEAD") << 403;
    QTest::newRow("PUT") << QByteArray("PUT") << 405;
    QTest::newRow("DELETE") << QByteArray("DELETE") << 405;
}

void TstStorage::otherMethods_areRefused()
{
    QFETCH(QByteArray, method);
    QTEST(ask(m_network, link(), {}, method).status, "status");
}

// On one connection, what follows the head of the first answer must be the second answer.
void TstStorage::head_isAnsweredWithoutBody()
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, quint16(m_storage->base().port()));
    for (int answers = 1; answers <= 2; ++answers) {
        socket.write("HEAD /bucket/clip.mp4 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
        QTRY_COMPARE(socket.peek(10'000).count("\r\n\r\n"), answers);
    }
    QByteArray all = socket.readAll();
    QVERIFY(all.startsWith("HTTP/1.1 403"));
    all.remove(0, all.indexOf("\r\n\r\n") + 4);
    QVERIFY2(all.startsWith("HTTP/1.1 403"), all.constData());
}

void TstStorage::changedLink_isRefused_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("life") << QByteArray("X-Tos-Expires=3600") << QByteArray("X-Tos-Expires=9999");
    QTest::newRow("date") << QByteArray("X-Tos-Date=2026") << QByteArray("X-Tos-Date=2027");
    QTest::newRow("file") << QByteArray("clip.mp4") << QByteArray("frame.jpg");
    QTest::newRow("signature") << QByteArray("X-Tos-Signature=") << QByteArray("X-Tos-Signature=0");
    QTest::newRow("no query") << QByteArray("?") << QByteArray("?x=");
}

void TstStorage::changedLink_isRefused()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QByteArray changed = link();
    QVERIFY(changed.contains(before));
    const auto answer = ask(m_network, changed.replace(before, after));
    QCOMPARE(answer.status, 403);
    QVERIFY(answer.body.contains("<Code>SignatureDoesNotMatch</Code>"));
}

void TstStorage::link_diesOnTime()
{
    const QByteArray same = link();
    m_clock.advance(59min + 59s);
    QCOMPARE(ask(m_network, same).status, 200);
    m_clock.advance(1s);
    const auto answer = ask(m_network, same);
    QCOMPARE(answer.status, 403);
    QVERIFY(answer.body.contains("<Message>Request has expired</Message>"));
}

void TstStorage::unknownFile_isNotFound()
{
    QCOMPARE(ask(m_network, link(u"other.mp4"_s)).status, 404);
}

QTEST_GUILESS_MAIN(TstStorage)

#include "tst_storage.moc"
