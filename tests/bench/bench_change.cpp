// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

// From an answer on the wire to the painted cell, through the program's own client, watcher, store,
// database, models and window: how long the first change after quiet takes, and how often the table
// is painted while answers pour in. A line of JSON for each figure.

#include "api/taskclient.h"
#include "app/allocator.h"
#include "app/statusnews.h"
#include "bench/figures.h"
#include "bench/library.h"
#include "bench/tallyservice.h"
#include "domain/threadloops.h"
#include "gui/table/tasktable.h"
#include "gui/window/mainwindow.h"
#include "model/accountmodel.h"
#include "model/filtermodel.h"
#include "model/taskfilter.h"
#include "model/taskmodel.h"
#include "model/totals.h"
#include "store/accountstore.h"
#include "store/database.h"
#include "store/taskstore.h"
#include "watch/taskwatcher.h"

#include <QApplication>
#include <QDeadlineTimer>
#include <QEventLoop>
#include <QPaintEvent>
#include <QTemporaryDir>
#include <QThread>
#include <QTimer>

using namespace Reelwatch;
using namespace Reelwatch::Bench;
using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

using Time = TallyService::Time;

constexpr int Ended = 10'000;
constexpr int Watched = 10; ///< all in sight
constexpr int Samples = 150;
constexpr int Active = 10'000;
constexpr double Rate = 200; ///< answers a second
constexpr auto Wait = 50ms; ///< as long as a near service takes
constexpr auto Quiet = 250ms; ///< longer than changes are gathered
constexpr auto Never = 1h; ///< nothing is asked for by itself
constexpr auto Settling = 5s;
constexpr auto Pouring = 20s;

/// Sees each picture of a table once it is on its way to the display.
class PaintedApplication final : public QApplication
{
public:
    using QApplication::QApplication;

    void watch(const TaskTable &table) { m_viewport = table.viewport(); }
    bool notify(QObject *receiver, QEvent *event) override
    {
        if (QThread::currentThread() != thread())
            return QApplication::notify(receiver, event);
        const bool isTaken = QApplication::notify(receiver, event);
        if (receiver == m_viewport && event->type() == QEvent::Paint) {
            m_painted += static_cast<QPaintEvent *>(event)->region();
        } else if (event->type() == QEvent::UpdateRequest && !m_painted.isEmpty()) {
            m_last = std::exchange(m_painted, {});
            m_when = std::chrono::steady_clock::now();
            ++m_pictures;
        }
        return isTaken;
    }

    [[nodiscard]] int pictures() const { return m_pictures; }
    [[nodiscard]] const QRegion &last() const { return m_last; }
    [[nodiscard]] Time when() const { return m_when; }

private:
    const QWidget *m_viewport = nullptr;
    QRegion m_painted;
    QRegion m_last;
    Time m_when;
    int m_pictures = 0;
};

PaintedApplication &application()
{
    return *static_cast<PaintedApplication *>(QCoreApplication::instance());
}

void processFor(std::chrono::milliseconds time)
{
    QEventLoop loop;
    QTimer::singleShot(time, Qt::PreciseTimer, &loop, &QEventLoop::quit);
    loop.exec();
}

/// The program's way from the service to the window.
struct Scene
{
    Scene(const AskLimits &limits, const QList<Task> &ended)
    {
        QEventLoop opening;
        QObject::connect(&database, &Database::allRead, &opening, &keepFreedMemory);
        QObject::connect(&database, &Database::allRead, &opening, &QEventLoop::quit);
        QObject::connect(&database, &Database::confirmed, &tasks, &TaskStore::confirm);
        QObject::connect(&window, &MainWindow::attentionMoved, &watcher,
                         &TaskWatcher::setPreferred);
        database.open();
        opening.exec();
        for (const QString &name : {u"Studio"_s, u"Client"_s})
            accounts.save({.name = name, .base = QUrl(u"https://a.invalid"_s)});
        account = accounts.save({.name = u"Service"_s,
                                 .base = service.url(),
                                 .keeps = Account::Keeps::Session,
                                 .limits = limits});
        client.setKey(account, service.url(), "sk-bench-0123456789");
        tasks.load(ended);
        window.show();
        application().watch(table);
    }
    /// Videos that the service says are generated.
    QList<TaskNumber> add(int videos)
    {
        QList<NewTask> wanted;
        for (int video = 0; video < videos; ++video)
            wanted.append({account, u"vid_%1"_s.arg(video)});
        return tasks.add(wanted, clock.now());
    }

