// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/player/noticepage.h"
#include "support/joinedtest.h"
#include "windowfixture.h"

#include <QAbstractItemModelTester>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScopeGuard>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStyle>
#include <QTextEdit>

#include <functional>

using namespace Reelwatch;
using Status = TaskReport::Status;

Q_DECLARE_METATYPE(Qt::SortOrder)

/// The window's list: what stays in its place while rows change, how it is found and laid out.
class MainWindowTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m.reset(); }

    void names_areThoseThatAreSpoken_data();
    void names_areThoseThatAreSpoken();
    void firstCell_speaksTheWholeRow();
    void selection_staysWithItsVideos();
    void selection_survivesFilterAndSearch();
    void thousandChanges_leaveTheTableWhereItWas();
    void columns_comeBack();
    void columnsMenu_showsWhatIsShown();
    void narrowList_keepsThePromptReadable_data();
    void narrowList_keepsThePromptReadable();
    void smallWindow_hasRoomForANotice();
    void status_isWholeByDefault();
    void squeezedColumns_comeBack();
    void layoutAskedFor_isNotArranged();
    void firstWindow_fitsTheScreen();
    void windowOfAScreenThatIsGone_isOnTheOneThatIs_G09_data();
    void windowOfAScreenThatIsGone_isOnTheOneThatIs_G09();
    void otherLooksAtRunTime_leaveTheWindowWhole_G10_data();
    void otherLooksAtRunTime_leaveTheWindowWhole_G10();
    void filterAndPanes_comeBack();
    void strangeLayout_isLeftOut();
    void emptyList_saysWhatIsMissing();
    void pausedChecks_tellOfNoNextOne();
    void clearFilter_bringsTheRowsBack();
    void reveal_showsWhateverTheFilterWas();
    void title_countsTheActive();
    void title_tellsTheDemo();
    void pause_becomesResume();

private:
    std::unique_ptr<WindowFixture> m;
};

void MainWindowTest::init()
{
    m = std::make_unique<WindowFixture>();
    new QAbstractItemModelTester(&m->rows, QAbstractItemModelTester::FailureReportingMode::QtTest,
                                 &m->window);
}

void MainWindowTest::names_areThoseThatAreSpoken_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name :
         {"Videos", "Filter", "Search videos", "Add…", "Refresh", "Pause checks", "API keys…"})
        QTest::newRow(name) << QString::fromUtf8(name);
}

void MainWindowTest::names_areThoseThatAreSpoken()
{
    QFETCH(const QString, name);
    m->add(u"vid_1"_s);
    QVERIFY(m->show());
    QVERIFY(OnScreen::find(name, &m->window));
}

void MainWindowTest::firstCell_speaksTheWholeRow()
{
    const TaskNumber number = m->add(u"vid_1"_s);
    m->say(number,
           {.status = Status::Failed,
            .model = u"kling"_s,
            .prompt = u"two dogs surfing"_s,
            .updated = m->before(std::chrono::minutes(4))});
    QVERIFY(m->show());
    QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(&m->table());
    QVERIFY(spoken && spoken->tableInterface());
    const QAccessibleInterface *cell = spoken->tableInterface()->cellAt(0, 0);
    QCOMPARE(cell->text(QAccessible::Name), u"Failed, two dogs surfing, kling, 4 minutes ago"_s);
}

// G03
void MainWindowTest::selection_staysWithItsVideos()
{
    const QList<TaskNumber> numbers = m->addMany(30, Status::Queued);
    QVERIFY(m->show());
    m->table().sortByColumn(TaskModel::StatusColumn, Qt::AscendingOrder);
    m->click(numbers.at(3));
    m->click(numbers.at(17), Qt::ControlModifier);
    const QSignalSpy current(&m->table(), &TaskTable::currentNumberChanged);
    QList<TaskNumber> chosen = m->window.selectedNumbers();
    std::ranges::sort(chosen);

    m->say(numbers.at(17), {.status = Status::Completed, .prompt = u"another place"_s});
    for (const TaskNumber number : {numbers.at(1), numbers.at(9), numbers.at(28)})
        m->say(number, {.status = Status::Failed});
    m->table().sortByColumn(TaskModel::PromptColumn, Qt::DescendingOrder);
    m->tasks.remove({numbers.at(0), numbers.at(2)});
    m->add(u"vid_new"_s);

    QList<TaskNumber> after = m->window.selectedNumbers();
    std::ranges::sort(after);
    QCOMPARE(after, chosen);
    QCOMPARE(m->table().currentNumber(), numbers.at(17));
    QVERIFY2(current.isEmpty(), "the detail pane was told of another video");
}

