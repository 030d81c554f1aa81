// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "secrets/answers.h"
#include "secrets/keychainvault.h"
#include "secrets/mockkeychain.h"
#include "secrets/privatebus.h"
#include "support/joinedtest.h"

#include <QDBusConnectionInterface>

#include <memory>

using namespace Reelwatch;
using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;
using Problem = KeyVault::Problem;

namespace {
QString busAddress;
constexpr auto Short = 50ms;
constexpr auto Long = 20s;
} // namespace

/// The keychain on a bus where the other side does what keychains do on bad days.
class tst_SecretService : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void busWithoutKeychain_saysSo_K02_data();
    void busWithoutKeychain_saysSo_K02();
    void keychainThatAnswers_givesTheKey(); // K08, where the desktop says that it is Plasma
    void lockedKeychain_isToldOfAndAsksNothing_K03_data();
    void lockedKeychain_isToldOfAndAsksNothing_K03();
    void dismissedQuestion_isDeniedAndNotAskedAgain_K05();
    void answeredQuestion_unlocks();
    void twoWishesToUnlock_askOnce();
    void keychainThatDiesWhileItAsks_endsTheWish();
    void silentKeychain_isGivenUpInTimeAndHeardLate_K06();
    void silentKeychain_isForgottenWithItsListener();
    void keychainThatDiesInTheMiddle_isTriedOnceMore_K07();

private:
    void makeVault(std::chrono::milliseconds patience);

    std::unique_ptr<MockKeychain> m_keychain;
    std::unique_ptr<KeychainVault> m_vault;
    std::unique_ptr<Answers> m_answers;
};

void tst_SecretService::init()
{
    m_answers = std::make_unique<Answers>();
    m_keychain = std::make_unique<MockKeychain>(busAddress);
    makeVault(Long);
}

void tst_SecretService::cleanup()
{
    m_vault.reset();
    m_keychain.reset();
}

void tst_SecretService::makeVault(std::chrono::milliseconds patience)
{
    m_vault = std::make_unique<KeychainVault>(u"reelwatch-test"_s, patience);
}

void tst_SecretService::busWithoutKeychain_saysSo_K02_data()
{
    QTest::addColumn<bool>("writes");
    QTest::newRow("read") << false;
    QTest::newRow("write") << true;
}

void tst_SecretService::busWithoutKeychain_saysSo_K02()
{
    QFETCH(bool, writes);
    m_keychain.reset();
    const QDBusConnectionInterface *bus = QDBusConnection::sessionBus().interface();
    QTRY_VERIFY(!bus->isServiceRegistered(u"org.freedesktop.secrets"_s));
    if (writes)
        m_vault->write(u"entry"_s, "sk-test", &m_answers->context, m_answers->done());
    else
        m_vault->read(u"entry"_s, &m_answers->context, m_answers->read());
    QTRY_COMPARE(m_answers->problems, QList {Problem::NoService});
}

void tst_SecretService::keychainThatAnswers_givesTheKey()
{
    m_vault->read(u"entry"_s, &m_answers->context, m_answers->read());
    QTRY_COMPARE(m_answers->problems, QList {Problem::None});
    QCOMPARE(m_answers->key, QByteArray("sk-mock-key"));
}

void tst_SecretService::lockedKeychain_isToldOfAndAsksNothing_K03_data()
{
    busWithoutKeychain_saysSo_K02_data();
}

void tst_SecretService::lockedKeychain_isToldOfAndAsksNothing_K03()
{
    QFETCH(bool, writes);
    m_keychain->isLocked = true;
    if (writes)
        m_vault->write(u"entry"_s, "sk-test", &m_answers->context, m_answers->done());
    else
        m_vault->read(u"entry"_s, &m_answers->context, m_answers->read());
    QTRY_COMPARE(m_answers->problems, QList {Problem::Locked});
    QCOMPARE(m_keychain->prompts, 0);
    QCOMPARE(m_keychain->searches, 0);
}

