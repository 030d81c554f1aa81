// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/window/mainwindow.h"

#include "ui_mainwindow.h"

#include "gui/table/attention.h"
#include "gui/window/aboutbox.h"
#include "gui/window/actionicons.h"
#include "gui/window/appearanceactions.h"
#include "gui/window/copyactions.h"
#include "gui/window/detailfeed.h"
#include "gui/window/dropzone.h"
#include "gui/window/menuletters.h"
#include "gui/window/narrowing.h"
#include "gui/window/panefocus.h"
#include "gui/window/pauseactions.h"
#include "gui/window/presence.h"
#include "gui/window/searchfield.h"
#include "gui/window/shortcutsdialog.h"
#include "gui/window/videoactions.h"
#include "model/filtermodel.h"
#include "model/taskmodel.h"
#include "model/totals.h"

#include <QClipboard>
#include <QCloseEvent>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_s;

MainWindow::MainWindow(const Models &models, const Clock &clock, QWidget *parent)
    : QMainWindow(parent)
    , m_ui(std::make_unique<Ui::MainWindow>())
    , m_models(models)
    , m_name(u"Reelwatch"_s)
    , m_search(new SearchField)
{
    m_ui->setupUi(this);
    setStatusBar(m_ui->statusLine);
    m_ui->bars->setNewsPlace(m_ui->news);
    m_ui->filterList->setModel(&m_models.filters);
    m_ui->taskView->setModel(&m_models.rows);
    m_appearance =
        new AppearanceActions({{ColourScheme::Wish::System, m_ui->actionAppearanceSystem},
                               {ColourScheme::Wish::Light, m_ui->actionAppearanceLight},
                               {ColourScheme::Wish::Dark, m_ui->actionAppearanceDark}},
                              this);
    m_videoActions = new VideoActions(*m_ui->taskView, this);
    m_fileActions = new FileActions(*m_ui->taskView, this);
    m_copyActions = new CopyActions(*m_ui->taskView, clock, this);
    m_feed =
        new DetailFeed(*m_ui->taskView, *m_ui->player, *m_ui->tabs, m_models.totals, clock, this);
    m_narrowing = new Narrowing(
        {*m_ui->filterList, *m_search, *m_ui->list, *m_ui->taskView, *m_ui->emptyList},
        {m_models.rows, m_models.tasks, m_models.accounts}, this);
    m_presence = std::make_unique<Presence>(this);
    m_ui->panes->setStretchFactor(0, 1);
    m_ui->panes->setStretchFactor(1, 4);
    m_ui->panes->setStretchFactor(2, 2);
    m_ui->panes->setSizes({180, 690, 410});
    m_ui->detail->setSizes({360, 340});
    placeSearch();
    ActionIcons::give(*this);
    m_pause = new PauseActions(*m_ui->actionPause, *m_ui->actionRefresh,
                               *m_ui->toolBar->widgetForAction(m_ui->actionPause), this);
    bindListKeys();
    connectActions();
    connectViewActions();
    connectVideoActions();
    connectCopyActions();
    connectLists();
    connectEmptyList();
    connectDetail();
    connectSurroundings();
    fillVideoMenu();
    new MenuLetters(this);
    setUndoPossible(false);
    updateActions();
    m_ui->list->currentWidget()->setFocus();
}

MainWindow::~MainWindow()
{
    // An open label editor gives its text away when it loses the keyboard: not to half a window.
    hide();
}

MessageBars &MainWindow::bars() const
{
    return *m_ui->bars;
}

void MainWindow::placeSearch()
{
    auto *space = new QWidget(this);
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_ui->toolBar->addWidget(space);
    m_ui->toolBar->addWidget(m_search);
}

/// These keys mean something else in a text field or the player. A key that is held down wishes
/// once (G05).
void MainWindow::bindListKeys()
{
    for (QAction *action : findChildren<QAction *>(Qt::FindDirectChildrenOnly))
        action->setAutoRepeat(false);
    for (QAction *action : {m_ui->actionPaste, m_ui->actionRemove, m_ui->actionLabel,
                            m_ui->actionSelectAll, m_ui->actionCopyIds}) {
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        m_ui->list->addAction(action);
    }
}

