// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/app.h"

#include "app/datafolder.h"
#include "app/parts.h"
#include "domain/schedulingpolicy.h"
#include "gui/style/calmbox.h"
#include "gui/window/desktop.h"
#include "store/fault.h"

#include <QApplication>
#include <QDir>
#include <QIcon>
#include <QMessageBox>

#include <algorithm>
#include <utility>

namespace Reelwatch {

using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

const QString LayoutSetting = u"window.layout"_s;
const QString DemoCause = u"demo"_s;
const QString LibraryCause = u"library"_s;
const QString WritingCause = u"writing"_s;

/// Files of selected videos that are looked for at a time.
constexpr qsizetype LookedFor = 20;

/// Until the window's arrangement is written down after the last hand at it.
constexpr auto LayoutRests = 2s;

/// For so long the disk may take to write what waits before the user is asked.
constexpr auto Settling = 1s;

/// Reads while the window is built: what it says is heard once the event loop runs.
std::unique_ptr<Database> opening(const DataFolder &folder, const Clock &clock)
{
    auto database = std::make_unique<Database>(folder.database(), clock);
    database->open();
    return database;
}

/// What the next start shows first.
QString firstRows(const QAbstractItemModel &rows)
{
    QStringList numbers;
    for (int row = 0; row < std::min(rows.rowCount(), DatabaseWriter::MostFirstRows); ++row)
        numbers.append(rows.index(row, 0).data(TaskModel::NumberRole).toString());
    return numbers.join(u',');
}

} // namespace

App::App(const CommandLine &line, const DataFolder &folder, QObject *parent)
    : QObject(parent)
    , m_line(line)
    , m_arrivals {{line.things, line.account}}
    , m_database(opening(folder, m_clock))
    , m(std::make_unique<Parts>(line, folder, *m_database, m_clock))
{
    m_layoutRests.setSingleShot(true);
    m_layoutRests.setInterval(LayoutRests);
    m_settling.setSingleShot(true);
    m_settling.setInterval(Settling);
    if (m_line.demo)
        m->window.setName(tr("Reelwatch (demo)"));
    connectLibrary();
    connectWindow();
    connectKeys();
}

App::~App() = default;

void App::connectLibrary()
{
    Database *database = &m->database;
    connect(database, &Database::opened, this, &App::begin);
    connect(database, &Database::tasksRead, &m->tasks, &TaskStore::load);
    connect(database, &Database::confirmed, &m->tasks, &TaskStore::confirm);
    connect(database, &Database::failed, this,
            [this](const QString &sentence) { tellUnsaved(sentence); });
    connect(database, &Database::recovered, this, [this] { tellUnsaved({}); });
    connect(database, &Database::settled, this, [this](bool isSaved) {
        if (m_settling.isActive())
            askToQuit(isSaved);
    });
    connect(&m_settling, &QTimer::timeout, this, [this] { askToQuit(false); });
    connect(database, &Database::allRead, this, &App::libraryRead);
    connect(database, &Database::allRead, this, [this] {
        m->moving.resume(m->preferences.libraryFolder());
        if (!m_line.demo) {
            m->keys.dropUnusedEnvironmentKey();
            takeArrivals();
            return;
        }
        m->demo = std::make_unique<DemoHost>(DemoHost::findService(), m_clock);
        connect(m->demo.get(), &DemoHost::begun, this, &App::takeArrivals);
        connect(m->demo.get(), &DemoHost::failed, this,
                [this](const QString &sentence) { m->window.bars().tell(DemoCause, sentence); });
        m->demo->begin(m->accounts, m->tasks, m->ring);
    });
    m->keeper.setTakeTurn(m->turns());
    connect(&m->keeper, &Keeper::spaceMeasured, &m->news, &StatusNews::noteFreeSpace);
    connect(&m->expiries, &ExpiryWarning::keepNowRequested, &m->files, &FileActs::keepExpiring);
    connect(&m->watcher, &TaskWatcher::pausedChanged, &m->keeper, &Keeper::setAskingPaused);
    connect(&m->keeper, &Keeper::askFailed, &m->watcher, &TaskWatcher::noteAccountError);
}

/// No sentence: all is saved again.
void App::tellUnsaved(const QString &sentence)
{
    m_unsaved = m_isReadOnly ? QString() : sentence;
    if (!sentence.isEmpty())
        m->window.bars().tell(WritingCause, sentence);
    else
        m->window.bars().clear(WritingCause);
}

