// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "store/accountstore.h"
#include "store/taskstore.h"
#include "support/testclock.h"
#include "watch/taskwatcher.h"
#include "watch/witness.h"

#include <QRandomGenerator>
#include <QTest>
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
    using Request = Witness::Request;
    using Service = std::function<Fate(const Request &request, QRandomGenerator &random)>;

    explicit Simulation(quint32 seed, Service service)
        : m_random(seed)
        , m_service(std::move(service))
        , m_rules(tasks, accounts, clock)
        , m_watcher(
              tasks, accounts, clock,
              [this](Reelwatch::AccountId account, const QString &id, const QByteArray &,
                     const QObject *, Reelwatch::TaskClient::TaskAnswered answered) {
                  ask({clock.steady(), account, tasks.numberOf(account, id)}, std::move(answered));
              },
              seed)
        , m_timer(m_watcher.findChild<QTimer *>())
    {
        QObject::connect(&m_watcher, &Reelwatch::TaskWatcher::planned, &m_context,
                         [this] { noteTimer(); });
    }

    ~Simulation()
    {
        for (const QString &breach : std::as_const(m_rules.broken))
            QTest::qFail(qPrintable(breach), __FILE__, __LINE__);
    }
    Q_DISABLE_COPY_MOVE(Simulation)

    Reelwatch::TaskWatcher &watcher() { return m_watcher; }
    QRandomGenerator &random() { return m_random; }
    void setService(Service service) { m_service = std::move(service); }
    /// Every request as it goes out, before the service has it.
    void setOnlooker(std::function<void(const Request &)> onlooker)
    {
        m_onlooker = std::move(onlooker);
    }
    /// Whatever is simulated, these rules hold; a test fails by itself where one is broken.
    [[nodiscard]] const Witness &rules() const { return m_rules; }
    [[nodiscard]] const QStringList &broken() const { return m_rules.broken; }
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
                                          std::chrono::seconds age, const QString &model = {})
    {
        QList<Reelwatch::Task> known;
        QList<Reelwatch::TaskNumber> numbers;
        for (int i = 0; i < count; ++i) {
            Reelwatch::Task task {.number = ++m_last, .account = account};
            task.id = QString::number(task.number);
            task.added = clock.now().addSecs(-age.count());
            task.report.status = Reelwatch::TaskReport::Status::Generating;
            task.report.model = model;
            task.watch.lastAsked = clock.now().addSecs(-60);
            known.append(task);
            numbers.append(task.number);
        }
        tasks.load(known);
        return numbers;
    }
    /// A video that was completed long ago after so long.
    void addCompleted(Reelwatch::AccountId account, std::chrono::seconds took, const QString &model)
    {
        Reelwatch::Task task {.number = ++m_last, .account = account};
        task.id = QString::number(task.number);
        task.added = clock.now().addDays(-1);
        task.report.status = Reelwatch::TaskReport::Status::Completed;
        task.report.model = model;
        task.report.created = task.added;
        task.report.updated = task.added.addSecs(took.count());
        task.report.link = "https://cdn.example.invalid/v.mp4";
        task.watch.state = Reelwatch::Watch::State::Ended;
        tasks.load({task});
    }

    /// The user asks for these himself.
    void refresh(const QList<Reelwatch::TaskNumber> &numbers)
    {
        for (const Reelwatch::TaskNumber number : numbers)
            m_rules.wish(number);
        m_watcher.refresh(numbers);
    }
    /// The user says that the key or the balance is good now.
    void resume(Reelwatch::AccountId account)
    {
        m_rules.resume(account);
        m_watcher.resume(account);
    }
    /// Someone else asks with the account's key, when it is his turn. Only a few do so at once: a
    /// walk through a list, and the videos that are kept.
    void takeTurn(Reelwatch::AccountId account)
    {
        constexpr qsizetype MostAtOnce = 4;
        const auto waits = [account](const auto &turn) {
            return turn.second == account;
        };
        if (std::ranges::count_if(m_turns, waits) >= MostAtOnce)
            return;
        m_turns.emplace(now() + m_watcher.takeTurn(account), account);
        seeTurns();
    }

    /// Time × videos that were not ended yet, so far.
    [[nodiscard]] double taskHours() const { return m_taskHours; }

    /// Lets time go by; the watcher's timer rings and answers come when they should.
    void run(Time time)
    {
        count(time);
        const Time end = now() + time;
        while (now() < end) {
            const Time answer = m_pending.empty() ? end : std::max(m_pending.top().due, now());
            const Time turn = m_turns.empty() ? end : m_turns.begin()->first;
            clock.advance(std::min({end, m_ring.value_or(end), answer, turn}) - now());
            meetNow();
        }
    }
    /// Time goes by while the machine sleeps; what should have come meanwhile comes on waking.
    void sleep(Time time)
    {
        sleepOn(time);
        meetNow();
    }
    /// The same, with what the test does in the moment of waking, before anything comes.
    void sleepOn(Time time)
    {
        count(time);
        m_rules.noteSleep();
        clock.advance(time);
    }

    TestClock clock;
    Reelwatch::TaskStore tasks;
    Reelwatch::AccountStore accounts;

private:
    struct Pending
    {
        Time due;
        qint64 order;
        Request request;
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
        m_rules.see(request);
        if (m_onlooker)
            m_onlooker(request);
        Fate fate = m_service(request, m_random);
        m_pending.push(
            {now() + fate.took, m_asked, request, std::move(fate.answer), std::move(answered)});
    }

    /// What a ringing timer would do at once is done in the next millisecond.
    void noteTimer()
    {
        m_ring.reset();
        if (m_timer->isActive())
            m_ring = now() + std::max(m_timer->intervalAsDuration(), Time(1));
    }
    void meetNow()
    {
        seeTurns();
        deliver();
        if (m_ring && *m_ring <= now())
            m_watcher.sendDue();
    }
    void deliver()
    {
        while (!m_pending.empty() && m_pending.top().due <= now()) {
            const Pending first = m_pending.top();
            m_pending.pop();
            m_rules.hear(first.request, first.answer, now());
            first.answered(first.answer);
        }
    }
    void seeTurns()
    {
        while (!m_turns.empty() && m_turns.begin()->first <= now()) {
            m_rules.seeTurn(m_turns.begin()->second, now());
            m_turns.erase(m_turns.begin());
        }
    }

    QRandomGenerator m_random;
    Service m_service;
    std::function<void(const Request &)> m_onlooker;
    Witness m_rules;
    std::priority_queue<Pending> m_pending;
    std::multimap<Time, Reelwatch::AccountId> m_turns; ///< of others, still to come
    qint64 m_asked = 0;
    double m_taskHours = 0;
    Reelwatch::TaskNumber m_last = 0;
    Reelwatch::TaskWatcher m_watcher;
    QObject m_context;
    std::optional<Time> m_ring; ///< when the timer rings, by the clock here
    const QTimer *m_timer; ///< the watcher's own: only its wait is read, the clock here is virtual
};
