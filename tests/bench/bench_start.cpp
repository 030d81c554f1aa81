// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

// From the start of a process until its window is painted and quiet: the last change on the display
// before 300 ms without one, as the X server's DAMAGE extension tells of any program. What is in
// sight is there once nine tenths of the squares of 40 pixels that change look as they do then.
// Warm, medians of rounds in which each program has its turn; beside it the most that each held in
// RAM.

#include "bench/figures.h"
#include "bench/rivals.h"
#include "bench/screenwatch.h"
#include "bench/watchedprocess.h"

#include <QCoreApplication>

using namespace Reelwatch::Bench;
using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

constexpr int Rounds = 9;
constexpr auto Quiet = 300ms;

/// One program and what its starts cost.
struct Starter
{
    QString name;
    QStringList command;
    std::vector<double> complete {}; ///< ms
    std::vector<double> quiet {}; ///< ms
    std::vector<double> memory {}; ///< MiB

    [[nodiscard]] double milliseconds() const { return median(quiet); }
    [[nodiscard]] double shown() const { return median(complete); }
    [[nodiscard]] double mebibytes() const { return median(memory); }
};

void startOnce(Starter &starter, ScreenWatch &screen, bool counts)
{
    WatchedProcess process;
    screen.clear();
    QElapsedTimer timer;
    timer.start();
    process.start(starter.command);
    const ScreenWatch::Changes changes = screen.awaitQuiet(timer, Quiet);
    if (!process.isRunning())
        qFatal("%s ended by itself", qPrintable(starter.name));
    if (!counts)
        return;
    starter.complete.push_back(changes.complete);
    starter.quiet.push_back(changes.last);
    starter.memory.push_back(process.peakMemory());
}

void compare(const QString &line, const Starter &own, const Starter &peer, double reach)
{
    print(Figure {line, own.milliseconds(), u"ms"_s, peer.name, peer.milliseconds(), reach});
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const Rivals rivals;
    Starter bare {u"bare window"_s, Rivals::bareWindow()};
    Starter empty {u"Reelwatch, empty"_s, rivals.reelwatch(rivals.folder(u"empty"_s))};
    Starter some {u"Reelwatch, 10,000"_s, rivals.reelwatch(rivals.libraryOf(10'000))};
    Starter many {u"Reelwatch, 100,000"_s, rivals.reelwatch(rivals.libraryOf(100'000))};
    Starter qBittorrent {u"qBittorrent"_s, rivals.qBittorrent()};
    Starter transmission {u"Transmission-Qt"_s, rivals.transmission()};

    ScreenWatch screen;
    for (int round = 0; round <= Rounds; ++round) {
        for (Starter *each : {&bare, &empty, &some, &many, &qBittorrent, &transmission})
            startOnce(*each, screen, round > 0); // the first warms the caches
    }
    compare(u"Start with an empty list"_s, empty, bare, 1.5);
    compare(u"Start with an empty list"_s, empty, qBittorrent, 1);
    compare(u"Start with an empty list"_s, empty, transmission, 1);
    print(Figure {u"Start with 10,000 videos, rows in sight"_s, some.shown(), u"ms"_s, bare.name,
                  bare.shown(), 2.5});
    print(Figure {u"Start with 100,000 videos, rows in sight"_s, many.shown(), u"ms"_s, u"limit"_s,
                  400, 1});
    compare(u"Start with 10,000 videos, all read"_s, some, bare, NoReach);
    compare(u"Start with 100,000 videos, all read"_s, many, bare, NoReach);
    print(Figure {u"Peak memory with an empty list"_s, empty.mebibytes(), u"MiB"_s,
                  qBittorrent.name, qBittorrent.mebibytes(), 0.6});
    print(Figure {u"Peak memory with 10,000 videos"_s, some.mebibytes(), u"MiB"_s,
                  qBittorrent.name + u", empty"_s, qBittorrent.mebibytes(), NoReach});
    return 0;
}
