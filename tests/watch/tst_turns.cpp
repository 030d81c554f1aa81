// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/joinedtest.h"
#include "watch/simulationrules.h"

using namespace Reelwatch;
using namespace Simulated;
using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

const QString Base = u"https://api.example.invalid"_s;

/// The average of some times, in seconds.
class Average
{
public:
    void add(Time time)
    {
        m_sum += std::chrono::duration<double>(time).count();
        ++m_count;
    }
    [[nodiscard]] int count() const { return m_count; }
    [[nodiscard]] double seconds() const { return m_sum / m_count; }

private:
    double m_sum = 0;
    int m_count = 0;
};

} // namespace

/// Who waits how long where not all can be asked in time, or where many answers are bad.
class TestTurns final : public QObject
{
    Q_OBJECT

private slots:
    void nearlyUp_isAskedSoon_L04();
    void faults_makeNobodyWaitLonger_L04_data();
    void faults_makeNobodyWaitLonger_L04();
};

// Ten times as many as the rate allows, of which it is known how long they take.
void TestTurns::nearlyUp_isAskedSoon_L04()
{
    constexpr int Videos = 600; // wanted every 15 s before their time comes
    constexpr Time Ideal = Videos * 1s / 4;
    constexpr Time Early = 20min;
    constexpr Time Late = 26min;
    Simulation simulation(67, answerAll);
    const AccountId account = simulation.addAccount(u"S"_s, Base);
    for (const auto took : {Early, Time(23min), Late})
        simulation.addCompleted(account, std::chrono::floor<std::chrono::seconds>(took), u"m"_s);
    QHash<TaskNumber, Time> begun;
    Waits waits;
    for (int i = 0; i < Videos; ++i) {
        const auto age = std::chrono::seconds(3 * i); // up to half an hour
        const QList<TaskNumber> one = simulation.addKnown(account, 1, age, u"m"_s);
        begun.insert(one.first(), simulation.now() - age);
        waits.begin(one, simulation.now());
    }
    const Time settled = simulation.now() + 2 * Ideal;
    QHash<TaskNumber, Time> asked;
    Average untilFirst; // from the moment on at which one may be ready
    Average nearlyUp;
    Average others;
    simulation.setOnlooker([&](const auto &request) {
        waits.see(request);
        const Time before = asked.value(request.number, Time::min());
        asked.insert(request.number, request.sent);
        if (before < settled)
            return;
        const Time from = begun.value(request.number) + Early;
        const Time until = begun.value(request.number) + Late;
        if (request.sent < from || before > until)
            others.add(request.sent - before);
        else if (before >= from && request.sent <= until)
            nearlyUp.add(request.sent - before);
        else if (before < from)
            untilFirst.add(request.sent - from);
    });
    simulation.run(25min);
    QVERIFY(untilFirst.count() > 50 && nearlyUp.count() > 200 && others.count() > 1000);
    const QByteArray found = QByteArray::number(untilFirst.seconds()) + " s until the first, "
        + QByteArray::number(nearlyUp.seconds()) + " s between two, "
        + QByteArray::number(others.seconds()) + " s of the others";
    QVERIFY2(others.seconds() >= 150, found.constData());
    QVERIFY2(untilFirst.seconds() <= others.seconds() / 5, found.constData());
    QVERIFY2(nearlyUp.seconds() <= others.seconds() / 2, found.constData());
    const Time longest = waits.longest(simulation.now());
    QVERIFY2(longest <= 2 * Ideal, QByteArray::number(longest.count()).constData());
}

// Trouble that stops neither the account nor the way: those that it does not meet wait no longer.
void TestTurns::faults_makeNobodyWaitLonger_L04_data()
{
    QTest::addColumn<int>("videos"); // checked every 60 s
    QTest::addColumn<Time>("ideal"); // 60 s, or what the rate allows
    QTest::addColumn<ApiError::Kind>("kind");
    QTest::addColumn<double>("share");
    using Kind = ApiError::Kind;
    const QList<std::pair<int, Time>> loads {{20, 60s}, {300, 75s}, {2400, 600s}};
    for (const auto &[videos, ideal] : loads) {
        QTest::addRow("%d videos, 30 %% 408", videos) << videos << ideal << Kind::Transient << 0.3;
        QTest::addRow("%d videos, 60 %% 408", videos) << videos << ideal << Kind::Transient << 0.6;
        QTest::addRow("%d videos, all 408", videos) << videos << ideal << Kind::Transient << 1.0;
        QTest::addRow("%d videos, 5 %% 503", videos) << videos << ideal << Kind::Server << 0.05;
    }
}

void TestTurns::faults_makeNobodyWaitLonger_L04()
{
    QFETCH(int, videos);
    QFETCH(Time, ideal);
    QFETCH(ApiError::Kind, kind);
    QFETCH(double, share);
    Simulation simulation(71, [kind, share](const auto &, auto &random) {
        return random.generateDouble() < share ? Simulation::Fate {failure(kind)}
                                               : Simulation::Fate {generating()};
    });
    const AccountId account = simulation.addAccount(u"S"_s, Base);
    Waits waits;
    waits.begin(simulation.addKnown(account, videos, 1h), simulation.now());
    simulation.setOnlooker([&](const auto &request) { waits.see(request); });
    simulation.run(10 * ideal);
    QCOMPARE(simulation.accounts.state(account).kind, AccountState::Kind::Ok);
    const Time longest = waits.longest(simulation.now());
    QVERIFY2(longest <= 2 * ideal, QByteArray::number(longest.count()).constData());
}

QTEST_GUILESS_MAIN(TestTurns)
#include "tst_turns.moc"
