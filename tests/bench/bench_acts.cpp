// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What a user does to a hundred thousand videos at once, through the window's own actions and over
// a real database: how long the window is busy with it. What is pasted is recognised on another
// thread, so that counts by the clock on the wall. A line of JSON for each figure.

#include "api/taskclient.h"
#include "app/adding.h"
#include "app/allocator.h"
#include "app/formerkeys.h"
#include "app/keydesk.h"
#include "app/keyring.h"
#include "app/keytrials.h"
#include "app/removal.h"
#include "bench/figures.h"
#include "domain/threadloops.h"
#include "gui/find/finddialog.h"
#include "gui/table/tasktable.h"
#include "gui/window/mainwindow.h"
#include "model/accountmodel.h"
#include "model/filtermodel.h"
#include "model/foundvideos.h"
#include "model/taskfilter.h"
#include "model/taskmodel.h"
#include "model/totals.h"
#include "secrets/memoryvault.h"
#include "store/accountstore.h"
#include "store/database.h"
#include "store/requestrecord.h"
#include "store/settings.h"
#include "store/taskstore.h"
#include "watch/taskwatcher.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QElapsedTimer>
#include <QPushButton>
#include <QTemporaryDir>

#include <ctime>
#include <mimalloc.h>
#include <optional>

using namespace Reelwatch;
using namespace Reelwatch::Bench;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

constexpr int Rows = 100'000;
constexpr int EveryTenth = 10;
constexpr int PasteRounds = 5;
constexpr double Limit = 200; // ms
constexpr double Frame = 16;

double ownMilliseconds()
{
    timespec time {};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

/// How long this thread works, whoever else is busy on the machine: nothing here waits.
double timed(const std::function<void()> &act)
{
    const double start = ownMilliseconds();
    act();
    return ownMilliseconds() - start;
}

/// The whole window over a real database, and what it asks for adding and removing.
struct Desk
{
    Desk()
    {
        accounts.save({.name = u"Studio"_s, .base = QUrl(u"https://a.invalid"_s)});
        QObject::connect(&database, &Database::confirmed, &tasks, [this](const auto &numbers) {
            confirming = timed([&] { tasks.confirm(numbers); });
            isConfirmed = true;
        });
        database.open();
        window.show();
        QApplication::processEvents();
    }
    ~Desk() { database.close(); }
    [[nodiscard]] TaskTable &table() const { return *window.findChild<TaskTable *>(); }
    void trigger(const char *action) const
    {
        window.findChild<QAction *>(QLatin1StringView(action))->trigger();
    }
    void awaitConfirmation()
    {
        isConfirmed = false;
        while (!isConfirmed)
            QApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }

    QTemporaryDir folder;
    Clock clock;
    Database database {folder.filePath(u"library.db"_s), clock};
    TaskStore tasks {&database};
    AccountStore accounts {&database};
    RequestRecord requests {clock};
    Settings settings {&database};
    MemoryVault vault;
    TaskClient client;
    TaskWatcher watcher {
        tasks, accounts, clock,
        [](AccountId, const QString &, const QByteArray &, const QObject *, const auto &) {
        }};
    TaskModel model {tasks, accounts, clock};
    TaskFilter filter;
    const bool filled = (filter.setSourceModel(&model), true); ///< before the window looks at them
    Totals totals {model, clock};
    FilterModel filters {totals, accounts};
    AccountModel keyRows {accounts, totals};
    MainWindow window {{model, filter, filters, keyRows, totals}, clock};
    KeyRing ring {accounts, vault, client, watcher};
    KeyTrials trials {requests, client, [this](AccountId account) {
                          return watcher.takeTurn(account);
                      }};
    KeyDesk keys {accounts, keyRows, ring, trials, window};
    FormerKeys former {accounts, settings};
    Adding adding {tasks, accounts, former, keys, clock, window};
    Removal removal {tasks, window};
    double confirming = 0; ///< ms, what the window did about it
    bool isConfirmed = false;
};

void printLimit(const QString &line, const Measured &figure, double limit = Limit)
{
    print(Figure {line, figure, u"ms"_s, u"limit"_s, limit, 1});
}

/// Until the window stands still again.
double acted(const std::function<void()> &act)
{
    return timed([&act] {
        act();
        QApplication::processEvents();
    });
}

/// Whether the table was painted since this began to look.
class PaintWatch final : public QObject
{
public:
    explicit PaintWatch(const TaskTable &table) { table.viewport()->installEventFilter(this); }
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        m_isPainted = m_isPainted || event->type() == QEvent::Paint;
        return QObject::eventFilter(watched, event);
    }
    [[nodiscard]] bool isPainted() const { return m_isPainted; }

private:
    bool m_isPainted = false;
};

