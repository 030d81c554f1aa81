// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/barsof.h"
#include "app/canary.h"
#include "app/runningprogram.h"
#include "app/watchedapplication.h"
#include "fault/expected.h"
#include "fault/faultprocess.h"
#include "gui/detail/longtext.h"
#include "gui/player/playbackplugin.h"
#include "gui/table/tasktable.h"
#include "support/joinedtest.h"
#include "support/memory.h"

#include <QTemporaryDir>

#include <algorithm>
#include <utility>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;

using Status = TaskReport::Status;

namespace {

const QByteArray GoodFirst = "then.";
const QString Well = u"vid_well"_s; ///< nothing is ever wrong with it

/// Faults that leave the way open: all are watched at once.
const QList<QByteArray> Open {
    "H12-length-too-small",
    "H14-no-length-closed-early",
    "H16-chunk-size-no-number",
    "H17-gzip-cut",
    "H18-bomb-of-300-megabytes",
    "H19-bomb-under-qts-threshold",
    "H20-packed-twice",
    "H23-502-and-a-page",
    "H28-101",
    "H29-202",
    "H30-empty-200",
    "H31-304",
    "H32-other-host-302",
    "H33-other-port-308",
    "H35-user-307",
    "H37-file",
    "H38-loop-301",
    "H50-400",
    "H53-403",
    "H54-404",
    "H55-409",
    "H60-503",
    "H61-past",
    "J01-blanks",
    "J02-cut",
    "J04-overlong",
    "J07-too-deep",
    "J08-50-megabytes",
    "J11-digits",
    "J13-nul",
    "J14-list",
    "J15-id-null",
    "J16-another-id",
    "J18-status-number",
    "J30-id-list",
    "J30-status-object",
};
/// Answers that are odd, but say something.
const QList<QByteArray> Sound {
    "H26-100-fifty-times",
    "J05-half-a-pair",
    "J06-nul",
    "J09-parameters",
    "J12-seed",
    "J17-no-object",
    "J19-unknown",
    "J20-no-link",
    "J23-error-text",
    "J24-error-beside",
    "J25-progress",
    "J26-created",
    "J28-duration",
    "J31-parameters-deep",
    "J33-unknown",
    "J35-back-from-the-end",
    "T01-prompt",
    "T12-prompt-of-a-megabyte",
    "T13-combining-marks",
    "T15-no-glyph",
};
const QList<QByteArray> Refused {
    "U01-file",    "U02-data", "U03-unc",      "U03-no-scheme",     "U04-http",
    "U05-private", "U06-user", "U07-port-22",  "U08-relative",      "U09-blank",
    "U12-dots",    "U13-bar",  "U19-six-hops", "U19-hop-to-a-file",
};
const QList<QByteArray> Kept {"U11-signed", "U14-empty-query", "U17-elsewhere", "U19-five-hops"};

QStringList texts(const QList<QByteArray> &ids, const QByteArray &before = {})
{
    QStringList list;
    for (const QByteArray &id : ids)
        list.append(QString::fromLatin1(before + id));
    return list;
}

} // namespace

/// The whole program in a real window against the fault service: what each origin received, what
/// becomes of the tasks, and what the user sees. The tests are one story and stand in its order.
class FaultWindowTest final : public QObject
{
    Q_OBJECT

    static constexpr int Patience = 45'000; // ms

private slots:
    void initTestCase();
    void goodAnswers_comeFirst();
    void faults_changeNoStatus_P7();
    void oddAnswers_sayWhatTheySay();
    void links_areFetchedOrRefused();
    void everyRow_canBeLookedAt();
    void markup_isShownAsText_T01();
    void closedWay_isToldAndLeavesTheRest_data();
    void closedWay_isToldAndLeavesTheRest();
    void origins_receivedWhatTheyMay_P6();
    void cleanupTestCase();

private:
    [[nodiscard]] TaskTable &table() const { return RunningProgram::table(*m_window); }
    [[nodiscard]] Task task(const QString &id) const { return RunningProgram::task(table(), id); }
    [[nodiscard]] QString without(const QStringList &ids,
                                  const std::function<bool(const Task &)> &rule) const;
    /// The same, once there are none or patience is at its end.
    [[nodiscard]] QString lagging(const QStringList &ids,
                                  const std::function<bool(const Task &)> &rule) const
    {
        (void)QTest::qWaitFor([&] { return without(ids, rule).isEmpty(); }, Patience);
        return without(ids, rule);
    }
    void checkNow(const QString &id);
    [[nodiscard]] bool checkWell();
    [[nodiscard]] bool isToldOnTheWay(const QString &id, const QString &bar);
    void remove(const QString &id);
    [[nodiscard]] bool wasFetched(const QByteArray &path) const
    {
        const QList<WireRequest> fetched = m_service.requests(u"files"_s);
        return std::ranges::any_of(
            fetched, [&path](const WireRequest &request) { return request.path() == path; });
    }

