// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/table/filterlist.h"
#include "model/filtermodel.h"
#include "ondisk.h"
#include "runningprogram.h"
#include "support/joinedtest.h"
#include "support/loopbackserver.h"
#include "watchedapplication.h"

#include <QDataStream>
#include <QDir>
#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QTemporaryDir>

#include <algorithm>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;

/// How the program ends on a desktop without a tray, and that its window comes back as the user
/// arranged it. The tests are one story and stand in its order.
class EndingTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void arrangedWindow_isSavedBeforeTheEnd();
    void killedProgram_comesBackAsArranged();
    void closingWithAnActiveVideo_asksFirst_G07();
    void cancel_changesNothing();
    void quit_endsTheProgram();
    void endedProgram_comesBackAsArranged();
    void cleanupTestCase() { m_program.reset(); }

private:
    void start(const QString &folder);
    void arrange();
    void drag(const QString &panes, QPoint by) const;
    [[nodiscard]] QHeaderView *header() const
    {
        return RunningProgram::table(*m_window).horizontalHeader();
    }
    /// The entry of the header's menu that shows and hides the column of the ids.
    [[nodiscard]] QAction *idColumn() const;
    /// Columns, panes, filter and window as the user sees them.
    [[nodiscard]] QVariantMap arrangement() const;
    [[nodiscard]] QVariant onDisk(const QString &setting) const;
    [[nodiscard]] QVariantMap layoutOnDisk() const { return onDisk(u"window.layout"_s).toMap(); }

    LoopbackServer m_service;
    QTemporaryDir m_home {qEnvironmentVariable("HOME") + u"/library-XXXXXX"_s};
    QTemporaryDir m_killed {qEnvironmentVariable("HOME") + u"/killed-XXXXXX"_s};
    std::unique_ptr<RunningProgram> m_program;
    MainWindow *m_window = nullptr;
    QVariantMap m_arranged;
};

void EndingTest::initTestCase()
{
    QVERIFY2(qEnvironmentVariableIsSet("REELWATCH_SESSION_HOME"), "run it by session.sh");
    start(m_home.path());
    m_service.on({}, WireAnswer::of(200, R"({"id":"vid_aaaaaaaa1","status":"queued"})"));
    QVERIFY(RunningProgram::addKey(u"Studio"_s, m_service.url(), "sk-test-0123456789"));
    QVERIFY(OnScreen::click<QAbstractButton>(u"Close"_s, RunningProgram::keysDialog()));
    m_program->app().take({u"vid_aaaaaaaa1"_s}, {});
    QTRY_COMPARE(RunningProgram::table(*m_window).model()->rowCount(), 1);
}

void EndingTest::start(const QString &folder)
{
    m_program = std::make_unique<RunningProgram>(folder);
    m_window = RunningProgram::window();
    QVERIFY(m_window);
}

QAction *EndingTest::idColumn() const
{
    const QList<QAction *> actions = RunningProgram::table(*m_window).columnsMenu()->actions();
    const auto found = std::ranges::find_if(actions, [](const QAction *action) {
        return action->text().section(u" ("_s, 0, 0) == u"ID"_s; // it may say that there is no room
    });
    return found == actions.end() ? nullptr : *found;
}

/// Takes the handle between two panes and moves it.
void EndingTest::drag(const QString &panes, QPoint by) const
{
    QSplitterHandle *handle = m_window->findChild<QSplitter *>(panes)->handle(1);
    const QPoint grip = handle->rect().center();
    QTest::mousePress(handle, Qt::LeftButton, {}, grip);
    QTest::mouseMove(handle, grip + by);
    QTest::mouseRelease(handle, Qt::LeftButton, {}, grip + by);
}

QVariantMap EndingTest::arrangement() const
{
    const auto sizes = [this](const QString &panes) {
        return QVariant::fromValue(m_window->findChild<QSplitter *>(panes)->sizes());
    };
    const QModelIndex filter = m_window->findChild<FilterList *>()->currentIndex();
    return {{u"place of a column"_s, header()->visualIndex(TaskModel::ModelColumn)},
            {u"width of a column"_s, header()->sectionSize(TaskModel::StatusColumn)},
            {u"column shown"_s, idColumn()->isChecked()},
            {u"sorted by"_s, header()->sortIndicatorSection()},
            {u"panes"_s, sizes(u"panes"_s)},
            {u"detail"_s, sizes(u"detail"_s)},
            {u"filter"_s, filter.data(FilterModel::GroupRole)},
            {u"window"_s, m_window->size()}};
}

