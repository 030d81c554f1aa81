// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/clock.h"
#include "support/joinedtest.h"
#include "watch/alarm.h"

#include <QSignalSpy>

using namespace Reelwatch;

/// When the watching wakes, by the real clock.
class AlarmTest final : public QObject
{
    Q_OBJECT

private slots:
    void ring_isNotBeforeItsTime_data();
    void ring_isNotBeforeItsTime();
};

void AlarmTest::ring_isNotBeforeItsTime_data()
{
    QTest::addColumn<int>("wait"); // ms
    for (const int wait : {130, 211, 307, 403})
        QTest::addRow("%d ms", wait) << wait;
}

/// Nothing would be due yet, and the program would have woken for nothing.
void AlarmTest::ring_isNotBeforeItsTime()
{
    QFETCH(int, wait);
    const Clock clock;
    Alarm alarm(clock);
    QSignalSpy rang(&alarm, &Alarm::rang);
    const Alarm::Time due = clock.steady() + Alarm::Time(wait);
    alarm.set(due, false);
    QVERIFY(rang.wait());
    QVERIFY(clock.steady() >= due);
}

QTEST_GUILESS_MAIN(AlarmTest)
#include "tst_alarm.moc"
