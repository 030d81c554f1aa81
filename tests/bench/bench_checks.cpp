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

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QSslCertificate>
#include <QSslConfiguration>

#include <limits>

using namespace Reelwatch;
using namespace Reelwatch::Bench;
using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;
using Answers = OwnLoop::Answers;

namespace {

constexpr int Videos = 200;
constexpr int InFlight = NetworkPool::RequestsPerManager;

/// Processor time of a check on one protocol, medians of many short turns in a row.
struct Cost
{
    double bare = 0;
    double changed = 0;
    double unchanged = 0;
};

Cost costOn(const QUrl &base)
{
    constexpr int Rounds = 25;
    constexpr int Turn = 400;
    BareLoop bare(base, Videos);
    OwnLoop changed(base, Videos, Answers::Changed);
    OwnLoop unchanged(base, Videos, Answers::Unchanged);
    for (CheckLoop *loop : {static_cast<CheckLoop *>(&bare), static_cast<CheckLoop *>(&changed),
                            static_cast<CheckLoop *>(&unchanged)})
        (void)loop->run(Turn, InFlight); // connections open, answers known
    std::vector<double> costs;
    std::vector<double> changedRatios;
    std::vector<double> unchangedRatios;
    for (int round = 0; round < Rounds; ++round) {
        const double bareCost = bare.run(Turn, InFlight).microseconds;
        costs.push_back(bareCost);
        changedRatios.push_back(changed.run(Turn, InFlight).microseconds / bareCost);
        unchangedRatios.push_back(unchanged.run(Turn, InFlight).microseconds / bareCost);
    }
    const double middle = median(costs);
    return {middle, middle * median(changedRatios), middle * median(unchangedRatios)};
}

void tellCost(const QString &protocol, const Cost &cost)
{
    const QString peer = u"bare QNAM"_s;
    print({u"CPU per check, %1"_s.arg(protocol), cost.changed, u"µs"_s, peer, cost.bare, 1.3});
    print({u"CPU per unchanged check, %1"_s.arg(protocol), cost.unchanged, u"µs"_s, peer, cost.bare,
           1.05});
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
