// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/taskclient.h"
#include "app/keyring.h"
#include "store/accountstore.h"
#include "store/taskstore.h"
#include "support/joinedtest.h"
#include "support/loopbackserver.h"
#include "support/scriptedvault.h"
#include "support/testclock.h"
#include "watch/taskwatcher.h"

#include <memory>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;
using Kind = AccountState::Kind;
using Problem = KeyVault::Problem;

namespace {

constexpr auto Answer = R"({"id":"a","object":"video","status":"queued"})";

/// A key ring between a vault that the test plays and a service that hears what it sends.
struct KeyBench
{
    KeyBench() { service.on("/v1/videos/a", WireAnswer::of(200, Answer)); }
    ~KeyBench() { qunsetenv("TOKEN360_API_KEY"); }

    [[nodiscard]] Account studio(Account::Keeps keeps = Account::Keeps::Keychain) const
    {
        return {.name = u"Studio"_s, .base = service.url(), .keeps = keeps};
    }
    void save(const Account &account, const QByteArray &key)
    {
        ring.save(account, key, &form, [this](Problem problem, AccountId id) {
            problems.append(problem);
            saved = id;
        });
    }
    /// A new account with a key, settled.
    AccountId saveNow(const Account &account, const QByteArray &key = "sk-first-key-0001")
    {
        save(account, key);
        (void)QTest::qWaitFor([this] { return !problems.isEmpty(); });
        problems.clear();
        return saved;
    }
    [[nodiscard]] Kind state(AccountId id = 1) const { return accounts.state(id).kind; }
    /// The keys that the service was asked with, in order.
    [[nodiscard]] QByteArrayList sent() const
    {
        QByteArrayList keys;
        for (const WireRequest &request : service.requests())
            keys.append(request.header("Authorization"));
        return keys;
    }
    TaskNumber watch(AccountId account)
    {
        return tasks.add({{account, u"a"_s}}, clock.now()).value(0);
    }

    LoopbackServer service;
    TestClock clock;
    TaskStore tasks;
    AccountStore accounts;
    TaskClient client;
    TaskWatcher watcher {tasks, accounts, clock,
                         [this](AccountId account, const QString &id, const QByteArray &known,
                                const QObject *context, TaskClient::TaskAnswered answered) {
                             client.fetch(account, id, known, context, std::move(answered));
                         },
                         1};
    ScriptedVault vault;
    KeyRing ring {accounts, vault, client, watcher};
    QObject form;
    QList<Problem> problems;
    AccountId saved = 0;
};

} // namespace

/// Keys on their way between the form, the keychain and the client.
class tst_KeyRing : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void newKey_goesToTheVaultAndTheWire();
    void refusedKey_changesNothing_K04_data();
    void refusedKey_changesNothing_K04();
    void refusedRotation_leavesTheOldKeyWhole_data();
    void refusedRotation_leavesTheOldKeyWhole();
    void rotatedKey_isNeverUsedAgain_K22();
    void changedPath_keepsItsKey();
    void changedOrigin_needsItsKeyAnew_U22();
    void changedPlace_leavesNoCopyInTheOldOne();
    void removedKey_stopsWhatIsUnderWay_K21();
    void refusedRemoval_keepsTheAccountWorking();
    void lateRead_isTaken_K06();
    void lateRead_ofAKeyThatWasReplaced_isNotTaken();
    void deniedVideos_areAskedWithAKeyThatMayBeNew_H53_data();
    void deniedVideos_areAskedWithAKeyThatMayBeNew_H53();
    void lateWrite_isTakenWhileItIsWanted_K06();
    void lateWrite_thatNobodyWants_isUndone();
    void lockedKeychain_keepsTheAccountUntilItOpens_K03();
    void dismissedQuestion_pauses_K05();
    void environmentKey_isUsedAndNeverStored_data();
    void environmentKey_isUsedAndNeverStored();
    void environmentKey_thatIsMissing_isSaid();
    void sessionKey_isNeverStored();
    void lastFour_tellsKeysApart_K18_data();
    void lastFour_tellsKeysApart_K18();

private:
    std::unique_ptr<KeyBench> m;
};

