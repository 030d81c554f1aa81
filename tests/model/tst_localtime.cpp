// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/library.h"
#include "model/taskfilter.h"
#include "support/joinedtest.h"
#include "watch/watchbench.h"

#include <algorithm>
#include <ctime>

using namespace Reelwatch;
using namespace std::chrono_literals;
using Status = TaskReport::Status;

namespace {

// Rules, so that nobody needs the system's list of zones.
const QByteArray Berlin = "CET-1CEST,M3.5.0,M10.5.0/3";
const QByteArray NewYork = "EST5EDT,M3.2.0,M11.1.0";
const QByteArray Utc = "UTC0";

/// While it lives, the computer is somewhere else.
class Zone final
{
    Q_DISABLE_COPY_MOVE(Zone)

public:
    explicit Zone(const QByteArray &rules) { change(rules); }
    ~Zone()
    {
        m_before.isNull() ? qunsetenv("TZ") : qputenv("TZ", m_before);
        ::tzset();
    }

    void change(const QByteArray &rules)
    {
        qputenv("TZ", rules);
        ::tzset();
    }

private:
    QByteArray m_before = qgetenv("TZ");
};

QDateTime utc(const QString &moment)
{
    return QDateTime::fromString(moment + u'Z', Qt::ISODate);
}

/// The videos made at these moments, the second first; and the list in order of that.
struct Made
{
    explicit Made(const QStringList &moments)
    {
        filter.setSourceModel(&library.model);
        filter.sort(TaskModel::CreatedColumn);
        QList<qsizetype> places {1, 0};
        for (qsizetype place = 2; place < moments.size(); ++place)
            places.append(place);
        for (const qsizetype place : places) {
            const TaskNumber number = library.add(QString::number(place));
            TaskReport said {.status = Status::Completed, .word = u"completed"_s};
            said.created = utc(moments.first());
            said.updated = utc(moments.at(place));
            library.say(number, said);
            said.created = said.updated;
            said.updated = utc(moments.last());
            library.say(number, said);
        }
        filter.settle();
    }

    /// What each row says of a column, from the top.
    [[nodiscard]] QStringList column(TaskModel::Column column, int role = Qt::DisplayRole) const
    {
        QStringList texts;
        for (int row = 0; row < filter.rowCount(); ++row)
            texts.append(filter.index(row, column).data(role).toString());
        return texts;
    }
    [[nodiscard]] bool shows(const QStringList &local) const
    {
        const QStringList tips = column(TaskModel::CreatedColumn, Qt::ToolTipRole);
        return std::ranges::equal(tips, local, [](const QString &tip, const QString &time) {
            return tip.contains(time);
        });
    }

    Library library;
    TaskFilter filter;
};

/// When a video that is generating is checked within four hours, from the first check on; the
/// zone changes after two.
QList<milliseconds> checks(const QDateTime &begin, const QByteArray &zone, const QByteArray &later)
{
    Zone here(zone);
    Bench bench;
    bench.clock.jump(std::chrono::seconds(bench.clock.now().secsTo(begin)));
    const milliseconds start = bench.clock.steady();
    QList<milliseconds> times;
    bench.add(bench.addAccount(), u"vid_1"_s);
    for (const milliseconds end : {start + 2h, start + 4h}) {
        while (bench.clock.steady() < end) {
            while (!bench.requests.isEmpty()) {
                times.append(bench.clock.steady() - start);
                bench.say(Status::Generating);
            }
            bench.sleep(std::max<milliseconds>(1ms, bench.watcher.untilNextCheck().value_or(4h)));
        }
        here.change(later);
    }
    return times;
}

} // namespace

/// Nights in which the clocks change, and computers that travel (C06).
class tst_LocalTime final : public QObject
{
    Q_OBJECT

private slots:
    void display_followsTheZone_orderDoesNot_C06_data();
    void display_followsTheZone_orderDoesNot_C06();
    void checks_keepTheirPace_C06_data();
    void checks_keepTheirPace_C06();
};

void tst_LocalTime::display_followsTheZone_orderDoesNot_C06_data()
{
    QTest::addColumn<QStringList>("moments");
    QTest::addColumn<QStringList>("berlin");
    QTest::addColumn<QStringList>("newYork");
    QTest::newRow("an hour is left out")
        << QStringList {u"2026-03-29T00:30:00"_s, u"2026-03-29T00:59:59"_s,
                        u"2026-03-29T01:00:00"_s, u"2026-03-29T01:30:00"_s}
        << QStringList {u"2026-03-29 01:30:00"_s, u"2026-03-29 01:59:59"_s,
                        u"2026-03-29 03:00:00"_s, u"2026-03-29 03:30:00"_s}
        << QStringList {u"2026-03-28 20:30:00"_s, u"2026-03-28 20:59:59"_s,
                        u"2026-03-28 21:00:00"_s, u"2026-03-28 21:30:00"_s};
    QTest::newRow("an hour comes twice")
        << QStringList {u"2025-10-26T00:10:00"_s, u"2025-10-26T00:50:00"_s,
                        u"2025-10-26T01:05:00"_s, u"2025-10-26T01:40:00"_s}
        << QStringList {u"2025-10-26 02:10:00"_s, u"2025-10-26 02:50:00"_s,
                        u"2025-10-26 02:05:00"_s, u"2025-10-26 02:40:00"_s}
        << QStringList {u"2025-10-25 20:10:00"_s, u"2025-10-25 20:50:00"_s,
                        u"2025-10-25 21:05:00"_s, u"2025-10-25 21:40:00"_s};
}

void tst_LocalTime::display_followsTheZone_orderDoesNot_C06()
{
    QFETCH(QStringList, moments);
    QFETCH(QStringList, berlin);
    QFETCH(QStringList, newYork);
    const QStringList order {u"0"_s, u"1"_s, u"2"_s, u"3"_s};
    Zone zone(Berlin);
    Made made(moments);
    QCOMPARE(made.column(TaskModel::IdColumn), order);
    QVERIFY(made.shows(berlin));
    const QStringList lengths = made.column(TaskModel::ElapsedColumn);
    zone.change(NewYork);
    QVERIFY(made.shows(newYork));
    QCOMPARE(made.column(TaskModel::ElapsedColumn), lengths);
    made.filter.sort(-1);
    made.filter.sort(TaskModel::CreatedColumn);
    QCOMPARE(made.column(TaskModel::IdColumn), order);
    made.filter.sort(TaskModel::CreatedColumn, Qt::DescendingOrder);
    QVERIFY(made.shows({newYork.rbegin(), newYork.rend()}));
}

void tst_LocalTime::checks_keepTheirPace_C06_data()
{
    QTest::addColumn<QDateTime>("begin");
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QByteArray>("later");
    const QDateTime spring = utc(u"2026-03-29T00:00:00"_s);
    const QDateTime autumn = utc(u"2026-10-25T00:00:00"_s);
    QTest::newRow("an hour is left out") << spring << Berlin << Berlin;
    QTest::newRow("an hour comes twice") << autumn << Berlin << Berlin;
    QTest::newRow("to the west") << spring << Berlin << NewYork;
    QTest::newRow("to the east") << autumn << NewYork << Berlin;
}

void tst_LocalTime::checks_keepTheirPace_C06()
{
    QFETCH(QDateTime, begin);
    QFETCH(QByteArray, zone);
    QFETCH(QByteArray, later);
    const QList<milliseconds> expected = checks(begin, Utc, Utc);
    QVERIFY(expected.size() > 20);
    QCOMPARE(checks(begin, zone, later), expected);
}

QTEST_GUILESS_MAIN(tst_LocalTime)
#include "tst_localtime.moc"