    Canary m_canary;
    FaultProcess m_service;
    QTemporaryDir m_home {qEnvironmentVariable("HOME") + u"/library-XXXXXX"_s};
    std::unique_ptr<RunningProgram> m_program;
    MainWindow *m_window = nullptr;
    qint64 m_memory = 0; ///< KiB
};

void FaultWindowTest::initTestCase()
{
    QVERIFY2(qEnvironmentVariableIsSet("REELWATCH_SESSION_HOME"), "run it by session.sh");
    QVERIFY(m_service.start());
    m_program = std::make_unique<RunningProgram>(m_home.path());
    m_window = RunningProgram::window();
    QVERIFY(m_window);
    QVERIFY(RunningProgram::addKey(u"Studio"_s, m_service.base(), m_canary.key()));
    QVERIFY(OnScreen::click<QAbstractButton>(u"Close"_s, RunningProgram::keysDialog()));
    QVERIFY(QTest::qWaitForWindowActive(m_window));
}

/// Those ids whose task does not follow the rule.
QString FaultWindowTest::without(const QStringList &ids,
                                 const std::function<bool(const Task &)> &rule) const
{
    QStringList rest = ids;
    rest.removeIf([&](const QString &id) { return rule(task(id)); });
    return rest.join(u' ');
}

void FaultWindowTest::goodAnswers_comeFirst()
{
    const QStringList ids = texts(Open, GoodFirst) + QStringList {Well};
    m_program->app().take(ids, {});
    QCOMPARE(lagging(ids, [](const Task &one) { return one.report.status == Status::Queued; }),
             QString());
    // What plays videos comes with the first one that is kept, whatever the answers are.
    PlaybackPlugin::load().waitForFinished();
    m_memory = Memory::statusLine("VmRSS");
    Memory::forgetPeak();
}

void FaultWindowTest::checkNow(const QString &id)
{
    m_window->activateWindow();
    RunningProgram::clickRow(table(), id);
    QTest::keyClick(&table(), Qt::Key_F5);
}

/// A good answer in between: three tasks that fail in a row would be the service's own trouble, and
/// asked after ever more slowly.
bool FaultWindowTest::checkWell()
{
    const QDateTime before = task(Well).watch.lastAnswered;
    checkNow(Well);
    return QTest::qWaitFor(
        [&] {
            // Rows that failed earlier are asked again meanwhile, and may have closed the way.
            if (auto *retry = OnScreen::find<QAbstractButton>(u"Retry now"_s, m_window))
                QTest::mouseClick(retry, Qt::LeftButton);
            return task(Well).watch.lastAnswered > before;
        },
        Patience);
}

void FaultWindowTest::faults_changeNoStatus_P7()
{
    const QStringList ids = texts(Open, GoodFirst);
    const auto hasMet = [](const Task &one) {
        return one.watch.failures > 0 || one.watch.state == Watch::State::Paused;
    };
    for (const QString &id : ids) {
        checkNow(id);
        QCOMPARE(lagging({id}, hasMet), QString());
        QVERIFY2(checkWell(), qPrintable(id));
    }
    const QString changed =
        without(ids, [](const Task &one) { return one.report.status == Status::Queued; });
    QCOMPARE(changed, QString());
    QVERIFY(Promised({u"P7"_s, u"statuses that faults changed in the window"_s,
                      double(changed.count(u' '))})
                .tell());
    // H50: the one that only the user can mend waits for him, with the service's own words.
    const Task stopped = task(u"then.H50-400"_s);
    QCOMPARE(stopped.watch.state, Watch::State::Paused);
    QVERIFY(stopped.watch.reason.toString().contains(u"Not so <b>fast</b>"_s));
    // H32: only the host is named.
    const QString redirected = task(u"then.H32-other-host-302"_s).watch.reason.toString();
    QVERIFY2(!redirected.contains(u"stolen"_s) && !redirected.contains(u"SECRET"_s),
             qPrintable(redirected));
}

