// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/joinedtest.h"
#include "support/promised.h"
#include "watch/simulationrules.h"

using namespace Reelwatch;
using namespace Simulated;
using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

constexpr int Videos = 300; ///< of each account
constexpr int Accounts = 2;
constexpr AskLimits Limits {.atOnce = 4, .perSecond = 0.25, .burst = 1};
constexpr Time Ideal = Videos * 4s; ///< until each was asked for
constexpr Time Minute = 60s;
constexpr int Few = 30; ///< videos of one more account, whose cadence rules, not its rate
constexpr Time Cadence = 60s;
constexpr Time LongestPutOff = 72min; ///< which the service may ask for, spread
/// Twice the rate; a burst above it for each account.
constexpr qsizetype MostInAMinute = qsizetype(Accounts) * (2 * 15 + 1);

/// Days in the life of a watcher, by chance: the service is well, in its moods, or fails
/// altogether; the machine sleeps; the clock is set by years or by an hour; the user is impatient.
class LongWatch
{
public:
    explicit LongWatch(quint32 seed)
        : m_simulation(seed, answerAll)
        , m_few(m_simulation.addAccount(u"Few"_s, u"https://few.example.invalid"_s))
    {
        m_simulation.addKnown(m_few, Few, 1h);
        for (int account = 0; account < Accounts; ++account)
            m_simulation.addKnown(
                m_simulation.addAccount(u"Account %1"_s.arg(account),
                                        u"https://%1.example.invalid"_s.arg(account), Limits),
                Videos, 1h);
        m_simulation.setService([this](const auto &request, auto &random) {
            if (request.account == m_few) {
                ++m_askedFew;
                m_fewWaits.see(request);
            } else {
                m_inAMinute.see(request.sent);
                m_waits.see(request);
            }
            return fate(request, random);
        });
        m_simulation.run(Ideal);
    }

    void live(Time time)
    {
        const Time end = m_simulation.now() + time;
        while (m_simulation.now() < end && broken().isEmpty()) {
            m_mood = Mood(m_simulation.random().bounded(int(Mood::Moods)));
            phase();
            disturb();
            askForEnded();
        }
    }
    [[nodiscard]] QStringList broken() const { return m_broken + m_simulation.broken(); }
    [[nodiscard]] double taskHours() const { return m_simulation.taskHours(); }
    [[nodiscard]] qsizetype mostInAMinute() const { return m_inAMinute.most(); }
    [[nodiscard]] double longestWait() const { return m_longestWait; }
    [[nodiscard]] double dearestOutage() const { return m_dearestOutage; }
    [[nodiscard]] qsizetype ended() const { return m_ended.size(); }
    [[nodiscard]] int jumps() const { return m_jumps; }

private:
    enum class Mood { Well, Moody, Busy, Failing, Offline, Refusing, Moods };

    [[nodiscard]] bool isOutage() const { return m_mood >= Mood::Busy; }
    /// Nothing is held up by more than one answer.
    [[nodiscard]] bool isOpen() const { return m_mood == Mood::Well || m_mood == Mood::Busy; }

    Simulation::Fate fate(const Simulation::Request &request, QRandomGenerator &random)
    {
        using Kind = ApiError::Kind;
        // It has ended, whatever the service says of it later (J35).
        if (m_ended.contains(request.number))
            return {generating()};
        switch (m_mood) {
        case Mood::Busy: // the way is open: nothing but the budget holds the retries back
            if (random.bounded(10) < 6)
                return {failure(Kind::Transient)};
            return {generating()};
        case Mood::Failing:
            return {failure(Kind::Server)};
        case Mood::Offline:
            return {failure(Kind::Offline)};
        case Mood::Refusing:
            return {failure(Kind::Server, Time(1000LL * random.bounded(1, 3600)))};
        case Mood::Moody: {
            Simulation::Fate fate = moody(random);
            if (fate.answer && isFinal(fate.answer->report.status))
                m_ended.insert(request.number);
            return fate;
        }
        default:
            return {generating()};
        }
    }

