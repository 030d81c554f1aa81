// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/httpanswer.h"
#include "support/joinedtest.h"

using namespace Reelwatch;

class TestHttpAnswer final : public QObject
{
    Q_OBJECT

private slots:
    void headers_areKnownHoweverTheirNamesAreWritten_data();
    void headers_areKnownHoweverTheirNamesAreWritten();
    void otherHeaders_sayNothing();
};

void TestHttpAnswer::headers_areKnownHoweverTheirNamesAreWritten_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("retry");
    QTest::newRow("as the standard writes them")
        << QByteArray("Content-Type") << QByteArray("Retry-After");
    QTest::newRow("small") << QByteArray("content-type") << QByteArray("retry-after");
    QTest::newRow("large") << QByteArray("CONTENT-TYPE") << QByteArray("RETRY-AFTER");
}

void TestHttpAnswer::headers_areKnownHoweverTheirNamesAreWritten()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, retry);
    HttpAnswer answer;
    answer.takeHeaders({{"Server", "x"},
                        {type, "text/plain"},
                        {"Content-Encoding", " gzip "},
                        {"Location", "/there"},
                        {"OpenAI-Poll-After-Ms", "1500"},
                        {retry, "7"},
                        {"retry-after-ms", "7100"},
                        {"Date", "Mon, 30 Nov 2026 12:00:00 GMT"}});
    QCOMPARE(answer.contentType, QByteArray("text/plain"));
    QCOMPARE(answer.contentEncoding, QByteArray("gzip"));
    QCOMPARE(answer.location, QByteArray("/there"));
    QCOMPARE(answer.pollAfter, QByteArray("1500"));
    QCOMPARE(answer.retryAfter.retryAfter, QByteArray("7"));
    QCOMPARE(answer.retryAfter.retryAfterMs, QByteArray("7100"));
    QCOMPARE(answer.retryAfter.date, QByteArray("Mon, 30 Nov 2026 12:00:00 GMT"));
}

void TestHttpAnswer::otherHeaders_sayNothing()
{
    HttpAnswer answer;
    answer.takeHeaders({{"Content-Typo", "text/html"}, {"X-Retry-After", "7"}, {"Dato", "x"}});
    QVERIFY(answer.contentType.isEmpty());
    QVERIFY(answer.retryAfter.retryAfter.isEmpty());
    QVERIFY(answer.retryAfter.date.isEmpty());
}

QTEST_GUILESS_MAIN(TestHttpAnswer)
#include "tst_httpanswer.moc"
