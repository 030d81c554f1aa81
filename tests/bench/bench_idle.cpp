// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Wake-ups a second of a program that has nothing to do: how often its threads went to sleep again,
// as the system counts for any process. All are watched over the same minute, and another window is
// the active one meanwhile; the one that is active itself is watched after them. What 100 active
// videos cost is measured beside a bare window that asks as often.

#include "app/datafolder.h"
#include "app/trayhost.h"
#include "bench/figures.h"
#include "bench/library.h"
#include "bench/nginx.h"
#include "bench/rivals.h"
#include "bench/screenwatch.h"
#include "bench/watchedprocess.h"
#include "bench/windowpulse.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QThread>

using namespace Reelwatch;
using namespace Reelwatch::Bench;
using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

constexpr int Active = 100;
constexpr int Ended = 10'000;
/// Until programs that look for a tray have given up: that of the hidden one must change nothing
/// for them.
constexpr auto WithoutTray = 25s;
/// After the start: every active video answered for the first time, daily backup, spare threads
/// end.
constexpr auto Settling = 65s;
constexpr auto Watched = 60s; ///< the longest time between two checks of a video
constexpr auto Patience = 10s;
constexpr auto BarePause = 500ms; ///< about as often as 100 videos are asked for

double perSecond(qint64 count)
{
    return double(count) / std::chrono::duration<double>(Watched).count();
}

/// One of the programs, each behind the next. The system counts each for itself, so that all idle
/// at the same time.
class Idler
{
public:
    explicit Idler(const QStringList &command)
        : m_name(command.first())
    {
        ScreenWatch screen;
        QElapsedTimer timer;
        timer.start();
        m_process.start(command);
        (void)screen.awaitQuiet(timer, 300ms);
    }

    void begin() { m_before = m_process.wakeUps(); }
    void end()
    {
        m_wakeUps = perSecond(m_process.wakeUpsSince(m_before));
        if (!m_process.isRunning())
            qFatal("%s ended by itself", qPrintable(m_name));
    }
    [[nodiscard]] double wakeUps() const { return m_wakeUps; } ///< a second
    [[nodiscard]] qint64 process() const { return m_process.id(); }

private:
    QString m_name;
    WatchedProcess m_process;
    WatchedProcess::WakeUps m_before;
    double m_wakeUps = 0;
};

/// One that asks a service of its own meanwhile.
class Asker
{
public:
    explicit Asker(const std::function<QStringList(const QUrl &service)> &command)
        : m_idler(command(m_service.plain()))
    {
    }

    void begin()
    {
        m_before = m_service.requests();
        m_idler.begin();
    }
    void end()
    {
        m_idler.end();
        m_requests = perSecond(m_service.requests() - m_before);
        if (m_requests == 0)
            qFatal("Nothing was asked");
    }
    [[nodiscard]] double wakeUps() const { return m_idler.wakeUps(); } ///< a second
    [[nodiscard]] double requests() const { return m_requests; } ///< a second

private:
    Nginx m_service {Active, Nginx::Log::On};
    Idler m_idler;
    int m_before = 0;
    double m_requests = 0;
};

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

QStringList bareAsker(const QUrl &service)
{
    const QString address = service.toString() + u"/v1/videos/vid_1"_s;
    return Rivals::bareWindow() + QStringList {address, QString::number(BarePause.count())};
}

/// All programs at once. The key that the askers find in their environment is nobody else's.
struct Party
{
    const Rivals rivals;
    Idler bare {Rivals::bareWindow()};
    Idler qBittorrent {rivals.qBittorrent()};
    Idler transmission {rivals.transmission()};
    Idler empty {rivals.reelwatch(rivals.folder(u"empty"_s))};
    Idler ended {rivals.reelwatch(rivals.libraryOf(Ended))};
    Idler minimised {rivals.reelwatch(rivals.libraryOf(Ended, u"minimised"_s))};
    const bool hasKey = qputenv("TOKEN360_API_KEY", "sk-bench");
    Asker usual {[this](const QUrl &service) {
        return rivals.reelwatch(activeLibrary(rivals, service, Active));
    }};
    Asker half {[this](const QUrl &service) {
        return rivals.reelwatch(activeLibrary(rivals, service, Active / 2));
    }};
    Asker bareAsking {&bareAsker};
    const bool hasNoKey = qunsetenv("TOKEN360_API_KEY");
};