// G03
void MainWindowTest::selection_survivesFilterAndSearch()
{
    const QList<TaskNumber> numbers = m->addMany(4, Status::Completed);
    m->say(m->add(u"vid_red"_s), {.status = Status::Queued, .prompt = u"a red balloon"_s});
    QVERIFY(m->show());
    m->click(numbers.at(3));
    m->filterList().choose(TaskFilter::Group::Completed, {});
    QCOMPARE(m->rows.rowCount(), 4);
    QCOMPARE(m->window.selectedNumbers(), QList {numbers.at(3)});
    m->search().setText(u"clip"_s);
    QCOMPARE(m->table().currentNumber(), numbers.at(3));
    // What is filtered out is not acted on behind the user's back.
    m->search().setText(u"nothing like it"_s);
    QCOMPARE(m->window.selectedNumbers(), QList<TaskNumber>());
}

void MainWindowTest::thousandChanges_leaveTheTableWhereItWas()
{
    const QList<TaskNumber> numbers = m->addMany(1000, Status::Generating);
    QVERIFY(m->show());
    m->click(numbers.at(500));
    m->table().setFocus();
    QScrollBar *scroll = m->table().verticalScrollBar();
    const int place = scroll->value();
    QVERIFY(place > 0);
    const int top = m->table().rowAt(0);
    QSignalSpy resets(&m->rows, &QAbstractItemModel::modelReset);
    QSignalSpy layouts(&m->rows, &QAbstractItemModel::layoutChanged);
    for (const TaskNumber number : numbers)
        m->say(number,
               {.status = Status::Completed, .prompt = u"ended %1"_s.arg(number), .duration = 4});
    QCoreApplication::processEvents();
    QCOMPARE(scroll->value(), place);
    QCOMPARE(m->table().rowAt(0), top);
    QCOMPARE(m->window.selectedNumbers(), QList {numbers.at(500)});
    QCOMPARE(m->table().currentNumber(), numbers.at(500));
    QVERIFY(m->table().hasFocus());
    QVERIFY(resets.isEmpty());
    QVERIFY(layouts.isEmpty());
}

void MainWindowTest::columns_comeBack()
{
    m->addMany(1, Status::Completed);
    QVERIFY(m->show());
    m->window.resize(1600, 800); // there is room for all
    QHeaderView *header = m->table().horizontalHeader();
    m->table().setColumnWidth(TaskModel::ElapsedColumn, 133);
    for (QAction *entry : m->table().columnsMenu()->actions()) {
        if (entry->data() == TaskModel::IdColumn || entry->data() == TaskModel::ElapsedColumn)
            entry->trigger();
    }
    header->moveSection(header->visualIndex(TaskModel::ModelColumn), 1);
    m->table().setColumnWidth(TaskModel::ModelColumn, 177);
    m->table().sortByColumn(TaskModel::ElapsedColumn, Qt::DescendingOrder);
    const QVariantMap layout = m->window.layoutState();

    WindowFixture next;
    next.addMany(1, Status::Completed);
    next.window.restoreLayout(layout);
    QVERIFY(next.show());
    next.window.resize(1600, 800);
    const TaskTable &table = next.table();
    QTRY_VERIFY(!table.isColumnHidden(TaskModel::IdColumn));
    QVERIFY(table.isColumnHidden(TaskModel::ElapsedColumn));
    QCOMPARE(table.horizontalHeader()->visualIndex(TaskModel::ModelColumn), 1);
    QTRY_COMPARE(table.columnWidth(TaskModel::ModelColumn), 177);
    next.table().showColumn(TaskModel::ElapsedColumn);
    QCOMPARE(table.columnWidth(TaskModel::ElapsedColumn), 133); // hidden, too
    QCOMPARE(next.rows.sortColumn(), TaskModel::ElapsedColumn);
    QCOMPARE(next.rows.sortOrder(), Qt::DescendingOrder);
}