void FaultWindowTest::oddAnswers_sayWhatTheySay()
{
    const QStringList ids = texts(Sound);
    m_program->app().take(ids, {});
    QCOMPARE(lagging(ids,
                     [](const Task &one) {
                         const auto expected = Expected::of(one.id.toString().toLatin1());
                         return expected && one.report.status == expected->status;
                     }),
             QString());
    // J35: once ended, it stays so.
    const QString ended = u"J35-back-from-the-end"_s;
    checkNow(ended);
    QTRY_VERIFY_WITH_TIMEOUT(m_service.requestsFor(ended.toLatin1()).size() >= 2, Patience);
    QVERIFY(checkWell()); // asked for later, so that the other answer has come
    QCOMPARE(task(ended).report.status, Status::Completed);
}

void FaultWindowTest::links_areFetchedOrRefused()
{
    m_program->app().take(texts(Refused + Kept + QList<QByteArray> {"U18-at-the-service"}), {});
    const auto isIn = [](Keeping::State state) {
        return [state](const Task &one) {
            return one.keeping.state == state;
        };
    };
    QCOMPARE(lagging(texts(Kept), isIn(Keeping::State::Kept)), QString());
    // J22: what is no web link at all is as none.
    QCOMPARE(lagging(texts(Refused),
                     [](const Task &one) {
                         const bool isNone = one.report.link.isEmpty();
                         return one.report.status == Status::Completed
                             && (isNone || one.keeping.state == Keeping::State::Refused);
                     }),
             QString());
    QTRY_VERIFY_WITH_TIMEOUT(wasFetched("/hop6") && wasFetched("/hop-to-file"), Patience);
    QTRY_VERIFY_WITH_TIMEOUT(!task(u"U18-at-the-service"_s).keeping.problem.isEmpty(), Patience);
    for (const QString &id : texts(Refused)) {
        const QString problem = task(id).keeping.problem.toString();
        QVERIFY2(!problem.contains(u"SECRET"_s), qPrintable(problem));
        QVERIFY2(task(id).keeping.state != Keeping::State::Kept, qPrintable(id));
        QCOMPARE(task(id).keeping.file, QString());
    }
}

/// H23, T12, T13, J09: whatever lies behind it, no row holds up the window, and none tells a
/// secret.
void FaultWindowTest::everyRow_canBeLookedAt()
{
    for (const QString &id : texts(Open, GoodFirst) + texts(Sound + Refused + Kept)) {
        RunningProgram::clickRow(table(), id);
        QCOMPARE(table().currentIndex().row(), RunningProgram::row(table(), id).row());
        for (const QString &text :
             OnScreen::spokenTexts(QAccessible::queryAccessibleInterface(m_window))) {
            QVERIFY2(!m_canary.isIn(text.toUtf8()), "the key is shown");
            QVERIFY2(!text.contains(u"SECRETPW"_s), qPrintable(id));
        }
    }
}

void FaultWindowTest::markup_isShownAsText_T01()
{
    RunningProgram::clickRow(table(), u"T01-prompt"_s);
    const auto isThere = [this] {
        const QStringList said =
            OnScreen::spokenTexts(QAccessible::queryAccessibleInterface(m_window));
        return said.contains(u"<img src=file:///dev/zero>"_s) && said.contains(u"&lt;b&gt;"_s);
    };
    QTRY_VERIFY(isThere());
}

void FaultWindowTest::closedWay_isToldAndLeavesTheRest_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<QString>("bar");
    QTest::newRow("H05") << u"H05-reset-in-body"_s << u"No connection since"_s;
    QTest::newRow("H22") << u"H22-captive-portal"_s << u"sign"_s;
    QTest::newRow("H10") << u"H10-endless-headers"_s << QString();
    QTest::newRow("H06, P8") << u"H06-says-nothing"_s << QString();
}