QVariant EndingTest::onDisk(const QString &setting) const
{
    const QByteArray value =
        OnDisk::ask(m_home.path(), u"SELECT value FROM settings WHERE name = '%1'"_s.arg(setting))
            .toByteArray();
    QDataStream stream(value); // it does not keep the bytes itself
    stream.setVersion(QDataStream::Qt_6_4);
    QVariant held;
    stream >> held;
    return held;
}

/// All of it as no fresh window is.
void EndingTest::arrange()
{
    const QSize wanted = m_window->size() + QSize(90, 30);
    m_window->resize(wanted);
    QTRY_COMPARE(m_window->size(), wanted);
    idColumn()->trigger();
    header()->moveSection(header()->visualIndex(TaskModel::ModelColumn),
                          header()->visualIndex(TaskModel::StatusColumn));
    RunningProgram::table(*m_window).sortByColumn(TaskModel::StatusColumn, Qt::AscendingOrder);
    m_window->findChild<FilterList *>()->choose(TaskFilter::Group::Queued, {});
    header()->resizeSection(TaskModel::StatusColumn,
                            header()->sectionSize(TaskModel::StatusColumn) + 9);
    drag(u"panes"_s, {20, 0});
    drag(u"detail"_s, {0, 30});
}

/// Nothing but the rest of the user's hand, so that kill -9 takes nothing of it.
void EndingTest::arrangedWindow_isSavedBeforeTheEnd()
{
    const QVariantMap before = arrangement();
    arrange();
    m_arranged = arrangement();
    for (auto it = m_arranged.cbegin(); it != m_arranged.cend(); ++it)
        QVERIFY2(it.value() != before.value(it.key()), qPrintable(it.key()));
    // What the hand did last is among these; Qt writes the columns in no order of its own.
    const QVariantMap layout = m_window->layoutState();
    for (const QString &part : {u"detail"_s, u"panes"_s, u"geometry"_s, u"group"_s})
        QTRY_COMPARE_WITH_TIMEOUT(layoutOnDisk().value(part), layout.value(part), 20'000);
    for (const QString &name : QDir(m_home.path()).entryList({u"library.db*"_s}, QDir::Files))
        QVERIFY(QFile::copy(m_home.filePath(name), m_killed.filePath(name)));
}

/// On the files that the program had at that moment, as it would find them after its death.
void EndingTest::killedProgram_comesBackAsArranged()
{
    m_program.reset();
    for (const QString &name : QDir(m_home.path()).entryList({u"library.db*"_s}, QDir::Files))
        QVERIFY(QFile::remove(m_home.filePath(name)));
    for (const QString &name : QDir(m_killed.path()).entryList(QDir::Files))
        QVERIFY(QFile::copy(m_killed.filePath(name), m_home.filePath(name)));
    start(m_home.path());
    QTRY_COMPARE(arrangement(), m_arranged);
}

void EndingTest::closingWithAnActiveVideo_asksFirst_G07()
{
    QTRY_VERIFY(m_window->windowTitle().contains(u"1 active"_s));
    m_window->close();
    QTRY_VERIFY(OnScreen::find<QPushButton>(u"Quit"_s));
    QVERIFY2(!OnScreen::find<QPushButton>(u"Keep watching in the tray"_s), "there is no tray");
    QVERIFY(m_window->isVisible());
}

void EndingTest::cancel_changesNothing()
{
    QVERIFY(OnScreen::click<QPushButton>(u"Cancel"_s));
    QTRY_VERIFY(!OnScreen::find<QPushButton>(u"Quit"_s));
    QVERIFY(m_window->isVisible());
    QVERIFY(!m_program->hasEnded());
}

/// With the last change not yet saved.
void EndingTest::quit_endsTheProgram()
{
    header()->resizeSection(TaskModel::StatusColumn,
                            header()->sectionSize(TaskModel::StatusColumn) + 9);
    m_arranged = arrangement();
    const QModelIndex top = RunningProgram::table(*m_window).model()->index(0, 0);
    const QString first = top.data(TaskModel::NumberRole).toString();
    QVERIFY(!first.isEmpty());
    m_window->close();
    QVERIFY(OnScreen::click<QPushButton>(u"Quit"_s));
    QTRY_VERIFY(m_program->hasEnded());
    QCOMPARE(onDisk(DatabaseWriter::FirstRowsSetting).toString(), first); // is read first
}

void EndingTest::endedProgram_comesBackAsArranged()
{
    m_program.reset();
    start(m_home.path());
    QTRY_COMPARE(arrangement(), m_arranged);
}

TEST_MAIN(EndingTest)
{
    return runWatched<EndingTest>(u"closing"_s, argc, argv);
}

#include "tst_ending.moc"
