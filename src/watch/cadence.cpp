// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "watch/cadence.h"

#include <QRandomGenerator>

#include <algorithm>

namespace Reelwatch::Cadence {

using namespace std::chrono_literals;

namespace {

constexpr milliseconds Quick = 5s;
constexpr milliseconds Steady = 20s;
constexpr milliseconds Patient = 60s;
constexpr milliseconds Seldom = 20s; // what waits so long may wait a second more
constexpr milliseconds QuickUntil = 2min;
constexpr milliseconds SteadyFrom = 10min;
constexpr milliseconds PatientFrom = 30min;
constexpr milliseconds LongestWithoutLink = 10min;
constexpr int ChecksAroundTheEnd = 8;
constexpr int GlancesPerMedian = 8;
constexpr milliseconds LongestGlance = 15s;
constexpr double Jitter = 0.2;

milliseconds doubled(milliseconds first, int times, milliseconds longest)
{
    constexpr int MostDoublings = 16;
    return std::min(first * (1 << std::clamp(times, 0, MostDoublings)), longest);
}

} // namespace

Bounds bounded(const Bounds &wanted)
{
    const milliseconds floor = std::clamp(wanted.floor, Bounds::Least, Bounds::Most);
    return {.floor = floor, .ceiling = std::clamp(wanted.ceiling, floor, Bounds::Most)};
}

milliseconds whileRunning(milliseconds age)
{
    if (age >= PatientFrom)
        return Patient;
    if (age <= QuickUntil)
        return Quick;
    const milliseconds into = std::min(age, SteadyFrom) - QuickUntil;
    return Quick + (Steady - Quick) * into.count() / (SteadyFrom - QuickUntil).count();
}

milliseconds whileRunning(milliseconds age, const UsualTime &usual)
{
    const milliseconds dense =
        std::clamp((usual.p90 - usual.early) / ChecksAroundTheEnd, Quick, Steady);
    if (age >= usual.early)
        return age < usual.p90 ? dense : std::max(dense, whileRunning(age - usual.p90));
    const milliseconds glance = std::clamp(usual.median / GlancesPerMedian, Quick, LongestGlance);
    // Short of the first useful moment by less than a check: at once then, not one more before.
    return usual.early - age < glance + Quick ? std::max(usual.early - age, Quick) : glance;
}

NearlyUp nearlyUp(NearlyUp::Time begun, const UsualTime &usual)
{
    return {.from = begun + usual.early,
            .lasts =
                std::chrono::duration_cast<decltype(NearlyUp::lasts)>(usual.p90 - usual.early)};
}

milliseconds whileUnrecognised()
{
    return Patient;
}

milliseconds whileWithoutLink(int answers)
{
    return doubled(Quick, answers - 1, LongestWithoutLink);
}

milliseconds afterFailure(int failures, milliseconds longest)
{
    return doubled(Quick, failures - 1, longest);
}

milliseconds whileNotFound()
{
    return Steady;
}

milliseconds spread(milliseconds wait, QRandomGenerator &random)
{
    const double factor = 1 - Jitter + 2 * Jitter * random.generateDouble();
    return milliseconds(static_cast<milliseconds::rep>(static_cast<double>(wait.count()) * factor));
}

milliseconds shared(milliseconds due, milliseconds wait, milliseconds phase)
{
    return wait < Seldom ? due : std::chrono::ceil<std::chrono::seconds>(due - phase) + phase;
}

} // namespace Reelwatch::Cadence
