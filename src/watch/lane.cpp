// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "watch/lane.h"

#include "watch/sweep.h"

#include <QRandomGenerator>

#include <algorithm>

namespace Reelwatch {

void Lane::setLimits(const AskLimits &limits)
{
    m_limits = bounded(limits);
    m_pace.set(m_limits.perSecond, m_limits.burst);
}

void Lane::slowDown(Time now)
{
    m_pace.slowDown(now);
}

void Lane::speedUp()
{
    m_pace.speedUp();
}

Lane::Time Lane::takeTurn(Time now)
{
    return m_pace.giveTurn(now, m_notBefore);
}

Lane::Slot Lane::slotFor(TaskNumber number)
{
    if (const auto found = m_slots.constFind(number); found != m_slots.cend())
        return *found;
    Slot slot = static_cast<Slot>(m_entries.size());
    if (m_free.empty()) {
        m_entries.emplace_back();
    } else {
        slot = m_free.back();
        m_free.pop_back();
    }
    m_entries[slot] = {.number = number, .notBefore = m_putOff.value(number, Time::min())};
    m_load.add(m_entries[slot].interval);
    m_slots.insert(number, slot);
    return slot;
}

Lane::Rank Lane::rankOf(const Entry &entry, Time now)
{
    if (entry.isWished)
        return Rank::Wished;
    if (entry.preference != Rank::Ordinary)
        return entry.preference;
    if (entry.isFresh)
        return Rank::Fresh;
    return entry.nearlyUp.contains(now) ? Rank::NearlyUp : Rank::Ordinary;
}

qsizetype Lane::overdue(Time now) const
{
    return m_ready.size() + (m_waiting.isEmpty() || m_waiting.first().key > now ? 0 : 1);
}

void Lane::wait(Slot slot, Time due)
{
    m_ready.remove(slot);
    m_urgent.remove(slot);
    m_ripening.remove(slot);
    m_waiting.set(slot, due);
}

void Lane::makeReady(Slot slot, Time now)
{
    const Entry &entry = m_entries[slot];
    const Rank rank = rankOf(entry, now);
    m_waiting.remove(slot);
    m_ready.set(slot, entry.asked);
    if (rank == Rank::Ordinary)
        m_urgent.remove(slot);
    else
        m_urgent.set(slot, {rank, entry.asked});
    const bool ripens = rank == Rank::Ordinary && entry.nearlyUp.from > now;
    if (ripens && entry.nearlyUp.from != Time::max())
        m_ripening.set(slot, entry.nearlyUp.from);
    else
        m_ripening.remove(slot);
}

/// Whose time has come is ready; who became nearly up while he waits for his turn goes first, until
/// that is over.
void Lane::settleReady(Time now)
{
    while (!m_waiting.isEmpty() && m_waiting.first().key <= now)
        makeReady(m_waiting.first().slot, now);
    while (!m_ripening.isEmpty() && m_ripening.first().key <= now)
        makeReady(m_ripening.first().slot, now);
    const auto isOver = [this, now] {
        const auto &[urgency, slot] = m_urgent.first();
        return urgency.rank == Rank::NearlyUp && !m_entries[slot].nearlyUp.contains(now);
    };
    while (!m_urgent.isEmpty() && isOver())
        makeReady(m_urgent.first().slot, now);
}

void Lane::leaveQueues(Slot slot)
{
    m_waiting.remove(slot);
    m_ready.remove(slot);
    m_urgent.remove(slot);
    m_ripening.remove(slot);
}

void Lane::setWished(Entry &entry, bool wished)
{
    m_wishes += int(wished) - int(entry.isWished);
    entry.isWished = wished;
}

void Lane::plan(TaskNumber number, const Appointment &appointment)
{
    const Slot slot = slotFor(number);
    Entry &entry = m_entries[slot];
    m_load.remove(entry.interval);
    m_load.add(appointment.interval);
    entry.due = appointment.due;
    entry.interval = appointment.interval;
    entry.earliest = appointment.earliest.value_or(entry.earliest);
    entry.isRetry = appointment.isRetry;
    entry.isSwept = appointment.isSwept;
    entry.nearlyUp = appointment.nearlyUp;
    if (appointment.asked || entry.isFresh)
        entry.asked = appointment.asked.value_or(appointment.due);
    entry.isFresh = entry.isFresh && !appointment.asked;
    if (!entry.isWished)
        wait(slot, std::max(appointment.due, floorOf(entry)));
}

void Lane::putOff(TaskNumber number, Time until)
{
    m_putOff.insert(number, until);
    if (const auto found = m_slots.constFind(number); found != m_slots.cend())
        m_entries[*found].notBefore = until;
}

Lane::Time Lane::earliest(TaskNumber number) const
{
    const auto found = m_slots.constFind(number);
    return found == m_slots.cend() ? m_putOff.value(number, Time::min())
                                   : floorOf(m_entries[*found]);
}

void Lane::wish(TaskNumber number, Time now)
{
    const Slot slot = slotFor(number);
    Entry &entry = m_entries[slot];
    setWished(entry, true);
    if (entry.isFresh)
        entry.asked = now;
    if (entry.notBefore > now)
        wait(slot, entry.notBefore);
    else
        makeReady(slot, now);
}

void Lane::remove(TaskNumber number)
{
    const auto found = m_slots.constFind(number);
    if (found == m_slots.cend())
        return;
    const Slot slot = *found;
    leaveQueues(slot);
    setWished(m_entries[slot], false);
    m_load.remove(m_entries[slot].interval);
    m_free.push_back(slot);
    m_slots.erase(found);
}

void Lane::setPreference(TaskNumber number, Rank preference, Time now)
{
    const auto found = m_slots.constFind(number);
    if (found == m_slots.cend() || m_entries[*found].preference == preference)
        return;
    Entry &entry = m_entries[*found];
    entry.preference = preference;
    if (m_ready.contains(*found))
        makeReady(*found, now);
    else if (preference != Rank::Ordinary && entry.isSwept && m_waiting.contains(*found))
        wait(*found, std::max(now, floorOf(entry)));
}

void Lane::hurry(Time when)
{
    if (!m_ready.isEmpty() || m_waiting.isEmpty())
        return;
    const Slot slot = m_waiting.first().slot;
    const Time due = std::max(when, floorOf(m_entries[slot]));
    if (due < m_waiting.first().key)
        wait(slot, due);
}

Lane::Time Lane::windowFor(qsizetype tasks) const
{
    return std::chrono::ceil<Time>(
        std::chrono::duration<double>(static_cast<double>(tasks) / m_pace.perSecond()));
}

Lane::Time Lane::placeFor(Time now, QRandomGenerator &random)
{
    const std::chrono::duration<double> each(1 / m_pace.perSecond());
    // Those that were to come before may have gone.
    const Fine begin = std::clamp<Fine>(m_placedUntil, now, now + windowFor(size()));
    m_placedUntil = begin + std::chrono::duration_cast<Fine>(each);
    if (begin == now)
        return now;
    return std::chrono::floor<Time>(
        begin + std::chrono::duration_cast<Fine>(each * random.generateDouble()));
}

void Lane::sweep(Whom whom, Time begin, Time least, Time now, QRandomGenerator &random)
{
    std::vector<SlotHeap<Urgency>::Node> chosen;
    for (const Slot slot : std::as_const(m_slots)) {
        const bool isPlanned = m_waiting.contains(slot) || m_ready.contains(slot);
        const Entry &entry = m_entries[slot];
        if (isPlanned && !entry.isWished && (whom == Whom::All || entry.due <= now))
            chosen.push_back({{rankOf(entry, now), entry.asked}, slot});
    }
    std::sort(chosen.begin(), chosen.end());
    const auto count = std::ssize(chosen);
    Sweep moments(begin, std::max(least, windowFor(count)), count);
    for (const auto &node : chosen) {
        Entry &entry = m_entries[node.slot];
        entry.due = moments.next(random);
        entry.isSwept = true;
        wait(node.slot, std::max(entry.due, floorOf(entry)));
    }
}

std::optional<Lane::Candidate> Lane::candidate(Time now)
{
    m_pace.settle(now);
    settleReady(now);
    if (m_ready.isEmpty() || now < m_notBefore || now < m_pace.readyAt())
        return std::nullopt;
    Slot slot = m_ready.first().slot;
    bool jumps = false;
    if (m_held) {
        if (m_urgent.isEmpty() || m_urgent.first().key.rank != Rank::Wished)
            return std::nullopt;
        slot = m_urgent.first().slot;
    } else if (!m_urgent.isEmpty() && m_credit >= TurnsPerJump) {
        jumps = m_urgent.first().slot != slot;
        slot = m_urgent.first().slot;
    }
    const Entry &entry = m_entries[slot];
    return Candidate {.number = entry.number,
                      .rank = rankOf(entry, now),
                      .jumps = jumps,
                      .asked = entry.asked,
                      .isRetry = entry.isRetry};
}

void Lane::take(const Candidate &candidate, Time now)
{
    const Slot slot = m_slots.value(candidate.number);
    Entry &entry = m_entries[slot];
    leaveQueues(slot);
    setWished(entry, false);
    entry.asked = now;
    entry.isFresh = false;
    entry.isRetry = false;
    if (entry.notBefore != Time::min()) {
        entry.notBefore = Time::min();
        m_putOff.remove(entry.number);
    }
    m_pace.take(now);
    m_lastTaken = now;
    m_credit = candidate.jumps ? m_credit - TurnsPerJump : std::min(m_credit + 1, MostCredit);
}

/// Its own time has come; what keeps it is the pace, or who waits for room.
bool Lane::isAnyReady() const
{
    return m_held ? !m_urgent.isEmpty() && m_urgent.first().key.rank == Rank::Wished
                  : !m_ready.isEmpty();
}

std::optional<Lane::Time> Lane::nextTime() const
{
    std::optional<Time> next;
    if (isAnyReady())
        next = Time::min();
    else if (!m_waiting.isEmpty() && (!m_held || m_wishes > 0))
        next = m_waiting.first().key;
    if (!next)
        return std::nullopt;
    return std::max({*next, m_notBefore, m_pace.readyAt()});
}

std::optional<Lane::Time> Lane::wakeTime() const
{
    const auto next = nextTime();
    if (!next)
        return next;
    Time together = m_lastTaken + Moment;
    if (isAnyReady())
        together = std::min(together, m_pace.readyForMany());
    return std::max(*next, together);
}

} // namespace Reelwatch