void tst_KeyRing::init()
{
    m = std::make_unique<KeyBench>();
}

void tst_KeyRing::cleanup()
{
    m.reset();
}

void tst_KeyRing::newKey_goesToTheVaultAndTheWire()
{
    m->save(m->studio(), "sk-first-key-0001");
    QVERIFY(m->problems.isEmpty());
    QTRY_COMPARE(m->problems, QList {Problem::None});
    QCOMPARE(m->vault.keys.values(), QByteArrayList {"sk-first-key-0001"});
    QCOMPARE(m->accounts.at(0).keyEntry, m->vault.keys.keys().first());
    QVERIFY(m->accounts.at(0).keyEntry.startsWith(u"Studio "_s)); // K26
    QVERIFY(!m->accounts.at(0).keyEntry.contains(u"0001"_s));
    QCOMPARE(m->state(), Kind::Ok);
    m->watch(m->saved);
    QTRY_COMPARE(m->sent(), QByteArrayList {"Bearer sk-first-key-0001"});
}

void tst_KeyRing::refusedKey_changesNothing_K04_data()
{
    QTest::addColumn<Problem>("problem");
    for (const Problem problem :
         {Problem::NoService, Problem::Locked, Problem::Denied, Problem::TimedOut, Problem::Other})
        QTest::newRow(QMetaEnum::fromType<Problem>().valueToKey(static_cast<int>(problem)))
            << problem;
}

void tst_KeyRing::refusedKey_changesNothing_K04()
{
    QFETCH(Problem, problem);
    m->vault.refusal = problem;
    m->save(m->studio(), "sk-first-key-0001");
    QTRY_COMPARE(m->problems, QList {problem});
    QCOMPARE(m->accounts.size(), 0);
}

void tst_KeyRing::refusedRotation_leavesTheOldKeyWhole_data()
{
    refusedKey_changesNothing_K04_data();
}

void tst_KeyRing::refusedRotation_leavesTheOldKeyWhole()
{
    QFETCH(Problem, problem);
    const Account before = *m->accounts.find(m->saveNow(m->studio()));
    m->vault.refusal = problem;
    Account renamed = before;
    renamed.name = u"Agency"_s;
    m->save(renamed, "sk-second-key-0002");
    QTRY_COMPARE(m->problems, QList {problem});
    QCOMPARE(m->accounts.at(0), before);
    QCOMPARE(m->vault.keys.value(before.keyEntry), QByteArray("sk-first-key-0001"));
    m->watch(before.id);
    QTRY_COMPARE(m->sent(), QByteArrayList {"Bearer sk-first-key-0001"});
}

void tst_KeyRing::rotatedKey_isNeverUsedAgain_K22()
{
    const AccountId id = m->saveNow(m->studio());
    const TaskNumber number = m->watch(id);
    QTRY_COMPARE(m->sent().size(), 1);
    m->save(*m->accounts.find(id), "sk-second-key-0002");
    QTRY_COMPARE(m->problems, QList {Problem::None});
    QTRY_COMPARE(m->vault.keys.values(), QByteArrayList {"sk-second-key-0002"});
    m->watcher.refresh({number});
    QTRY_VERIFY(m->sent().size() > 1);
    QCOMPARE(m->sent().last(), QByteArray("Bearer sk-second-key-0002"));
    QCOMPARE(m->sent().count("Bearer sk-first-key-0001"), 1);
}

void tst_KeyRing::changedPath_keepsItsKey()
{
    const AccountId id = m->saveNow(m->studio());
    m->service.on("/proxy/v1/videos/a", WireAnswer::of(200, Answer));
    Account moved = *m->accounts.find(id);
    moved.base = m->service.url("/proxy");
    m->save(moved, {});
    QCOMPARE(m->problems, QList {Problem::None});
    QTRY_COMPARE(m->state(), Kind::Ok);
    m->watch(id);
    QTRY_COMPARE(m->service.requests().size(), 1);
    QCOMPARE(m->service.requests().first().path(), QByteArray("/proxy/v1/videos/a"));
    QCOMPARE(m->sent().first(), QByteArray("Bearer sk-first-key-0001"));
}