void tst_SecretService::dismissedQuestion_isDeniedAndNotAskedAgain_K05()
{
    m_keychain->isLocked = true;
    m_keychain->isDismissive = true;
    m_vault->unlock(&m_answers->context, m_answers->done());
    QTRY_COMPARE(m_answers->problems, QList {Problem::Denied});
    m_vault->read(u"entry"_s, &m_answers->context, m_answers->read());
    QTRY_COMPARE(m_answers->problems, (QList {Problem::Denied, Problem::Locked}));
    QCOMPARE(m_keychain->prompts, 1);
}

void tst_SecretService::answeredQuestion_unlocks()
{
    m_keychain->isLocked = true;
    m_vault->unlock(&m_answers->context, m_answers->done());
    QTRY_COMPARE(m_answers->problems, QList {Problem::None});
    m_vault->read(u"entry"_s, &m_answers->context, m_answers->read());
    QTRY_COMPARE(m_answers->key, QByteArray("sk-mock-key"));
}

void tst_SecretService::twoWishesToUnlock_askOnce()
{
    m_keychain->isLocked = true;
    m_keychain->isDismissive = true;
    m_keychain->holdsPrompts = true;
    m_vault->unlock(&m_answers->context, m_answers->done());
    QTRY_COMPARE(m_keychain->prompts, 1);
    m_vault->unlock(&m_answers->context, m_answers->done());
    m_keychain->complete();
    QTRY_COMPARE(m_answers->problems, (QList {Problem::Denied, Problem::Denied}));
    QCOMPARE(m_keychain->prompts, 1);
}

void tst_SecretService::keychainThatDiesWhileItAsks_endsTheWish()
{
    m_keychain->isLocked = true;
    m_keychain->holdsPrompts = true;
    m_vault->unlock(&m_answers->context, m_answers->done());
    QTRY_COMPARE(m_keychain->prompts, 1);
    m_keychain.reset();
    QTRY_COMPARE(m_answers->problems, QList {Problem::Other});
}

void tst_SecretService::silentKeychain_isGivenUpInTimeAndHeardLate_K06()
{
    static_assert(KeychainVault::Patience == 3s);
    makeVault(Short);
    m_keychain->isSilent = true;
    m_vault->read(u"entry"_s, &m_answers->context, m_answers->read());
    QTRY_COMPARE(m_answers->problems, QList {Problem::TimedOut});
    QVERIFY(m_answers->key.isEmpty());
    m_keychain->speak();
    QTRY_COMPARE(m_answers->problems, (QList {Problem::TimedOut, Problem::None}));
    QCOMPARE(m_answers->key, QByteArray("sk-mock-key"));
}

void tst_SecretService::silentKeychain_isForgottenWithItsListener()
{
    makeVault(Long);
    m_keychain->isSilent = true;
    auto listener = std::make_unique<Answers>();
    bool heard = false;
    m_vault->read(u"entry"_s, &listener->context,
                  [&heard](Problem, const QByteArray &) { heard = true; });
    QTRY_VERIFY(m_keychain->isWaitedFor());
    listener.reset();
    m_keychain->speak();
    // What is asked later is answered later: the first answer has passed by then.
    m_vault->read(u"entry"_s, &m_answers->context, m_answers->read());
    QTRY_COMPARE(m_answers->problems, QList {Problem::None});
    QVERIFY(!heard);
}

void tst_SecretService::keychainThatDiesInTheMiddle_isTriedOnceMore_K07()
{
    m_keychain->diesOnSearch = true;
    m_vault->read(u"entry"_s, &m_answers->context, m_answers->read());
    QTRY_COMPARE(m_answers->problems, QList {Problem::None});
    QCOMPARE(m_answers->key, QByteArray("sk-mock-key"));
    QCOMPARE(m_keychain->searches, 1); // the one that was cut off did not count
}

TEST_MAIN(tst_SecretService)
{
    const PrivateBus bus;
    busAddress = bus.address();
    QCoreApplication application(argc, argv);
    tst_SecretService test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_secretservice.moc"
