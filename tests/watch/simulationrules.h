// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "watch/simulation.h"

#include <array>
#include <deque>

/// What a simulated service answers, what people do meanwhile, and what must hold whatever it is.
namespace Simulated {

using namespace Reelwatch;
using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;
using Time = Simulation::Time;

inline TaskAnswer generating()
{
    return {.report = {.status = TaskReport::Status::Generating, .model = u"m"_s}, .body = "{}"};
}

inline ApiError failure(ApiError::Kind kind, std::optional<Time> retryAfter = {})
{
    return {.kind = kind, .message = u"A sentence."_s, .retryAfter = retryAfter};
}

inline Simulation::Fate answerAll(const Simulation::Request &, QRandomGenerator &)
{
    return {.answer = generating()};
}

/// What must hold for every single request, however the service behaves.
class Witness
{
public:
    explicit Witness(Simulation &simulation)
    {
        simulation.setWitness([this](const auto &request) { see(request); });
    }

    /// The service's fate for a request, taken down.
    Simulation::Fate note(const Simulation::Request &request, Simulation::Fate fate)
    {
        const Time end = request.sent + fate.took;
        m_underWay[request.number] = end;
        ++m_inFlight[end];
        if (fate.answer) {
            if (isFinal(fate.answer->report.status) && !fate.answer->report.link.isEmpty())
                m_ended.insert(request.number, end);
            return fate;
        }
        const ApiError &error = fate.answer.error();
        if (!error.retryAfter)
            return fate;
        auto &floor = error.kind == ApiError::Kind::RateLimited ? m_accountFloor[request.account]
                                                                : m_taskFloor[request.number];
        floor.append({end, end + *error.retryAfter});
        return fate;
    }

    /// The user wishes it to be asked for although it has ended.
    void allow(TaskNumber number) { m_ended.remove(number); }

    QStringList broken; ///< the first few breaches

private:
    struct Floor
    {
        Time known; ///< when the watcher hears of it
        Time until;
    };

    void blame(const char *what, const Simulation::Request &request)
    {
        if (broken.size() < 5)
            broken.append(u"%1: video %2 at %3 ms"_s.arg(QLatin1StringView(what))
                              .arg(request.number)
                              .arg(request.sent.count()));
    }

    /// What comes in the same millisecond may come just too late.
    static bool isTooEarly(QList<Floor> &floors, Time now)
    {
        floors.removeIf([now](const Floor &floor) { return floor.until <= now; });
        return std::ranges::any_of(floors, [now](const Floor &floor) { return floor.known < now; });
    }

    void see(const Simulation::Request &request)
    {
        const Time now = request.sent;
        while (!m_inFlight.empty() && m_inFlight.begin()->first <= now)
            m_inFlight.erase(m_inFlight.begin());
        int inFlight = 1;
        for (const auto &[end, count] : m_inFlight)
            inFlight += count;
        if (inFlight > Plan::MostUnderWay)
            blame("more than 64 at once", request);
        if (const auto end = m_underWay.constFind(request.number);
            end != m_underWay.cend() && *end > now)
            blame("two at once for one task", request);
        if (isTooEarly(m_accountFloor[request.account], now)
            || isTooEarly(m_taskFloor[request.number], now))
            blame("before Retry-After", request);
        if (const auto end = m_ended.constFind(request.number);
            end != m_ended.cend() && *end <= now)
            blame("asked after its end", request);
    }

    QHash<TaskNumber, Time> m_underWay;
    std::map<Time, int> m_inFlight; ///< by the moment of the answer
    QHash<TaskNumber, Time> m_ended;
    QHash<AccountId, QList<Floor>> m_accountFloor;
    QHash<TaskNumber, QList<Floor>> m_taskFloor;
};

/// A service in all its moods: most answers are good, some end the video, the rest is trouble.
inline Simulation::Fate moody(QRandomGenerator &random)
{
    using Kind = ApiError::Kind;
    const Time took(20 + random.bounded(400));
    const int mood = random.bounded(1000);
    const Time wait = std::min<Time>(1s * (1 << random.bounded(9)), 5min);
    if (mood < 800)
        return {generating(), took};
    if (mood < 802)
        return {TaskAnswer {.report = {.status = TaskReport::Status::Completed,
                                       .model = u"m"_s,
                                       .link = "https://cdn.example.invalid/v.mp4"},
                            .body = "{}"},
                took};
    if (mood < 804)
        return {failure(Kind::RateLimited, wait), took};
    if (mood < 820)
        return {failure(Kind::Server, wait), took};
    static constexpr std::array Kinds {Kind::Server,    Kind::Offline,   Kind::TimedOut,
                                       Kind::Transient, Kind::BadAnswer, Kind::SignIn};
    const Kind kind = Kinds.at(size_t(random.bounded(int(Kinds.size()))));
    return {failure(kind), kind == Kind::TimedOut ? Time(30s) : took};
}

/// What people and machines do meanwhile: ask impatiently, remove and take it back, sleep, set the
/// clock.
inline void meddle(Simulation &simulation)
{
    QRandomGenerator &random = simulation.random();
    TaskStore &tasks = simulation.tasks;
    for (int i = 0; i < 5; ++i) {
        const Task task = tasks.at(random.bounded(tasks.size()));
        if (isFinal(task.report.status))
            continue;
        simulation.watcher().refresh({task.number, task.number});
        simulation.watcher().refresh({task.number});
        tasks.remove({task.number});
        if (random.bounded(4) > 0)
            tasks.restore({task});
        simulation.watcher().refresh({task.number});
    }
    if (random.bounded(32) == 0)
        simulation.sleep(Time(random.bounded(10'000'000)));
    if (random.bounded(16) == 0)
        simulation.clock.jump(std::chrono::hours(random.bounded(-87'600, 87'600)));
    if (random.bounded(16) == 0)
        simulation.watcher().retryNow();
}

/// The longest time between two requests for one video, or since it came.
class Waits
{
public:
    void begin(const QList<TaskNumber> &numbers, Time now)
    {
        for (const TaskNumber number : numbers)
            m_last.insert(number, now);
    }
    void see(const Simulation::Request &request)
    {
        if (const auto last = m_last.constFind(request.number); last != m_last.cend()) {
            Time &longest = m_longest[request.number];
            longest = std::max(longest, request.sent - *last);
        }
        m_last[request.number] = request.sent;
    }
    /// Those that are still waiting counted.
    [[nodiscard]] Time longest(Time now) const
    {
        Time longest {0};
        for (const auto &[number, last] : m_last.asKeyValueRange())
            longest = std::max({longest, m_longest.value(number), now - last});
        return longest;
    }
    [[nodiscard]] Time longestOf(TaskNumber number) const { return m_longest.value(number); }

private:
    QHash<TaskNumber, Time> m_last;
    QHash<TaskNumber, Time> m_longest;
};

/// The most requests within any window of this length.
class Peak
{
public:
    explicit Peak(Time window)
        : m_window(window)
    {
    }
    void see(Time now)
    {
        m_times.push_back(now);
        while (m_times.front() <= now - m_window)
            m_times.pop_front();
        m_most = std::max(m_most, qsizetype(m_times.size()));
    }
    [[nodiscard]] qsizetype most() const { return m_most; }

private:
    Time m_window;
    std::deque<Time> m_times;
    qsizetype m_most = 0;
};

} // namespace Simulated