void MainWindowTest::columnsMenu_showsWhatIsShown()
{
    QVERIFY(m->show());
    const auto *menu = m->window.findChild<QMenu *>(u"menuColumns"_s);
    const auto entry = [menu](const QString &title) {
        const QList<QAction *> entries = menu->actions();
        return *std::ranges::find_if(entries, [&title](const QAction *action) {
            return action->text() == title || action->text().startsWith(title + u" ("_s);
        });
    };
    QVERIFY(entry(u"Model"_s)->isChecked());
    QVERIFY(!entry(u"ID"_s)->isChecked());
    entry(u"ID"_s)->trigger();
    QVERIFY(!m->table().isColumnHidden(TaskModel::IdColumn));
    QCOMPARE(entry(u"Model"_s)->text(), u"Model (no room for it now)"_s);
    QVERIFY(entry(u"Model"_s)->isChecked());
    entry(u"Model"_s)->trigger();
    QVERIFY(m->table().isColumnHidden(TaskModel::ModelColumn));
    entry(u"Default columns"_s)->trigger();
    QVERIFY(m->table().isColumnHidden(TaskModel::IdColumn));
    QVERIFY(entry(u"Model"_s)->isChecked());
    QVERIFY(!entry(u"ID"_s)->isChecked());
}

void MainWindowTest::narrowList_keepsThePromptReadable_data()
{
    QTest::addColumn<QSize>("size");
    for (const QSize size : {QSize(720, 480), QSize(800, 500), QSize(960, 600)})
        QTest::addRow("%dx%d", size.width(), size.height()) << size;
}

void MainWindowTest::narrowList_keepsThePromptReadable()
{
    QFETCH(const QSize, size);
    m->addMany(30, Status::Completed);
    QVERIFY(m->show());
    m->window.resize(size);
    QTRY_COMPARE(m->window.size(), size);
    const TaskTable &table = m->table();
    QTRY_VERIFY(table.columnWidth(TaskModel::PromptColumn) >= 140);
    QVERIFY(!table.isColumnHidden(TaskModel::StatusColumn));
    QVERIFY2(!table.horizontalScrollBar()->isVisible(), "nothing is cut at the right");
    const QRect prompt = table.visualRect(m->rows.index(0, TaskModel::PromptColumn));
    QVERIFY(table.viewport()->rect().contains(prompt));
}

void MainWindowTest::smallWindow_hasRoomForANotice()
{
    const TaskNumber number = m->add(u"vid_1"_s);
    m->tasks.setWatch(number, {.state = Watch::State::NotFound});
    QVERIFY(m->show());
    m->click(number);
    m->window.resize(720, 480);
    QTRY_COMPARE(m->window.size(), QSize(720, 480));
    const auto *text = m->window.findChild<NoticePage *>()->findChild<QTextEdit *>(u"text"_s);
    QTRY_VERIFY(text->viewport()->height() >= text->document()->size().height());
}

void MainWindowTest::status_isWholeByDefault()
{
    const TaskNumber number = m->add(u"vid_1"_s);
    m->say(number, {.status = Status::Unrecognised, .word = u"awaiting_review"_s});
    QVERIFY(m->show());
    QFont font = m->table().font();
    font.setWeight(QFont::DemiBold);
    const int word = QFontMetrics(font).horizontalAdvance(u"Unrecognised…"_s);
    QVERIFY(m->table().columnWidth(TaskModel::StatusColumn) >= word + 34);
    QVERIFY(m->table().columnWidth(TaskModel::PromptColumn) >= 200);
}

