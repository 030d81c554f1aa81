// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/linkexpiry.h"
#include "support/joinedtest.h"

#include <QTimeZone>

using namespace Reelwatch;

/// Until when a signed link lives, by what stands in it.
class TestLinkExpiry final : public QObject
{
    Q_OBJECT

private slots:
    void read_knowsEveryForm_data();
    void read_knowsEveryForm();
    void read_ofAnythingElse_isInvalid_data();
    void read_ofAnythingElse_isInvalid();
};

void TestLinkExpiry::read_knowsEveryForm_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QDateTime>("expires");
    const QDateTime eleven(QDate(2026, 4, 16), QTime(11, 0), QTimeZone::utc());
    const auto row = [eleven](const char *name, const char *query) {
        QTest::newRow(name) << QByteArray(query) << eleven;
    };
    row("X-Tos", "X-Tos-Algorithm=TOS4&X-Tos-Date=20260416T100000Z&X-Tos-Expires=3600&X-Tos-Sig=a");
    row("X-Amz", "X-Amz-Expires=86400&X-Amz-Date=20260415T110000Z&X-Amz-Signature=a%2Bb");
    row("X-Goog", "X-Goog-Date=20260416T105000Z&X-Goog-Expires=600");
    row("small letters", "x-amz-date=20260416T100000Z&x-amz-expires=3600");
    row("seconds since 1970", "AWSAccessKeyId=A&Expires=1776337200&Signature=b");
    row("se", "sv=2020&se=2026-04-16T11:00:00Z&sig=x");
    row("se, encoded", "se=2026-04-16T11%3A00%3A00Z&sig=x");
    row("se of another zone", "se=2026-04-16T13%3A00%3A00%2B02%3A00");
    row("se without seconds", "se=2026-04-16T11:00Z");
    row("before a fragment", "Expires=1776337200#t=1");
    row("behind empty pairs", "&&a=&=b&Expires=1776337200&");
    row("a broken one and a whole one", "X-Tos-Date=20260416T100000Z&Expires=1776337200");
    QTest::newRow("se, a day") << QByteArray("se=2026-04-16&sig=x")
                               << QDateTime(QDate(2026, 4, 16), QTime(0, 0), QTimeZone::utc());
}

void TestLinkExpiry::read_knowsEveryForm()
{
    QFETCH(QByteArray, query);
    const QDateTime expires = LinkExpiry::read("https://m.example/a.mp4?" + query);
    QTEST(expires, "expires");
    QCOMPARE(expires.timeSpec(), Qt::UTC);
}

void TestLinkExpiry::read_ofAnythingElse_isInvalid_data()
{
    QTest::addColumn<QByteArray>("link");
    for (const char *link :
         {"",
          "https://m.example/a.mp4",
          "https://m.example/a.mp4?",
          "?",
          "&",
          "not a link",
          "https://m.example/Expires=1776337200",
          "https://m.example/a#?Expires=1776337200",
          "https://m.example/?Expires=",
          "https://m.example/?Expires=soon",
          "https://m.example/?Expires=-1",
          "https://m.example/?Expires=0",
          "https://m.example/?Expires=99999999999999999999",
          "https://m.example/?Expires=1e9",
          "https://m.example/?Expires=1776337200000",
          "https://m.example/?MyExpires=1776337200",
          "https://m.example/?X-Amz-Date=20260416T100000Z",
          "https://m.example/?X-Amz-Expires=3600",
          "https://m.example/?X-Amz-Date=20261316T100000Z&X-Amz-Expires=3600",
          "https://m.example/?X-Amz-Date=20260416T100000Z&X-Amz-Expires=-3600",
          "https://m.example/?X-Amz-Date=20260416T100000Z&X-Amz-Expires=9223372036854775807",
          "https://m.example/?X-Amz-Date=20260416T100000Z&X-Tos-Expires=3600",
          "https://m.example/?se=",
          "https://m.example/?se=tomorrow"})
        QTest::newRow(link) << QByteArray(link);
}

void TestLinkExpiry::read_ofAnythingElse_isInvalid()
{
    QFETCH(QByteArray, link);
    QVERIFY(!LinkExpiry::read(link).isValid());
}

QTEST_GUILESS_MAIN(TestLinkExpiry)
#include "tst_linkexpiry.moc"
