// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The whole program in a real window while 10,000 videos are active, seen from outside: by the
// service, by the system and by who asks the window whether it lives. A line of JSON for each
// figure.
//   bench_load [SECONDS]    for so long each, 180 by default

#include "bench/bareprogram.h"
#include "bench/figures.h"
#include "bench/nginx.h"
#include "bench/peers.h"
#include "bench/tallyservice.h"
#include "bench/watchedprocess.h"
#include "bench/wholeprogram.h"
#include "bench/windowpulse.h"

#include <QCoreApplication>
#include <QHash>
#include <QSet>
#include <QThread>

#include <algorithm>
#include <cmath>
#include <future>

using namespace Reelwatch;
using namespace Reelwatch::Bench;
using namespace std::chrono_literals;
using std::chrono::duration;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

constexpr int Videos = 10'000;
/// As long as a near service takes: what six connections can ask at 200/s with.
constexpr auto Wait = 20ms;
constexpr auto Beginning = 5s; ///< the library is read; its processor time is another matter
constexpr int FewVideos = 1'000; ///< as busy with requests, for what the other rows take
constexpr auto AtRest = 60s; ///< what the program costs with an empty list
constexpr auto WithFew = 60s;
constexpr auto WithBare = 30s; ///< before, and again after
constexpr double Frame = 16; // ms
constexpr double OnTheWay = 1.05; ///< what goes out evenly does not arrive quite so
constexpr double RowLimit = 1.2 * 1024; // bytes, beyond the stored answer

using Requests = std::vector<TallyService::Request>;

/// What one run came to.
struct Run
{
    Requests requests;
    std::vector<double> pulse; ///< ms
    double processorSeconds = 0; ///< after the beginning
    size_t checks = 0; ///< likewise
    double bytes = 0;
};

Run run(const AskLimits &limits, int videos, std::chrono::milliseconds time)
{
    TallyService service(Wait);
    const WholeProgram program(service.url(), limits, videos);
    WindowPulse pulse(program.processId());
    Run result {.pulse = pulse.feel(Beginning)};
    const double before = program.usage().processorSeconds;
    result.requests = service.takeRequests();
    const std::vector<double> later = pulse.feel(time);
    result.pulse.insert(result.pulse.end(), later.begin(), later.end());
    const WholeProgram::Usage after = program.usage();
    const Requests requests = service.takeRequests();
    result.checks = requests.size();
    result.requests.insert(result.requests.end(), requests.begin(), requests.end());
    result.processorSeconds = after.processorSeconds - before;
    result.bytes = after.bytes;
    return result;
}

double secondsBetween(const TallyService::Request &first, const TallyService::Request &last)
{
    return duration<double>(last.came - first.came).count();
}

/// The most that came within any time of that length, from the nth request on.
int mostWithin(double seconds, const Requests &requests, size_t from = 0)
{
    size_t most = 0;
    size_t first = from;
    for (size_t last = from; last < requests.size(); ++last) {
        while (secondsBetween(requests[first], requests[last]) >= seconds)
            ++first;
        most = std::max(most, last + 1 - first);
    }
    return static_cast<int>(most);
}

/// Seconds from one request for a video to its next, from the beginning to the first, and from the
/// last to the end.
double longestWait(const Requests &requests)
{
    QHash<int, TallyService::Time> last;
    for (int video = 0; video < Videos; ++video)
        last.insert(video, requests.front().came);
    duration<double> longest {0};
    for (const TallyService::Request &request : requests)
        longest = std::max<duration<double>>(
            longest, request.came - std::exchange(last[request.video], request.came));
    for (const TallyService::Time time : std::as_const(last))
        longest = std::max<duration<double>>(longest, requests.back().came - time);
    return longest.count();
}

/// Bytes of the answers that are stored.
double answersKept(const Requests &requests)
{
    QSet<int> answered;
    for (const TallyService::Request &request : requests)
        answered.insert(request.video);
    return double(Nginx::body(0).size()) * double(answered.size());
}

