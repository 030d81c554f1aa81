// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/heldkeys.h"
#include "store/settings.h"
#include "support/joinedtest.h"
#include "watch/watchbench.h"

using namespace Reelwatch;

/// What a service asked to wait holds over a restart, too.
class TestHeldKeys final : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_settings = std::make_unique<Settings>(); }
    void retryAfter_isHeededByTheNextStart_H56();
    void keychainThatIsLocked_forgetsNothing();
    void pauseThatIsOver_isForgotten();
    void clockThatWasSet_holdsNobody_C01_data();
    void clockThatWasSet_holdsNobody_C01();

private:
    /// A start with one key and one video, as the library knows them.
    struct Start
    {
        Bench bench;
        HeldKeys held;
        AccountId account;

        explicit Start(Settings &settings, std::chrono::seconds clockSetBy = 0s)
            : held(bench.accounts, settings, bench.watcher, bench.clock)
            , account(bench.addAccount())
        {
            bench.clock.jump(clockSetBy);
            bench.accounts.setState(account, {.kind = AccountState::Kind::KeyAwaited});
            bench.add(account, u"a"_s);
            held.resume();
        }
        void takeKey() { bench.watcher.resume(account); }
    };

    /// The first start, whose service has had enough for 20 minutes.
    void slowDown();

    std::unique_ptr<Settings> m_settings;
};

void TestHeldKeys::slowDown()
{
    Start first(*m_settings);
    first.takeKey();
    QCOMPARE(first.bench.asked, 1);
    ApiError enough = errorOf(ApiError::Kind::RateLimited);
    enough.retryAfter = 20min;
    first.bench.answer(enough);
}

void TestHeldKeys::retryAfter_isHeededByTheNextStart_H56()
{
    slowDown();
    Start next(*m_settings);
    next.takeKey();
    QCOMPARE(next.bench.accounts.state(next.account).kind, AccountState::Kind::Slowed);
    QCOMPARE(next.bench.accounts.state(next.account).until,
             next.bench.clock.now().addSecs(20 * 60));
    next.bench.watcher.refresh({next.bench.tasks.at(0).number}); // not even the user's own wish
    next.bench.pass(19min);
    QCOMPARE(next.bench.asked, 0);
    next.bench.pass(2min);
    QCOMPARE(next.bench.asked, 1);
}

/// A start on which nothing could be asked says nothing of what the service wants.
void TestHeldKeys::keychainThatIsLocked_forgetsNothing()
{
    slowDown();
    {
        Start next(*m_settings);
        next.bench.accounts.setState(next.account, {.kind = AccountState::Kind::KeychainLocked});
    }
    Start last(*m_settings);
    last.takeKey();
    QCOMPARE(last.bench.asked, 0);
}

void TestHeldKeys::pauseThatIsOver_isForgotten()
{
    slowDown();
    {
        Start next(*m_settings);
        next.takeKey();
        next.bench.pass(21min);
        next.bench.say(TaskReport::Status::Generating);
        QCOMPARE(next.bench.accounts.state(next.account).kind, AccountState::Kind::Ok);
    }
    Start last(*m_settings);
    last.takeKey();
    QCOMPARE(last.bench.asked, 1);
}

void TestHeldKeys::clockThatWasSet_holdsNobody_C01_data()
{
    QTest::addColumn<int>("hours");
    QTest::newRow("ahead") << 24;
    QTest::newRow("back") << -24;
}

void TestHeldKeys::clockThatWasSet_holdsNobody_C01()
{
    QFETCH(int, hours);
    slowDown();
    Start next(*m_settings, std::chrono::hours(hours));
    next.takeKey();
    QCOMPARE(next.bench.asked, 1);
}

QTEST_GUILESS_MAIN(TestHeldKeys)
#include "tst_heldkeys.moc"
