// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/barsof.h"
#include "app/ondisk.h"
#include "app/runningprogram.h"
#include "app/watchedapplication.h"
#include "store/library.h"
#include "support/filelimit.h"
#include "support/joinedtest.h"
#include "support/loopbackserver.h"
#include "support/memory.h"
#include "support/quickfolder.h"

#include <QHeaderView>
#include <QMessageBox>
#include <QRegularExpression>

#include <ctime>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

/// What the box with that button says; empty while there is none.
QString boxWith(const QString &button)
{
    const auto *found = OnScreen::find<QPushButton>(button);
    const auto *box = found ? qobject_cast<QMessageBox *>(found->window()) : nullptr;
    return box ? box->text() + u'\n' + box->informativeText() : QString();
}

} // namespace

/// The whole program whose library cannot be written at its end (P3), or is very large.
class TestWholeLibrary final : public QObject
{
    Q_OBJECT

public:
    [[nodiscard]] static bool fillLarge(const QString &folder);

private slots:
    void init();
    void cleanup() { m_home.reset(); }
    void S02_unsavedChanges_areNamedBeforeQuitting();
    void S02_changesNotYetTried_areTriedBeforeQuitting();
    void S02_lossOnTheWayOut_isTold();
    void S02_lossAtASignal_isTold();
    void L01_hundredThousandVideos_areThereSoonAndSmall();

private:
    static constexpr int Videos = 100'000;

    inline static QString s_large; ///< the folder of a library of so many
    std::unique_ptr<QTemporaryDir> m_home;
    LoopbackServer m_service;
};

void TestWholeLibrary::init()
{
    m_home = std::make_unique<QTemporaryDir>(quickFolder());
    m_service.on({}, WireAnswer::of(503, {}));
    QVERIFY(OnDisk::addAccount(m_home->path(), m_service.url()));
}

void TestWholeLibrary::S02_unsavedChanges_areNamedBeforeQuitting()
{
    qputenv("TOKEN360_API_KEY", "sk-killed");
    RunningProgram program(m_home->path());
    MainWindow *window = RunningProgram::window();
    QVERIFY(window);
    const TaskTable &table = RunningProgram::table(*window);
    program.app().take({u"vid_before0the0fault"_s}, {});
    QTRY_VERIFY(RunningProgram::task(table, u"vid_before0the0fault"_s).saved);
    {
        const FileLimit full(1);
        program.app().take({u"vid_after0the0fault"_s}, {});
        QTRY_VERIFY(!RunningProgram::task(table, u"vid_after0the0fault"_s).id.isEmpty());
        QTRY_VERIFY(sentencesOf(*window).join(u' ').contains(u"not saved yet"_s));
        window->close();
        QTRY_VERIFY(OnScreen::find<QPushButton>(u"Quit"_s));
        const QString told = boxWith(u"Quit"_s);
        QVERIFY2(told.contains(u"Changes that could not be saved are lost then."_s),
                 qPrintable(told));
        QVERIFY(!program.hasEnded());
        QVERIFY(OnScreen::click<QAbstractButton>(u"Cancel"_s));
    }
    QTRY_VERIFY(RunningProgram::task(table, u"vid_after0the0fault"_s).saved);
    program.app().shutDown();
}

/// The window is closed at once after the change, before anybody knows that it cannot be saved.
void TestWholeLibrary::S02_changesNotYetTried_areTriedBeforeQuitting()
{
    RunningProgram program(m_home->path());
    MainWindow *window = RunningProgram::window();
    QVERIFY(window);
    const TaskTable &table = RunningProgram::table(*window);
    {
        const FileLimit full(1);
        table.horizontalHeader()->resizeSection(TaskModel::StatusColumn, 222);
        window->close();
        QTRY_VERIFY(OnScreen::find<QPushButton>(u"Quit"_s));
        const QString told = boxWith(u"Quit"_s);
        QVERIFY2(told.contains(u"The disk is full. Changes are not saved yet; make room"_s)
                     || told.contains(u"Writing to the disk failed."_s),
                 qPrintable(told));
        QVERIFY2(told.contains(u"Changes that could not be saved are lost then."_s),
                 qPrintable(told));
        QVERIFY(OnScreen::click<QAbstractButton>(u"Cancel"_s));
        QVERIFY(!program.hasEnded());
        QVERIFY(window->isVisible());
    }
    window->close(); // there is room again
    QTRY_VERIFY(program.hasEnded());
    QVERIFY(!OnScreen::find<QPushButton>(u"Quit"_s));
}

