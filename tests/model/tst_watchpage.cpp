// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/watchlog.h"
#include "model/watchstandings.h"
#include "model/wording.h"
#include "store/accountstore.h"
#include "support/joinedtest.h"
#include "support/testclock.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace Reelwatch;
using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;
using Came = WatchEvent::Came;
using What = WatchEvent::What;

namespace {

QString cell(const QAbstractItemModel &model, int row, int column)
{
    return model.index(row, column).data().toString();
}

} // namespace

/// What the Watching page says of requests and keys.
class WatchPageTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void answers_areNamed_data();
    void answers_areNamed();
    void questions_areNamed_data();
    void questions_areNamed();
    void whatNobodyRepeats_saysNothingOfIt();
    void requestsBesideTheChecks_areCounted();
    void log_showsTheNewestFirst();
    void log_forgetsWhatIsTooOld();
    void log_holdsNoMarkup_T01();
    void standing_isToldInWords();
    void slowedKey_saysUntilWhen_H56();
    void rate_saysWhatHoldsItBack();
    void pausedKey_saysWhoPausedIt();
    void newStandings_updateInPlace();
    void goneKey_takesItsRowAlong();
    void rates_areReadable_data();
    void rates_areReadable();

private:
    [[nodiscard]] WatchStanding standing(AccountId account) const
    {
        return {.account = account,
                .underWay = 1,
                .atOnce = 4,
                .lastMinute = 3.8,
                .perSecond = 4,
                .reachable = 4,
                .watched = 12'345,
                .nextCheck = m_clock.now().addSecs(14),
                .lastAnswer = m_clock.now().addSecs(-3),
                .interval = 20s};
    }

    TestClock m_clock;
    AccountStore m_accounts;
    AccountId m_work = 0;
    AccountId m_home = 0;
};

void WatchPageTest::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    m_work = m_accounts.save({.name = u"Work"_s, .base = QUrl(u"https://api.example.com"_s)});
    m_home = m_accounts.save({.name = u"Home"_s, .base = QUrl(u"https://api.example.com"_s)});
}

void WatchPageTest::answers_areNamed_data()
{
    QTest::addColumn<WatchEvent>("event");
    QTest::addColumn<QString>("words");
    const auto status = TaskReport::Status::Generating;
    QTest::newRow("answer") << WatchEvent {.status = status} << u"Generating"_s;
    QTest::newRow("unchanged") << WatchEvent {.came = Came::Unchanged, .status = status}
                               << u"Generating, unchanged"_s;
    QTest::newRow("no connection")
        << WatchEvent {.came = Came::Error, .error = ApiError::Kind::Offline} << u"no connection"_s;
    QTest::newRow("refused") << WatchEvent {.came = Came::Error,
                                            .error = ApiError::Kind::RateLimited,
                                            .http = 429}
                             << u"HTTP 429, too many requests"_s;
    QTest::newRow("link") << WatchEvent {.what = What::Link, .brought = 1} << u"a link"_s;
    QTest::newRow("no link") << WatchEvent {.what = What::Link} << u"no link, but the video"_s;
    QTest::newRow("bytes") << WatchEvent {.what = What::Video, .brought = 3'100'000} << u"3.1 MB"_s;
    QTest::newRow("list") << WatchEvent {.what = What::List, .brought = 100} << u"100 video(s)"_s;
    QTest::newRow("key") << WatchEvent {.what = What::Trial} << u"key accepted"_s;
    QTest::newRow("given up") << WatchEvent {.what = What::Video,
                                             .came = Came::Error,
                                             .error = ApiError::Kind::Cancelled}
                              << u"given up"_s;
    QTest::newRow("strange") << WatchEvent {.came = Came::Error,
                                            .error = ApiError::Kind::Unexpected,
                                            .http = 204}
                             << u"HTTP 204, an answer nobody expects"_s;
}

void WatchPageTest::answers_areNamed()
{
    QFETCH(const WatchEvent, event);
    QTEST(Wording::came(event), "words");
}

void WatchPageTest::questions_areNamed_data()
{
    QTest::addColumn<What>("what");
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("words");
    QTest::newRow("check") << What::Check << u"vid_1"_s << u"vid_1"_s;
    QTest::newRow("link") << What::Link << u"vid_1"_s << u"link of vid_1"_s;
    QTest::newRow("bytes") << What::Video << u"vid_1"_s << u"video of vid_1"_s;
    QTest::newRow("list") << What::List << QString() << u"list of videos"_s;
    QTest::newRow("page") << What::List << u"vid_1"_s << u"list of videos after vid_1"_s;
    QTest::newRow("key") << What::Trial << QString() << u"trial of the key"_s;
}

