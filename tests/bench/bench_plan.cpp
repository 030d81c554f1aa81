// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the plan costs per check with 100,000 tasks: to find whose turn it is, to hand it out, to
// take its answer and to plan its next check. One table, medians of one run.

#include "app/allocator.h"
#include "bench/figures.h"
#include "support/owntime.h"
#include "watch/plan.h"

#include <QRandomGenerator>

#include <functional>

using namespace Reelwatch;
using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

constexpr int Tasks = 100'000;
constexpr int Checks = 200'000;
constexpr int Rounds = 7;
constexpr double Limit = 2; // microseconds per check
constexpr AskLimits Fast {.atOnce = 48, .perSecond = AskLimits::MostPerSecond, .burst = 48};

/// Tasks over some accounts, known already and due within an interval.
class Scene
{
public:
    Scene(int accounts, Plan::Time interval)
        : m_accounts(accounts)
        , m_interval(interval)
    {
        for (AccountId account = 1; account <= accounts; ++account) {
            m_plan.setAccount(account, u"https://%1.invalid"_s.arg(account), Fast);
            m_plan.lane(account).setHeld(false);
        }
        for (TaskNumber number = 1; number <= Tasks; ++number)
            plan(number);
    }

    /// One check, answered at once.
    void check()
    {
        m_now += 1ms;
        const auto request = m_plan.take(m_now);
        if (!request)
            return;
        ++m_done;
        m_plan.finish(*request, m_now);
        plan(request->number);
        m_last = m_plan.wakeTime().value_or(0ms);
    }
    /// Rows scroll by: a screenful of others is looked at.
    void look(TaskNumber first)
    {
        QList<TaskNumber> visible;
        for (TaskNumber number = first; number < first + 40; ++number)
            visible.append(number % Tasks + 1);
        m_plan.setPreferred({visible.first()}, visible, m_now);
    }
    void sweep()
    {
        for (AccountId account = 1; account <= m_accounts; ++account)
            m_plan.lane(account).sweep(Lane::Whom::All, m_now, 30s, m_now, m_random);
    }
    [[nodiscard]] int done() const { return m_done; }

private:
    void plan(TaskNumber number)
    {
        const Plan::Time wait(m_random.bounded(int(m_interval.count())) + 1);
        m_plan.plan(number % m_accounts + 1, number,
                    {.due = m_now + wait, .interval = m_interval, .asked = m_now}, m_now);
    }

    int m_accounts;
    Plan::Time m_interval;
    Plan m_plan;
    QRandomGenerator m_random {5};
    Plan::Time m_now = 1h;
    Plan::Time m_last {0};
    int m_done = 0;
};

/// Median microseconds of one call, of this thread alone: the machine may be busy.
Bench::Measured median(int calls, const std::function<void(int)> &call)
{
    std::vector<double> times;
    for (int round = 0; round < Rounds; ++round) {
        const std::chrono::duration<double, std::micro> begin = ownTime();
        for (int i = 0; i < calls; ++i)
            call(i);
        times.push_back((ownTime() - begin).count() / calls);
    }
    return Bench::median(std::move(times));
}

void tell(const QString &what, const Bench::Measured &figure, double limit)
{
    print(Bench::Figure {what, figure, u"us"_s, u"limit"_s, limit, 1});
}

void benchChecks(const QString &what, int accounts, Plan::Time interval)
{
    Scene scene(accounts, interval);
    for (int i = 0; i < Tasks; ++i)
        scene.check(); // until it is as it will be
    const int before = scene.done();
    Bench::Measured each = median(Checks, [&scene](int) { scene.check(); });
    const double share = double(scene.done() - before) / (double(Checks) * Rounds);
    each.value /= share;
    for (double &round : each.rounds)
        round /= share;
    tell(what, each, Limit);
}

} // namespace

int main()
{
    keepFreedMemory();
    benchChecks(u"Plan a check of 100,000, all in time, 1 account"_s, 1, 200s);
    benchChecks(u"Plan a check of 100,000, all in time, 10 accounts"_s, 10, 200s);
    benchChecks(u"Plan a check of 100,000, ten times too many, 1 account"_s, 1, 10s);
    benchChecks(u"Plan a check of 100,000, ten times too many, 10 accounts"_s, 10, 10s);
    Scene scene(1, 10s);
    for (int i = 0; i < Tasks; ++i)
        scene.check();
    tell(u"Plan: a screenful of other rows comes into view"_s,
         median(10'000, [&scene](int i) { scene.look(i * 40); }), 100);
    tell(u"Plan: a sweep over 100,000 (wake, network back)"_s,
         median(3, [&scene](int) { scene.sweep(); }), 100'000);
    return 0;
}