QString manyIds()
{
    QStringList ids;
    for (int at = 0; at < Rows; ++at)
        ids.append(u"task_%1"_s.arg(at, 19, 10, QChar(u'0')));
    return ids.join(u'\n');
}

/// What pastes took, in milliseconds.
struct Pastes
{
    std::vector<double> whole; ///< from the key to the painted rows, whichever thread is at it
    std::vector<double> busy; ///< the window's thread within that
    std::vector<double> standstill; ///< the longest that it was at one thing
    std::vector<double> confirming;
};

/// Recognised aside, judged in slices, added at once.
void paste(Desk &desk, const QString &text, Pastes &pastes)
{
    std::optional<PaintWatch> painting;
    const QObject here;
    QObject::connect(&desk.tasks, &TaskStore::inserted, &here,
                     [&] { painting.emplace(desk.table()); });
    QGuiApplication::clipboard()->setText(text);
    QElapsedTimer timer;
    timer.start();
    double busy = timed([&] { desk.trigger("actionPaste"); });
    double longest = busy;
    while (!painting || !painting->isPainted()) {
        const double step =
            timed([] { QApplication::processEvents(QEventLoop::WaitForMoreEvents); });
        longest = std::max(longest, step);
        busy += step;
    }
    pastes.whole.push_back(double(timer.nsecsElapsed()) / 1e6);
    pastes.busy.push_back(busy);
    pastes.standstill.push_back(longest);
    if (desk.tasks.size() != Rows)
        qFatal("Not all were added");
    desk.awaitConfirmation();
    pastes.confirming.push_back(desk.confirming);
}

/// Each into a window of its own. The last one is left for what follows.
void benchPaste(std::optional<Desk> &desk)
{
    const QString text = manyIds();
    Pastes pastes;
    for (int round = 0; round < PasteRounds; ++round) {
        desk.reset();
        mi_collect(true); // as in a program that has just begun, the memory is yet to be had
        desk.emplace();
        paste(*desk, text, pastes);
    }
    printLimit(u"Paste 100,000 ids, from the key to the painted rows"_s, median(pastes.whole));
    printLimit(u"Paste 100,000 ids, longest standstill of the window"_s, median(pastes.standstill));
    print(Figure {u"Paste 100,000 ids, work of the window's thread"_s, median(pastes.busy), u"ms"_s,
                  u"limit"_s, Limit, NoReach});
    printLimit(u"Hear that 100,000 are saved"_s, median(pastes.confirming));
}

void endAll(Desk &desk)
{
    for (int row = 0; row < Rows; ++row) {
        const Task &task = desk.tasks.at(row);
        TaskReport report {.status = TaskReport::Status::Completed, .word = u"completed"_s};
        report.model = u"seedance-2.0"_s;
        report.prompt = u"Sunset drone shot over red dunes, kite %1 in the wind"_s.arg(row);
        report.created = report.updated = task.added.addSecs(-row * 7919 % Rows);
        desk.tasks.apply(task.number, report, {});
    }
    QApplication::processEvents();
    desk.filter.settle();
    desk.tasks.setLabel(desk.tasks.at(0).number, u"the last of all that is to be written"_s);
    desk.awaitConfirmation();
}

void benchAll(Desk &desk)
{
    printLimit(u"Select all of 100,000"_s, acted([&] { desk.trigger("actionSelectAll"); }));
    printLimit(u"Copy the ids of 100,000"_s, acted([&] { desk.trigger("actionCopyIds"); }));
    printLimit(u"Remove 100,000"_s, acted([&] { desk.trigger("actionRemove"); }));
    desk.awaitConfirmation();
    printLimit(u"Undo the removal of 100,000"_s, acted([&] { desk.trigger("actionUndo"); }));
    desk.awaitConfirmation();
}

