// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What a check costs beside what others make of the same service, in one run: a line of JSON for
// each figure.

#include "api/networkpool.h"
#include "app/allocator.h"
#include "bench/bareprogram.h"
#include "bench/figures.h"
#include "bench/nginx.h"
#include "bench/ownloop.h"
#include "bench/peers.h"
#include "bench/processors.h"
#include "bench/slowservice.h"
#include "bench/wholeloop.h"
#include "domain/schedulingpolicy.h"
#include "domain/threadloops.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QThread>

#include <array>

using namespace Reelwatch;
using namespace Reelwatch::Bench;
using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;
using Answers = OwnLoop::Answers;

namespace {

constexpr int Videos = 400;
constexpr int InFlight = NetworkPool::RequestsPerManager;

/// Processor time of a check on one protocol, medians of many short turns in a row.
struct Cost
{
    Measured bare = 0;
    Measured changed = 0;
    Measured unchanged = 0;
    Measured wholeChanged = 0;
    Measured wholeUnchanged = 0;
    Measured wholePerSecond = 0; ///< checks whose answer changed
    Measured wholeOutOfSight = 0; ///< as wholeChanged, while nobody sees the window
    Measured node = 0; ///< Node's fetch
};

/// One way to check beside the bare one.
struct Way
{
    CheckLoop &loop;
    Measured &cost;
    Measured *perSecond = nullptr; ///< where it counts, too
    bool isOutOfSight = false;
    std::vector<double> costs {};
    std::vector<double> ratios {};
    std::vector<double> speeds {};
};

/// As the program checks while its window is in sight, or while nobody sees it.
Checks run(const Way &way, int checks)
{
    if (way.isOutOfSight)
        SchedulingPolicy::waitForTurn();
    const Checks turn = way.loop.run(checks, InFlight);
    SchedulingPolicy::goAtOnce();
    return turn;
}

/// Noise that lasts longer than a round hits all ways of a round alike: what counts is by how much
/// they differ within it.
Cost costOn(const QUrl &base)
{
    constexpr int Rounds = 25;
    constexpr int Turn = Videos;
    constexpr int NodeEvery = 3; // rounds; its compiler and its collector need long turns
    constexpr int NodeTurn = 5000;
    constexpr auto Rest = 200ms; // the watcher's highest rate must hold nobody back
    Cost cost;
    BareProgram bare(base, Videos);
    OwnLoop changed(base, Videos, Answers::Changed);
    OwnLoop unchanged(base, Videos, Answers::Unchanged);
    WholeLoop wholeChanged(base, Videos, Answers::Changed);
    WholeLoop wholeUnchanged(base, Videos, Answers::Unchanged);
    WholeLoop wholeOutOfSight(base, Videos, Answers::Changed);
    std::array ways {Way {changed, cost.changed}, Way {unchanged, cost.unchanged},
                     Way {wholeChanged, cost.wholeChanged, &cost.wholePerSecond},
                     Way {wholeUnchanged, cost.wholeUnchanged},
                     Way {wholeOutOfSight, cost.wholeOutOfSight, nullptr, true}};
    (void)bare.run(Turn, InFlight); // connections open, answers known
    for (Way &way : ways)
        (void)run(way, Turn);
    std::vector<double> bareCosts;
    std::vector<double> nodeCosts;
    for (int round = 0; round < Rounds; ++round) {
        QThread::msleep(Rest.count());
        bareCosts.push_back(bare.run(Turn, InFlight));
        for (Way &way : ways) {
            const Checks turn = run(way, Turn);
            way.costs.push_back(turn.microseconds);
            way.speeds.push_back(turn.perSecond);
            way.ratios.push_back(way.costs.back() / bareCosts.back());
        }
        if (round % NodeEvery == 0)
            nodeCosts.push_back(Peers::nodeFetch(base, Videos, NodeTurn, InFlight).microseconds);
    }
    cost.bare = median(bareCosts);
    cost.node = median(nodeCosts);
    for (Way &way : ways) {
        way.cost = {cost.bare * median(way.ratios), way.costs};
        if (way.perSecond)
            *way.perSecond = median(way.speeds);
    }
    return cost;
}

void tellCost(const QString &protocol, const Cost &cost)
{
    const auto tell = [&](const QString &what, const Measured &own, double reach) {
        print({what.arg(protocol), own, u"µs"_s, u"bare QNAM"_s, cost.bare, reach});
    };
    tell(u"CPU per check, %1"_s, cost.changed, 1.3);
    tell(u"CPU per unchanged check, %1"_s, cost.unchanged, 1.05);
    tell(u"CPU per check, watcher, database and table counted, %1"_s, cost.wholeChanged, 1.3);
    tell(u"CPU per unchanged check, watcher, database and table counted, %1"_s, cost.wholeUnchanged,
         1.05);
    tell(u"CPU per check, window out of sight, watcher, database and table counted, %1"_s,
         cost.wholeOutOfSight, 1.3);
}

/// Who else asks this service, beside the whole of our path. Only over TLS is there a bound: no key
/// goes to a service without it, but on this computer.
void tellPeers(const QString &protocol, const QUrl &base, const Cost &cost)
{
    const bool bound = base.scheme() == u"https"_s;
    const Checks shell = Peers::shellLoop(base, Videos, 200);
    const Checks curl = Peers::parallelCurl(base, Videos, 10'000, InFlight);
    const Checks limit = Peers::wrk(base, InFlight);
    const QString whole = u"watcher, database and table counted, %1"_s.arg(protocol);
    const auto tellCpu = [&](const QString &peer, const Measured &microseconds, double reach) {
        print({u"CPU per check, "_s + whole, cost.wholeChanged, u"µs"_s, peer, microseconds,
               bound ? reach : NoReach});
    };
    tellCpu(u"Node fetch"_s, cost.node, 0.35);
    print({u"CPU per check, window out of sight, "_s + whole, cost.wholeOutOfSight, u"µs"_s,
           u"Node fetch"_s, cost.node, bound ? 0.35 : NoReach});
    tellCpu(u"shell loop, one curl each"_s, shell.microseconds, 0.02);
    tellCpu(u"curl --parallel"_s, curl.microseconds, NoReach);
    tellCpu(u"wrk"_s, limit.microseconds, NoReach);
    const auto tellSpeed = [&](const QString &peer, const Checks &checks, double reach) {
        print({u"checks a second, 6 in flight, "_s + whole, cost.wholePerSecond, u"1/s"_s, peer,
               checks.perSecond, reach,
               reach == NoReach ? Figure::Bound::AtMost : Figure::Bound::AtLeast});
    };
    tellSpeed(u"shell loop, one curl each"_s, shell, bound ? 40 : NoReach);
    tellSpeed(u"curl --parallel"_s, curl, NoReach);
    tellSpeed(u"wrk"_s, limit, NoReach);
}

/// nginx closes each connection after 1,000 requests: no check may suffer for it.
void tellReliability(const QString &protocol, const QUrl &base)
{
    constexpr int Asked = 10'000;
    OwnLoop loop(base, Videos, Answers::Changed);
    const Checks result = loop.run(Asked, InFlight);
    print({u"bad, lost or stuck of 10,000 checks, %1 (%2 false time-outs)"_s.arg(protocol).arg(
               result.timedOut),
           double(Asked - result.good), u"checks"_s, u"checks asked"_s, double(Asked), 0});
}

/// Every open connection is dead and nobody said so: how long until a check is good again.
void tellRecovery()
{
    constexpr auto Deadline = 1000ms;
    SlowService service(0ms);
    OwnLoop loop(service.url(), Videos, Answers::Changed);
    loop.client.setDeadline(Deadline);
    (void)loop.run(10 * InFlight, InFlight);
    service.fallSilent();
    QElapsedTimer timer;
    timer.start();
    while (loop.run(1, 1).good == 0 && timer.elapsed() < 60'000) { }
    print({u"first good check after silently dead connections"_s, double(timer.elapsed()), u"ms"_s,
           u"deadline"_s, double(Deadline.count()), 1.3});
}

void tellManyInFlight()
{
    constexpr auto Wait = 100ms;
    SlowService service(Wait);
    for (const int inFlight : {1, 4, 6, 7, 12, 24, 36, 48}) {
        OwnLoop loop(service.url(), Videos, Answers::Changed);
        (void)loop.run(inFlight, inFlight); // connections open
        const Checks result = loop.run(20 * inFlight, inFlight);
        print({u"checks a second, the service takes 100 ms, %1 in flight"_s.arg(inFlight),
               result.perSecond, u"1/s"_s, u"in flight ÷ wait"_s, inFlight / 0.1, 0.85,
               Figure::Bound::AtLeast});
    }
}

} // namespace

int main(int argc, char *argv[])
{
    keepFreedMemory();
    ThreadLoops::leaveGLibOut();
    const QCoreApplication application(argc, argv);
    const Nginx nginx(Videos);
    stayOnTheClientsProcessor();
    QSslConfiguration trusting = QSslConfiguration::defaultConfiguration();
    trusting.addCaCertificates(QString::fromUtf8(Nginx::certificateFile()));
    QSslConfiguration::setDefaultConfiguration(trusting);

    for (const auto &[protocol, base] :
         {std::pair(u"TLS"_s, nginx.tls()), std::pair(u"HTTP"_s, nginx.plain())}) {
        const Cost cost = costOn(base);
        tellCost(protocol, cost);
        tellReliability(protocol, base);
        tellPeers(protocol, base, cost);
    }
    tellRecovery();
    tellManyInFlight();
    return 0;
}