void MainWindow::connectActions()
{
    const auto on = [this](QAction *action, auto act) {
        connect(action, &QAction::triggered, this, act);
    };
    on(m_ui->actionAdd, &MainWindow::addRequested);
    on(m_ui->actionOpenFile, &MainWindow::openFileRequested);
    on(m_ui->actionImport, &MainWindow::importRequested);
    on(m_ui->actionExportAll, [this] { emit exportRequested({}); });
    on(m_ui->actionExportSelected, [this] { emit exportRequested(selectedNumbers()); });
    on(m_ui->actionBackUp, &MainWindow::backUpRequested);
    on(m_ui->actionRestore, &MainWindow::restoreRequested);
    on(m_ui->actionQuit, &MainWindow::quitRequested);
    on(m_ui->actionUndo, &MainWindow::undoRequested);
    on(m_ui->actionPaste, [this] { emit textPasted(QGuiApplication::clipboard()->text()); });
    on(m_ui->actionSelectAll, [this] { m_ui->taskView->selectAll(); });
    on(m_ui->actionRemove, [this] { emit removeRequested(selectedNumbers()); });
    on(m_ui->actionLabel, &MainWindow::editLabel);
    on(m_ui->actionRefresh, [this] { emit refreshRequested(selectedNumbers()); });
    connect(m_pause, &PauseActions::requested, this, &MainWindow::pauseRequested);
    on(m_ui->actionKeys, &MainWindow::keysRequested);
    on(m_ui->actionFindVideos, &MainWindow::findVideosRequested);
    on(m_ui->actionOpenFolder, &MainWindow::openFolderRequested);
    on(m_ui->actionWatching, &MainWindow::watchingRequested);
    on(m_ui->actionSettings, &MainWindow::settingsRequested);
    on(m_ui->actionAbout, [this] { AboutBox::open(this); });
    on(m_ui->actionShortcuts, [this] { ShortcutsDialog::open(*m_ui->menuBar, this); });
}

void MainWindow::connectViewActions()
{
    const auto on = [this](QAction *action, auto act) {
        connect(action, &QAction::triggered, this, act);
    };
    const PaneFocus round({m_ui->filterList, m_ui->list, m_ui->player, m_ui->tabs});
    on(m_ui->actionNextPane, [this, round] { round.move(1, focusWidget()); });
    on(m_ui->actionPreviousPane, [this, round] { round.move(-1, focusWidget()); });
    on(m_ui->actionFind, [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });
    m_ui->actionShowFilter->setChecked(true);
    m_ui->actionShowDetail->setChecked(true);
    connect(m_ui->actionShowFilter, &QAction::toggled, m_ui->filterList, &QWidget::setVisible);
    connect(m_ui->actionShowDetail, &QAction::toggled, m_ui->detail, &QWidget::setVisible);
    connect(m_appearance, &AppearanceActions::requested, this, &MainWindow::appearanceRequested);
    m_ui->menuColumns->addActions(m_ui->taskView->columnsMenu()->actions());
    m_ui->menuPlayer->addActions(m_ui->player->actions());
}

void MainWindow::connectVideoActions()
{
    connect(m_ui->actionPlay, &QAction::triggered, this, [this] {
        m_ui->player->play();
        // Its keys are what comes next.
        if (m_ui->actionPlay->isEnabled())
            m_ui->player->setFocus();
    });
    connect(m_ui->player, &PlayerPane::playableChanged, m_ui->actionPlay, &QAction::setEnabled);
    m_videoActions->add(m_ui->actionRenewLink, Stage::Action::RenewLink);
    m_videoActions->add(m_ui->actionOpenElsewhere, Stage::Action::OpenElsewhere);
    m_videoActions->add(m_ui->actionShowInFolder, Stage::Action::ShowInFolder);
    m_videoActions->add(m_ui->actionEditId, Stage::Action::EditId);
    m_videoActions->add(m_ui->actionChooseKey, Stage::Action::ChooseKey);
    connect(m_videoActions, &VideoActions::requested, this, &MainWindow::actionRequested);
    m_fileActions->takeFrom(*this);
    connect(m_fileActions, &FileActions::requested, this, &MainWindow::filesRequested);
}