void App::connectWindow()
{
    MainWindow *window = &m->window;
    connect(window, &MainWindow::pauseRequested, &m->watcher, &TaskWatcher::setPaused);
    connect(&m->watcher, &TaskWatcher::pausedChanged, window, &MainWindow::setPaused);
    connect(window, &MainWindow::firstPainted, this, &App::completeStart);
    connect(window, &MainWindow::presenceChanged, this, &App::followPresence);
    connect(window, &MainWindow::attentionMoved, &m->watcher, &TaskWatcher::setPreferred);
    connect(&m->watcher, &TaskWatcher::usualTimeChanged, this,
            [this](AccountId account, const QString &model) {
                m->rows.setUsualTime(account, model, m->watcher.usualTimes().of(account, model));
            });
    connect(window, &MainWindow::layoutArranged, &m_layoutRests, qOverload<>(&QTimer::start));
    connect(&m_layoutRests, &QTimer::timeout, this, &App::saveLayout);
    connect(window, &QWidget::windowTitleChanged, &m->tray, &Tray::setToolTip);
    connect(window, &MainWindow::closeRequested, this, &App::close);
    connect(window, &MainWindow::quitRequested, this, &App::quit);
    connect(window, &MainWindow::fileFailed, &m->keeper, &Keeper::examine);
    connect(window, &MainWindow::lastFrameRequested, &m->stills, &StillMaker::make);
    connect(&m->stills, &StillMaker::made, window, &MainWindow::showLastFrame);
    connect(window, &MainWindow::attentionMoved, &m->keeper,
            [this](const QList<TaskNumber> &selected) {
                m->keeper.lookFor(selected.first(std::min<qsizetype>(selected.size(), LookedFor)));
            });
    connect(window, &MainWindow::openFolderRequested, this, [this] {
        const QString library = m->preferences.libraryFolder();
        QDir().mkpath(library);
        Desktop::open(library);
    });
    connect(&m->preferences, &SettingsDesk::libraryFolderChanged, &m->moving,
            &LibraryMoving::offer);
    connect(&m->preferences, &SettingsDesk::limitsRequested, &m->watching,
            &WatchingDesk::openLimits);
    connect(&m->question, &CloseQuestion::quitChosen, this, &App::leave);
    connect(&m->question, &CloseQuestion::trayChosen, this, [this] {
        m->preferences.keepWatchingInTray();
        m->window.hide();
    });
    connect(&m->library, &LibraryDesk::restartRequested, this, [this] {
        m_startsAgain = true;
        leave();
    });
    connect(&m->tray, &Tray::windowRequested, window, &MainWindow::raiseWindow);
    connect(&m->tray, &Tray::quitRequested, this, &App::quit);
}

void App::connectKeys()
{
    connect(&m->notices, &AccountNotices::editKeyRequested, &m->keys, &KeyDesk::editKey);
    connect(&m->notices, &AccountNotices::tryAgainRequested, &m->ring, &KeyRing::tryAgain);
    connect(&m->notices, &AccountNotices::unlockRequested, &m->keys, &KeyDesk::unlockKeychain);
    connect(&m->notices, &AccountNotices::retryRequested, this, [this] {
        m->watcher.retryNow();
        m->keeper.retryAll();
    });
    connect(&m->notices, &AccountNotices::resumeRequested, this, [this](AccountId id) {
        if (const Account *known = m->accounts.find(id)) {
            Account account = *known;
            account.paused = false;
            m->accounts.save(account);
        }
    });
    connect(&m->watcher, &TaskWatcher::wayLost, &m->network, &Reachability::begin);
    connect(&m->network, &Reachability::cameBack, &m->watcher, &TaskWatcher::noteNetworkBack);
    connect(&m->network, &Reachability::portalChanged, &m->watcher,
            &TaskWatcher::noteCaptivePortal);
    connect(&m->trials, &KeyTrials::askFailed, &m->watcher, &TaskWatcher::noteAccountError);
    connect(&m->finding, &Finding::askFailed, &m->watcher, &TaskWatcher::noteAccountError);
    connect(&m->finding, &Finding::addKeyRequested, &m->keys, [this] { m->keys.addKey(); });
    connect(&m->acts, &VideoActs::editKeyRequested, &m->keys, &KeyDesk::editKey);
    connect(&m->acts, &VideoActs::unlockRequested, &m->keys, &KeyDesk::unlockKeychain);
    connect(&m->acts, &VideoActs::addKeyRequested, &m->keys, [this] { m->keys.addKey(); });
}