int mostInFlight(const Requests &requests)
{
    return std::ranges::max(requests, {}, &TallyService::Request::inFlight).inFlight;
}

/// With more to ask than the rate allows, the bucket stays empty once the burst is spent. A short
/// time holds one more than its share when it begins with one; in a long one that is little.
void tellSpread(const QString &pace, const AskLimits &limits, const Requests &requests)
{
    constexpr double Long = 10; // s
    constexpr double Little = 1.1;
    const auto settled = static_cast<size_t>(limits.perSecond) + static_cast<size_t>(limits.burst);
    print({u"most checks within a second, the burst spent, %1"_s.arg(pace),
           double(mostWithin(1, requests, settled)), u"checks"_s, u"rate as set, and one"_s,
           limits.perSecond + 1, OnTheWay});
    print({u"most checks within 10 s, the burst spent, %1"_s.arg(pace),
           double(mostWithin(Long, requests, settled)), u"checks"_s, u"rate as set"_s,
           Long * limits.perSecond, Little});
}

void tellRate(const QString &pace, const AskLimits &limits, const Requests &requests)
{
    const double perSecond =
        static_cast<double>(requests.size()) / secondsBetween(requests.front(), requests.back());
    const QString rate = u"checks a second, %1"_s.arg(pace);
    const QString set = u"rate as set"_s;
    // The burst goes out once, at the beginning.
    const double most = 1 + limits.burst / static_cast<double>(requests.size() - limits.burst);
    print({rate, perSecond, u"1/s"_s, set, limits.perSecond, 0.95, Figure::Bound::AtLeast});
    print({rate, perSecond, u"1/s"_s, set, limits.perSecond, std::ceil(most * 200) / 200});
    for (const auto &[words, seconds] :
         {std::pair(u"100 ms"_s, 0.1), std::pair(u"a second"_s, 1.0)})
        print({u"most checks within %1, %2"_s.arg(words, pace),
               double(mostWithin(seconds, requests)), u"checks"_s, u"rate and burst as set"_s,
               seconds * limits.perSecond + limits.burst, OnTheWay});
    tellSpread(pace, limits, requests);
    print({u"most checks in flight, %1"_s.arg(pace), double(mostInFlight(requests)), u"checks"_s,
           u"limit as set"_s, double(limits.atOnce), 1});
}

/// Only a time that is long enough for the longest wait that is allowed can tell.
void tellLongestWait(const QString &pace, double ideal, const Requests &requests,
                     std::chrono::seconds time)
{
    constexpr double Allowed = 2;
    if (Allowed * ideal > static_cast<double>(time.count()))
        std::fprintf(stderr,
                     "The longest wait of a video, %s, cannot be measured: it may be %.0f s, and "
                     "only %lld s are watched.\n",
                     qPrintable(pace), Allowed * ideal, static_cast<long long>(time.count()));
    else
        print({u"longest wait of a video, %1"_s.arg(pace), longestWait(requests), u"s"_s,
               u"videos ÷ rate"_s, ideal, Allowed});
}

void tellWindow(const QString &pace, const std::vector<double> &pulse)
{
    print({u"window answers (99 %), %1"_s.arg(pace), percentile(pulse, 0.99), u"ms"_s, u"a frame"_s,
           Frame, 1});
    print({u"window answers (worst), %1"_s.arg(pace), std::ranges::max(pulse), u"ms"_s,
           u"a frame"_s, Frame, NoReach});
}

/// What a check costs others, in microseconds of processor time.
struct Costs
{
    Measured window = 0; ///< the least window that asks as often and shows what came
    double bare = 0; ///< the bare loop, which neither keeps nor shows anything
    double shell = 0; ///< what people do today
};

