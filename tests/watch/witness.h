// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/clock.h"
#include "store/accountstore.h"
#include "store/taskstore.h"
#include "watch/aftermath.h"
#include "watch/consequence.h"
#include "watch/plan.h"

#include <map>

/// What must hold for every single request of a watcher, however the service and the user behave.
/// Counts for itself, by nothing but what goes out and what comes back.
class Witness final
{
public:
    using Time = std::chrono::milliseconds;
    using Answer = Reelwatch::Outcome<Reelwatch::TaskAnswer>;

    struct Request
    {
        Time sent;
        Reelwatch::AccountId account;
        Reelwatch::TaskNumber number;
    };

    Witness(Reelwatch::TaskStore &tasks, Reelwatch::AccountStore &accounts,
            const Reelwatch::Clock &clock)
        : m_tasks(tasks)
        , m_accounts(accounts)
        , m_clock(clock)
    {
        QObject::connect(&tasks, &Reelwatch::TaskStore::inserted, &m_context,
                         [this](const Reelwatch::RowSpans &rows) {
                             forEachRow(rows, [this](int row) { begin(m_tasks.at(row)); });
                         });
        QObject::connect(&tasks, &Reelwatch::TaskStore::aboutToRemove, &m_context,
                         [this](const Reelwatch::RowSpans &rows) {
                             forEachRow(rows, [this](int row) { forget(m_tasks.at(row).number); });
                         });
        const auto look = [this] {
            lookAtAccounts();
        };
        QObject::connect(&accounts, &Reelwatch::AccountStore::inserted, &m_context, look);
        QObject::connect(&accounts, &Reelwatch::AccountStore::changed, &m_context, look);
    }

    /// A request goes out.
    void see(const Request &request)
    {
        Account &account = m_places[request.account];
        account.origin->settle(m_tasks);
        checkRoom(request, account);
        checkWaits(request, account);
        if (!m_wished.remove(request.number)) {
            checkUnasked(request, account);
            checkBudget(request, account);
        }
        m_failed.remove(request.number);
        if (m_resting.remove(request.number))
            begin(*m_tasks.find(request.number));
        if (!account.bucket.take(account.limits, request.sent))
            blame("more than the rate and its burst", request);
        m_underWay.insert(request.number, &account);
        ++account.underWay;
        ++account.origin->underWay;
    }
    /// A request of someone else's with the account's key goes out.
    void seeTurn(Reelwatch::AccountId account, Time now)
    {
        const Account &place = m_places[account];
        if (!m_places[account].bucket.take(place.limits, now))
            blame("another's request is more than the rate and its burst", {now, account, 0});
    }
    /// The watcher is about to hear an answer.
    void hear(const Request &request, const Answer &answer, Time now)
    {
        Account &account = *m_underWay.take(request.number);
        --account.underWay;
        --account.origin->underWay;
        const bool wasLost = account.origin->isLost;
        if (answer)
            hearGood(request, *answer, account, now);
        else
            hearError(request, answer.error(), account, now);
        account.origin->settle(m_tasks);
        if (wasLost && !account.origin->isLost)
            m_failed.clear(); // all are swept
    }
    /// The machine slept: all are swept.
    void noteSleep() { m_failed.clear(); }
    /// The user asks for it: that undercuts all but Retry-After. What rested begins anew.
    void wish(Reelwatch::TaskNumber number)
    {
        const Reelwatch::Task *task = m_tasks.find(number);
        if (!task || m_underWay.contains(number))
            return;
        m_wished.insert(number);
        if (!Reelwatch::isPending(*task)) {
            m_pollAfter.remove(number);
            m_resting.insert(number);
        }
    }
    /// The user says that the key or the balance is good now: what it could not see begins anew.
    void resume(Reelwatch::AccountId account)
    {
        m_pollAfter.removeIf([this](const auto &put) {
            const Reelwatch::Task *task = m_tasks.find(put.key());
            return task && task->watch.state == Reelwatch::Watch::State::Denied;
        });
        for (qsizetype row = 0; row < m_tasks.size(); ++row) {
            const Reelwatch::Task &task = m_tasks.at(row);
            if (task.account == account && task.watch.state == Reelwatch::Watch::State::Denied)
                begin(task);
        }
        m_failed.clear();
        m_places[account].stop = {};
        m_places[account].forbidden.clear();
        m_paused.removeIf([account](const auto &paused) { return paused.value() == account; });
    }
    [[nodiscard]] int trials() const { return m_trials; }

    QStringList broken; ///< the first few breaches

private:
    using Kind = Reelwatch::ApiError::Kind;

    /// In any time T at most burst + rate × T.
    struct Bucket
    {
        double used = 0;
        Time last {0};

