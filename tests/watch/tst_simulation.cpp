// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/joinedtest.h"
#include "support/promised.h"
#include "watch/simulationrules.h"

#include <cmath>

using namespace Reelwatch;
using namespace Simulated;
using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_L1;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

constexpr auto Base = "https://api.example.invalid"_L1;

/// In all seeds together; fewer where sanitizers watch each step.
#ifdef REELWATCH_SANITIZED
constexpr qint64 Requests = 50'000;
#else
constexpr qint64 Requests = 1'000'000;
#endif
constexpr std::array Seeds {1U, 2U, 3U, 4U, 5U};
constexpr qint64 RequestsOfASeed = Requests / qint64(Seeds.size());

/// What comes between waking and the watcher's own timer.
enum class OnWaking { Nothing, Addition, Removal, Limits, Trouble };

QByteArray text(Time time)
{
    return QByteArray::number(time.count()) + " ms";
}

} // namespace

/// The real watcher over real stores, for days of virtual time.
class TestSimulation final : public QObject
{
    Q_OBJECT

private slots:
    void moodyService_breaksNoRule_data();
    void moodyService_breaksNoRule();
    void longestWait_isAtMostTwiceTheIdeal_data();
    void longestWait_isAtMostTwiceTheIdeal();
    void manyAccounts_waitAtMostTwiceTheirIdeal_data();
    void manyAccounts_waitAtMostTwiceTheirIdeal();
    void turnsOfOthers_countAsTheAccounts_data();
    void turnsOfOthers_countAsTheAccounts();
    void outage_costsAtMostATenthMore_data();
    void outage_costsAtMostATenthMore();
    void tenHoursOf503_areAskedSeldomAndEndSoon();
    void stoppedAccount_isTriedSeldom_data();
    void stoppedAccount_isTriedSeldom();
    void trialHeldBack_isNotFollowedAtOnce();
    void stoppedAccount_isTriedSeldomAmidFaults_data();
    void stoppedAccount_isTriedSeldomAmidFaults();
    void hungHost_takesNothingFromOthers();
    void start_spreadsItsSweepEvenly_data();
    void start_spreadsItsSweepEvenly();
    void release_spreadsWhatIsOverdue();
    void sleep_isFollowedByOneSpreadSweep_data();
    void sleep_isFollowedByOneSpreadSweep();
    void clockJump_changesNoPace_data();
    void clockJump_changesNoPace();
    void longUptime_changesNoPace_data();
    void longUptime_changesNoPace();
    void networkBack_resumesWithinSeconds();
    void nothingPending_hasNoTimer();
    void cleanupTestCase();

private:
    qint64 m_asked = 0; ///< with faults by chance
};

// P9, H50, H51, H53, H55–H61, C01–C05, C09: whatever the service does, no rule is broken in a
// million requests.
void TestSimulation::moodyService_breaksNoRule_data()
{
    QTest::addColumn<quint32>("seed");
    for (const quint32 seed : Seeds)
        QTest::addRow("seed %u", seed) << seed;
}

