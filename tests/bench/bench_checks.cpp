// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What a check costs beside what others make of the same service, in one run: a line of JSON for
// each figure.

#include "api/networkpool.h"
#include "bench/checkloop.h"
#include "bench/figures.h"
#include "bench/nginx.h"
#include "bench/peers.h"
#include "bench/processors.h"
#include "bench/slowservice.h"
#include "bench/wholeloop.h"

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
};

/// One way to check beside the bare one.
struct Way
{
    CheckLoop &loop;
    Measured &cost;
    std::vector<double> costs {};
    std::vector<double> ratios {};
};

/// Noise that lasts longer than a round hits all ways of a round alike: what counts is by how much
/// they differ within it.
Cost costOn(const QUrl &base)
{
    constexpr int Rounds = 25;
    constexpr int Turn = Videos;
    constexpr auto Rest = 200ms; // the watcher's highest rate must hold nobody back
    Cost cost;
    BareLoop bare(base, Videos);
    OwnLoop changed(base, Videos, Answers::Changed);
    OwnLoop unchanged(base, Videos, Answers::Unchanged);
    WholeLoop wholeChanged(base, Videos, Answers::Changed);
    WholeLoop wholeUnchanged(base, Videos, Answers::Unchanged);
    std::array ways {Way {changed, cost.changed}, Way {unchanged, cost.unchanged},
                     Way {wholeChanged, cost.wholeChanged},
                     Way {wholeUnchanged, cost.wholeUnchanged}};
    (void)bare.run(Turn, InFlight); // connections open, answers known
    for (Way &way : ways)
        (void)way.loop.run(Turn, InFlight);
    std::vector<double> bareCosts;
    for (int round = 0; round < Rounds; ++round) {
        QThread::msleep(Rest.count());
        bareCosts.push_back(bare.run(Turn, InFlight).microseconds);
        for (Way &way : ways) {
            way.costs.push_back(way.loop.run(Turn, InFlight).microseconds);
            way.ratios.push_back(way.costs.back() / bareCosts.back());
        }
    }
    cost.bare = median(bareCosts);
    for (Way &way : ways)
        way.cost = {cost.bare * median(way.ratios), way.costs};
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
}

/// Who else asks this service. Only over TLS is there a bound: no key goes to a service without it,
/// but on this computer.
void tellPeers(const QString &protocol, const QUrl &base, const Cost &cost, const Checks &own)
{
    const bool bound = base.scheme() == u"https"_s;
    const Checks node = Peers::nodeFetch(base, Videos, 5000, InFlight);
    const Checks shell = Peers::shellLoop(base, Videos, 200);
    const Checks curl = Peers::parallelCurl(base, Videos, 10'000, InFlight);
    const Checks limit = Peers::wrk(base, InFlight);
    const QString cpu = u"CPU per check, %1"_s.arg(protocol);
    const auto tellCpu = [&](const QString &peer, const Checks &checks, double reach) {
        print({cpu, cost.changed, u"µs"_s, peer, checks.microseconds, bound ? reach : NoReach});
    };
    tellCpu(u"Node fetch"_s, node, 0.35);
    tellCpu(u"shell loop, one curl each"_s, shell, 0.02);
    tellCpu(u"curl --parallel"_s, curl, NoReach);
    tellCpu(u"wrk"_s, limit, NoReach);
    const QString speed = u"checks a second, 6 in flight, %1"_s.arg(protocol);
    print({speed, own.perSecond, u"1/s"_s, u"shell loop, one curl each"_s, shell.perSecond,
           bound ? 40.0 : NoReach, bound ? Figure::Bound::AtLeast : Figure::Bound::AtMost});
    print({speed, own.perSecond, u"1/s"_s, u"curl --parallel"_s, curl.perSecond, NoReach});
    print({speed, own.perSecond, u"1/s"_s, u"wrk"_s, limit.perSecond, NoReach});
}

/// nginx closes each connection after 1,000 requests: no check may suffer for it.
Checks tellReliability(const QString &protocol, const QUrl &base)
{
    constexpr int Asked = 10'000;
    OwnLoop loop(base, Videos, Answers::Changed);
    const Checks result = loop.run(Asked, InFlight);
    print({u"bad, lost or stuck of 10,000 checks, %1 (%2 false time-outs)"_s.arg(protocol).arg(
               result.timedOut),
           double(Asked - result.good), u"checks"_s, u"checks asked"_s, double(Asked), 0});
    return result;
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
        tellPeers(protocol, base, cost, tellReliability(protocol, base));
    }
    tellRecovery();
    tellManyInFlight();
    return 0;
}