void MainWindow::connectCopyActions()
{
    m_copyActions->add(m_ui->actionCopyIds, Clipboard::Part::Ids);
    m_copyActions->add(m_ui->actionCopyPrompt, Clipboard::Part::Prompt);
    m_copyActions->add(m_ui->actionCopyParameters, Clipboard::Part::Parameters);
    m_copyActions->add(m_ui->actionCopyError, Clipboard::Part::Error);
    m_copyActions->add(m_ui->actionCopyJson, Clipboard::Part::Json);
    m_copyActions->add(m_ui->actionCopyLink, Clipboard::Part::Link);
    m_copyActions->add(m_ui->actionCopyReport, Clipboard::Part::Report);
}

void MainWindow::connectLists()
{
    connect(&m_models.rows, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex &topLeft, const QModelIndex &bottomRight) {
                const int row = m_ui->taskView->chosen().row();
                if (row >= topLeft.row() && row <= bottomRight.row())
                    updateActions();
            });
    TaskTable *table = m_ui->taskView;
    connect(table, &TaskTable::selectionResized, this, &MainWindow::updateActions);
    connect(table, &TaskTable::currentNumberChanged, this, &MainWindow::updateActions);
    connect(new Attention(*table), &Attention::moved, this, &MainWindow::attentionMoved);
    connect(table, &TaskTable::playRequested, m_ui->actionPlay, &QAction::trigger);
}

void MainWindow::connectEmptyList()
{
    connect(m_ui->emptyList, &EmptyList::addKeyRequested, this, &MainWindow::addKeyRequested);
    connect(m_ui->emptyList, &EmptyList::openFileRequested, this, &MainWindow::openFileRequested);
    connect(m_ui->emptyList, &EmptyList::findVideosRequested, this,
            &MainWindow::findVideosRequested);
    connect(m_ui->emptyList, &EmptyList::pasteRequested, m_ui->actionPaste, &QAction::trigger);
}

void MainWindow::connectDetail()
{
    connect(m_ui->player, &PlayerPane::fileFailed, this, &MainWindow::fileFailed);
    connect(m_ui->player, &PlayerPane::lastFrameRequested, this, &MainWindow::lastFrameRequested);
    connect(m_ui->player, &PlayerPane::frameSaved, this, [this](const QString &path) {
        m_ui->bars->tellNews(u"frame"_s, tr("The frame was saved as %1.").arg(path));
    });
    connect(m_ui->player, &PlayerPane::frameNotSaved, this,
            [this](const QString &sentence) { m_ui->bars->tell(u"frame"_s, sentence); });
    connect(m_ui->player, &PlayerPane::actionRequested, this,
            [this](TaskNumber number, Stage::Action action) {
                if (action == Stage::Action::CopyPrompt)
                    m_ui->actionCopyPrompt->trigger();
                else if (action == Stage::Action::CopySupportReport)
                    m_ui->actionCopyReport->trigger();
                else
                    emit actionRequested(number, action);
            });
    const DetailTabs *tabs = m_ui->tabs;
    connect(tabs, &DetailTabs::supportReportRequested, m_ui->actionCopyReport, &QAction::trigger);
    connect(tabs, &DetailTabs::promptFileRequested, this, &MainWindow::savePromptRequested);
    connect(tabs, &DetailTabs::saveAnswerRequested, this, &MainWindow::saveAnswerRequested);
    connect(tabs, &DetailTabs::showInFolderRequested, this, [this](TaskNumber number) {
        emit actionRequested(number, Stage::Action::ShowInFolder);
    });
}

void MainWindow::connectSurroundings()
{
    const auto *zone = new DropZone(this);
    connect(zone, &DropZone::filesDropped, this, &MainWindow::filesDropped);
    connect(zone, &DropZone::textDropped, this, &MainWindow::textPasted);
    WindowLayout::watch(*this, layoutParts(), [this] { emit layoutArranged(); });
    connect(m_ui->statusLine, &StatusLine::limitsRequested, this, &MainWindow::limitsRequested);
    connect(m_presence.get(), &Presence::changed, this, &MainWindow::presenceChanged);
    connect(m_presence.get(), &Presence::firstPainted, this, &MainWindow::firstPainted);
    connect(m_presence.get(), &Presence::ticked, m_feed, &DetailFeed::tick);
    connect(m_presence.get(), &Presence::tenSecondsPassed, this, [this] {
        m_ui->taskView->viewport()->update();
        m_models.tasks.refresh();
    });
}