void tst_KeyRing::changedOrigin_needsItsKeyAnew_U22()
{
    const LoopbackServer elsewhere;
    const AccountId id = m->saveNow(m->studio());
    Account moved = *m->accounts.find(id);
    moved.base = elsewhere.url();
    m->save(moved, {});
    QCOMPARE(m->state(), Kind::KeyMissing);
    QVERIFY(!m->client.hasKey(id));
    QTRY_VERIFY(m->vault.keys.isEmpty());
    const TaskNumber number = m->watch(id);
    m->watcher.refresh({number});
    m->ring.tryAgain(id);
    QTRY_COMPARE(m->accounts.state(id).message, describe(Problem::NotFound));
    m->problems.clear();
    m->save(moved, "sk-second-key-0002");
    QTRY_COMPARE(m->problems, QList {Problem::None});
    m->watcher.refresh({number});
    QTRY_COMPARE(elsewhere.requests().size(), 1);
    QCOMPARE(elsewhere.requests().first().header("Authorization"),
             QByteArray("Bearer sk-second-key-0002"));
    QVERIFY(!elsewhere.received().contains("sk-first"));
    QVERIFY(m->sent().isEmpty());
}

void tst_KeyRing::changedPlace_leavesNoCopyInTheOldOne()
{
    const AccountId id = m->saveNow(m->studio());
    Account sessionOnly = *m->accounts.find(id);
    sessionOnly.keeps = Account::Keeps::Session;
    m->save(sessionOnly, "sk-first-key-0001");
    QTRY_COMPARE(m->problems, QList {Problem::None});
    QTRY_VERIFY(m->vault.keys.isEmpty());
    QCOMPARE(m->state(), Kind::Ok);
}

void tst_KeyRing::removedKey_stopsWhatIsUnderWay_K21()
{
    m->service.on("/v1/videos/a", WireAnswer::raw({}, WireAnswer::Then::Hang));
    const AccountId id = m->saveNow(m->studio());
    const TaskNumber number = m->watch(id);
    QTRY_COMPARE(m->service.openConnections(), 1);
    QTRY_COMPARE(m->sent().size(), 1);
    QList<Problem> removed;
    m->ring.remove(id, &m->form, [&removed](Problem problem) { removed.append(problem); });
    QTRY_COMPARE(removed, QList {Problem::None});
    QTRY_COMPARE(m->service.openConnections(), 0);
    QCOMPARE(m->accounts.size(), 0);
    QVERIFY(m->vault.keys.isEmpty()); // K20
    m->watcher.refresh({number});
    m->watcher.sendDue();
    QVERIFY(!m->client.hasKey(id));
    QCOMPARE(m->sent().size(), 1);
}

void tst_KeyRing::refusedRemoval_keepsTheAccountWorking()
{
    const AccountId id = m->saveNow(m->studio());
    m->vault.refusal = Problem::Locked;
    QList<Problem> removed;
    m->ring.remove(id, &m->form, [&removed](Problem problem) { removed.append(problem); });
    QTRY_COMPARE(removed, QList {Problem::Locked});
    QTRY_COMPARE(m->state(), Kind::KeychainLocked);
    QCOMPARE(m->accounts.size(), 1);
    m->vault.refusal = Problem::None;
    m->ring.tryAgain(id);
    QTRY_COMPARE(m->state(), Kind::Ok);
    QVERIFY(m->client.hasKey(id));
}

void tst_KeyRing::lateRead_isTaken_K06()
{
    Account account = m->studio();
    account.keyEntry = u"entry"_s;
    const AccountId id = m->accounts.save(account);
    m->vault.keys.insert(u"entry"_s, "sk-first-key-0001");
    m->vault.dawdles = true;
    m->watch(id);
    m->ring.awaitAll();
    m->ring.readAll();
    QCOMPARE(m->state(), Kind::KeyAwaited);
    QTRY_COMPARE(m->state(), Kind::KeyMissing);
    QCOMPARE(m->accounts.state(id).message, describe(Problem::TimedOut));
    QVERIFY(m->sent().isEmpty());
    m->vault.catchUp();
    QCOMPARE(m->state(), Kind::Ok);
    QTRY_COMPARE(m->sent(), QByteArrayList {"Bearer sk-first-key-0001"});
}