/// In the tray's place, where its window was closed into.
struct Hidden
{
    explicit Hidden(const Rivals &rivals)
        : program(rivals.reelwatch(rivals.libraryOf(Ended, u"hidden"_s, {{u"tray"_s, true}})))
    {
        if (!tray.isThere())
            qFatal("There is another tray.");
        WindowPulse(program.process()).close();
        QDeadlineTimer patience(Patience);
        while (WindowPulse::isShown(program.process())) {
            if (patience.hasExpired())
                qFatal("The window did not go into the tray.");
            QThread::msleep(50);
        }
    }

    TrayHost tray;
    Idler program;
};

void watch(const std::vector<Idler *> &idlers, const std::vector<Asker *> &askers)
{
    for (Idler *idler : idlers)
        idler->begin();
    for (Asker *asker : askers)
        asker->begin();
    QThread::sleep(Watched.count());
    for (Idler *idler : idlers)
        idler->end();
    for (Asker *asker : askers)
        asker->end();
}

/// None at all; a ratio to the bare window's 0 says nothing.
void tellNone(const QString &line, double wakeUps)
{
    print(Figure {line, wakeUps, u"a second"_s, u"once in the time watched"_s, perSecond(1), 0});
}

/// What a bare window that asks as often does not need counts as our own. What is left at no
/// request at all, as all the videos and half of them tell, is told beside it.
void tellActive(const Party &party)
{
    const auto &[usual, half, bare] = std::tie(party.usual, party.half, party.bareAsking);
    if (usual.requests() < 1.5 * half.requests())
        qFatal("Twice as many videos were not asked for twice as often: %.2f and %.2f a second.",
               usual.requests(), half.requests());
    const double each = (usual.wakeUps() - half.wakeUps()) / (usual.requests() - half.requests());
    std::fprintf(stderr,
                 "%.2f wake-ups at %.2f requests a second, %.2f at %.2f; bare: %.2f at %.2f\n",
                 usual.wakeUps(), usual.requests(), half.wakeUps(), half.requests(), bare.wakeUps(),
                 bare.requests());
    const double asOften = usual.requests() * bare.wakeUps() / bare.requests();
    print(Figure {u"Wake-ups with 100 active videos, less a bare window's that asks as often"_s,
                  usual.wakeUps() - asOften, u"a second"_s, u"limit"_s, 1.5, 1});
    print(Figure {u"Wake-ups with 100 active videos, carried on to no requests"_s,
                  half.wakeUps() - half.requests() * each, u"a second"_s, u"limit"_s, 1.5,
                  NoReach});
    print(Figure {u"Wake-ups with 100 active videos"_s, usual.wakeUps(), u"a second"_s,
                  u"bare window that asks as often"_s, asOften, 2});
}

/// On top and with the keyboard, where its ages could tick.
void tellFront(const Rivals &rivals)
{
    Idler front(rivals.reelwatch(rivals.libraryOf(Ended, u"active"_s)));
    const WindowPulse window(front.process());
    QThread::sleep(Settling.count());
    watch({&front}, {});
    if (!window.isActive())
        qFatal("Another window is the active one.");
    tellNone(u"Wake-ups with 10,000 ended videos, the window active"_s, front.wakeUps());
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    Party party;
    WindowPulse(party.minimised.process()).minimise();
    QThread::sleep(WithoutTray.count());
    Hidden hidden(party.rivals);
    const Idler active(Rivals::bareWindow()); // on top, takes the keyboard
    QThread::sleep(Settling.count());
    watch({&party.bare, &party.qBittorrent, &party.transmission, &party.empty, &party.ended,
           &party.minimised, &hidden.program},
          {&party.usual, &party.half, &party.bareAsking});

    std::fprintf(stderr, "bare window: %.2f wake-ups a second\n", party.bare.wakeUps());
    tellNone(u"Wake-ups with an empty list"_s, party.empty.wakeUps());
    tellNone(u"Wake-ups with 10,000 ended videos"_s, party.ended.wakeUps());
    tellNone(u"Wake-ups with 10,000 ended videos, minimised"_s, party.minimised.wakeUps());
    tellNone(u"Wake-ups with 10,000 ended videos, hidden in the tray"_s, hidden.program.wakeUps());
    print(Figure {u"Wake-ups with 10,000 ended videos"_s, party.ended.wakeUps(), u"a second"_s,
                  u"qBittorrent"_s, party.qBittorrent.wakeUps(), 0.1});
    print(Figure {u"Wake-ups with 10,000 ended videos"_s, party.ended.wakeUps(), u"a second"_s,
                  u"Transmission-Qt"_s, party.transmission.wakeUps(), 0.1});
    tellActive(party);
    tellFront(party.rivals);
    return 0;
}
