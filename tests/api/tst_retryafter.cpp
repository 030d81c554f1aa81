// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/retryafter.h"
#include "support/joinedtest.h"

#include <QTimeZone>

using namespace Reelwatch;
using std::chrono::milliseconds;

/// How long a service asks to wait, as it is understood and bounded.
class TestRetryAfter final : public QObject
{
    Q_OBJECT

private slots:
    void read_takesTheLargestThatMakesSense_data();
    void read_takesTheLargestThatMakesSense();
};

void TestRetryAfter::read_takesTheLargestThatMakesSense_data()
{
    QTest::addColumn<QByteArray>("retryAfter");
    QTest::addColumn<QByteArray>("retryAfterMs");
    QTest::addColumn<QByteArray>("date");
    QTest::addColumn<int>("expected"); // milliseconds, 0: nothing
    const auto row = [](const char *name, const char *retryAfter, int expected,
                        const char *date = "", const char *ms = "") {
        QTest::newRow(name) << QByteArray(retryAfter) << QByteArray(ms) << QByteArray(date)
                            << expected;
    };
    constexpr int Hour = 3'600'000;
    row("absent", "", 0);
    row("H56 seconds", "12", 12'000);
    row("decimals", "1.5", 1'500);
    row("blanks", "  12\t", 12'000);
    row("H57 date, own clock", "Wed, 21 Oct 2026 07:28:30 GMT", 30'000);
    row("H57 date, the service's clock", "Wed, 21 Oct 2026 09:00:10 GMT", 10'000,
        "Wed, 21 Oct 2026 09:00:00 GMT");
    row("C09 own clock a year behind", "Thu, 21 Oct 2027 07:28:20 GMT", 20'000,
        "Thu, 21 Oct 2027 07:28:00 GMT");
    row("H57 unreadable Date of the service", "Wed, 21 Oct 2026 07:28:30 GMT", 30'000, "today");
    row("old form of a date", "Wednesday, 21-Oct-26 07:28:30 GMT", 30'000);
    row("oldest form of a date", "Wed Oct 21 07:28:30 2026", 30'000);
    row("oldest form, one digit", "Sun Nov  1 00:00:00 2026", Hour);
    row("H57 date far ahead", "Thu, 21 Oct 2100 07:28:00 GMT", Hour);
    row("H61 date in the past", "Wed, 21 Oct 2015 07:28:00 GMT", 1'000);
    row("H58 zero", "0", 1'000);
    row("H58 a little", "0.001", 1'000);
    row("H58 10^12", "1000000000000", Hour);
    row("H58 beyond 64 bits", "99999999999999999999999", Hour);
    row("H58 negative", "-5", 0);
    row("H58 NaN", "NaN", 0);
    row("H58 inf", "inf", 0);
    row("H58 1e9", "1e9", 0);
    row("H58 hexadecimal", "0x10", 0);
    row("H58 word", "soon", 0);
    row("H58 commas", ",, ,", 0);
    row("H58 half a date", "Wed, ", 0);
    row("H58 impossible date", "Wed, 32 Oct 2026 07:28:30 GMT", 0);
    row("H59 two numbers", "12, 30", 30'000);
    row("H59 number and date", "12, Wed, 21 Oct 2026 07:28:45 GMT", 45'000);
    row("H59 date and number", "Wed, 21 Oct 2026 07:28:05 GMT, 12", 12'000);
    row("H59 two dates", "Wed, 21 Oct 2026 07:28:05 GMT, Wed, 21 Oct 2026 07:28:50 GMT", 50'000);
    row("H59 one of two makes sense", "soon, 7", 7'000);
    row("milliseconds", "", 2'500, "", "2500");
    row("few milliseconds", "", 1'000, "", "20");
    row("milliseconds and seconds", "2", 4'500, "", "4500");
    row("seconds and milliseconds", "9", 9'000, "", "4500");
    row("garbage and milliseconds", "soon", 4'500, "", "4500");
    row("dates are no milliseconds", "", 0, "", "soon");
}

void TestRetryAfter::read_takesTheLargestThatMakesSense()
{
    QFETCH(QByteArray, retryAfter);
    QFETCH(QByteArray, retryAfterMs);
    QFETCH(QByteArray, date);
    QFETCH(int, expected);
    const QDateTime now(QDate(2026, 10, 21), QTime(7, 28), QTimeZone::utc());
    const auto wait = RetryAfter::read({retryAfter, retryAfterMs, date}, now);
    QCOMPARE(wait.has_value(), expected > 0);
    QCOMPARE(wait.value_or(milliseconds(0)).count(), expected);
}

QTEST_GUILESS_MAIN(TestRetryAfter)
#include "tst_retryafter.moc"