void FaultWindowTest::closedWay_isToldAndLeavesTheRest()
{
    QFETCH(QString, fault);
    QFETCH(QString, bar);
    const QString id = QString::fromLatin1(GoodFirst) + fault;
    m_program->app().take({id}, {});
    QTRY_COMPARE_WITH_TIMEOUT(task(id).report.status, Status::Queued, Patience);
    QElapsedTimer clock;
    clock.start();
    checkNow(id);
    QTRY_VERIFY_WITH_TIMEOUT(task(id).watch.failures > 0, Patience);
    const double took = static_cast<double>(clock.elapsed()) / 1000;
    QVERIFY(Promised({u"P8"_s, u"until the window knew, "_s + fault, took, u"s"_s, 31}).tell());
    QCOMPARE(task(id).report.status, Status::Queued);
    if (!bar.isEmpty())
        QVERIFY(isToldOnTheWay(id, bar));
    remove(id);
    QVERIFY(checkWell());
}

/// The way is closed when nothing comes through twice in a row; others may be answered in between.
bool FaultWindowTest::isToldOnTheWay(const QString &id, const QString &bar)
{
    int failures = 0;
    return QTest::qWaitFor(
        [&] {
            if (sentencesOf(*m_window).join(u' ').contains(bar, Qt::CaseInsensitive))
                return true;
            if (std::exchange(failures, task(id).watch.failures) < task(id).watch.failures)
                checkNow(id);
            return false;
        },
        Patience);
}

void FaultWindowTest::remove(const QString &id)
{
    RunningProgram::clickRow(table(), id);
    const int before = table().model()->rowCount();
    QTest::keyClick(&table(), Qt::Key_Delete);
    QTRY_COMPARE(table().model()->rowCount(), before - 1);
}

void FaultWindowTest::origins_receivedWhatTheyMay_P6()
{
    qsizetype astray = m_service.requests(u"other"_s).size();
    const QList<WireRequest> fetched = m_service.requests(u"files"_s);
    QVERIFY2(fetched.size() >= Kept.size(), "nothing was fetched: nothing was tried");
    for (const WireRequest &request : fetched) {
        astray += m_canary.isIn(request.bytes) || request.hasHeader("Authorization") ? 1 : 0;
        for (const char *header : {"Referer", "Cookie", "Origin"})
            QVERIFY2(!request.hasHeader(header), request.bytes.constData());
    }
    // U10, U14: what was signed went out as it came.
    const auto isAsked = [&fetched](const QByteArray &target) {
        return std::ranges::any_of(
            fetched, [&](const WireRequest &request) { return request.target() == target; });
    };
    QVERIFY(isAsked("/whole.mp4?X-Sig=ab%2Bc%3D&empty="));
    QVERIFY(isAsked("/whole.mp4?"));
    // U18: with the key to the tasks, without it to a file at the very same host.
    for (const WireRequest &request : m_service.requests(u"service"_s)) {
        QCOMPARE(request.method(), "GET");
        QVERIFY2(!request.hasHeader("Cookie"), request.bytes.constData());
        const bool isTask = request.path().startsWith("/v1/videos");
        QVERIFY2(request.hasHeader("Authorization") == isTask, request.bytes.constData());
    }
    QCOMPARE(astray, 0);
    QVERIFY(
        Promised({u"P6"_s, u"requests of the window that went astray"_s, double(astray)}).tell());
#ifndef REELWATCH_SANITIZED
    QVERIFY(Promised({u"P10"_s, u"the window's memory grew"_s,
                      double(Memory::statusLine("VmHWM") - m_memory) / 1024, u"MiB"_s, 64})
                .tell());
#endif
}

/// K12: everything that was written, but for what the service writes down of its requests.
void FaultWindowTest::cleanupTestCase()
{
    m_program.reset();
    int searched = 0;
    const QStringList found = m_canary.filesAtHome(&searched, m_service.folder());
    QVERIFY2(searched >= 5, "what was written was not searched");
    QCOMPARE(found, QStringList());
    QVERIFY(Promised({u"P6"_s, u"files that held the marked key"_s, double(found.size())}).tell());
}

TEST_MAIN(FaultWindowTest)
{
    return runWatched<FaultWindowTest>(u"faults"_s, argc, argv);
}

#include "tst_faultwindow.moc"