/// What has no room is still wanted: in the menu, in what is remembered, and when there is room.
void MainWindowTest::squeezedColumns_comeBack()
{
    m->addMany(3, Status::Completed);
    QVERIFY(m->show());
    QVERIFY(!m->table().isColumnHidden(TaskModel::ModelColumn));
    m->window.resize(720, 480);
    QTRY_VERIFY(m->table().isColumnHidden(TaskModel::ModelColumn));
    const QVariantMap layout = m->window.layoutState();
    QVERIFY(m->table().isColumnHidden(TaskModel::ModelColumn));
    const auto entries = m->table().columnsMenu()->actions();
    QVERIFY(std::ranges::all_of(entries, [](const QAction *entry) {
        return entry->data() != TaskModel::ModelColumn || entry->isChecked();
    }));
    m->window.resize(1280, 800);
    QTRY_VERIFY(!m->table().isColumnHidden(TaskModel::ModelColumn));

    WindowFixture next;
    next.addMany(1, Status::Completed);
    next.window.restoreLayout(layout);
    QVERIFY(next.show());
    next.window.resize(1280, 800);
    QTRY_VERIFY(!next.table().isColumnHidden(TaskModel::ModelColumn));
    QVERIFY(next.table().isColumnHidden(TaskModel::IdColumn));
}

/// Else a layout that is saved once would be saved for ever.
void MainWindowTest::layoutAskedFor_isNotArranged()
{
    m->addMany(3, Status::Completed);
    QVERIFY(m->show());
    m->window.resize(720, 480);
    QTRY_VERIFY(m->table().isColumnHidden(TaskModel::ModelColumn)); // has no room
    const QSignalSpy arranged(&m->window, &MainWindow::layoutArranged);
    QVERIFY(!m->window.layoutState().isEmpty());
    QCoreApplication::processEvents();
    QCOMPARE(arranged.size(), 0);
    m->table().sortByColumn(TaskModel::StatusColumn, Qt::DescendingOrder);
    QCOMPARE(arranged.size(), 1);
}

void MainWindowTest::firstWindow_fitsTheScreen()
{
    m->window.resize(5000, 4000);
    m->window.restoreLayout({});
    QVERIFY(m->show());
    const QRect screen = m->window.screen()->availableGeometry();
    QVERIFY(m->window.width() < screen.width());
    QVERIFY(m->window.height() < screen.height());
}

void MainWindowTest::windowOfAScreenThatIsGone_isOnTheOneThatIs_G09_data()
{
    QTest::addColumn<QRect>("geometry");
    QTest::newRow("to the left") << QRect(-4000, 100, 900, 600);
    QTest::newRow("above") << QRect(100, -3000, 900, 600);
    QTest::newRow("far to the right, for 4K") << QRect(3840, 0, 3800, 2100);
}

void MainWindowTest::windowOfAScreenThatIsGone_isOnTheOneThatIs_G09()
{
    QFETCH(QRect, geometry);
    QVERIFY(m->show());
    m->window.setGeometry(geometry);
    QCOMPARE(m->window.geometry().topLeft(), geometry.topLeft());
    const QVariantMap layout = m->window.layoutState();

    WindowFixture next;
    next.window.restoreLayout(layout);
    QVERIFY(next.show());
    const QRect screen = next.window.screen()->availableGeometry();
    QVERIFY2(screen.contains(next.window.geometry().center()), "out of sight");
    QVERIFY2(screen.contains(next.window.geometry().topLeft()), "its title cannot be reached");
    QVERIFY(next.window.width() <= screen.width() && next.window.height() <= screen.height());
}