void tst_KeyRing::lateRead_ofAKeyThatWasReplaced_isNotTaken()
{
    const AccountId id = m->saveNow(m->studio());
    m->vault.dawdles = true;
    m->ring.tryAgain(id);
    QTRY_COMPARE(m->state(), Kind::KeyMissing);
    m->vault.dawdles = false;
    m->save(*m->accounts.find(id), "sk-second-key-0002");
    QTRY_COMPARE(m->problems, QList {Problem::None});
    m->vault.catchUp();
    m->watch(id);
    QTRY_COMPARE(m->sent(), QByteArrayList {"Bearer sk-second-key-0002"});
    QCOMPARE(m->state(), Kind::Ok);
}

void tst_KeyRing::deniedVideos_areAskedWithAKeyThatMayBeNew_H53_data()
{
    QTest::addColumn<Account::Keeps>("keeps");
    QTest::addColumn<bool>("isTyped"); // after the start, by the user
    QTest::addColumn<bool>("isAsked");
    QTest::newRow("the keychain's, as before") << Account::Keeps::Keychain << false << false;
    QTest::newRow("the keychain's, then a new one") << Account::Keeps::Keychain << true << true;
    QTest::newRow("the environment's") << Account::Keeps::Environment << false << true;
}

void tst_KeyRing::deniedVideos_areAskedWithAKeyThatMayBeNew_H53()
{
    QFETCH(Account::Keeps, keeps);
    QFETCH(bool, isTyped);
    QFETCH(bool, isAsked);
    qputenv("TOKEN360_API_KEY", "sk-first-key-0001");
    Account account = m->studio(keeps);
    account.keyEntry = u"entry"_s;
    account.id = m->accounts.save(account);
    m->vault.keys.insert(u"entry"_s, "sk-first-key-0001");
    Task denied {.number = 1, .account = account.id, .id = u"a"_s, .added = m->clock.now()};
    denied.watch = {.state = Watch::State::Denied, .reason = u"Not with this key."_s};
    m->tasks.load({denied});
    m->ring.awaitAll();
    m->ring.readAll();
    QTRY_COMPARE(m->state(), Kind::Ok);
    if (isTyped)
        m->saveNow(account, "sk-second-key-0002");
    const Watch::State expected = isAsked ? Watch::State::Waiting : Watch::State::Denied;
    QTRY_COMPARE(m->tasks.at(0).watch.state, expected);
    QTRY_COMPARE(m->sent().size(), isAsked ? 1 : 0);
    QCOMPARE(m->watcher.requestsUnderWay(), 0);
}

void tst_KeyRing::lateWrite_isTakenWhileItIsWanted_K06()
{
    m->vault.dawdles = true;
    m->save(m->studio(), "sk-first-key-0001");
    QTRY_COMPARE(m->problems, QList {Problem::TimedOut});
    QCOMPARE(m->accounts.size(), 0);
    m->vault.catchUp();
    QCOMPARE(m->problems, (QList {Problem::TimedOut, Problem::None}));
    QCOMPARE(m->accounts.size(), 1);
    QCOMPARE(m->state(), Kind::Ok);
}

void tst_KeyRing::lateWrite_thatNobodyWants_isUndone()
{
    m->vault.dawdles = true;
    auto form = std::make_unique<QObject>();
    int answers = 0;
    m->ring.save(m->studio(), "sk-first-key-0001", form.get(),
                 [&answers](Problem, AccountId) { ++answers; });
    QTRY_COMPARE(answers, 1);
    form.reset();
    m->vault.dawdles = false;
    m->vault.catchUp();
    QTRY_VERIFY(m->vault.keys.isEmpty());
    QCOMPARE(m->accounts.size(), 0);
    QCOMPARE(answers, 1);
}