        bool take(const Reelwatch::AskLimits &limits, Time now)
        {
            const auto passed = std::chrono::duration<double>(now - last).count();
            used = std::max(0.0, used - passed * limits.perSecond) + 1;
            last = now;
            constexpr double Grain = 0.002; // seconds: times are whole milliseconds
            return used <= limits.burst + Grain * limits.perSecond + 1e-6;
        }
    };
    /// One place that is asked.
    struct Origin
    {
        int underWay = 0;
        int atOnce = 0;
        QList<Reelwatch::AccountId> accounts;
        bool isLost = false;
        int closed = 0; ///< in a row
        int failures = 0; ///< in a row
        QSet<Reelwatch::TaskNumber> failing;
        Time lastFailure = Time::min();
        qint64 regular = 0; ///< requests that were due anyway
        qint64 early = 0; ///< requests that a failure alone let come sooner

        void open()
        {
            isLost = false;
            closed = failures = 0;
            failing.clear();
        }
        void fail(const Request &request, bool isClosed, Time now)
        {
            failing.insert(request.number);
            if (request.sent >= lastFailure) { // those that were under way together count once
                closed = isClosed ? closed + 1 : 0;
                ++failures;
                isLost = isLost || closed >= 2 || (failures >= 3 && failing.size() >= 3);
            }
            lastFailure = now;
        }
        /// It may be taken for well again when nobody waits for it any more.
        void settle(const Reelwatch::TaskStore &tasks)
        {
            if (!isLost || underWay > 0)
                return;
            for (qsizetype row = 0; row < tasks.size(); ++row) {
                const Reelwatch::Task &task = tasks.at(row);
                if (Reelwatch::isPending(task) && accounts.contains(task.account))
                    return;
            }
            open();
        }
    };
    /// Why an account is not asked any more.
    struct Stop
    {
        std::optional<Kind> kind;
        Time told = Time::min();
        Time tried {0};
        int inARow = 0;

        void hear(Kind why, Time sent, Time now)
        {
            if (kind == why && sent < told)
                return;
            inARow = kind == why ? inARow + 1 : 1;
            kind = why;
            told = tried = now;
        }
        /// 10 min, 20 min, 40 min, 1 h and so on, with a spread of a fifth.
        [[nodiscard]] Time trialFrom() const
        {
            using namespace std::chrono_literals;
            const Time wait = std::min<Time>(10min * (1 << std::min(inARow - 1, 3)), 1h);
            return tried + wait * 4 / 5 - 1ms;
        }
    };
    struct Account
    {
        Reelwatch::AskLimits limits;
        Origin *origin = nullptr;
        int underWay = 0;
        Bucket bucket;
        Time notBefore = Time::min();
        Stop stop;
        QSet<Reelwatch::TaskNumber> forbidden;
    };

    /// How old a task is taken to be: by the steady clock from now on.
    void begin(const Reelwatch::Task &task)
    {
        const Reelwatch::Instant at = m_clock.instant();
        const Time age(std::max<qint64>(0, task.added.msecsTo(at.now)));
        m_begun.insert(task.number, at.steady - age);
    }
    void lookAtAccounts()
    {
        for (auto &[name, origin] : m_origins) {
            origin.atOnce = 0;
            origin.accounts.clear();
        }
        for (const Reelwatch::Account &each : m_accounts.all()) {
            Account &account = m_places[each.id];
            account.limits = each.limits;
            account.origin = &m_origins[each.base.adjusted(QUrl::RemovePath).toString()];
            account.origin->accounts.append(each.id);
            account.origin->atOnce = std::max(account.origin->atOnce, each.limits.atOnce);
        }
    }
    /// What was wished or put off by a good answer goes with the task; Retry-After stays.
    void forget(Reelwatch::TaskNumber number)
    {
        m_wished.remove(number);
        m_pollAfter.remove(number);
        m_failed.remove(number);
    }

    void checkRoom(const Request &request, const Account &account)
    {
        if (m_underWay.contains(request.number))
            blame("two at once for one task", request);
        if (m_underWay.size() >= Reelwatch::Plan::MostUnderWay)
            blame("more than 64 at once", request);
        if (account.underWay >= account.limits.atOnce)
            blame("more at once than the account allows", request);
        if (account.origin->underWay >= account.origin->atOnce)
            blame("more at once than the origin's accounts allow", request);
        if (account.origin->isLost && account.origin->underWay > 0)
            blame("two probes of a lost way at once", request);
    }
    void checkWaits(const Request &request, const Account &account)
    {
        if (request.sent < account.notBefore
            || request.sent < m_notBefore.value(request.number, Time::min()))
            blame("before Retry-After", request);
    }
    /// Of what the user did not ask for himself.
    void checkUnasked(const Request &request, Account &account)
    {
        if (request.sent < m_pollAfter.value(request.number, Time::min()))
            blame("before openai-poll-after-ms", request);
        Stop &stop = account.stop;
        if (!stop.kind) {
            if (m_ended.contains(request.number))
                blame("asked after its end", request);
            if (m_paused.contains(request.number))
                blame("asked though it is paused", request);
            return;
        }
        if (stop.kind == Kind::KeyRejected)
            blame("with a rejected key", request);
        else if (request.sent < stop.trialFrom())
            blame("a stopped account is tried too soon", request);
        stop.tried = request.sent;
        ++m_trials;
    }