void MainWindowTest::otherLooksAtRunTime_leaveTheWindowWhole_G10_data()
{
    QTest::addColumn<std::function<void()>>("change");
    const auto row = [](const char *name, const std::function<void()> &change) {
        QTest::newRow(name) << change;
    };
    row("a font three times as large", [] {
        QFont font = QApplication::font();
        font.setPointSize(3 * font.pointSize());
        QApplication::setFont(font);
    });
    row("dark", [] { QApplication::setPalette(QPalette(QColor(30, 30, 30))); });
    row("from right to left", [] { QApplication::setLayoutDirection(Qt::RightToLeft); });
    row("another style", [] { QApplication::setStyle(u"Windows"_s); });
    row("another language", [] {
        QEvent changed(QEvent::LanguageChange);
        for (QWidget *widget : QApplication::allWidgets())
            QCoreApplication::sendEvent(widget, &changed);
    });
}

void MainWindowTest::otherLooksAtRunTime_leaveTheWindowWhole_G10()
{
    QFETCH(std::function<void()>, change);
    const auto restore =
        qScopeGuard([font = QApplication::font(), palette = QApplication::palette(),
                     style = QApplication::style()->name()] {
            QApplication::setFont(font);
            QApplication::setPalette(palette);
            QApplication::setLayoutDirection(Qt::LeftToRight);
            QApplication::setStyle(style);
        });
    const QList<TaskNumber> numbers = m->addMany(20, Status::Generating);
    QVERIFY(m->show());
    m->click(numbers.at(3));
    change();
    QCoreApplication::processEvents();
    QVERIFY(!m->window.grab().isNull());
    m->say(numbers.at(4), {.status = Status::Failed});
    QCOMPARE(m->table().model()->rowCount(), 20);
    m->click(numbers.at(5));
    QCOMPARE(m->table().currentIndex().row(), m->row(numbers.at(5)).row());
    QCOMPARE(m->row(numbers.at(4), TaskModel::StatusColumn).data().toString(), u"Failed"_s);
}

void MainWindowTest::filterAndPanes_comeBack()
{
    m->addMany(2, Status::Failed);
    QVERIFY(m->show());
    m->filterList().choose(TaskFilter::Group::All, 2);
    m->action("actionShowDetail").trigger();
    const QVariantMap layout = m->window.layoutState();

    WindowFixture next;
    next.window.restoreLayout(layout);
    QVERIFY(next.show());
    QCOMPARE(next.rows.account(), std::optional<AccountId>(2));
    QVERIFY(!next.window.findChild<QWidget *>(u"detail"_s)->isVisible());
    QVERIFY(next.filterList().isVisible());
    QVERIFY(!next.action("actionShowDetail").isChecked());
}

void MainWindowTest::strangeLayout_isLeftOut()
{
    const QByteArray before = m->table().columns();
    m->window.restoreLayout({{u"columns"_s, QByteArray("\1 not a header's state")},
                             {u"geometry"_s, QByteArray("neither")},
                             {u"group"_s, 4711},
                             {u"account"_s, 4711}});
    QCOMPARE(m->table().columns(), before);
    QCOMPARE(m->rows.group(), TaskFilter::Group::All);
    QCOMPARE(m->rows.account(), std::nullopt);
    QVERIFY(m->show());
}

void MainWindowTest::emptyList_saysWhatIsMissing()
{
    QVERIFY(m->show());
    const auto says = [this](const QString &sentence) {
        return OnScreen::find(sentence, &m->window) != nullptr;
    };
    const auto offers = [this](const QString &button) {
        return OnScreen::find<QPushButton>(button, &m->window) != nullptr;
    };
    QVERIFY(
        says(u"No videos watched yet. Paste an id, a link, or the JSON from your submit call."_s));
    QVERIFY(offers(u"Paste"_s) && offers(u"Open file…"_s) && !offers(u"Add key…"_s));
    const QSignalSpy searches(&m->window, &MainWindow::findVideosRequested);
    QVERIFY(OnScreen::click<QPushButton>(u"Find my videos…"_s, &m->window));
    QCOMPARE(searches.size(), 1);
    m->accounts.remove(1);
    m->accounts.remove(2);
    QVERIFY(says(u"Add an API key to begin. Keys are kept in your system keychain."_s));
    QVERIFY(offers(u"Add key…"_s) && !offers(u"Paste"_s));
    const QSignalSpy wishes(&m->window, &MainWindow::addKeyRequested);
    QVERIFY(OnScreen::click<QPushButton>(u"Add key…"_s, &m->window));
    QCOMPARE(wishes.size(), 1);
    m->add(u"vid_1"_s, 0);
    QVERIFY(m->table().isVisible());
}