void WatchPageTest::questions_areNamed()
{
    QFETCH(const What, what);
    QFETCH(const QString, id);
    QTEST(Wording::askedFor({.id = id, .what = what}), "words");
}

void WatchPageTest::whatNobodyRepeats_saysNothingOfIt()
{
    WatchLog log(m_accounts);
    log.note({.what = What::Check});
    QCOMPARE(cell(log, 0, WatchLog::AgainColumn), u"not by itself"_s);
    log.note({.what = What::List});
    QCOMPARE(cell(log, 0, WatchLog::AgainColumn), QString());
    log.note({.what = What::Check, .why = WatchEvent::Why::Fetching});
    QCOMPARE(cell(log, 0, WatchLog::AgainColumn), QString());
    QCOMPARE(cell(log, 0, WatchLog::WhyColumn), u"to fetch the video"_s);
}

void WatchPageTest::requestsBesideTheChecks_areCounted()
{
    WatchStandings rows(m_accounts, m_clock);
    WatchStanding shown = standing(m_work);
    shown.beside = 2;
    rows.show({shown});
    QCOMPARE(cell(rows, 0, WatchStandings::UnderWayColumn), u"1 of 4, 2 beside"_s);
}

void WatchPageTest::log_showsTheNewestFirst()
{
    WatchLog log(m_accounts);
    const QAbstractItemModelTester tester(&log,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    log.note({.when = m_clock.now(), .account = m_work, .id = u"vid_1"_s});
    log.note({.when = m_clock.now(),
              .account = m_home,
              .id = u"vid_2"_s,
              .why = WatchEvent::Why::Wished,
              .came = Came::Unchanged,
              .status = TaskReport::Status::Queued,
              .took = 1234ms});
    QCOMPARE(log.rowCount(), 2);
    QCOMPARE(cell(log, 0, WatchLog::VideoColumn), u"vid_2"_s);
    QCOMPARE(cell(log, 0, WatchLog::KeyColumn), u"Home"_s);
    QCOMPARE(cell(log, 0, WatchLog::WhyColumn), u"you asked"_s);
    QCOMPARE(cell(log, 0, WatchLog::CameColumn), u"Queued, unchanged"_s);
    QCOMPARE(cell(log, 0, WatchLog::TookColumn), u"1,234 ms"_s);
    QCOMPARE(cell(log, 0, WatchLog::AgainColumn), u"not by itself"_s);
    QCOMPARE(cell(log, 1, WatchLog::VideoColumn), u"vid_1"_s);
}

void WatchPageTest::log_forgetsWhatIsTooOld()
{
    WatchLog log(m_accounts);
    const QAbstractItemModelTester tester(&log,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (int each = 0; each < WatchLog::Kept + 3; ++each)
        log.note({.account = m_work, .id = QString::number(each)});
    QCOMPARE(log.rowCount(), WatchLog::Kept);
    QCOMPARE(cell(log, 0, WatchLog::VideoColumn), QString::number(WatchLog::Kept + 2));
    QCOMPARE(cell(log, WatchLog::Kept - 1, WatchLog::VideoColumn), u"3"_s);
}

void WatchPageTest::log_holdsNoMarkup_T01()
{
    WatchLog log(m_accounts);
    log.note({.account = m_work, .id = u"<b>x</b>\u202E"_s});
    QCOMPARE(cell(log, 0, WatchLog::VideoColumn), u"<b>x</b>"_s);
    QVERIFY(
        log.index(0, WatchLog::VideoColumn).data(Qt::ToolTipRole).toString().contains(u"&lt;b"_s));
}

void WatchPageTest::standing_isToldInWords()
{
    WatchStandings rows(m_accounts, m_clock);
    WatchStanding shown = standing(m_work);
    rows.show({shown});
    QCOMPARE(cell(rows, 0, WatchStandings::KeyColumn), u"Work"_s);
    QCOMPARE(cell(rows, 0, WatchStandings::StateColumn), u"OK"_s);
    QCOMPARE(cell(rows, 0, WatchStandings::UnderWayColumn), u"1 of 4"_s);
    QCOMPARE(cell(rows, 0, WatchStandings::RateColumn), u"3.8/s of 4/s, 8 in a row"_s);
    QCOMPARE(cell(rows, 0, WatchStandings::WatchedColumn), u"12,345"_s);
    QCOMPARE(cell(rows, 0, WatchStandings::IntervalColumn), u"20 s"_s);
    QCOMPARE(cell(rows, 0, WatchStandings::NextColumn), u"in 14 s"_s);
    QCOMPARE(cell(rows, 0, WatchStandings::AnswerColumn), u"3 s ago"_s);
    shown.overdue = 1000;
    shown.stretched = 42min;
    rows.show({shown});
    QCOMPARE(cell(rows, 0, WatchStandings::WatchedColumn), u"12,345, 1,000 due"_s);
    QCOMPARE(cell(rows, 0, WatchStandings::IntervalColumn), u"42 m 00 s, for the rate"_s);
}

void WatchPageTest::slowedKey_saysUntilWhen_H56()
{
    WatchStandings rows(m_accounts, m_clock);
    WatchStanding shown = standing(m_work);
    shown.slowedUntil = m_clock.now().addSecs(80);
    rows.show({shown});
    QCOMPARE(cell(rows, 0, WatchStandings::NextColumn),
             shown.slowedUntil.toLocalTime().toString(u"HH:mm:ss"_s) + u", as the service asked"_s);
}

void WatchPageTest::rate_saysWhatHoldsItBack()
{
    WatchStandings rows(m_accounts, m_clock);
    WatchStanding shown = standing(m_work);
    shown.lastMinute = 0;
    rows.show({shown});
    QCOMPARE(cell(rows, 0, WatchStandings::RateColumn), u"0/s of 4/s, 8 in a row"_s);
    shown.perSecond = shown.reachable = 2;
    shown.lastMinute = 1.9;
    rows.show({shown});
    QCOMPARE(cell(rows, 0, WatchStandings::RateColumn),
             u"1.9/s of 2/s, slowed from 4/s, 8 in a row"_s);
    shown.perSecond = 4;
    shown.reachable = 1.5;
    rows.show({shown});
    QCOMPARE(cell(rows, 0, WatchStandings::RateColumn),
             u"1.9/s of 4/s, 1.5/s within reach, 8 in a row"_s);
}

void WatchPageTest::pausedKey_saysWhoPausedIt()
{
    Account paused = *m_accounts.find(m_home);
    paused.paused = true;
    m_accounts.save(paused);
    WatchStandings rows(m_accounts, m_clock);
    WatchStanding shown = standing(m_home);
    shown.held = true;
    rows.show({shown});
    QCOMPARE(cell(rows, 0, WatchStandings::StateColumn), u"Paused by you"_s);
    QCOMPARE(cell(rows, 0, WatchStandings::NextColumn), u"none"_s);
}

void WatchPageTest::newStandings_updateInPlace()
{
    WatchStandings rows(m_accounts, m_clock);
    const QAbstractItemModelTester tester(&rows,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    rows.show({standing(m_work), standing(m_home)});
    const QPersistentModelIndex second(rows.index(1, 0));
    const QSignalSpy removed(&rows, &QAbstractItemModel::rowsRemoved);
    const QSignalSpy changed(&rows, &QAbstractItemModel::dataChanged);
    rows.show({standing(m_work), standing(m_home)});
    QVERIFY(second.isValid());
    QCOMPARE(removed.size(), 0);
    QCOMPARE(changed.size(), 1);
}

void WatchPageTest::goneKey_takesItsRowAlong()
{
    WatchStandings rows(m_accounts, m_clock);
    const QAbstractItemModelTester tester(&rows,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    rows.show({standing(m_work), standing(m_home)});
    rows.show({standing(m_home)});
    QCOMPARE(rows.rowCount(), 1);
    QCOMPARE(rows.index(0, 0).data(WatchStandings::AccountIdRole).value<AccountId>(), m_home);
    rows.show({});
    QCOMPARE(rows.rowCount(), 0);
}

void WatchPageTest::rates_areReadable_data()
{
    QTest::addColumn<double>("perSecond");
    QTest::addColumn<QString>("words");
    QTest::newRow("whole") << 4.0 << u"4/s"_s;
    QTest::newRow("broken") << 2.5 << u"2.5/s"_s;
    QTest::newRow("none") << 0.0 << u"0/s"_s;
    QTest::newRow("slow") << 0.5 << u"30/min"_s;
}

void WatchPageTest::rates_areReadable()
{
    QFETCH(const double, perSecond);
    QTEST(Wording::rate(perSecond), "words");
}

QTEST_GUILESS_MAIN(WatchPageTest)
#include "tst_watchpage.moc"
