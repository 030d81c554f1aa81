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
constexpr milliseconds QuickUntil = 2min;
constexpr milliseconds SteadyFrom = 10min;
constexpr milliseconds PatientFrom = 30min;
constexpr milliseconds LongestWithoutLink = 10min;
constexpr double Jitter = 0.2;

milliseconds doubled(milliseconds first, int times, milliseconds longest)
{
    constexpr int MostDoublings = 16;
    return std::min(first * (1 << std::clamp(times, 0, MostDoublings)), longest);
}

} // namespace

milliseconds whileRunning(milliseconds watchedFor)
{
    if (watchedFor >= PatientFrom)
        return Patient;
    if (watchedFor <= QuickUntil)
        return Quick;
    const milliseconds into = std::min(watchedFor, SteadyFrom) - QuickUntil;
    return Quick + (Steady - Quick) * into.count() / (SteadyFrom - QuickUntil).count();
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

} // namespace Reelwatch::Cadence