    /// The longest wait counts once what was before is over.
    void phase()
    {
        // The user sees to what the last one stopped.
        for (const Account &account : m_simulation.accounts.all())
            m_simulation.resume(account.id);
        const auto length = Time(60'000LL * m_simulation.random().bounded(60, 180));
        const Time begun = m_simulation.now();
        const qint64 before = m_simulation.asked() - m_askedFew;
        if (isOpen()) {
            m_simulation.run(LongestPutOff + Ideal);
            m_waits = {};
            m_waits.begin(active(false), m_simulation.now());
            m_fewWaits = {};
            m_fewWaits.begin(active(true), m_simulation.now());
        } else {
            m_simulation.run(Minute); // until those that a sleep put off have been asked
        }
        const Time settled = m_simulation.now();
        const qint64 fewBefore = m_askedFew;
        const auto few = double(active(true).size());
        m_simulation.run(length);
        const Time now = m_simulation.now();
        if (isOpen())
            m_longestWait =
                std::max({m_longestWait, double(m_waits.longest(now).count()) / Ideal.count(),
                          double(m_fewWaits.longest(now).count()) / Cadence.count()});
        if (isOutage()) {
            const auto asked = double(m_simulation.asked() - m_askedFew - before);
            m_dearestOutage = std::max(
                {m_dearestOutage, asked / (secondsOf(now - begun) * Limits.perSecond * Accounts),
                 double(m_askedFew - fewBefore)
                     / (secondsOf(now - settled) * few / secondsOf(Cadence))});
        }
        for (const TaskNumber number : std::as_const(m_ended)) {
            if (!isFinal(m_simulation.tasks.find(number)->report.status))
                m_broken.append(u"video %1 came back from its end"_s.arg(number));
        }
        if (m_simulation.tasks.size() != qsizetype(Videos) * Accounts + Few)
            m_broken.append(u"a video is gone"_s);
    }
    [[nodiscard]] static double secondsOf(Time time)
    {
        return std::chrono::duration<double>(time).count();
    }
    /// Of the account with few videos, or of the others.
    [[nodiscard]] QList<TaskNumber> active(bool few) const
    {
        QList<TaskNumber> numbers;
        for (qsizetype row = 0; row < m_simulation.tasks.size(); ++row) {
            const Task &task = m_simulation.tasks.at(row);
            if (isPending(task) && (task.account == m_few) == few)
                numbers.append(task.number);
        }
        return numbers;
    }
    /// P12: years to and fro, the hour of daylight saving, and a night's sleep.
    void disturb()
    {
        QRandomGenerator &random = m_simulation.random();
        const int luck = random.bounded(4);
        if (luck == 0)
            m_simulation.sleep(Time(1000LL * random.bounded(8 * 3600)));
        else if (luck == 1)
            m_simulation.clock.jump(std::chrono::hours(random.bounded(-87'600, 87'600)));
        else if (luck == 2)
            m_simulation.clock.jump(random.bounded(2) == 0 ? 1h : -1h);
        else
            m_simulation.watcher().retryNow();
        m_jumps += int(luck < 3);
    }
    void askForEnded()
    {
        for (const TaskNumber number : std::as_const(m_ended)) {
            if (m_simulation.random().bounded(10) == 0)
                m_simulation.refresh({number});
        }
    }

    Simulation m_simulation;
    AccountId m_few;
    Mood m_mood = Mood::Well;
    Peak m_inAMinute {Minute};
    Waits m_waits;
    Waits m_fewWaits;
    qint64 m_askedFew = 0;
    QSet<TaskNumber> m_ended;
    QStringList m_broken;
    double m_longestWait = 0; ///< ÷ ideal
    double m_dearestOutage = 0; ///< ÷ what is allowed
    int m_jumps = 0;
};

} // namespace

/// More than 100,000 task-hours of the real watcher in which everything goes wrong that may.
class TestLongWatch final : public QObject
{
    Q_OBJECT

private slots:
    void days_breakNoRule_data();
    void days_breakNoRule();
    void cleanupTestCase();

private:
    double m_taskHours = 0;
    double m_longestWait = 0;
    double m_dearestOutage = 0;
    qsizetype m_mostInAMinute = 0;
    qsizetype m_broken = 0;
};

void TestLongWatch::days_breakNoRule_data() // P8, P9, P12, H56, C01, C02, C03, C04, C06, J35
{
    QTest::addColumn<quint32>("seed");
    for (const quint32 seed : {11U, 12U, 13U, 14U})
        QTest::addRow("seed %u", seed) << seed;
}

void TestLongWatch::days_breakNoRule()
{
    QFETCH(const quint32, seed);
    LongWatch watch(seed);
    watch.live(50h);
    m_taskHours += watch.taskHours();
    m_longestWait = std::max(m_longestWait, watch.longestWait());
    m_dearestOutage = std::max(m_dearestOutage, watch.dearestOutage());
    m_mostInAMinute = std::max(m_mostInAMinute, watch.mostInAMinute());
    m_broken += watch.broken().size();
    QVERIFY2(watch.broken().isEmpty(), qPrintable(watch.broken().join(u"; "_s)));
    QVERIFY(watch.jumps() > 5);
    QVERIFY(watch.ended() > 0);
}

void TestLongWatch::cleanupTestCase()
{
    using Bound = Promised::Bound;
    QVERIFY(Promised({u"P9"_s, u"task-hours simulated"_s, m_taskHours, {}, 100'000, Bound::AtLeast})
                .tell());
    QVERIFY(Promised({u"P9"_s, u"rules broken in them"_s, double(m_broken)}).tell());
    QVERIFY(Promised({u"P9"_s, u"requests ÷ allowed while all fail"_s, m_dearestOutage, {}, 1.1})
                .tell());
    QVERIFY(Promised({u"P8"_s, u"longest wait ÷ ideal"_s, m_longestWait, {}, 2}).tell());
    QVERIFY(Promised({u"P12"_s,
                      u"most requests in a minute, clocks set and machines asleep"_s,
                      double(m_mostInAMinute),
                      {},
                      double(MostInAMinute)})
                .tell());
}

QTEST_GUILESS_MAIN(TestLongWatch)
#include "tst_longwatch.moc"
