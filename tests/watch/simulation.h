// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "store/accountstore.h"
#include "store/taskstore.h"
#include "support/testclock.h"
#include "watch/taskwatcher.h"

#include <QRandomGenerator>
#include <queue>

#include <functional>
#include <vector>

/// A service that exists in virtual time only: it answers what the watcher asks after a while, well
/// or badly, and keeps account of all that was asked. The watcher, its plan and both stores are the
/// real ones; a day passes in seconds.
class Simulation final
{
public:
    using Time = std::chrono::milliseconds;
    using Answer = Reelwatch::Outcome<Reelwatch::TaskAnswer>;

    /// What the service does with a request.
    struct Fate
    {
        Answer answer;
        Time took {100};
    };
    struct Request
    {
        Time sent;
        Reelwatch::AccountId account;
        Reelwatch::TaskNumber number;
    };
    using Service = std::function<Fate(const Request &request, QRandomGenerator &random)>;

    explicit Simulation(quint32 seed, Service service)
        : m_random(seed)
        , m_service(std::move(service))
        , m_watcher(
              tasks, accounts, clock,
              [this](Reelwatch::AccountId account, const QString &id, const QByteArray &,
                     const QObject *, Reelwatch::TaskClient::TaskAnswered answered) {
                  ask({clock.steady(), account, tasks.numberOf(account, id)}, std::move(answered));
              },
              seed)
        , m_timer(m_watcher.findChild<QTimer *>())
    {
    }

    Reelwatch::TaskWatcher &watcher() { return m_watcher; }
    QRandomGenerator &random() { return m_random; }
    void setService(Service service) { m_service = std::move(service); }
    /// Every request as it goes out, before the service has it.
    void setWitness(std::function<void(const Request &)> witness)
    {
        m_witness = std::move(witness);
    }
    [[nodiscard]] qint64 asked() const { return m_asked; }
    [[nodiscard]] Time now() const { return clock.steady(); }
    /// True while the watcher has a timer that will ring.
    [[nodiscard]] bool isArmed() const { return m_timer->isActive(); }

    Reelwatch::AccountId addAccount(const QString &name, const QString &base,
                                    const Reelwatch::AskLimits &limits = {})
    {
        return accounts.save({.name = name, .base = QUrl(base), .limits = limits});
    }
    /// Videos that were watched before, so that the first sweep takes them.
    QList<Reelwatch::TaskNumber> addKnown(Reelwatch::AccountId account, int count,
                                          std::chrono::seconds age)
    {
        QList<Reelwatch::Task> known;
        QList<Reelwatch::TaskNumber> numbers;
        for (int i = 0; i < count; ++i) {
            Reelwatch::Task task {.number = ++m_last, .account = account};
            task.id = QString::number(task.number);
            task.added = clock.now().addSecs(-age.count());
            task.report.status = Reelwatch::TaskReport::Status::Generating;
            task.watch.lastAsked = clock.now().addSecs(-60);
            known.append(task);
            numbers.append(task.number);
        }
        tasks.load(known);
        return numbers;
    }

    /// Time × videos that were not ended yet, so far.
    [[nodiscard]] double taskHours() const { return m_taskHours; }

    /// Lets time go by; the watcher's timer rings and answers come when they should.
    void run(Time time)
    {
        count(time);
        const Time end = now() + time;
        while (now() < end) {
            // What a ringing timer would do at once is done in the next millisecond.
            const Time ring = m_timer->isActive()
                ? now() + std::max(m_timer->intervalAsDuration(), Time(1))
                : end;
            const Time answer = m_pending.empty() ? end : std::max(m_pending.top().due, now());
            clock.advance(std::min({end, ring, answer}) - now());
            deliver();
            m_watcher.sendDue();
        }
    }
    /// Time goes by while the machine sleeps; what should have come meanwhile comes on waking.
    void sleep(Time time)
    {
        count(time);
        clock.advance(time);
        deliver();
        m_watcher.sendDue();
    }

    TestClock clock;
    Reelwatch::TaskStore tasks;
    Reelwatch::AccountStore accounts;

private:
    struct Pending
    {
        Time due;
        qint64 order;
        Answer answer;
        Reelwatch::TaskClient::TaskAnswered answered;

        bool operator<(const Pending &other) const
        {
            return std::pair(other.due, other.order) < std::pair(due, order);
        }
    };

    void count(Time time)
    {
        qsizetype active = 0;
        for (qsizetype row = 0; row < tasks.size(); ++row)
            active += qsizetype(!Reelwatch::isFinal(tasks.at(row).report.status));
        m_taskHours += double(active) * double(time.count()) / 3'600'000;
    }

    void ask(const Request &request, Reelwatch::TaskClient::TaskAnswered answered)
    {
        ++m_asked;
        if (m_witness)
            m_witness(request);
        Fate fate = m_service(request, m_random);
        m_pending.push({now() + fate.took, m_asked, std::move(fate.answer), std::move(answered)});
    }

    void deliver()
    {
        while (!m_pending.empty() && m_pending.top().due <= now()) {
            const Pending first = m_pending.top();
            m_pending.pop();
            first.answered(first.answer);
        }
    }

    QRandomGenerator m_random;
    Service m_service;
    std::function<void(const Request &)> m_witness;
    std::priority_queue<Pending> m_pending;
    qint64 m_asked = 0;
    double m_taskHours = 0;
    Reelwatch::TaskNumber m_last = 0;
    Reelwatch::TaskWatcher m_watcher;
    const QTimer *m_timer; ///< the watcher's own: only its wait is read, the clock here is virtual
};
