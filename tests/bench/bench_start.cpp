// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

// From the start of a process until its window is painted and quiet: the last change on the display
// before 300 ms without one, as the X server's DAMAGE extension tells of any program. What is in
// sight is there once nine tenths of the squares of 40 pixels that change look as they do then.
// Warm, medians of rounds in which each program has its turn; beside it the most that each held in
// RAM, and what it has loaded by then. In rounds of its own the window is asked whether it answers.

#include "bench/figures.h"
#include "bench/rivals.h"
#include "bench/screenwatch.h"
#include "bench/watchedprocess.h"
#include "bench/windowpulse.h"

#include <QCoreApplication>
#include <QThread>

#include <future>

using namespace Reelwatch::Bench;
using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

constexpr int Rounds = 9;
constexpr auto Quiet = 300ms;
constexpr qint64 Patience = 3'000; // ms
constexpr auto Reading = 2s; ///< a hundred thousand videos are read by then
constexpr double Frame = 16; // ms
const QByteArrayList Player {
    "libavcodec.",  "libavformat.", "libavutil.", "libffmpegmediaplugin", "libgstreamermediaplugin",
    "libgstreamer-"};
const QByteArrayList Keychain {"libsecret-"};

/// One program and what its starts cost.
struct Starter
{
    QString name;
    QStringList command;
    std::vector<double> complete {}; ///< ms
    std::vector<double> quiet {}; ///< ms
    std::vector<double> memory {}; ///< MiB
    std::vector<double> player {}; ///< libraries loaded
    std::vector<double> keychain {}; ///< likewise

    [[nodiscard]] Measured milliseconds() const { return median(quiet); }
    [[nodiscard]] Measured shown() const { return median(complete); }
    [[nodiscard]] Measured mebibytes() const { return median(memory); }
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
    starter.player.push_back(process.loaded(Player));
    starter.keychain.push_back(process.loaded(Keychain));
}

/// How a window answers while the program starts.
struct Answers
{
    std::vector<double> usable {}; ///< ms from the start to the first answer within a frame
    std::vector<double> waits {}; ///< ms
};

void answerOnce(const Starter &starter, Answers &answers)
{
    WatchedProcess process;
    QElapsedTimer timer;
    timer.start();
    process.start(starter.command);
    WindowPulse pulse(process.id());
    double asked = double(timer.nsecsElapsed()) / 1e6;
    const std::vector<double> waits = pulse.feel(Reading);
    answers.waits.insert(answers.waits.end(), waits.begin(), waits.end());
    for (const double wait : waits) {
        if (wait <= Frame) {
            answers.usable.push_back(asked + wait);
            return;
        }
        asked += double(WindowPulse::Interval.count());
    }
    qFatal("The window does not answer within a frame.");
}

void tellAnswers(const Starter &many)
{
    Answers answers;
    for (int round = 0; round < Rounds; ++round)
        answerOnce(many, answers);
    print(Figure {u"Start with 100,000 videos, the window answers"_s, median(answers.usable),
                  u"ms"_s, u"limit"_s, 400, 1});
    print(Figure {u"Window answers (99 %) while 100,000 videos are read"_s,
                  percentile(answers.waits, 0.99), u"ms"_s, u"a frame"_s, Frame, 1});
}

/// What is only needed later is not there yet. A stored key is needed soon.
void tellLoaded(const Starter &starter, double keychainReach)
{
    const auto tell = [&](const QString &what, const std::vector<double> &rounds, double reach) {
        print(Figure {u"%1 loaded at the start, %2"_s.arg(what, starter.name),
                      {std::ranges::max(rounds), rounds},
                      u"libraries"_s,
                      u"limit"_s,
                      1,
                      reach});
    };
    tell(u"Player"_s, starter.player, 0);
    tell(u"Keychain"_s, starter.keychain, keychainReach);
}

/// Whether the rows are in sight before the keychain is there to be asked: looking for that slows
/// the program down, so that these rounds are apart.
void tellKeychain(const Starter &some, ScreenWatch &screen)
{
    std::vector<double> shown;
    std::vector<double> loaded;
    for (int round = 0; round < Rounds; ++round) {
        WatchedProcess process;
        screen.clear();
        QElapsedTimer timer;
        timer.start();
        process.start(some.command);
        const qint64 id = process.id();
        auto waiting = std::async(std::launch::async, [id, &timer] {
            while (WatchedProcess::loaded(id, Keychain) == 0 && !timer.hasExpired(Patience))
                QThread::msleep(2);
            return double(timer.nsecsElapsed()) / 1e6;
        });
        shown.push_back(screen.awaitQuiet(timer, Quiet).complete);
        loaded.push_back(waiting.get());
    }
    print(Figure {u"Start with 10,000 videos, rows in sight before the keychain is asked"_s,
                  median(shown), u"ms"_s, u"keychain loaded"_s, median(loaded), 1});
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
    compare(u"Start with 10,000 videos, painted and quiet"_s, some, bare, NoReach);
    print(Figure {u"Start with 100,000 videos, rows in sight"_s, many.shown(), u"ms"_s, u"limit"_s,
                  400, 1});
    compare(u"Start with 100,000 videos, painted and quiet"_s, many, bare, NoReach);
    tellAnswers(many);
    tellLoaded(empty, 0);
    tellLoaded(some, NoReach);
    tellKeychain(some, screen);
    print(Figure {u"Peak memory with an empty list"_s, empty.mebibytes(), u"MiB"_s,
                  qBittorrent.name, qBittorrent.mebibytes(), 0.6});
    print(Figure {u"Peak memory with 10,000 videos"_s, some.mebibytes(), u"MiB"_s,
                  qBittorrent.name + u", empty"_s, qBittorrent.mebibytes(), NoReach});
    return 0;
}
