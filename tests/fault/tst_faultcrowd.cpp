// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/canary.h"
#include "app/runningprogram.h"
#include "app/watchedapplication.h"
#include "fault/expected.h"
#include "fault/faultprocess.h"
#include "fault/faults.h"
#include "store/library.h"
#include "support/joinedtest.h"
#include "support/memory.h"

#include <algorithm>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;

using Status = TaskReport::Status;

namespace {

const QByteArray GoodBefore = "then.";

/// A video at a service of its own.
struct Place
{
    QString id;
    QUrl base;
};

/// Where no good answer comes first, nor any later.
bool isPort(const Task &task)
{
    return task.id.toString().startsWith(u"port-"_s);
}

} // namespace

/// The whole program in a real window while every answer that a service can give is given at once,
/// each by a service of its own, so that none is spared by what another one did. The tests are one
/// story and stand in its order.
class FaultCrowdTest final : public QObject
{
    Q_OBJECT

    static constexpr int Patience = 60'000; // ms

private slots:
    void initTestCase();
    void goodAnswers_comeFirst();
    void everyFault_isToldAndChangesNoStatus_P7();
    void everyText_canBeLookedAt_T10_T11_T12_T13();
    void markup_isShownAsText_data();
    void markup_isShownAsText();
    void scripts_areShownWhole_T14();
    void origins_receivedWhatTheyMay_P6();
    void cleanupTestCase();

private:
    [[nodiscard]] QList<Place> places() const;
    [[nodiscard]] bool fillLibrary() const;
    [[nodiscard]] TaskTable &table() const { return RunningProgram::table(*m_window); }
    [[nodiscard]] QString without(const std::function<bool(const QModelIndex &)> &rule) const;
    [[nodiscard]] QString lagging(const std::function<bool(const QModelIndex &)> &rule) const
    {
        (void)QTest::qWaitFor([&] { return without(rule).isEmpty(); }, Patience);
        return without(rule);
    }
    [[nodiscard]] QStringList spoken() const
    {
        return OnScreen::spokenTexts(QAccessible::queryAccessibleInterface(m_window));
    }

    Canary m_canary;
    FaultProcess m_service;
    QTemporaryDir m_home;
    QList<Place> m_places;
    std::unique_ptr<RunningProgram> m_program;
    MainWindow *m_window = nullptr;
    qint64 m_memory = 0; ///< KiB
};

void FaultCrowdTest::initTestCase()
{
    QVERIFY2(qEnvironmentVariableIsSet("REELWATCH_SESSION_HOME"), "run it by session.sh");
    QVERIFY(m_service.start({u"--one-each"_s}));
    qputenv("TOKEN360_API_KEY", m_canary.key());
    m_places = places();
    QVERIFY(m_places.size() > 200);
    QVERIFY(fillLibrary());
    m_program = std::make_unique<RunningProgram>(m_home.path());
    m_window = RunningProgram::window();
    QVERIFY(m_window);
}

/// All but the links (tst_faultwindow) and what may last until the deadline, which others wait for.
QList<Place> FaultCrowdTest::places() const
{
    QList<Place> found;
    for (const Faults::Fault &fault : Faults::all()) {
        const QString id = QString::fromLatin1(fault.id);
        const auto expected = Expected::of(fault.id);
        const bool isSlow = expected && expected->errors.contains(ApiError::Kind::TimedOut);
        if (!id.startsWith(u'U') && !isSlow)
            found.append({QString::fromLatin1(GoodBefore) + id, m_service.base(id)});
    }
    // H40 to H44, H25
    for (const QString &port :
         {u"self-signed"_s, u"expired"_s, u"other-host"_s, u"resets"_s, u"old"_s, u"plain"_s})
        found.append({u"port-"_s + port, m_service.tlsBase(port)});
    found.append({u"port-refused"_s, m_service.base(u"refused"_s)}); // H02
    return found;
}

bool FaultCrowdTest::fillLibrary() const
{
    const Clock clock;
    Library library(m_home.filePath(u"library.db"_s), clock);
    if (!library.open())
        return false;
    for (const Place &place : m_places) {
        const AccountId account = library.accounts.save(
            {.name = place.id, .base = place.base, .keeps = Account::Keeps::Environment});
        library.tasks.add({{account, place.id}}, clock.now());
    }
    return library.database.close();
}

/// The ids of the rows that do not follow the rule.
QString FaultCrowdTest::without(const std::function<bool(const QModelIndex &)> &rule) const
{
    const QAbstractItemModel *rows = table().model();
    QStringList rest;
    for (int row = 0; row < rows->rowCount(); ++row) {
        const QModelIndex index = rows->index(row, TaskModel::StatusColumn);
        if (!rule(index))
            rest.append(index.data(TaskModel::TaskRole).value<Task>().id);
    }
    return rest.join(u' ');
}

void FaultCrowdTest::goodAnswers_comeFirst()
{
    QTRY_COMPARE_WITH_TIMEOUT(table().model()->rowCount(), m_places.size(), Patience);
    QCOMPARE(lagging([](const QModelIndex &index) {
                 const auto task = index.data(TaskModel::TaskRole).value<Task>();
                 return isPort(task) || task.report.status == Status::Queued;
             }),
             QString());
    m_memory = Memory::statusLine("VmRSS");
    Memory::forgetPeak();
}

