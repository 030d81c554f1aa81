// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "api/retryafter.h"
#include "watch/simulation.h"

#include <QTimeZone>

#include <array>
#include <deque>

/// What a simulated service answers, what people do meanwhile, and how waits and bursts are
/// counted.
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

/// What the header parser makes of what services send as Retry-After (H56 to H59, H61, C09).
inline std::optional<Time> anyRetryAfter(QRandomGenerator &random)
{
    using Headers = RetryAfter::Headers;
    static const std::array Said {
        Headers {.retryAfter = "12"},
        Headers {.retryAfter = "1.5"},
        Headers {.retryAfterMs = "2500"},
        Headers {.retryAfter = "0"},
        Headers {.retryAfter = "-5"},
        Headers {.retryAfter = "1e9"},
        Headers {.retryAfter = "NaN"},
        Headers {.retryAfter = ""},
        Headers {.retryAfter = "120, 30"},
        Headers {.retryAfter = "12, Tue, 20 Oct 2026 07:29:00 GMT",
                 .date = "Tue, 20 Oct 2026 07:28:00 GMT"},
        Headers {.retryAfter = "Wed, 20 Oct 2027 07:28:20 GMT",
                 .date = "Wed, 20 Oct 2027 07:28:00 GMT"},
        Headers {.retryAfter = "Wed, 21 Oct 2015 07:28:00 GMT"},
        Headers {.retryAfter = "1000000000000"},
    };
    // The last asks for the longest wait there is: seldom, so that something happens meanwhile.
    const int kinds = int(Said.size()) - (random.bounded(20) == 0 ? 0 : 1);
    if (random.bounded(3) > 0)
        return std::min<Time>(1s * (1 << random.bounded(9)), 5min);
    return RetryAfter::read(Said.at(size_t(random.bounded(kinds))),
                            QDateTime::fromSecsSinceEpoch(1'776'352'000, QTimeZone::utc()));
}

/// The same of openai-poll-after-ms.
inline std::optional<Time> anyPollAfter(QRandomGenerator &random)
{
    static const std::array<QByteArray, 8> Said {
        "3000", "45000", "1", "-1", "soon", "600000", "99999999999999", "90000, 5",
    };
    const int kinds = int(Said.size()) - (random.bounded(4) == 0 ? 0 : 3);
    return RetryAfter::readPollAfter(Said.at(size_t(random.bounded(kinds))));
}

inline Simulation::Fate answerAll(const Simulation::Request &, QRandomGenerator &)
{
    return {.answer = generating()};
}

/// Trouble of an account or a task, which stops what it must until the user acts or a trial shows
/// that it is over.
inline ApiError anyStop(QRandomGenerator &random)
{
    using Kind = ApiError::Kind;
    static constexpr std::array Kinds {Kind::KeyRejected, Kind::OutOfBalance, Kind::KeyFrozen,
                                       Kind::Forbidden,   Kind::Forbidden,    Kind::Forbidden,
                                       Kind::ModelDenied, Kind::Stopped};
    return failure(Kinds.at(size_t(random.bounded(int(Kinds.size())))));
}

inline ApiError anyTrouble(QRandomGenerator &random)
{
    using Kind = ApiError::Kind;
    static constexpr std::array Kinds {Kind::Server,    Kind::Offline,   Kind::TimedOut,
                                       Kind::Transient, Kind::BadAnswer, Kind::SignIn,
                                       Kind::NotFound,  Kind::Redirected};
    return failure(Kinds.at(size_t(random.bounded(int(Kinds.size())))));
}

/// A service in all its moods: most answers are good, some end the video, the rest is trouble.
inline Simulation::Fate moody(QRandomGenerator &random)
{
    using Kind = ApiError::Kind;
    const Time took(20 + random.bounded(400));
    const int mood = random.bounded(10'000);
    if (mood < 7800)
        return {generating(), took};
    TaskAnswer answer = generating();
    if (mood < 8000) {
        answer.pollAfter = anyPollAfter(random);
        return {answer, took};
    }
    if (mood < 8020) {
        answer.report.status = TaskReport::Status::Completed;
        answer.report.link = "https://cdn.example.invalid/v.mp4";
        return {answer, took};
    }
    if (mood < 8040)
        return {failure(Kind::RateLimited, anyRetryAfter(random)), took};
    if (mood < 8200)
        return {failure(Kind::Server, anyRetryAfter(random)), took};
    if (mood < 8205)
        return {anyStop(random), took};
    const ApiError error = anyTrouble(random);
    return {error, error.kind == Kind::TimedOut ? Time(30s) : took};
}

/// What people and machines do meanwhile: ask impatiently, remove and take it back, sleep, set the
/// clock.
inline void meddle(Simulation &simulation)
{
    QRandomGenerator &random = simulation.random();
    TaskStore &tasks = simulation.tasks;
    for (int i = 0; i < 10; ++i)
        simulation.refresh({tasks.at(random.bounded(tasks.size())).number});
    for (int i = 0; i < 5; ++i) {
        const Task task = tasks.at(random.bounded(tasks.size()));
        if (isFinal(task.report.status))
            continue;
        simulation.refresh({task.number, task.number});
        simulation.refresh({task.number});
        tasks.remove({task.number});
        if (random.bounded(4) > 0)
            tasks.restore({task});
        simulation.refresh({task.number});
    }
    if (random.bounded(32) == 0)
        simulation.sleep(Time(random.bounded(10'000'000)));
    if (random.bounded(16) == 0)
        simulation.clock.jump(std::chrono::hours(random.bounded(-87'600, 87'600)));
    if (random.bounded(16) == 0)
        simulation.watcher().retryNow();
    for (const Account &account : simulation.accounts.all()) {
        for (int turn = random.bounded(4); turn > 0; --turn)
            simulation.takeTurn(account.id);
        if (random.bounded(8) == 0)
            simulation.resume(account.id);
    }
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