    /// L08: a failure lets a task be asked for sooner than its own time at most once for each ten
    /// requests that were due anyway, and five times more. Probes of a lost way and trials of a
    /// stopped account keep to times of their own.
    void checkBudget(const Request &request, const Account &account)
    {
        Origin &origin = *account.origin;
        if (account.stop.kind || origin.isLost)
            return;
        ++(request.sent < m_failed.value(request.number, Time::min()) ? origin.early
                                                                      : origin.regular);
        if (origin.early * 10 > origin.regular + 50)
            blame("more than the retry budget", request);
    }
    /// The spread may shorten a task's own time by a fifth.
    void noteFailure(const Request &request, Time now)
    {
        const Reelwatch::Task *task = m_tasks.find(request.number);
        if (!task)
            return;
        const Time own =
            Reelwatch::intervalOf(*task, {.age = now - m_begun.value(request.number, now)});
        m_failed.insert(request.number, now + own * 4 / 5 - Time(1));
    }

    void hearGood(const Request &request, const Reelwatch::TaskAnswer &answer, Account &account,
                  Time now)
    {
        account.origin->open();
        account.stop = {.told = account.stop.told};
        account.forbidden.remove(request.number);
        m_paused.remove(request.number);
        const Reelwatch::TaskReport &report = answer.report;
        if (isFinal(report.status)
            && (report.status != Reelwatch::TaskReport::Status::Completed
                || !report.link.isEmpty()))
            m_ended.insert(request.number);
        m_pollAfter.remove(request.number);
        if (answer.pollAfter && m_tasks.find(request.number))
            m_pollAfter.insert(request.number, now + *answer.pollAfter);
    }
    void hearError(const Request &request, const Reelwatch::ApiError &error, Account &account,
                   Time now)
    {
        const auto way = Reelwatch::consequenceOf(error.kind).way;
        if (way == Reelwatch::Origin::Way::Open)
            account.origin->open();
        else if (way)
            account.origin->fail(request, way == Reelwatch::Origin::Way::Closed, now);
        if (way)
            noteFailure(request, now);
        if (error.retryAfter) {
            Time &until =
                error.kind == Kind::RateLimited ? account.notBefore : m_notBefore[request.number];
            until = std::max(until, now + *error.retryAfter);
        }
        hearStop(request, error.kind, account, now);
        m_paused.remove(request.number);
        if (error.kind == Kind::Stopped)
            m_paused.insert(request.number, 0);
        else if (error.kind == Kind::Forbidden || error.kind == Kind::ModelDenied)
            m_paused.insert(request.number, request.account);
    }
    static void hearStop(const Request &request, Kind kind, Account &account, Time now)
    {
        if (kind == Kind::Forbidden)
            account.forbidden.insert(request.number);
        if (kind == Kind::KeyRejected || (kind == Kind::Forbidden && account.forbidden.size() >= 3))
            account.stop.hear(Kind::KeyRejected, request.sent, now);
        else if (kind == Kind::OutOfBalance || kind == Kind::KeyFrozen)
            account.stop.hear(kind, request.sent, now);
    }

    void blame(const char *what, const Request &request)
    {
        if (broken.size() < 5)
            broken.append(QStringLiteral("%1: account %2, video %3 at %4 ms")
                              .arg(QLatin1StringView(what))
                              .arg(request.account)
                              .arg(request.number)
                              .arg(request.sent.count()));
    }

    Reelwatch::TaskStore &m_tasks;
    Reelwatch::AccountStore &m_accounts;
    const Reelwatch::Clock &m_clock;
    QObject m_context;
    std::map<QString, Origin> m_origins;
    std::map<Reelwatch::AccountId, Account> m_places;
    QHash<Reelwatch::TaskNumber, Account *> m_underWay;
    QHash<Reelwatch::TaskNumber, Time> m_notBefore;
    QHash<Reelwatch::TaskNumber, Time> m_pollAfter;
    QHash<Reelwatch::TaskNumber, Time> m_begun; ///< when it was created, by the steady clock
    QHash<Reelwatch::TaskNumber, Time> m_failed; ///< before its next check is due anyway
    QHash<Reelwatch::TaskNumber, Reelwatch::AccountId> m_paused; ///< with the account that denies
    QSet<Reelwatch::TaskNumber> m_ended;
    QSet<Reelwatch::TaskNumber> m_wished;
    QSet<Reelwatch::TaskNumber> m_resting; ///< wished for though nothing was to be asked
    int m_trials = 0;
};
