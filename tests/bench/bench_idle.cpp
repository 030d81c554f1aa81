// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Wake-ups a second of a program that has nothing to do: how often its threads went to sleep again,
// as the system counts for any process. Another window is the active one meanwhile. What 100 active
// videos cost is measured beside a bare window that asks as often.

#include "app/datafolder.h"
#include "bench/figures.h"
#include "bench/library.h"
#include "bench/nginx.h"
#include "bench/rivals.h"
#include "bench/screenwatch.h"
#include "bench/watchedprocess.h"

#include <QCoreApplication>
#include <QThread>

using namespace Reelwatch;
using namespace Reelwatch::Bench;
using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

constexpr int Active = 100;
/// After the start: every active video answered for the first time, daily backup, spare threads
/// end.
constexpr auto Settling = 65s;
constexpr auto Watched = 60s; ///< the longest time between two checks of a video

/// Another window on top, which takes the keyboard.
class ActiveWindow
{
public:
    ActiveWindow() { m_process.start(Rivals::bareWindow()); }

private:
    WatchedProcess m_process;
};

double perSecond(qint64 count)
{
    return double(count) / std::chrono::duration<double>(Watched).count();
}

/// In the background, once it has settled.
double wakeUps(const QStringList &command, const std::function<void()> &begun = {},
               const std::function<void()> &ended = {})
{
    ScreenWatch screen;
    QElapsedTimer timer;
    timer.start();
    WatchedProcess process;
    process.start(command);
    (void)screen.awaitQuiet(timer, 300ms);
    const ActiveWindow other;
    QThread::sleep(Settling.count());
    if (begun)
        begun();
    const WatchedProcess::WakeUps before = process.wakeUps();
    QThread::sleep(Watched.count());
    const qint64 woken = process.wakeUpsSince(before);
    if (ended)
        ended();
    if (!process.isRunning())
        qFatal("%s ended by itself", qPrintable(command.first()));
    return perSecond(woken);
}

/// Active videos that the service says are generated, all begun at the same time.
QString activeLibrary(const Rivals &rivals, const QUrl &base, int videos)
{
    const QString path = rivals.folder(u"%1 active"_s.arg(videos));
    QList<Task> tasks;
    for (int at = 0; at < videos; ++at) {
        Task task {.number = at + 1, .account = 1, .id = u"vid_%1"_s.arg(at)};
        tasks.append(task);
    }
    Library::write(
        DataFolder(path).database(), tasks,
        {{.id = 1, .name = u"Studio"_s, .base = base, .keeps = Account::Keeps::Environment}});
    return path;
}

struct Checking
{
    double requests = 0; ///< a second
    double wakeUps = 0; ///< a second
};

Checking whileChecking(const QStringList &command, const Nginx &service)
{
    int before = 0;
    int after = 0;
    const double woken = wakeUps(
        command, [&] { before = service.requests(); }, [&] { after = service.requests(); });
    return {.requests = perSecond(after - before), .wakeUps = woken};
}

/// What is left of the wake-ups at no request at all, as all the videos and half of them tell; and
/// all wake-ups beside those of a bare window that asks as often.
void benchActive(const Rivals &rivals)
{
    const Nginx service(Active, Nginx::Log::On);
    qputenv("TOKEN360_API_KEY", "sk-bench");
    const auto watch = [&](int videos) {
        return whileChecking(rivals.reelwatch(activeLibrary(rivals, service.plain(), videos)),
                             service);
    };
    const Checking usual = watch(Active);
    const Checking half = watch(Active / 2);
    if (half.requests == 0 || usual.requests < 1.5 * half.requests)
        qFatal("Twice as many videos were not asked for twice as often: %.2f and %.2f a second.",
               usual.requests, half.requests);
    const double each = (usual.wakeUps - half.wakeUps) / (usual.requests - half.requests);
    const QString address = service.plain().toString() + u"/v1/videos/vid_1"_s;
    const int pause = qRound(1000 / usual.requests);
    const Checking bare = whileChecking(
        Rivals::bareWindow() + QStringList {address, QString::number(pause)}, service);
    std::fprintf(
        stderr, "%.2f wake-ups at %.2f requests a second, %.2f at %.2f; bare: %.2f at %.2f\n",
        usual.wakeUps, usual.requests, half.wakeUps, half.requests, bare.wakeUps, bare.requests);
    print(Figure {u"Wake-ups with 100 active videos, beside the requests"_s,
                  std::max(0.0, half.wakeUps - half.requests * each), u"a second"_s, u"limit"_s,
                  1.5, 1});
    print(Figure {u"Wake-ups with 100 active videos"_s, usual.wakeUps, u"a second"_s,
                  u"bare window that asks as often"_s,
                  usual.requests * bare.wakeUps / bare.requests, 2});
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const Rivals rivals;
    const double bare = wakeUps(Rivals::bareWindow());
    const double empty = wakeUps(rivals.reelwatch(rivals.folder(u"empty"_s)));
    const double ended = wakeUps(rivals.reelwatch(rivals.libraryOf(10'000)));
    const double qBittorrent = wakeUps(rivals.qBittorrent());
    const double transmission = wakeUps(rivals.transmission());
    // Once in the time watched is no rhythm, and a ratio to the bare window's 0 says nothing.
    const double limit = perSecond(1);
    std::fprintf(stderr, "bare window: %.2f wake-ups a second\n", bare);
    print(Figure {u"Wake-ups with an empty list"_s, empty, u"a second"_s, u"limit"_s, limit, 1});
    print(Figure {u"Wake-ups with 10,000 ended videos"_s, ended, u"a second"_s, u"limit"_s, limit,
                  1});
    print(Figure {u"Wake-ups with 10,000 ended videos"_s, ended, u"a second"_s, u"qBittorrent"_s,
                  qBittorrent, 0.1});
    print(Figure {u"Wake-ups with 10,000 ended videos"_s, ended, u"a second"_s,
                  u"Transmission-Qt"_s, transmission, 0.1});
    benchActive(rivals);
    return 0;
}