void TestSimulation::moodyService_breaksNoRule()
{
    QFETCH(quint32, seed);
    Simulation simulation(seed, answerAll);
    simulation.setService([](const auto &, auto &random) { return moody(random); });
    const AskLimits own {.atOnce = 48, .perSecond = 40, .burst = 100};
    const AccountId shared = simulation.addAccount(u"Shared"_s, QString(Base));
    const QList accounts {shared, simulation.addAccount(u"Same place"_s, QString(Base)),
                          simulation.addAccount(u"Own"_s, u"https://own.example.invalid"_s, own),
                          simulation.addAccount(u"Too"_s, u"https://too.example.invalid"_s, own)};
    QRandomGenerator &random = simulation.random();
    while (simulation.asked() < RequestsOfASeed && simulation.broken().isEmpty()) {
        for (const AccountId account : accounts) {
            const auto known = simulation.addKnown(account, account == shared ? 20 : 200, 1h);
            simulation.watcher().setPreferred({known.first()}, known);
            simulation.refresh(known);
        }
        for (int i = 0; i < 30; ++i) {
            simulation.run(Time(random.bounded(240'000)));
            meddle(simulation);
        }
        if (simulation.tasks.size() > 4000) {
            QList<TaskNumber> old;
            for (qsizetype row = 0; row < 2000; ++row)
                old.append(simulation.tasks.at(row).number);
            simulation.tasks.remove(old);
        }
    }
    QVERIFY2(simulation.broken().isEmpty(), qPrintable(simulation.broken().join(u"; "_s)));
    QVERIFY(simulation.asked() >= RequestsOfASeed);
    m_asked += simulation.asked();
}

// L04: at any load, with and without rows that go first.
void TestSimulation::longestWait_isAtMostTwiceTheIdeal_data()
{
    QTest::addColumn<int>("young"); // checked every 5 s
    QTest::addColumn<int>("old"); // checked every 60 s
    QTest::addColumn<double>("perSecond");
    QTest::addColumn<int>("preferred"); // of the old ones
    QTest::addColumn<Time>("ideal"); // of an old one: its 60 s, or what the rate allows
    QTest::newRow("idle") << 5 << 20 << 4.0 << 0 << Time(60s);
    QTest::newRow("just enough") << 0 << 230 << 4.0 << 40 << Time(60s);
    QTest::newRow("a little too much") << 0 << 300 << 4.0 << 40 << Time(75s);
    QTest::newRow("ten times too much") << 0 << 2400 << 4.0 << 40 << Time(600s);
    QTest::newRow("10,000, a screenful first") << 0 << 10'000 << 4.0 << 40 << Time(2500s);
    QTest::newRow("10,000, five hundred first") << 0 << 10'000 << 4.0 << 500 << Time(2500s);
    QTest::newRow("own server") << 0 << 10'000 << 100.0 << 40 << Time(100s);
    QTest::newRow("eager ones among them") << 200 << 100 << 4.0 << 40 << Time(75s);
}

void TestSimulation::longestWait_isAtMostTwiceTheIdeal()
{
    QFETCH(int, young);
    QFETCH(int, old);
    QFETCH(double, perSecond);
    QFETCH(int, preferred);
    QFETCH(Time, ideal);
    Simulation simulation(7, answerAll);
    Waits waits;
    simulation.setOnlooker([&](const auto &request) { waits.see(request); });
    const AccountId account =
        simulation.addAccount(u"S"_s, QString(Base), {.atOnce = 48, .perSecond = perSecond});
    const QList<TaskNumber> known = simulation.addKnown(account, old, 1h);
    waits.begin(known + simulation.addKnown(account, young, 0s), simulation.now());
    const QList<TaskNumber> seen = known.first(preferred);
    simulation.watcher().setPreferred(seen.first(std::min(preferred, 1)), seen);
    simulation.run(ideal * 5);
    const Time longest = waits.longest(simulation.now());
    QVERIFY2(longest <= ideal * 2, text(longest).constData());
    if (const auto stretched = simulation.watcher().stretchedInterval(account); ideal > 60s) {
        QVERIFY(stretched.has_value());
        QVERIFY2(std::abs(std::log2(double(stretched->count()) / double(ideal.count()))) < 0.25,
                 text(*stretched).constData());
    } else {
        QVERIFY(!stretched);
    }
    if (preferred > 0 && preferred < old / 20) {
        // Those who are looked at are asked for more often than the others.
        Time sum {0};
        for (const TaskNumber number : seen)
            sum += waits.longestOf(number);
        QVERIFY2(sum / preferred < longest, text(sum / preferred).constData());
    }
}

// L04: accounts that differ in all, some at one place; none pays for what another has to ask.
void TestSimulation::manyAccounts_waitAtMostTwiceTheirIdeal_data()
{
    QTest::addColumn<int>("preferred"); // of each account
    QTest::newRow("L04 nobody first") << 0;
    QTest::newRow("L04 some of each first") << 40;
}

void TestSimulation::manyAccounts_waitAtMostTwiceTheirIdeal()
{
    struct Party
    {
        int videos;
        AskLimits limits;
        int place;
        Time ideal; // 60 s, or what the rate or the room of the place allows
    };
    constexpr int Narrow = 1; // takes a second to answer: four a second, whoever asks
    static constexpr std::array Parties {
        Party {5, {}, 0, 60s},
        Party {300, {}, 0, 75s},
        Party {2400, {}, 0, 600s},
        Party {100, {}, Narrow, 250s},
        Party {900, {}, Narrow, 250s},
        Party {10'000, {.atOnce = 48, .perSecond = 100}, 2, 100s},
        Party {50, {.perSecond = 0.1}, 3, 500s},
        Party {1200, {.atOnce = 48, .perSecond = 10}, 4, 120s},
        Party {20, {.atOnce = 1, .perSecond = 1}, 4, 60s},
        Party {1, {.perSecond = 0.01, .burst = 1}, 5, 100s},
    };
    QFETCH(int, preferred);
    Simulation simulation(43, answerAll);
    QHash<AccountId, Waits> waits;
    QHash<AccountId, const Party *> parties;
    QList<TaskNumber> seen;
    for (const Party &party : Parties) {
        const AccountId account =
            simulation.addAccount(u"Account %1"_s.arg(parties.size()),
                                  u"https://%1.invalid"_s.arg(party.place), party.limits);
        parties.insert(account, &party);
        const QList<TaskNumber> known = simulation.addKnown(account, party.videos, 1h);
        waits[account].begin(known, simulation.now());
        seen += known.first(std::min(party.videos, preferred));
    }
    simulation.setService([&](const auto &request, auto &) {
        waits[request.account].see(request);
        return Simulation::Fate {
            generating(), parties.value(request.account)->place == Narrow ? Time(1s) : Time(100ms)};
    });
    simulation.watcher().setPreferred({}, seen);
    simulation.run(5 * 600s);
    for (const auto &[account, party] : parties.asKeyValueRange()) {
        const Time longest = waits.value(account).longest(simulation.now());
        QVERIFY2(longest <= 2 * party->ideal,
                 qPrintable(u"%1 ms of account %2"_s.arg(longest.count()).arg(account)));
    }
}

// P9: walks and renewals ask with the account's key, while the rate rules and the user wishes for
// more; the simulation's rules say how much may go out in all.
void TestSimulation::turnsOfOthers_countAsTheAccounts_data()
{
    QTest::addColumn<AskLimits>("limits");
    QTest::addColumn<bool>("sleeps");
    QTest::newRow("default") << AskLimits() << false;
    QTest::newRow("no burst") << AskLimits {.perSecond = 3, .burst = 1} << false;
    QTest::newRow("own server") << AskLimits {.atOnce = 48, .perSecond = 40, .burst = 20} << false;
    QTest::newRow("asleep now and then") << AskLimits() << true;
}

void TestSimulation::turnsOfOthers_countAsTheAccounts()
{
    QFETCH(AskLimits, limits);
    QFETCH(bool, sleeps);
    Simulation simulation(59, answerAll);
    const AccountId account = simulation.addAccount(u"S"_s, QString(Base), limits);
    const QList<TaskNumber> known = simulation.addKnown(account, 500, 1h);
    QRandomGenerator &random = simulation.random();
    for (int i = 0; i < 2000; ++i) {
        simulation.run(Time(random.bounded(2000)));
        for (int turn = random.bounded(4); turn > 0; --turn)
            simulation.takeTurn(account);
        if (sleeps && random.bounded(20) == 0)
            simulation.sleep(10min);
        if (random.bounded(20) == 0)
            simulation.refresh(known.first(100));
    }
    QVERIFY(simulation.asked() > 1000);
}

// L08, P9: with all or many answers bad, no more than a tenth more requests than without.
void TestSimulation::outage_costsAtMostATenthMore_data()
{
    QTest::addColumn<int>("videos");
    QTest::addColumn<Time>("lasts");
    QTest::addColumn<ApiError::Kind>("kind");
    QTest::addColumn<double>("share");
    using Kind = ApiError::Kind;
    // Long enough that the few retries saved up beforehand are lost in a tenth.
    QTest::newRow("L08 2 videos for 10 hours, all 503") << 2 << Time(10h) << Kind::Server << 1.0;
    QTest::newRow("H55 2 videos for 10 hours, all 408") << 2 << Time(10h) << Kind::Transient << 1.0;
    QTest::newRow("2 videos for 10 hours, 60 % 408") << 2 << Time(10h) << Kind::Transient << 0.6;
    for (const int videos : {2, 20, 100, 2000}) {
        QTest::addRow("L08 %d videos, all 503", videos)
            << videos << Time(20min) << Kind::Server << 1.0;
        QTest::addRow("L08 %d videos, all offline", videos)
            << videos << Time(20min) << Kind::Offline << 1.0;
        QTest::addRow("H55 %d videos, all 408", videos)
            << videos << Time(20min) << Kind::Transient << 1.0;
        QTest::addRow("%d videos, 60 %% 503", videos)
            << videos << Time(20min) << Kind::Server << 0.6;
        QTest::addRow("%d videos, 60 %% 408", videos)
            << videos << Time(20min) << Kind::Transient << 0.6;
    }
}

void TestSimulation::outage_costsAtMostATenthMore()
{
    QFETCH(int, videos);
    QFETCH(Time, lasts);
    QFETCH(ApiError::Kind, kind);
    QFETCH(double, share);
    const auto requestsIn = [&](double bad) {
        Simulation simulation(11, answerAll);
        simulation.addKnown(simulation.addAccount(u"S"_s, QString(Base)), videos, 1h);
        simulation.run(10min);
        simulation.setService([bad, kind](const auto &, auto &random) {
            return random.generateDouble() < bad ? Simulation::Fate {failure(kind)}
                                                 : Simulation::Fate {generating()};
        });
        const qint64 before = simulation.asked();
        simulation.run(lasts);
        return double(simulation.asked() - before);
    };
    const double normal = requestsIn(0);
    const double bad = requestsIn(share);
    // The few retries that a quiet time has saved up come on top, once.
    QVERIFY2(bad <= normal * 1.1 + RetryBudget::MostRetriesSaved,
             qPrintable(u"%1 instead of %2"_s.arg(bad).arg(normal)));
    if (lasts >= 1h)
        QVERIFY2(bad <= normal * 1.1, qPrintable(u"%1 instead of %2"_s.arg(bad).arg(normal)));
}

// H65, P8: at most one request for each in five minutes, and the end is seen soon.
void TestSimulation::tenHoursOf503_areAskedSeldomAndEndSoon()
{
    Simulation simulation(13, answerAll);
    QHash<TaskNumber, int> asked;
    const AccountId account = simulation.addAccount(u"S"_s, QString(Base));
    simulation.addKnown(account, 50, 1h);
    simulation.run(10min);
    simulation.setOnlooker([&](const auto &request) { ++asked[request.number]; });
    simulation.setService(
        [](const auto &, auto &) { return Simulation::Fate {failure(ApiError::Kind::Server)}; });
    simulation.run(1h);
    for (const int count : std::as_const(asked))
        QVERIFY2(count <= 12 + 5, qPrintable(QString::number(count))); // the waits grow
    asked.clear();
    simulation.run(9h);
    QCOMPARE(simulation.accounts.state(account).kind, AccountState::Kind::Unreachable);
    QCOMPARE(simulation.accounts.state(account).cause, ApiError::Kind::Server);
    for (const int count : std::as_const(asked))
        QVERIFY2(count <= 9 * 12 + 1, qPrintable(QString::number(count)));
    asked.clear();
    simulation.setService(answerAll);
    simulation.run(80s);
    QCOMPARE(simulation.accounts.state(account).kind, AccountState::Kind::Ok);
    simulation.run(20s);
    QCOMPARE(asked.size(), 50);
}

// One request after 10 min, then after twice as long up to 1 h; none for a key that is rejected.
void TestSimulation::stoppedAccount_isTriedSeldom_data()
{
    QTest::addColumn<ApiError::Kind>("kind");
    QTest::addColumn<bool>("isTried");
    using Kind = ApiError::Kind;
    QTest::newRow("402") << Kind::OutOfBalance << true;
    QTest::newRow("403 frozen") << Kind::KeyFrozen << true;
    QTest::newRow("H51 401") << Kind::KeyRejected << false;
    QTest::newRow("H53 403 for three videos") << Kind::Forbidden << false;
}

void TestSimulation::stoppedAccount_isTriedSeldom()
{
    QFETCH(ApiError::Kind, kind);
    QFETCH(bool, isTried);
    Simulation simulation(47, [kind](const auto &, auto &) {
        return Simulation::Fate {failure(kind), 100ms};
    });
    const AccountId account = simulation.addAccount(u"S"_s, QString(Base));
    simulation.addKnown(account, 50, 1h);
    simulation.run(1min);
    QList<Time> sent {simulation.now()};
    simulation.setOnlooker([&](const auto &request) { sent.append(request.sent); });
    simulation.run(10h);
    QCOMPARE(sent.size() > 1, isTried);
    Time wait = 10min;
    for (qsizetype i = 1; i < sent.size(); ++i, wait = std::min<Time>(2 * wait, 1h)) {
        const Time waited = sent.at(i) - sent.at(i - 1);
        QVERIFY2(waited >= wait * 4 / 5 - 1min && waited <= wait * 6 / 5 + 1s,
                 text(waited).constData());
    }
    simulation.setService(answerAll);
    if (!isTried)
        simulation.resume(account);
    simulation.run(isTried ? Time(73min) : Time(15s));
    QCOMPARE(simulation.accounts.state(account).kind, AccountState::Kind::Ok);
}

/// A trial waits for Retry-After; the next one is counted from when it went out.
void TestSimulation::trialHeldBack_isNotFollowedAtOnce()
{
    int asked = 0;
    Simulation simulation(53, [&asked](const auto &, auto &) {
        using Kind = ApiError::Kind;
        ++asked;
        if (asked <= 2)
            return Simulation::Fate {failure(Kind::OutOfBalance)};
        return Simulation::Fate {asked == 3 ? failure(Kind::RateLimited, 55min)
                                            : failure(Kind::Server)};
    });
    simulation.addKnown(simulation.addAccount(u"S"_s, QString(Base)), 2, 1h);
    simulation.run(5h);
    QVERIFY2(asked > 10, qPrintable(QString::number(asked)));
}

void TestSimulation::stoppedAccount_isTriedSeldomAmidFaults_data()
{
    QTest::addColumn<ApiError::Kind>("kind");
    QTest::addColumn<bool>("isTried");
    QTest::addColumn<quint32>("seed");
    using Kind = ApiError::Kind;
    for (const quint32 seed : Seeds) {
        QTest::addRow("402, seed %u", seed) << Kind::OutOfBalance << true << seed;
        QTest::addRow("403 frozen, seed %u", seed) << Kind::KeyFrozen << true << seed;
        QTest::addRow("401, seed %u", seed) << Kind::KeyRejected << false << seed;
    }
}

/// A third of the answers is other trouble, the user is impatient and the machine sleeps; what may
/// be asked then, the simulation's rules say.
void TestSimulation::stoppedAccount_isTriedSeldomAmidFaults()
{
    QFETCH(ApiError::Kind, kind);
    QFETCH(bool, isTried);
    QFETCH(quint32, seed);
    Simulation simulation(seed, [](const auto &request, auto &) {
        TaskAnswer answer = generating();
        if (request.number % 2 == 1)
            answer.pollAfter = 1h; // not even a trial comes before
        return Simulation::Fate {answer};
    });
    const AccountId account = simulation.addAccount(u"Stopped"_s, QString(Base));
    const AccountId beside = simulation.addAccount(u"Same place"_s, QString(Base));
    const QList<TaskNumber> known = simulation.addKnown(account, 20, 1h);
    simulation.addKnown(beside, 5, 1h);
    simulation.run(10min);
    bool isStopped = true;
    simulation.setService([&](const auto &request, QRandomGenerator &random) -> Simulation::Fate {
        const int luck = isStopped ? random.bounded(9) : 9;
        if (luck < 2)
            return {anyTrouble(random), Time(random.bounded(30'000))};
        if (luck < 3)
            return {failure(ApiError::Kind::RateLimited, anyRetryAfter(random))};
        if (isStopped && request.account == account)
            return {failure(kind)};
        return {generating()};
    });
    for (int hour = 0; hour < 50; ++hour) {
        simulation.run(Time(simulation.random().bounded(7'200'000)));
        const int luck = simulation.random().bounded(6);
        if (luck == 0)
            simulation.refresh({known.at(simulation.random().bounded(known.size()))});
        else if (luck == 1)
            simulation.sleep(Time(simulation.random().bounded(30'000'000)));
        else if (luck == 2)
            simulation.watcher().retryNow();
        else if (luck == 3)
            simulation.clock.jump(std::chrono::hours(simulation.random().bounded(-10'000, 10'000)));
    }
    QCOMPARE(simulation.rules().trials() > 10, isTried);
    isStopped = false;
    simulation.run(73min);
    QCOMPARE(simulation.accounts.state(account).kind == AccountState::Kind::Ok, isTried);
}

// L06, L07: its requests run into their deadline, one after the other.
void TestSimulation::hungHost_takesNothingFromOthers()
{
    QList<qint64> counts;
    for (const bool hangs : {false, true}) {
        Simulation simulation(31, answerAll);
        const AccountId account = simulation.addAccount(u"Well"_s, QString(Base));
        const AccountId other = simulation.addAccount(u"Hung"_s, u"https://hung.invalid"_s);
        simulation.addKnown(account, 200, 1h);
        simulation.addKnown(other, 200, 1h);
        simulation.setService([hangs, other](const auto &request, auto &) {
            if (!hangs || request.account != other)
                return Simulation::Fate {generating()};
            return Simulation::Fate {failure(ApiError::Kind::TimedOut), 30s};
        });
        qint64 asked = 0;
        simulation.setOnlooker([&](const auto &request) { asked += request.account == account; });
        simulation.run(1h);
        counts.append(asked);
        QCOMPARE(simulation.accounts.state(account).kind, AccountState::Kind::Ok);
    }
    QVERIFY2(counts.last() >= counts.first() * 99 / 100, text(Time(counts.last())).constData());
}

// L11: also those of a library that comes in slices.
void TestSimulation::start_spreadsItsSweepEvenly_data()
{
    QTest::addColumn<int>("slices");
    QTest::newRow("read at once") << 1;
    QTest::newRow("read in slices") << 10;
}

void TestSimulation::start_spreadsItsSweepEvenly()
{
    QFETCH(int, slices);
    constexpr int Videos = 400;
    Simulation simulation(37, answerAll);
    const AccountId account = simulation.addAccount(u"S"_s, QString(Base));
    Peak peak(2s);
    QSet<TaskNumber> seen;
    simulation.setOnlooker([&](const auto &request) {
        peak.see(request.sent);
        seen.insert(request.number);
    });
    for (int slice = 0; slice < slices; ++slice) {
        simulation.addKnown(account, Videos / slices, 1h);
        simulation.run(10ms);
    }
    simulation.run(50s);
    // The rate would be 8, the burst alone 8 more.
    QVERIFY2(peak.most() <= 10, qPrintable(QString::number(peak.most())));
    QVERIFY2(seen.size() > Videos / 2 - 10, qPrintable(QString::number(seen.size())));
    simulation.run(50s + 5s);
    QCOMPARE(seen.size(), Videos);
}

// L11: what fell due while nothing was to be asked.
void TestSimulation::release_spreadsWhatIsOverdue()
{
    constexpr int Videos = 100;
    Simulation simulation(41, answerAll);
    simulation.addKnown(simulation.addAccount(u"S"_s, QString(Base)), Videos, 1h);
    simulation.run(10min);
    simulation.watcher().setPaused(true);
    simulation.run(1h);
    Peak peak(2s);
    QSet<TaskNumber> seen;
    simulation.setOnlooker([&](const auto &request) {
        peak.see(request.sent);
        seen.insert(request.number);
    });
    simulation.watcher().setPaused(false);
    simulation.run(Videos * 1s / 4 + 1s);
    QVERIFY2(peak.most() <= 10, qPrintable(QString::number(peak.most())));
    QCOMPARE(seen.size(), Videos);
}

// C04, C05, P12, L11
void TestSimulation::sleep_isFollowedByOneSpreadSweep_data()
{
    QTest::addColumn<int>("videos");
    QTest::addColumn<Time>("asleep");
    QTest::addColumn<int>("most"); // within 5 s
    QTest::addColumn<OnWaking>("onWaking");
    const auto row = [](const char *name, int videos, Time asleep, int most) {
        QTest::newRow(name) << videos << asleep << most << OnWaking::Nothing;
        QTest::addRow("%s, a video comes", name) << videos << asleep << most << OnWaking::Addition;
        QTest::addRow("%s, one goes", name) << videos << asleep << most << OnWaking::Removal;
        QTest::addRow("%s, a key's limits change", name)
            << videos << asleep << most << OnWaking::Limits;
        QTest::addRow("%s, a walk meets an error", name)
            << videos << asleep << most << OnWaking::Trouble;
    };
    row("C04 8 hours, few", 10, 8h, 3);
    row("C04 8 hours, many", 1000, 8h, 28); // twice the rate would be 40
    row("C05 stopped for 10 minutes", 100, 10min, 19);
}

void TestSimulation::sleep_isFollowedByOneSpreadSweep()
{
    QFETCH(int, videos);
    QFETCH(Time, asleep);
    QFETCH(int, most);
    QFETCH(OnWaking, onWaking);
    Simulation simulation(17 + quint32(onWaking), answerAll);
    const AccountId account = simulation.addAccount(u"S"_s, QString(Base));
    const QList<TaskNumber> known = simulation.addKnown(account, videos, 1h);
    const QList<TaskNumber> spare =
        simulation.addKnown(account, onWaking == OnWaking::Removal ? 1 : 0, 1h);
    simulation.run(20min);
    Peak peak(5s);
    QSet<TaskNumber> seen;
    Time last {0};
    qint64 asked = 0;
    simulation.setOnlooker([&](const auto &request) {
        if (request.number > known.last())
            return; // one that comes new is asked for as such
        ++asked;
        peak.see(request.sent);
        if (!seen.contains(request.number))
            last = request.sent;
        seen.insert(request.number);
    });
    simulation.sleepOn(asleep);
    const Time woke = simulation.now();
    switch (onWaking) {
    case OnWaking::Nothing:
        break;
    case OnWaking::Addition:
        simulation.tasks.add({{account, u"new"_s}}, simulation.clock.now());
        break;
    case OnWaking::Removal:
        simulation.tasks.remove(spare);
        break;
    case OnWaking::Limits: {
        Account changed = *simulation.accounts.find(account);
        changed.limits.atOnce += 1;
        simulation.accounts.save(changed);
        break;
    }
    case OnWaking::Trouble:
        simulation.watcher().noteAccountError(account, failure(ApiError::Kind::Offline));
        break;
    }
    simulation.sleep(0ms); // what should have come meanwhile comes now
    simulation.run(std::max<Time>(40s, videos * 1s / 4 + 10s));
    QCOMPARE(seen.size(), videos);
    QVERIFY2(last - woke >= 30s, text(last - woke).constData());
    QVERIFY2(asked <= videos * 11 / 10, "more than one sweep");
    QVERIFY2(peak.most() <= most, qPrintable(QString::number(peak.most())));
}

// C01, C02, C03, C06, C07, P12
void TestSimulation::clockJump_changesNoPace_data()
{
    QTest::addColumn<std::chrono::seconds>("jump");
    using std::chrono::seconds;
    QTest::newRow("C01 two days on") << seconds(48h);
    QTest::newRow("C02 two days back") << seconds(-48h);
    QTest::newRow("C03 ten years on") << seconds(87'600h);
    QTest::newRow("C03 ten years back") << seconds(-87'600h);
    QTest::newRow("C06 daylight saving begins") << seconds(1h);
    QTest::newRow("C06 daylight saving ends") << seconds(-1h);
    QTest::newRow("C07 leap second") << seconds(-1s);
}

void TestSimulation::clockJump_changesNoPace()
{
    QFETCH(std::chrono::seconds, jump);
    QList<qint64> counts;
    for (const bool jumps : {false, true}) {
        Simulation simulation(19, answerAll);
        simulation.addKnown(simulation.addAccount(u"S"_s, QString(Base)), 20, 60s);
        simulation.run(3min);
        if (jumps)
            simulation.clock.jump(jump);
        const qint64 before = simulation.asked();
        simulation.run(3min);
        counts.append(simulation.asked() - before);
    }
    QCOMPARE(counts.last(), counts.first());
}

// C10: the milliseconds since the start pass what an int holds.
void TestSimulation::longUptime_changesNoPace_data()
{
    QTest::addColumn<Time>("uptime");
    QTest::newRow("C10 25 days, 2^31 ms") << Time(1LL << 31);
    QTest::newRow("C10 50 days, 2^32 ms") << Time(1LL << 32);
    QTest::newRow("C10 100 years") << Time(876'000h);
}

void TestSimulation::longUptime_changesNoPace()
{
    QFETCH(Time, uptime);
    QList<qint64> counts;
    for (const Time begin : {Time(1h), uptime}) {
        Simulation simulation(61, answerAll);
        simulation.clock.advance(begin - 90s - simulation.now());
        simulation.addKnown(simulation.addAccount(u"S"_s, QString(Base)), 20, 60s);
        simulation.run(3min);
        counts.append(simulation.asked());
    }
    QVERIFY(counts.first() > 20);
    QCOMPARE(counts.last(), counts.first());
}

// H67, H01: the system says that the network is back.
void TestSimulation::networkBack_resumesWithinSeconds()
{
    Simulation simulation(23, answerAll);
    const AccountId account = simulation.addAccount(u"S"_s, QString(Base));
    simulation.addKnown(account, 200, 1h);
    simulation.run(10min);
    simulation.setService(
        [](const auto &, auto &) { return Simulation::Fate {failure(ApiError::Kind::Offline)}; });
    simulation.run(1h);
    QCOMPARE(simulation.accounts.state(account).kind, AccountState::Kind::Unreachable);
    simulation.setService(answerAll);
    Peak peak(5s);
    qint64 first = 0;
    simulation.setOnlooker([&](const auto &request) { peak.see(request.sent); });
    simulation.watcher().noteNetworkBack();
    const qint64 before = simulation.asked();
    simulation.run(5s);
    first = simulation.asked() - before;
    QVERIFY(first > 1);
    QCOMPARE(simulation.accounts.state(account).kind, AccountState::Kind::Ok);
    simulation.run(1min);
    QVERIFY(simulation.asked() - before >= 200);
    QVERIFY2(peak.most() <= 28, qPrintable(QString::number(peak.most())));
}

void TestSimulation::nothingPending_hasNoTimer()
{
    Simulation simulation(29, [](const auto &, auto &) {
        return Simulation::Fate {TaskAnswer {.report = {.status = TaskReport::Status::Failed}}};
    });
    simulation.addKnown(simulation.addAccount(u"S"_s, QString(Base)), 500, 1h);
    QVERIFY(simulation.isArmed());
    simulation.run(10min);
    QCOMPARE(simulation.asked(), 500);
    QVERIFY(!simulation.isArmed());
    simulation.run(48h);
    QCOMPARE(simulation.asked(), 500);
}

void TestSimulation::cleanupTestCase()
{
    if (m_asked < Requests / 2)
        return; // another part was asked for by name
    qInfo("%lld requests with faults by chance", m_asked);
    QVERIFY(Promised({u"P9"_s,
                      u"requests simulated with faults by chance"_s,
                      double(m_asked),
                      {},
                      double(Requests),
                      Promised::Bound::AtLeast})
                .tell());
}

QTEST_GUILESS_MAIN(TestSimulation)
#include "tst_simulation.moc"