void tst_KeyRing::lockedKeychain_keepsTheAccountUntilItOpens_K03()
{
    const AccountId id = m->saveNow(m->studio());
    m->vault.refusal = Problem::Locked;
    m->ring.awaitAll();
    m->ring.readAll();
    QTRY_COMPARE(m->state(), Kind::KeychainLocked);
    QCOMPARE(m->accounts.size(), 1);
    QList<Problem> unlocked;
    m->ring.unlock(&m->form, [&unlocked](Problem problem) { unlocked.append(problem); });
    QTRY_COMPARE(m->state(), Kind::Ok);
    QCOMPARE(unlocked, QList {Problem::None});
    QVERIFY(m->client.hasKey(id));
}

void tst_KeyRing::dismissedQuestion_pauses_K05()
{
    m->saveNow(m->studio());
    m->vault.refusal = Problem::Locked;
    m->vault.unlocking = Problem::Denied;
    m->ring.awaitAll();
    m->ring.readAll();
    QTRY_COMPARE(m->state(), Kind::KeychainLocked);
    QList<Problem> unlocked;
    m->ring.unlock(&m->form, [&unlocked](Problem problem) { unlocked.append(problem); });
    QTRY_COMPARE(unlocked, QList {Problem::Denied});
    QCOMPARE(m->state(), Kind::KeychainLocked);
}

void tst_KeyRing::environmentKey_isUsedAndNeverStored_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("plain") << QByteArray("sk-from-outside");
    QTest::newRow("with blanks") << QByteArray(" sk-from-outside ");
    QTest::newRow("with Bearer, K11") << QByteArray("Bearer sk-from-outside");
}

void tst_KeyRing::environmentKey_isUsedAndNeverStored()
{
    QFETCH(QByteArray, value);
    qputenv("TOKEN360_API_KEY", value);
    const AccountId id = m->accounts.save(m->studio(Account::Keeps::Environment));
    m->watch(id);
    m->ring.awaitAll();
    m->ring.readAll();
    QTRY_COMPARE(m->sent(), QByteArrayList {"Bearer sk-from-outside"});
    QVERIFY(m->vault.keys.isEmpty());
}

void tst_KeyRing::environmentKey_thatIsMissing_isSaid()
{
    m->accounts.save(m->studio(Account::Keeps::Environment));
    m->ring.awaitAll();
    m->ring.readAll();
    QTRY_COMPARE(m->state(), Kind::KeyMissing);
    QVERIFY(m->accounts.state(1).message.contains(u"TOKEN360_API_KEY is not set."_s));
    qputenv("TOKEN360_API_KEY", "two words");
    m->ring.awaitAll();
    m->ring.readAll(); // K10
    QVERIFY(KeyRing::environmentKey().isEmpty());
    QTRY_VERIFY(
        m->accounts.state(1).message.startsWith(u"The key in TOKEN360_API_KEY cannot be used. "_s));
    QVERIFY(!m->accounts.state(1).message.contains(u"two words"_s));
}

void tst_KeyRing::sessionKey_isNeverStored()
{
    const AccountId id = m->saveNow(m->studio(Account::Keeps::Session));
    QVERIFY(m->vault.keys.isEmpty());
    m->watch(id);
    QTRY_COMPARE(m->sent().size(), 1);
    KeyRing nextSession(m->accounts, m->vault, m->client, m->watcher);
    m->client.dropKey(id);
    nextSession.awaitAll();
    nextSession.readAll();
    QTRY_COMPARE(m->state(), Kind::KeyMissing);
    QVERIFY(m->accounts.state(id).message.startsWith(u"It was kept for one session only."_s));
}

void tst_KeyRing::lastFour_tellsKeysApart_K18_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QString>("four");
    QTest::newRow("usual") << QByteArray("sk-first-key-9f3c") << u"9f3c"_s;
    QTest::newRow("too short to show a quarter of") << QByteArray("sk-short-9f3c") << QString();
}

void tst_KeyRing::lastFour_tellsKeysApart_K18()
{
    QFETCH(QByteArray, key);
    const AccountId id = m->saveNow(m->studio(), key);
    QStringList told;
    m->ring.lastFour(id, &m->form, [&told](const QString &four) { told.append(four); });
    QTRY_COMPARE(told.size(), 1);
    QTEST(told.first(), "four");
}

QTEST_GUILESS_MAIN(tst_KeyRing)
#include "tst_keyring.moc"