/// The disk is full only after the user was asked.
void TestWholeLibrary::S02_lossOnTheWayOut_isTold()
{
    qputenv("TOKEN360_API_KEY", "sk-killed");
    m_service.on({}, WireAnswer::of(200, R"({"id":"vid_going","status":"queued"})"));
    RunningProgram program(m_home->path());
    MainWindow *window = RunningProgram::window();
    QVERIFY(window);
    const TaskTable &table = RunningProgram::table(*window);
    program.app().take({u"vid_going"_s}, {});
    QTRY_VERIFY(RunningProgram::task(table, u"vid_going"_s).saved);
    window->close();
    QTRY_VERIFY(OnScreen::find<QPushButton>(u"Quit"_s));
    QVERIFY(!boxWith(u"Quit"_s).contains(u"could not be saved"_s));
    const FileLimit full(1);
    table.horizontalHeader()->resizeSection(TaskModel::StatusColumn, 222);
    QTest::mouseClick(OnScreen::find<QPushButton>(u"Quit"_s), Qt::LeftButton);
    QVERIFY(!program.hasEnded());
    QTRY_VERIFY(boxWith(u"Quit"_s).contains(u"The last changes could not be saved."_s));
    const QString told = boxWith(u"Quit"_s);
    QVERIFY2(told.contains(u"What was saved before is safe. See to it before you start Reelwatch "
                           u"again, and make the last changes once more."_s),
             qPrintable(told));
    QVERIFY(OnScreen::click<QPushButton>(u"Quit"_s));
    QTRY_VERIFY(program.hasEnded());
}

/// Nobody may be there to press a button: it is left to whoever reads what the session wrote.
void TestWholeLibrary::S02_lossAtASignal_isTold()
{
    const RunningProgram program(m_home->path());
    const MainWindow *window = RunningProgram::window();
    QVERIFY(window);
    const FileLimit full(1);
    RunningProgram::table(*window).horizontalHeader()->resizeSection(TaskModel::StatusColumn, 222);
    QTest::ignoreMessage(
        QtWarningMsg,
        QRegularExpression(
            u"^The last changes could not be saved\\. .*(full|failed)\\. What was"_s));
    program.app().shutDown();
    QVERIFY(program.hasEnded());
    QVERIFY(!OnScreen::find<QPushButton>(u"Quit"_s));
}

/// 1,000 of them still run. It is filled before anybody watches over the event loop, for the
/// program itself never adds so many at once.
bool TestWholeLibrary::fillLarge(const QString &folder)
{
    s_large = folder;
    const Clock clock;
    Library library(folder + u"/library.db"_s, clock);
    if (!library.open())
        return false;
    library.tasks.add(newTasks(Videos), clock.now());
    for (TaskNumber number = 1; number <= Videos - 1'000; ++number)
        library.tasks.apply(number, {.status = TaskReport::Status::Failed}, "{}");
    QSignalSpy settled(&library.database, &Database::settled);
    library.database.settle();
    return settled.wait(60'000) && settled.first().first().toBool() && library.database.close();
}

void TestWholeLibrary::L01_hundredThousandVideos_areThereSoonAndSmall()
{
    QVERIFY(OnDisk::addAccount(s_large, m_service.url()));
    const std::clock_t begin = std::clock(); // of all threads, however busy the machine is
    const RunningProgram program(s_large);
    const MainWindow *window = RunningProgram::window();
    QVERIFY(window);
    const QAbstractItemModel *rows = RunningProgram::table(*window).model();
    QTRY_VERIFY(rows->rowCount() > 0);
    [[maybe_unused]] const std::clock_t worked = (std::clock() - begin) / (CLOCKS_PER_SEC / 1000);
    QTRY_COMPARE_WITH_TIMEOUT(rows->rowCount(), Videos, 60'000);
#ifndef REELWATCH_SANITIZED
    const qint64 held = Memory::heldBytes() / 1024 / 1024;
    QVERIFY2(worked < 2'000, qPrintable(u"%1 ms"_s.arg(worked)));
    QVERIFY2(held < 400, qPrintable(u"%1 MiB"_s.arg(held)));
#endif
    program.app().shutDown();
}

TEST_MAIN(TestWholeLibrary)
{
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
    const QTemporaryDir large(quickFolder());
    {
        const QCoreApplication builder(argc, argv);
        if (!TestWholeLibrary::fillLarge(large.path()))
            return EXIT_FAILURE;
    }
    return runWatched<TestWholeLibrary>(u"a library that is full, or large"_s, argc, argv);
}

#include "tst_wholelibrary.moc"