/// Qt's own way to do the same: it remembers nothing, plans nothing, shows four plain texts.
double bareWindowCost(double perSecond)
{
    TallyService service(Wait);
    const QString below = service.url().toString() + u"/v1/videos/vid_"_s;
    const std::chrono::milliseconds pause(qRound(1000 / perSecond));
    WatchedProcess process;
    process.start({QStringLiteral(BARE_WINDOW), below, QString::number(pause.count()),
                   QString::number(Videos)});
    QThread::sleep(Beginning.count());
    const double before = WholeProgram::usageOf(process.id()).processorSeconds;
    (void)service.takeRequests();
    QThread::sleep(WithBare.count());
    const double seconds = WholeProgram::usageOf(process.id()).processorSeconds - before;
    return seconds * 1e6 / static_cast<double>(service.takeRequests().size());
}

Costs measureOthers()
{
    constexpr int Files = 200;
    const Nginx nginx(Files);
    return {.bare = BareProgram(nginx.plain(), Files).run(4000, 6),
            .shell = Peers::shellLoop(nginx.plain(), Files, Files).microseconds};
}

/// At a few checks a second most of it is for the ages that tick in an active window.
void tellProcessor(const QString &pace, double microseconds, const Costs &others, double reach)
{
    const QString line = u"CPU per check, whole program, %1"_s.arg(pace);
    print({line, microseconds, u"µs"_s, u"bare window that asks and shows as much"_s, others.window,
           reach});
    print({line, microseconds, u"µs"_s, u"shell loop, one curl each"_s, others.shell, NoReach});
    print(
        {line, microseconds, u"µs"_s, u"bare QNAM, nothing kept or shown"_s, others.bare, NoReach});
}

/// Against a run with fewer rows: what the requests themselves take is no row's.
void tellMemory(const QString &pace, const Run &few, const Run &many)
{
    constexpr double Rows = Videos - FewVideos;
    const double answers = (answersKept(many.requests) - answersKept(few.requests)) / Rows;
    print({u"memory of a row, %1"_s.arg(pace), (many.bytes - few.bytes) / Rows, u"bytes"_s,
           u"limit and the stored answers"_s, RowLimit + answers, 1});
}

/// What the figures of one pace are told beside; measured at the same time, before them.
struct Beside
{
    Run rest; ///< with an empty list
    Run few; ///< with fewer videos
};

void benchPace(const AskLimits &limits, const Beside &beside, double reach,
               std::chrono::seconds time)
{
    const QString pace = u"10,000 active at %1/s"_s.arg(limits.perSecond);
    Costs others = measureOthers();
    // The machine's speed drifts meanwhile: as much of it before as after.
    const double before = bareWindowCost(limits.perSecond);
    const Run load = run(limits, Videos, time);
    const double after = bareWindowCost(limits.perSecond);
    others.window = {(before + after) / 2, {before, after}};
    if (load.requests.size() < 2)
        qFatal("Nothing was asked");
    tellRate(pace, limits, load.requests);
    tellLongestWait(pace, Videos / limits.perSecond, load.requests, time);
    tellWindow(pace, load.pulse);
    const double seconds = duration<double>(time).count();
    const double own = load.processorSeconds / seconds
        - beside.rest.processorSeconds / duration<double>(AtRest).count();
    print({u"processor, %1"_s.arg(pace), own * 100, u"%"_s, u"one core"_s, 100, NoReach});
    tellProcessor(pace, own * seconds * 1e6 / static_cast<double>(load.checks), others, reach);
    tellMemory(pace, beside.few, load);
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const std::chrono::seconds time(arguments.value(1, u"180"_s).toInt());
    const AskLimits usual;
    const AskLimits fast {.atOnce = AskLimits::MostAtOnce, .perSecond = 200};
    // Of these only what they hold counts, or what they do when there is nothing to do.
    auto rest = std::async(std::launch::async, [] { return run({}, 0, AtRest); });
    auto fewUsual = std::async(std::launch::async, [&] { return run(usual, FewVideos, WithFew); });
    auto fewFast = std::async(std::launch::async, [&] { return run(fast, FewVideos, WithFew); });
    const Beside besideUsual {.rest = rest.get(), .few = fewUsual.get()};
    const Beside besideFast {.rest = besideUsual.rest, .few = fewFast.get()};
    benchPace(usual, besideUsual, NoReach, time);
    benchPace(fast, besideFast, 1.3, time);
    return 0;
}