void MainWindow::fillVideoMenu()
{
    auto *menu = new QMenu(m_ui->taskView);
    menu->addActions(m_ui->menuVideo->actions());
    menu->addSeparator();
    menu->addMenu(m_ui->menuCopy);
    menu->addAction(m_ui->actionLabel);
    menu->addSeparator();
    menu->addAction(m_ui->actionRemove);
    connect(m_ui->taskView, &QWidget::customContextMenuRequested, menu,
            [this, menu](const QPoint &at) {
                menu->popup(m_ui->taskView->viewport()->mapToGlobal(at));
            });
}

void MainWindow::updateActions()
{
    const bool any = m_ui->taskView->selectionModel()->hasSelection();
    m_videoActions->update();
    m_fileActions->update();
    m_copyActions->update();
    m_ui->menuCopy->setEnabled(any);
    m_ui->menuKeep->setEnabled(any);
    m_ui->actionExportSelected->setEnabled(any);
    m_presence->setCounting(m_somethingRuns || m_feed->isRunning());
    m_ui->actionRemove->setEnabled(any && !m_readOnly);
    m_ui->actionLabel->setEnabled(m_ui->taskView->chosen().isValid() && !m_readOnly);
}

void MainWindow::editLabel()
{
    m_ui->taskView->edit(m_ui->taskView->chosen().siblingAtColumn(TaskModel::PromptColumn));
}

void MainWindow::setNews(const StatusLine::News &news)
{
    m_ui->statusLine->setNews(news);
    m_somethingRuns = news.active > 0 || news.nextCheck || news.slowedFor || news.saving > 0;
    m_presence->setCounting(m_somethingRuns || m_feed->isRunning());
    setWindowTitle(news.active > 0 ? tr("%1: %Ln active", nullptr, news.active).arg(m_name)
                                   : m_name);
}

void MainWindow::setPaused(bool paused)
{
    m_pause->setPaused(paused);
    m_feed->setPaused(paused);
}

void MainWindow::setName(const QString &name)
{
    m_name = name;
    setWindowTitle(name);
}

void MainWindow::setAppearance(ColourScheme::Wish wish)
{
    m_appearance->setChosen(wish);
}

void MainWindow::setReadOnly()
{
    m_readOnly = true;
    updateActions();
}

void MainWindow::setUndoPossible(bool possible)
{
    m_ui->actionUndo->setEnabled(possible);
}

QList<TaskNumber> MainWindow::selectedNumbers() const
{
    return m_ui->taskView->selectedNumbers();
}

void MainWindow::showLastFrame(const QString &image, const QString &still)
{
    m_ui->player->takeLastFrame(image, still);
}

void MainWindow::reveal(const QList<TaskNumber> &numbers)
{
    m_narrowing->clear();
    select(numbers);
}

void MainWindow::select(const QList<TaskNumber> &numbers)
{
    m_models.rows.settle(); // they may have come just now
    m_ui->taskView->selectNumbers(numbers);
}

TaskNumber MainWindow::numberBeside(const QList<TaskNumber> &numbers) const
{
    return m_ui->taskView->numberBeside(numbers);
}

void MainWindow::raiseWindow()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

WindowLayout::Parts MainWindow::layoutParts() const
{
    return {*m_ui->panes,  *m_ui->detail, *m_ui->taskView,         *m_ui->filterList,
            *m_ui->player, m_models.rows, *m_ui->actionShowFilter, *m_ui->actionShowDetail};
}

QVariantMap MainWindow::layoutState()
{
    const QSignalBlocker noHand(this); // columns without room are shown while they are asked for
    return WindowLayout::stateOf(*this, layoutParts());
}

void MainWindow::restoreLayout(const QVariantMap &state)
{
    WindowLayout::restore(*this, layoutParts(), state);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    event->ignore();
    emit closeRequested();
}

} // namespace Reelwatch