    TallyService service {Wait};
    QTemporaryDir folder;
    Clock clock;
    Database database {folder.filePath(u"library.db"_s), clock};
    TaskStore tasks {&database};
    AccountStore accounts {&database};
    TaskClient client;
    TaskWatcher watcher {tasks, accounts, clock,
                         [this](AccountId asked, const QString &id, const QByteArray &known,
                                const QObject *context, const TaskClient::TaskAnswered &answered) {
                             client.fetch(asked, id, known, context, answered);
                         }};
    TaskModel rows {tasks, accounts, clock};
    TaskFilter filter;
    const bool filled = (filter.setSourceModel(&rows), true); ///< before the window looks at them
    Totals totals {rows, clock};
    FilterModel filters {totals, accounts};
    AccountModel accountRows {accounts, totals};
    MainWindow window {{rows, filter, filters, accountRows, totals}, clock};
    StatusNews news {tasks, accounts, watcher, totals, clock, window};
    TaskTable &table = *window.findChild<TaskTable *>();
    AccountId account = 0;
};

/// Milliseconds from the answer on its way to the picture of what it says.
double timeOfChange(Scene &scene, TaskNumber number)
{
    bool isTaken = false;
    const QObject here;
    QObject::connect(&scene.tasks, &TaskStore::changed, &here, [&](int row, Task::Fields fields) {
        isTaken = isTaken
            || (fields.testFlag(Task::Field::Progress) && scene.tasks.at(row).number == number);
    });
    const auto place = [&] {
        const QModelIndex row = scene.rows.indexOf(number, TaskModel::StatusColumn);
        return scene.table.visualRect(scene.filter.mapFromSource(row));
    };
    scene.watcher.refresh({number});
    QDeadlineTimer patience(10s);
    int seen = application().pictures();
    while (!patience.hasExpired()) {
        QApplication::processEvents(QEventLoop::WaitForMoreEvents);
        const bool isNew = std::exchange(seen, application().pictures()) != seen;
        if (isTaken && isNew && application().last().intersects(place()))
            return std::chrono::duration<double, std::milli>(application().when()
                                                             - scene.service.lastAnswered())
                .count();
    }
    qFatal("A change was not painted.");
}

/// The first change after quiet.
void benchFirst()
{
    Scene scene({.atOnce = AskLimits::MostAtOnce, .perSecond = Rate},
                Library::tasks(Library::answers(Ended, 0)));
    scene.watcher.setIntervals(Never, Never);
    const QList<TaskNumber> numbers = scene.add(Watched);
    processFor(Settling);
    std::vector<double> times;
    for (int sample = 0; sample < Samples; ++sample) {
        processFor(Quiet);
        times.push_back(timeOfChange(scene, numbers.at(sample % Watched)));
    }
    print(Figure {u"First change after quiet, answer on the wire to painted cell, 50 % of them"_s,
                  median(times), u"ms"_s, u"limit"_s, 20, NoReach});
    print(Figure {u"First change after quiet, answer on the wire to painted cell, 99 % of them"_s,
                  percentile(times, 0.99), u"ms"_s, u"limit"_s, 20, 1});
}

/// Those that come on its heels.
void benchPouring()
{
    Scene scene({.atOnce = AskLimits::MostAtOnce, .perSecond = Rate}, {});
    scene.watcher.setIntervals(1s, 1s); // all that the rate allows
    scene.add(Active);
    processFor(Settling);
    int answers = 0;
    QObject::connect(&scene.watcher, &TaskWatcher::answered, &scene.window, [&] { ++answers; });
    std::vector<double> pictures;
    for (auto second = 0s; second < Pouring; second += 1s) {
        const int before = application().pictures();
        processFor(1s);
        pictures.push_back(application().pictures() - before);
    }
    const double seconds = static_cast<double>(std::chrono::seconds(Pouring).count());
    if (answers < 0.9 * Rate * seconds)
        qFatal("Only %.0f answers a second came", answers / seconds);
    print(Figure {u"Pictures of the table a second while 200 answers a second come"_s,
                  median(pictures), u"1/s"_s, u"one each 100 ms"_s, 10, 1});
}

} // namespace

int main(int argc, char *argv[])
{
    giveFreedMemoryBack();
    ThreadLoops::leaveGLibOut();
    const PaintedApplication painted(argc, argv);
    benchFirst();
    benchPouring();
    return 0;
}