void App::begin(const Opening &opening)
{
    m->settings.load(opening.settings);
    m->accounts.load(opening.accounts);
    m->accounts.setLastId(opening.lastAccount);
    m->tasks.setLastNumber(opening.lastNumber);
    m->ring.awaitAll();
    m->held.resume();
    m->preferences.apply();
    m->window.restoreLayout(m->settings.value<QVariantMap>(LayoutSetting));
    m_isReadOnly = opening.kind == Opening::Kind::ReadOnlyNewer;
    if (m_isReadOnly) {
        m->window.setReadOnly();
        m->adding.setReadOnly();
    }
    if (opening.kind == Opening::Kind::Replaced)
        m->window.bars().tellNews(LibraryCause, opening.sentence);
    else if (!opening.sentence.isEmpty())
        m->window.bars().tell(LibraryCause, opening.sentence);
    m->window.show();
    if (!m_line.demo)
        m->keys.offerEnvironmentKey();
}

void App::followPresence()
{
    const bool isOutOfSight = !m->window.isVisible() || m->window.isMinimized();
    m->watcher.setHidden(isOutOfSight);
    if (isOutOfSight)
        SchedulingPolicy::waitForTurn();
    else
        SchedulingPolicy::goAtOnce();
}

/// What the first sight of the window does without.
void App::completeStart()
{
    QApplication::setWindowIcon(QIcon(u":/icons/reelwatch.svg"_s));
    m->ring.readAll();
    if (!m_line.demo)
        m->keys.warnWithoutKeychain();
}

void App::take(const QStringList &things, const QString &account)
{
    m_arrivals.append({things, account});
    if (!m_hasRead || m_hasEnded)
        return;
    m->window.raiseWindow();
    takeArrivals();
}

/// Only a library that was read knows which keys there are and what is watched already.
void App::takeArrivals()
{
    m_hasRead = true;
    for (const Arrival &arrival : std::exchange(m_arrivals, {}))
        m->adding.takeThings(arrival.things, arrival.account);
}

void App::close()
{
    if (m_hasEnded)
        return;
    if (m->tray.isShown())
        m->window.hide();
    else
        quit();
}

/// Writes first what waits, so that the user is asked while something can still be done about it.
/// The demo leaves nothing behind.
void App::quit()
{
    if (m_hasEnded)
        return;
    if (m_line.demo) {
        leave();
        return;
    }
    saveLayout();
    if (m->totals.active() + m->totals.unfetched() > 0) { // is asked whatever comes of it
        askToQuit(true);
        return;
    }
    m_settling.start();
    m->database.settle();
}

/// Asks first while something would be left undone.
void App::askToQuit(bool isSaved)
{
    m_settling.stop();
    const QString unsaved = isSaved || !m_unsaved.isEmpty() ? m_unsaved : describe(Fault::Silent);
    const CloseQuestion::Stakes stakes {.unsaved = unsaved,
                                        .active = m->totals.active(),
                                        .unfetched = m->totals.unfetched(),
                                        .earliestExpiry = m->totals.earliestExpiry(),
                                        .trayAvailable = Tray::isAvailable()};
    m_isLossAccepted = !unsaved.isEmpty();
    if (unsaved.isEmpty() && stakes.active + stakes.unfetched == 0) {
        leave();
        return;
    }
    m->window.raiseWindow();
    m->question.ask(stakes, m_clock.now());
}

/// As the user wished; what was lost on the way out is told before the program goes.
void App::leave()
{
    if (end() || m_isLossAccepted || m_line.demo) {
        emit ended();
        return;
    }
    m_startsAgain = false;
    QMessageBox *box = calmBox(tr("Quit Reelwatch"), tr("The last changes could not be saved."),
                               lossSentence(), &m->window);
    box->addButton(tr("&Quit"), QMessageBox::AcceptRole);
    connect(box, &QDialog::finished, this, &App::ended);
    box->open();
}

void App::shutDown()
{
    if (!end())
        qWarning("The last changes could not be saved. %s", qPrintable(lossSentence()));
    emit ended();
}

QString App::lossSentence() const
{
    return tr("%1 What was saved before is safe. See to it before you start Reelwatch again, and "
              "make the last changes once more.")
        .arg(m->database.lossCause());
}

/// False when something could not be saved.
bool App::end()
{
    if (std::exchange(m_hasEnded, true))
        return true;
    saveLayout();
    m->window.hide();
    m->tray.setShown(false);
    m->watcher.setPaused(true);
    m->keeper.stop();
    return m->database.close();
}

void App::saveLayout()
{
    m->settings.setValue(LayoutSetting, m->window.layoutState());
    if (!m_hasRead) // others stand in their places
        return;
    m->filter.settle();
    m->settings.setValue(DatabaseWriter::FirstRowsSetting, firstRows(m->filter));
}

} // namespace Reelwatch