void benchScattered(Desk &desk)
{
    QList<TaskNumber> scattered;
    for (int row = 0; row < Rows; row += EveryTenth)
        scattered.append(desk.tasks.at(row).number);
    desk.table().clearSelection();
    TaskStore::Rows removed;
    printLimit(u"Remove 10,000 scattered, painting left out"_s,
               timed([&] { removed = desk.tasks.remove(scattered); }), Frame);
    QApplication::processEvents();
    desk.awaitConfirmation();
    desk.tasks.restore(std::move(removed));
    desk.awaitConfirmation();
    printLimit(u"Select 10,000 scattered"_s, acted([&] { desk.window.select(scattered); }));
    printLimit(u"Copy the ids of 10,000 scattered"_s,
               acted([&] { desk.trigger("actionCopyIds"); }));
    printLimit(u"Sort with 10,000 scattered selected"_s,
               acted([&] { desk.filter.sort(TaskModel::UpdatedColumn); }));
    printLimit(u"Remove 10,000 scattered that are selected"_s,
               acted([&] { desk.trigger("actionRemove"); }));
    desk.awaitConfirmation();
    printLimit(u"Undo the removal of 10,000 scattered"_s,
               acted([&] { desk.trigger("actionUndo"); }));
    desk.awaitConfirmation();
}

/// A long list of the service: page by page into the dialog, then all of it into the list.
void benchFound(Desk &desk)
{
    constexpr int Found = 30'000;
    constexpr int Page = 100;
    FoundVideos videos(desk.tasks, desk.clock);
    const AccountId account = desk.accounts.at(0).id;
    videos.begin(account);
    FindDialog dialog(videos, desk.accounts.all(), account, &desk.window);
    QObject::connect(&dialog, &FindDialog::addRequested, &desk.adding,
                     [&desk](const QList<NewTask> &tasks) { desk.adding.add(tasks, {}); });
    QObject::connect(&dialog, &QDialog::finished, &videos,
                     [&videos] { videos.begin(videos.account()); });
    // It takes the focus, for which the window behind it is painted anew.
    printLimit(u"Open the search for videos, 10,000 scattered selected behind it"_s, timed([&] {
                   dialog.show();
                   while (!dialog.isActiveWindow())
                       QApplication::processEvents(QEventLoop::WaitForMoreEvents);
                   QApplication::processEvents();
               }));
    double longest = 0;
    for (int at = 0; at < Found; at += Page) {
        QList<FoundVideo> page;
        for (int video = at; video < at + Page; ++video)
            page.append({.id = u"found_%1"_s.arg(video, 18, 10, QChar(u'0')),
                         .status = TaskReport::Status::Completed,
                         .model = u"seedance-2.0"_s,
                         .prompt = u"Sunset drone shot over red dunes, kite in the wind"_s});
        longest = std::max(longest, acted([&] { videos.append(page); }));
    }
    printLimit(u"Find 30,000 videos, longest standstill"_s, longest, Frame);
    printLimit(u"Tick all of 30,000 found"_s,
               acted([&] { dialog.findChild<QPushButton *>(u"chooseAll"_s)->click(); }));
    const qsizetype before = desk.tasks.size();
    printLimit(u"Add all of 30,000 found"_s,
               acted([&] { dialog.findChild<QPushButton *>(u"add"_s)->click(); }));
    if (desk.tasks.size() != before + Found)
        qFatal("Not all were added");
    desk.awaitConfirmation();
    printLimit(u"Hear that 30,000 are saved"_s, desk.confirming);
}

} // namespace

int main(int argc, char *argv[])
{
    keepFreedMemory();
    ThreadLoops::leaveGLibOut();
    const QApplication application(argc, argv);
    std::optional<Desk> desk;
    benchPaste(desk);
    endAll(*desk);
    benchAll(*desk);
    benchScattered(*desk);
    benchFound(*desk);
    return 0;
}
