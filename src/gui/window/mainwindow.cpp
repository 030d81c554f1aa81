// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/window/mainwindow.h"

#include "ui_mainwindow.h"

#include "gui/style/icons.h"
#include "gui/window/clipboard.h"
#include "gui/window/detailfeed.h"
#include "gui/window/shortcutsdialog.h"
#include "model/filtermodel.h"
#include "model/taskmodel.h"
#include "model/totals.h"

#include <QActionGroup>
#include <QClipboard>
#include <QCloseEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QTimer>

#include <chrono>

namespace Reelwatch {

using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;
using Qt::Literals::StringLiterals::operator""_L1;

namespace {

/// The table's ages go in steps of ten seconds, the pane's in seconds.
constexpr int SecondsPerTableTick = 10;

} // namespace

MainWindow::MainWindow(const Models &models, const Clock &clock, QWidget *parent)
    : QMainWindow(parent)
    , m_ui(std::make_unique<Ui::MainWindow>())
    , m_models(models)
    , m_clock(clock)
    , m_search(new QLineEdit)
    , m_ticker(new QTimer(this))
{
    m_ui->setupUi(this);
    setStatusBar(m_ui->statusLine);
    m_ui->filterList->setModel(&m_models.filters);
    m_ui->taskView->setModel(&m_models.rows);
    m_feed =
        new DetailFeed(*m_ui->taskView, *m_ui->player, *m_ui->tabs, m_models.totals, m_clock, this);
    m_ui->panes->setStretchFactor(1, 1);
    m_ui->panes->setSizes({190, 670, 420});
    m_ui->detail->setSizes({360, 340});
    placeSearch();
    decorateActions();
    connectActions();
    connectCopying();
    connectLists();
    addPlayerActions();
    m_ticker->setInterval(1s);
    connect(m_ticker, &QTimer::timeout, this, &MainWindow::tick);
    setUndoPossible(false);
    showListOrReason();
    enableActions();
}

MainWindow::~MainWindow() = default;

MessageBars &MainWindow::bars() const
{
    return *m_ui->bars;
}

void MainWindow::placeSearch()
{
    auto *space = new QWidget(this);
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_ui->toolBar->addWidget(space);
    m_search->setObjectName(u"search"_s);
    m_search->setAccessibleName(tr("Search videos"));
    m_search->setPlaceholderText(tr("Search prompt, id, model"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(Icons::named("search"_L1), QLineEdit::LeadingPosition);
    m_search->setMinimumWidth(140);
    m_search->setMaximumWidth(280);
    m_search->setMaxLength(500);
    m_ui->toolBar->addWidget(m_search);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_models.rows.setSearch(text);
        showListOrReason();
    });
    connect(m_search, &QLineEdit::returnPressed, this, [this] { m_ui->taskView->setFocus(); });
    auto *leave = new QAction(m_search);
    leave->setShortcut(Qt::Key_Escape);
    leave->setShortcutContext(Qt::WidgetShortcut);
    m_search->QWidget::addAction(leave);
    connect(leave, &QAction::triggered, this, [this] {
        m_search->clear();
        m_ui->taskView->setFocus();
    });
}

void MainWindow::decorateActions()
{
    const auto give = [](QAction *action, QLatin1StringView icon) {
        action->setIcon(Icons::named(icon));
    };
    give(m_ui->actionAdd, "add"_L1);
    give(m_ui->actionOpenFile, "file"_L1);
    give(m_ui->actionQuit, "quit"_L1);
    give(m_ui->actionUndo, "undo"_L1);
    give(m_ui->actionCopyIds, "copy"_L1);
    give(m_ui->actionPaste, "paste"_L1);
    give(m_ui->actionRemove, "trash"_L1);
    give(m_ui->actionLabel, "edit"_L1);
    give(m_ui->actionFind, "search"_L1);
    give(m_ui->actionRefresh, "refresh"_L1);
    give(m_ui->actionRenewLink, "link"_L1);
    give(m_ui->actionFetchAgain, "download"_L1);
    give(m_ui->actionOpenElsewhere, "open-external"_L1);
    give(m_ui->actionShowInFolder, "folder"_L1);
    give(m_ui->actionPause, "pause"_L1);
    give(m_ui->actionKeys, "key"_L1);
    give(m_ui->actionOpenFolder, "folder"_L1);
    give(m_ui->actionSettings, "settings"_L1);
    give(m_ui->actionShortcuts, "help"_L1);
    give(m_ui->actionAbout, "info"_L1);
    m_ui->menuColumns->addActions(m_ui->taskView->columnsMenu()->actions());

    // These keys mean something else in a text field or the player.
    for (QAction *action : {m_ui->actionPaste, m_ui->actionRemove, m_ui->actionLabel,
                            m_ui->actionSelectAll, m_ui->actionCopyIds}) {
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        m_ui->list->addAction(action);
    }
    auto *appearance = new QActionGroup(this);
    const QMap<ColourScheme::Wish, QAction *> wishes {
        {ColourScheme::Wish::System, m_ui->actionAppearanceSystem},
        {ColourScheme::Wish::Light, m_ui->actionAppearanceLight},
        {ColourScheme::Wish::Dark, m_ui->actionAppearanceDark}};
    for (auto wish = wishes.cbegin(); wish != wishes.cend(); ++wish) {
        appearance->addAction(wish.value());
        connect(wish.value(), &QAction::triggered, this,
                [this, chosen = wish.key()] { emit appearanceRequested(chosen); });
    }
    setAppearance(ColourScheme::Wish::System);
}

void MainWindow::connectActions()
{
    const auto on = [this](QAction *action, auto act) {
        connect(action, &QAction::triggered, this, act);
    };
    on(m_ui->actionAdd, &MainWindow::addRequested);
    on(m_ui->actionOpenFile, &MainWindow::openFileRequested);
    on(m_ui->actionQuit, &MainWindow::quitRequested);
    on(m_ui->actionUndo, &MainWindow::undoRequested);
    on(m_ui->actionPaste, [this] { emit textPasted(QGuiApplication::clipboard()->text()); });
    on(m_ui->actionSelectAll, [this] { m_ui->taskView->selectAll(); });
    on(m_ui->actionRemove, [this] { emit removeRequested(selectedNumbers()); });
    on(m_ui->actionLabel, [this] {
        m_ui->taskView->edit(
            m_ui->taskView->currentIndex().siblingAtColumn(TaskModel::PromptColumn));
    });
    on(m_ui->actionFind, [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });
    on(m_ui->actionNextPane, [this] { moveFocus(1); });
    on(m_ui->actionPreviousPane, [this] { moveFocus(-1); });
    on(m_ui->actionShowFilter, [this](bool shown) { m_ui->filterList->setVisible(shown); });
    on(m_ui->actionShowDetail, [this](bool shown) { m_ui->detail->setVisible(shown); });
    m_ui->actionShowFilter->setChecked(true);
    m_ui->actionShowDetail->setChecked(true);
    on(m_ui->actionRefresh, [this] { emit refreshRequested(selectedNumbers()); });
    on(m_ui->actionRenewLink, [this] { askForCurrent(Stage::Action::RenewLink); });
    on(m_ui->actionFetchAgain, [this] { askForCurrent(Stage::Action::RetryFetch); });
    on(m_ui->actionOpenElsewhere, [this] { askForCurrent(Stage::Action::OpenElsewhere); });
    on(m_ui->actionShowInFolder, [this] { askForCurrent(Stage::Action::ShowInFolder); });
    on(m_ui->actionEditId, [this] { askForCurrent(Stage::Action::EditId); });
    on(m_ui->actionChooseKey, [this] { askForCurrent(Stage::Action::ChooseKey); });
    on(m_ui->actionPause, &MainWindow::pauseRequested);
    on(m_ui->actionKeys, &MainWindow::keysRequested);
    on(m_ui->actionOpenFolder, &MainWindow::openFolderRequested);
    on(m_ui->actionSettings, &MainWindow::settingsRequested);
    on(m_ui->actionShortcuts, &MainWindow::showShortcuts);
    on(m_ui->actionAbout, &MainWindow::aboutRequested);
}

void MainWindow::connectCopying()
{
    const auto copies = [this](QAction *action, Clipboard::Part part) {
        connect(action, &QAction::triggered, this, [this, part] {
            Clipboard::copy(Clipboard::text(part, m_ui->taskView->selectionModel()->selectedRows(),
                                            m_clock.now()));
        });
    };
    copies(m_ui->actionCopyIds, Clipboard::Part::Ids);
    copies(m_ui->actionCopyPrompt, Clipboard::Part::Prompt);
    copies(m_ui->actionCopyParameters, Clipboard::Part::Parameters);
    copies(m_ui->actionCopyError, Clipboard::Part::Error);
    copies(m_ui->actionCopyJson, Clipboard::Part::Json);
    copies(m_ui->actionCopyLink, Clipboard::Part::Link);
    copies(m_ui->actionCopyReport, Clipboard::Part::Report);
    connect(m_ui->tabs, &DetailTabs::supportReportRequested, m_ui->actionCopyReport,
            &QAction::trigger);
}

void MainWindow::connectLists()
{
    connect(m_ui->filterList, &FilterList::chosen, this,
            [this](TaskFilter::Group group, std::optional<AccountId> account) {
                m_models.rows.setGroup(group);
                m_models.rows.setAccount(account);
                showListOrReason();
            });
    for (const QAbstractItemModel *model :
         {static_cast<const QAbstractItemModel *>(&m_models.rows), &m_models.accounts}) {
        connect(model, &QAbstractItemModel::rowsInserted, this, &MainWindow::showListOrReason);
        connect(model, &QAbstractItemModel::rowsRemoved, this, &MainWindow::showListOrReason);
    }
    connect(&m_models.rows, &QAbstractItemModel::layoutChanged, this,
            &MainWindow::showListOrReason);
    TaskTable *table = m_ui->taskView;
    connect(table, &TaskTable::selectionResized, this, &MainWindow::enableActions);
    connect(table, &TaskTable::currentNumberChanged, this, &MainWindow::enableActions);
    connect(&m_models.rows, &QAbstractItemModel::dataChanged, this, &MainWindow::enableActions);
    connect(table, &QWidget::customContextMenuRequested, this, &MainWindow::popUpVideoMenu);
    connect(table, &TaskTable::playRequested, m_ui->player, &PlayerPane::play);
    connect(m_ui->emptyList, &EmptyList::addKeyRequested, this, &MainWindow::addKeyRequested);
    connect(m_ui->emptyList, &EmptyList::openFileRequested, this, &MainWindow::openFileRequested);
    connect(m_ui->emptyList, &EmptyList::pasteRequested, m_ui->actionPaste, &QAction::trigger);
    connect(m_ui->emptyList, &EmptyList::clearFilterRequested, this, [this] {
        m_search->clear();
        m_ui->filterList->choose(TaskFilter::Group::All, {});
    });
    connect(m_ui->player, &PlayerPane::actionRequested, this,
            [this](TaskNumber number, Stage::Action action) {
                if (action == Stage::Action::CopyPrompt)
                    m_ui->actionCopyPrompt->trigger();
                else if (action == Stage::Action::CopySupportReport)
                    m_ui->actionCopyReport->trigger();
                else
                    emit actionRequested(number, action);
            });
    connect(m_ui->tabs, &DetailTabs::promptFileRequested, this, &MainWindow::savePromptRequested);
    connect(m_ui->tabs, &DetailTabs::saveAnswerRequested, this, &MainWindow::saveAnswerRequested);
    connect(m_ui->tabs, &DetailTabs::showInFolderRequested, this, [this](TaskNumber number) {
        emit actionRequested(number, Stage::Action::ShowInFolder);
    });
}

void MainWindow::addPlayerActions()
{
    m_ui->menuPlayer->addActions(m_ui->player->actions());
}

void MainWindow::askForCurrent(Stage::Action action)
{
    if (const TaskNumber number = m_ui->taskView->currentNumber(); number != 0)
        emit actionRequested(number, action);
}

void MainWindow::showListOrReason()
{
    const bool hasRows = m_models.rows.rowCount() > 0;
    m_ui->list->setCurrentWidget(hasRows ? static_cast<QWidget *>(m_ui->taskView)
                                         : m_ui->emptyList);
    if (hasRows)
        return;
    if (m_models.rows.sourceModel()->rowCount() > 0) {
        const QString group = m_ui->filterList->currentIndex().data().toString();
        m_ui->emptyList->show(EmptyList::Reason::NoMatch, m_search->text(), group);
    } else {
        m_ui->emptyList->show(m_models.accounts.rowCount() > 0 ? EmptyList::Reason::NoVideos
                                                               : EmptyList::Reason::NoKey);
    }
}

void MainWindow::enableActions()
{
    const QModelIndex current = m_ui->taskView->currentIndex();
    const bool any = m_ui->taskView->selectionModel()->hasSelection();
    const auto task = current.data(TaskModel::TaskRole).value<Task>();
    const bool kept = task.keeping.state == Keeping::State::Kept;
    const bool completed = task.report.status == TaskReport::Status::Completed;
    m_ui->menuCopy->setEnabled(any);
    for (QAction *action : m_ui->menuCopy->actions())
        action->setEnabled(any);
    m_ui->actionRemove->setEnabled(any);
    m_ui->actionLabel->setEnabled(current.isValid());
    m_ui->actionRenewLink->setEnabled(completed);
    m_ui->actionFetchAgain->setEnabled(completed && !kept);
    m_ui->actionOpenElsewhere->setEnabled(kept);
    m_ui->actionShowInFolder->setEnabled(kept);
    m_ui->actionEditId->setEnabled(current.isValid()
                                   && task.report.status == TaskReport::Status::Unknown);
    m_ui->actionChooseKey->setEnabled(current.isValid() && task.account == 0);
    m_ui->actionCopyLink->setEnabled(any && !task.report.link.isEmpty());
    m_ui->actionCopyError->setEnabled(any && task.report.failure != Failure {});
}

void MainWindow::popUpVideoMenu(const QPoint &at)
{
    QMenu menu(this);
    menu.addActions(m_ui->menuVideo->actions());
    menu.addSeparator();
    menu.addMenu(m_ui->menuCopy);
    menu.addAction(m_ui->actionLabel);
    menu.addSeparator();
    menu.addAction(m_ui->actionRemove);
    menu.exec(m_ui->taskView->viewport()->mapToGlobal(at));
}

void MainWindow::moveFocus(int step)
{
    const std::array<QWidget *, 4> panes {m_ui->filterList, m_ui->list->currentWidget(),
                                          m_ui->player, m_ui->tabs};
    const QWidget *focused = focusWidget();
    int at = 0;
    for (int pane = 0; pane < static_cast<int>(panes.size()); ++pane) {
        if (focused && (panes.at(pane) == focused || panes.at(pane)->isAncestorOf(focused)))
            at = pane;
    }
    const int count = static_cast<int>(panes.size());
    for (int tried = 1; tried <= count; ++tried) {
        QWidget *pane = panes.at(((at + step * tried) % count + count) % count);
        if (pane->isVisible()) {
            pane->setFocus(Qt::TabFocusReason);
            return;
        }
    }
}

void MainWindow::showShortcuts()
{
    QList<ShortcutsDialog::Chapter> chapters;
    for (const QAction *entry : m_ui->menuBar->actions()) {
        QList<QAction *> actions = entry->menu()->actions();
        for (const QAction *action : entry->menu()->actions()) {
            if (action->menu())
                actions.append(action->menu()->actions());
        }
        chapters.append({entry->text(), actions});
    }
    auto *dialog = new ShortcutsDialog(chapters, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::setNews(const StatusLine::News &news)
{
    m_ui->statusLine->setNews(news);
    setWindowTitle(news.active > 0 ? tr("Reelwatch: %n active", nullptr, news.active)
                                   : u"Reelwatch"_s);
}

void MainWindow::setPaused(bool paused)
{
    m_ui->actionPause->setChecked(paused);
}

void MainWindow::setAppearance(ColourScheme::Wish wish)
{
    m_ui->actionAppearanceSystem->setChecked(wish == ColourScheme::Wish::System);
    m_ui->actionAppearanceLight->setChecked(wish == ColourScheme::Wish::Light);
    m_ui->actionAppearanceDark->setChecked(wish == ColourScheme::Wish::Dark);
}

void MainWindow::setUndoPossible(bool possible)
{
    m_ui->actionUndo->setEnabled(possible);
}

QList<TaskNumber> MainWindow::selectedNumbers() const
{
    return m_ui->taskView->selectedNumbers();
}

void MainWindow::reveal(const QList<TaskNumber> &numbers)
{
    m_search->clear();
    m_ui->filterList->choose(TaskFilter::Group::All, {});
    m_ui->taskView->selectNumbers(numbers);
}

void MainWindow::raiseWindow()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

QVariantMap MainWindow::layoutState() const
{
    return {
        {u"geometry"_s, saveGeometry()},
        {u"panes"_s, m_ui->panes->saveState()},
        {u"detail"_s, m_ui->detail->saveState()},
        {u"columns"_s, m_ui->taskView->columns()},
        {u"group"_s, static_cast<int>(m_models.rows.group())},
        {u"account"_s, m_models.rows.account() ? QVariant(*m_models.rows.account()) : QVariant()},
        {u"filterShown"_s, m_ui->actionShowFilter->isChecked()},
        {u"detailShown"_s, m_ui->actionShowDetail->isChecked()}};
}

void MainWindow::restoreLayout(const QVariantMap &state)
{
    if (state.isEmpty())
        return;
    restoreGeometry(state.value(u"geometry"_s).toByteArray());
    m_ui->panes->restoreState(state.value(u"panes"_s).toByteArray());
    m_ui->detail->restoreState(state.value(u"detail"_s).toByteArray());
    m_ui->taskView->setColumns(state.value(u"columns"_s).toByteArray());
    const QVariant account = state.value(u"account"_s);
    m_ui->filterList->choose(static_cast<TaskFilter::Group>(state.value(u"group"_s).toInt()),
                             account.isValid() ? std::optional(account.toLongLong())
                                               : std::nullopt);
    m_ui->actionShowFilter->setChecked(state.value(u"filterShown"_s, true).toBool());
    m_ui->filterList->setVisible(m_ui->actionShowFilter->isChecked());
    m_ui->actionShowDetail->setChecked(state.value(u"detailShown"_s, true).toBool());
    m_ui->detail->setVisible(m_ui->actionShowDetail->isChecked());
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    event->ignore();
    emit closeRequested();
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::ActivationChange || event->type() == QEvent::WindowStateChange) {
        armTicker();
        emit presenceChanged();
    }
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    armTicker();
    emit presenceChanged();
}

void MainWindow::hideEvent(QHideEvent *event)
{
    QMainWindow::hideEvent(event);
    armTicker();
    emit presenceChanged();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasText() || event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    QStringList files;
    for (const QUrl &url : event->mimeData()->urls()) {
        if (url.isLocalFile())
            files.append(url.toLocalFile());
    }
    event->acceptProposedAction();
    if (!files.isEmpty())
        emit filesDropped(files);
    else
        emit textPasted(event->mimeData()->text());
}

bool MainWindow::isShownToSomeone() const
{
    return isVisible() && !isMinimized();
}

/// By the second only while someone looks; otherwise in steps, and not at all when hidden.
void MainWindow::armTicker()
{
    if (!isShownToSomeone()) {
        m_ticker->stop();
        return;
    }
    const auto interval = isActiveWindow() ? 1s : std::chrono::seconds(SecondsPerTableTick);
    if (!m_ticker->isActive() || m_ticker->intervalAsDuration() != interval)
        m_ticker->start(interval);
}

void MainWindow::tick()
{
    m_feed->tick();
    if (isActiveWindow() && ++m_ticks % SecondsPerTableTick != 0)
        return;
    m_ui->taskView->viewport()->update();
    m_models.tasks.refresh();
}

} // namespace Reelwatch