void FaultCrowdTest::everyFault_isToldAndChangesNoStatus_P7()
{
    m_window->activateWindow();
    QTest::keyClick(&table(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(&table(), Qt::Key_F5);
    const auto expectedOf = [](const Task &task) {
        const QByteArray id = task.id.toString().toLatin1();
        return Expected::of(id.mid(GoodBefore.size())).value_or(Expected {});
    };
    // Told: in its row, or in that of its key.
    const auto isTold = [](const QModelIndex &index) {
        const auto task = index.data(TaskModel::TaskRole).value<Task>();
        const auto state = index.data(TaskModel::OwnerStateRole).value<AccountState>();
        return task.watch.failures > 0 || task.watch.state == Watch::State::Paused
            || state.kind != AccountState::Kind::Ok;
    };
    QCOMPARE(lagging([&](const QModelIndex &index) {
                 const auto task = index.data(TaskModel::TaskRole).value<Task>();
                 const Expected expected = expectedOf(task);
                 const bool isSound = expected.status && task.watch.lastAnswered.isValid()
                     && task.report.status == *expected.status;
                 return isSound || isTold(index);
             }),
             QString());
    const QString changed = without([&](const QModelIndex &index) {
        const auto task = index.data(TaskModel::TaskRole).value<Task>();
        const Status first = isPort(task) ? Status::Unknown : Status::Queued;
        return task.report.status == expectedOf(task).status.value_or(first)
            || (isTold(index) && task.report.status == first);
    });
    QCOMPARE(changed, QString());
    QVERIFY(Promised({u"P7"_s, u"statuses that all faults at once changed in the window"_s,
                      double(changed.count(u' '))})
                .tell());
}

void FaultCrowdTest::everyText_canBeLookedAt_T10_T11_T12_T13()
{
    for (const Faults::Fault &fault : Faults::inTheText()) {
        const QString id = QString::fromLatin1(GoodBefore + fault.id);
        RunningProgram::clickRow(table(), id);
        QCOMPARE(table().currentIndex().row(), RunningProgram::row(table(), id).row());
        const QStringList texts = spoken();
        QVERIFY2(texts.join(u' ').contains(id.left(20)), qPrintable(id)); // long ones are cut
        for (const QString &text : texts) {
            for (const char16_t hidden : {u'\u202E', u'\u2066', u'\x1B', u'\x07', u'\0'})
                QVERIFY2(!text.contains(hidden), qPrintable(id));
        }
    }
}

void FaultCrowdTest::markup_isShownAsText_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QStringList>("shown");
    const QString other = m_service.base(u"other"_s).toString();
    const auto row = [](const char *name, const QString &id, const QStringList &shown) {
        QTest::newRow(name) << id << shown;
    };
    const QString image = u"<img src=file:///dev/zero>"_s;
    row("T01", u"T01-prompt"_s, {image, u"&lt;b&gt;"_s});
    row("T01, failed", u"T01-error"_s, {image});
    row("T02", u"T02-image-from-a-pipe"_s, {u"<img src=file:///proc/self/fd/0>"_s});
    row("T04", u"T04-image-from-elsewhere"_s, {u"<img src=%1/seen.png>"_s.arg(other)});
    row("T05", u"T05-link"_s, {u"<a href=%1/clicked>here</a>"_s.arg(other)});
    row("T06", u"T06-entity"_s, {u"&lt;img src=%1/seen.png&gt;"_s.arg(other)});
    row("T07", u"T07-markdown"_s, {u"![x](%1/seen.png) [y](%1/clicked)"_s.arg(other)});
}

void FaultCrowdTest::markup_isShownAsText()
{
    QFETCH(QString, id);
    QFETCH(QStringList, shown);
    RunningProgram::clickRow(table(), QString::fromLatin1(GoodBefore) + id);
    for (const QString &text : std::as_const(shown))
        QTRY_VERIFY2(spoken().contains(text), qPrintable(text));
}

void FaultCrowdTest::scripts_areShownWhole_T14()
{
    RunningProgram::clickRow(table(), QString::fromLatin1(GoodBefore) + u"T14-scripts"_s);
    QTRY_VERIFY(spoken().contains(u"\U0001F469\u200D\U0001F469\u200D\U0001F467 \u4E00\u4EBA "
                                  "\u0645\u0631\u062D\u0628\u0627 abc \u05E9\u05DC\u05D5\u05DD"_s));
}

void FaultCrowdTest::origins_receivedWhatTheyMay_P6()
{
    const QList<WireRequest> elsewhere =
        m_service.requests(u"other"_s) + m_service.requests(u"files"_s);
    for (const WireRequest &request : elsewhere)
        qWarning("%s", request.bytes.constData());
    QVERIFY(Promised({u"P6"_s, u"requests that went astray among all faults at once"_s,
                      double(elsewhere.size())})
                .tell());
#ifndef REELWATCH_SANITIZED
    QVERIFY(Promised({u"P10"_s, u"the window's memory grew by all faults at once"_s,
                      double(Memory::statusLine("VmHWM") - m_memory) / 1024, u"MiB"_s, 64})
                .tell());
#endif
}

/// K12: everything that was written, but for what the service writes down of its requests.
void FaultCrowdTest::cleanupTestCase()
{
    m_program.reset();
    int searched = 0;
    QCOMPARE(m_canary.filesAtHome(&searched, m_service.folder()), QStringList());
    QVERIFY(QFile::exists(m_home.filePath(u"library.db"_s)));
    QVERIFY2(searched >= 2, "what was written was not searched");
}

TEST_MAIN(FaultCrowdTest)
{
    return runWatched<FaultCrowdTest>(u"all faults at once"_s, argc, argv);
}

#include "tst_faultcrowd.moc"
