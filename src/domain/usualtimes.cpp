// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/usualtimes.h"

#include <algorithm>

namespace Reelwatch {

using std::chrono::milliseconds;

namespace {

/// The time by which so many tenths were ready, of sorted times.
milliseconds quantile(const std::vector<milliseconds> &sorted, size_t tenths)
{
    const size_t place = (sorted.size() * tenths + 9) / 10;
    return sorted.at(std::max<size_t>(place, 1) - 1);
}

} // namespace

bool UsualTimes::learn(const Task &task)
{
    const TaskReport &report = task.report;
    if (report.status != TaskReport::Status::Completed || !report.created.isValid()
        || !report.updated.isValid())
        return false;
    const qint64 ended = report.updated.toMSecsSinceEpoch();
    const milliseconds took(report.created.msecsTo(report.updated));
    if (took <= milliseconds(0) || took > Longest)
        return false;
    Samples &samples = m_samples[{task.account, report.model}];
    std::vector<Sample> &newest = samples.newest;
    const bool isFull = std::ssize(newest) >= Remembered;
    if (isFull && ended < newest.front().ended)
        return false;
    std::erase_if(newest, [&task](const Sample &each) { return each.number == task.number; });
    if (std::ssize(newest) >= Remembered)
        newest.erase(newest.begin());
    newest.insert(std::ranges::upper_bound(newest, ended, {}, &Sample::ended),
                  {.number = task.number, .ended = ended, .took = took});
    samples.usual.reset();
    return true;
}

std::optional<UsualTime> UsualTimes::of(AccountId account, const CompactText &model) const
{
    const auto found = m_samples.constFind({account, model});
    if (found == m_samples.cend() || std::ssize(found->newest) < Enough)
        return std::nullopt;
    if (!found->usual) {
        std::vector<milliseconds> times;
        for (const Sample &sample : found->newest)
            times.push_back(sample.took);
        std::ranges::sort(times);
        found->usual = UsualTime {.early = quantile(times, 1),
                                  .median = quantile(times, 5),
                                  .p90 = quantile(times, 9),
                                  .count = static_cast<int>(times.size())};
    }
    return found->usual;
}

} // namespace Reelwatch
