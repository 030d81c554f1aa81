// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/account.h"
#include "watch/cadence.h"
#include "watch/load.h"
#include "watch/sharedpace.h"
#include "watch/slotheap.h"

#include <QHash>

#include <optional>
#include <tuple>
#include <vector>

class QRandomGenerator;

namespace Reelwatch {

/// When a task is to be asked for again, and how that came about.
struct Appointment
{
    using Time = std::chrono::milliseconds; ///< of Clock::steady()

    Time due {0};
    /// The service's wish, which only the user's own undercuts; nothing: what it wished before.
    std::optional<Time> earliest;
    std::chrono::milliseconds interval {0}; ///< what the cadence wants between two checks
    bool isRetry = false;
    bool isSwept = false; ///< the time is only a place in a sweep
    std::optional<Time> asked; ///< last time, of one that is new here but not fresh
    NearlyUp nearlyUp;
};

/// The tasks of one account that are to be asked for. Those whose time has not come wait by it;
/// the others are taken in the order in which they were asked for last, so that under any load each
/// gets its turn as early as fairness allows. At most every third place goes to one that the user
/// wants to see first: nobody waits longer than one and a half times his turn for that.
class Lane
{
public:
    using Time = std::chrono::milliseconds; ///< of Clock::steady()

    /// Who goes first where not all can; the order is that of importance.
    enum class Rank : std::uint8_t { Wished, Selected, Visible, Fresh, NearlyUp, Ordinary };

    /// Who is swept.
    enum class Whom { Overdue, All };

    struct Candidate
    {
        TaskNumber number = 0;
        Rank rank = Rank::Ordinary;
        bool jumps = false; ///< goes before one that was asked for longer ago
        Time asked {0};
        bool isRetry = false;
    };

    void setLimits(const AskLimits &limits);
    [[nodiscard]] const AskLimits &limits() const { return m_limits; }
    void slowDown(Time now);
    void speedUp();
    [[nodiscard]] const SharedPace &pace() const { return m_pace; }
    [[nodiscard]] const Load &load() const { return m_load; }
    /// While held only wishes go out.
    void setHeld(bool held) { m_held = held; }
    [[nodiscard]] bool isHeld() const { return m_held; }
    /// The service's Retry-After for the whole account: not even wishes go out before (H56).
    void waitUntil(Time time) { m_notBefore = std::max(m_notBefore, time); }
    [[nodiscard]] Time notBefore() const { return m_notBefore; }
    /// A request that is no check takes its turn at the same pace, of which half is for such: the
    /// checks go on. Returns when it may go out.
    [[nodiscard]] Time takeTurn(Time now);
    void begin() { ++m_underWay; }
    void end() { --m_underWay; }
    [[nodiscard]] int underWay() const { return m_underWay; }
    [[nodiscard]] bool hasRoom() const { return m_underWay < m_limits.atOnce; }

    [[nodiscard]] bool contains(TaskNumber number) const { return m_slots.contains(number); }
    [[nodiscard]] QList<TaskNumber> numbers() const { return m_slots.keys(); }
    [[nodiscard]] qsizetype size() const { return m_slots.size(); }
    [[nodiscard]] qsizetype overdue(Time now) const;
    void plan(TaskNumber number, const Appointment &appointment);
    /// The service's Retry-After for one task: neither wish nor sweep undercuts it, even if the
    /// task goes and comes back meanwhile.
    void putOff(TaskNumber number, Time until);
    /// From when on the service lets it be asked for by itself.
    [[nodiscard]] Time earliest(TaskNumber number) const;
    void wish(TaskNumber number, Time now);
    void remove(TaskNumber number);
    /// Selected, Visible or Ordinary. Who is preferred does not wait for his place in a sweep.
    void setPreference(TaskNumber number, Rank preference, Time now);
    /// Makes the next of the waiting tasks due at `when`, if none is due sooner.
    void hurry(Time when);
    /// Over how long so many tasks are spread at the pace that holds now.
    [[nodiscard]] Time windowFor(qsizetype tasks) const;
    /// A time for one that was asked for before and comes now: at once, or behind those that came
    /// before it, as the pace allows. All that come together are spread evenly, however many.
    [[nodiscard]] Time placeFor(Time now, QRandomGenerator &random);
    /// Gives every task, or every overdue one, a time of its own from `begin` on, over the window
    /// that the pace allows or `least`: the most important first, then those that were asked for
    /// longest ago.
    void sweep(Whom whom, Time begin, Time least, Time now, QRandomGenerator &random);

    /// Who would go now, as far as this lane goes.
    [[nodiscard]] std::optional<Candidate> candidate(Time now);
    void take(const Candidate &candidate, Time now);
    /// When there may be a candidate; in the past when there is one, nothing when none is planned.
    [[nodiscard]] std::optional<Time> nextTime() const;
    /// When it pays to look for one: where many follow close on each other, those of a moment go
    /// out together, for to wake up costs as much as a check.
    [[nodiscard]] std::optional<Time> wakeTime() const;

private:
    static constexpr int TurnsPerJump = 2;
    static constexpr int MostCredit = 2 * TurnsPerJump;
    static constexpr Time Moment {10};

    using Slot = std::uint32_t;
    using Fine = std::chrono::nanoseconds;
    struct Entry
    {
        TaskNumber number = 0;
        Time due {0};
        Time interval {0};
        Time asked {0}; ///< last time; of a fresh one, when it came
        Time earliest = Time::min(); ///< the service's wish
        Time notBefore = Time::min(); ///< the service's Retry-After
        Rank preference = Rank::Ordinary;
        bool isWished = false;
        bool isFresh = true; ///< never asked for
        bool isRetry = false;
        bool isSwept = false;
        NearlyUp nearlyUp;
    };
    struct Urgency
    {
        Rank rank;
        Time asked;

        bool operator<(const Urgency &other) const
        {
            return std::tie(rank, asked) < std::tie(other.rank, other.asked);
        }
    };

    [[nodiscard]] Slot slotFor(TaskNumber number);
    [[nodiscard]] static Rank rankOf(const Entry &entry, Time now);
    [[nodiscard]] static Time floorOf(const Entry &entry)
    {
        return std::max(entry.notBefore, entry.earliest);
    }
    [[nodiscard]] bool isAnyReady() const;
    void wait(Slot slot, Time due);
    void makeReady(Slot slot, Time now);
    void settleReady(Time now);
    void leaveQueues(Slot slot);
    void setWished(Entry &entry, bool wished);

    AskLimits m_limits;
    SharedPace m_pace;
    Load m_load;
    QHash<TaskNumber, Slot> m_slots;
    QHash<TaskNumber, Time> m_putOff; ///< the few that the service put off
    std::vector<Entry> m_entries;
    std::vector<Slot> m_free;
    SlotHeap<Time> m_waiting; ///< by due time
    SlotHeap<Time> m_ready; ///< whose time has come, by the time they were asked for last
    SlotHeap<Urgency> m_urgent; ///< those of the ready ones that are more than ordinary
    SlotHeap<Time> m_ripening; ///< those of the others that are nearly up from some time on, by it
    qsizetype m_wishes = 0;
    int m_credit = MostCredit; ///< turns taken in order, which pay for letting another go first
    int m_underWay = 0;
    Time m_lastTaken = Time::min();
    Time m_notBefore = Time::min();
    Fine m_placedUntil {0}; ///< the end of the places given one by one
    bool m_held = false;
};

} // namespace Reelwatch