void MainWindowTest::pausedChecks_tellOfNoNextOne()
{
    const TaskNumber number = m->addMany(1, Status::Generating).constFirst();
    m->tasks.setWatch(number, {.nextCheck = m->clock.now().addSecs(6)});
    QVERIFY(m->show());
    m->click(number);
    const auto *checked = m->window.findChild<QLabel *>(u"checked"_s);
    QCOMPARE(checked->text(), u"next check in 6 s"_s);
    m->window.setPaused(true);
    QCOMPARE(checked->text(), u"Waiting"_s);
    m->window.setPaused(false);
    QCOMPARE(checked->text(), u"next check in 6 s"_s);
}

void MainWindowTest::clearFilter_bringsTheRowsBack()
{
    m->addMany(3, Status::Completed);
    QVERIFY(m->show());
    m->filterList().choose(TaskFilter::Group::Failed, {});
    QVERIFY(OnScreen::find(u"No video in Failed."_s, &m->window));
    QTest::keyClicks(&m->search(), u"drone"_s);
    QVERIFY(OnScreen::find(u"No video matches \"drone\" in Failed."_s, &m->window));
    QVERIFY(OnScreen::click<QPushButton>(u"Clear filter"_s, &m->window));
    QCOMPARE(m->rows.rowCount(), 3);
    QVERIFY(m->table().isVisible());
    QVERIFY(m->search().text().isEmpty());
}

void MainWindowTest::reveal_showsWhateverTheFilterWas()
{
    const QList<TaskNumber> numbers = m->addMany(200, Status::Completed);
    QVERIFY(m->show());
    m->filterList().choose(TaskFilter::Group::Failed, {});
    m->search().setText(u"drone"_s);
    m->window.reveal({numbers.at(0), numbers.at(2)});
    QList<TaskNumber> selected = m->window.selectedNumbers();
    std::ranges::sort(selected);
    QCOMPARE(selected, (QList {numbers.at(0), numbers.at(2)}));
    QVERIFY(m->table().viewport()->rect().intersects(m->table().visualRect(m->row(numbers.at(2)))));
}

void MainWindowTest::title_countsTheActive()
{
    m->window.setNews({.active = 8});
    QVERIFY(m->window.windowTitle().startsWith(u"Reelwatch: 8"_s));
    m->window.setNews({});
    QCOMPARE(m->window.windowTitle(), u"Reelwatch"_s);
}

void MainWindowTest::title_tellsTheDemo()
{
    m->window.setName(u"Reelwatch (demo)"_s);
    QCOMPARE(m->window.windowTitle(), u"Reelwatch (demo)"_s);
    m->window.setNews({.active = 8});
    QVERIFY(m->window.windowTitle().startsWith(u"Reelwatch (demo): 8"_s));
}

void MainWindowTest::pause_becomesResume()
{
    QVERIFY(m->show());
    const QSignalSpy asked(&m->window, &MainWindow::pauseRequested);
    QVERIFY(OnScreen::click<QAbstractButton>(u"Pause checks"_s, &m->window));
    QCOMPARE(asked.value(0).value(0).toBool(), true);
    m->window.setPaused(true);
    QVERIFY(!m->action("actionRefresh").isEnabled());
    QVERIFY(OnScreen::click<QAbstractButton>(u"Resume checks"_s, &m->window));
    QCOMPARE(asked.value(1).value(0).toBool(), false);
    m->window.setPaused(false);
    QVERIFY(OnScreen::find<QAbstractButton>(u"Pause checks"_s, &m->window));
}

QTEST_MAIN(MainWindowTest)

#include "tst_mainwindow.moc"
