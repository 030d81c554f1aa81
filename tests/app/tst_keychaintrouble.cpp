// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/accountnotices.h"
#include "barsof.h"
#include "desk.h"
#include "gui/window/messagebars.h"
#include "secrets/keychainvault.h"
#include "secrets/mockkeychain.h"
#include "secrets/privatebus.h"
#include "support/joinedtest.h"

#include <QSignalSpy>

using namespace Reelwatch;
using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

QString busAddress;

/// The window over the real keychain client, which finds a keychain of the test's on the bus.
struct Room : DeskWith<KeychainVault>
{
    explicit Room(std::chrono::milliseconds patience)
        : DeskWith(u"reelwatch-test"_s, patience)
    {
        QObject::connect(&notices, &AccountNotices::unlockRequested, &keys,
                         &KeyDesk::unlockKeychain);
        QObject::connect(&notices, &AccountNotices::tryAgainRequested, &ring, &KeyRing::tryAgain);
        account = accounts.save({.name = u"Studio"_s,
                                 .base = service.url(),
                                 .keeps = Account::Keeps::Keychain,
                                 .keyEntry = u"entry"_s});
        tasks.add({{account, u"vid_1"_s}}, clock.now());
        tasks.apply(1, {.status = TaskReport::Status::Generating}, "{}");
    }
    [[nodiscard]] QStringList told() { return sentencesOf(window.bars()); }

    AccountNotices notices {accounts, tasks, window.bars()};
    AccountId account = 0;
};

const QString Missing =
    u"Key \"Studio\" is not at hand. %1 1 video(s) are paused, nothing is lost."_s;
const QString Locked = u"The keychain is locked. Unlock it to continue."_s;
const QString Absent = u"No keychain service is running. Keys last for this session only."_s;

} // namespace

/// What the user is told in the window on the keychain's bad days, and that no day takes anything
/// from him. What the form tells of them is tried with a vault that is played (tst_keydesk).
class KeychainTroubleTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void trouble_isToldAndLosesNothing_data();
    void trouble_isToldAndLosesNothing();
    void absentKeychain_isToldAtTheStart_K02();
    void dismissedQuestion_isNotAskedAgainByItself_K05();
    void lateAnswer_endsTheTrouble_K06();
    void deathInTheMiddle_isNotNoticed_K07();
    void keychainThatComesBack_isTriedOnWish_K07();

private:
    void begin(std::chrono::milliseconds patience = 20s);
    [[nodiscard]] bool hasKey() const { return m->client.hasKey(m->account); }

    std::unique_ptr<MockKeychain> m_keychain;
    std::unique_ptr<Room> m;
};

void KeychainTroubleTest::init()
{
    m_keychain = std::make_unique<MockKeychain>(busAddress);
}

void KeychainTroubleTest::cleanup()
{
    m.reset();
    m_keychain.reset();
}

void KeychainTroubleTest::begin(std::chrono::milliseconds patience)
{
    m = std::make_unique<Room>(patience);
    m->window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&m->window));
}

void KeychainTroubleTest::trouble_isToldAndLosesNothing_data()
{
    using Day = void (*)(std::unique_ptr<MockKeychain> &);
    QTest::addColumn<std::function<void(std::unique_ptr<MockKeychain> &)>>("day");
    QTest::addColumn<QString>("told");
    QTest::addColumn<QString>("button");
    const auto row = [](const char *name, Day day, const QString &told, const QString &button) {
        QTest::newRow(name) << std::function<void(std::unique_ptr<MockKeychain> &)>(day) << told
                            << button;
    };
    row(
        "K02 absent", [](auto &keychain) { keychain.reset(); }, Missing.arg(Absent),
        u"Try again"_s);
    row(
        "K03 locked", [](auto &keychain) { keychain->isLocked = true; }, Locked, u"Unlock"_s);
    row(
        "K06 hangs", [](auto &keychain) { keychain->isSilent = true; },
        Missing.arg(u"The keychain does not answer. Look for its question, then try again."_s),
        u"Try again"_s);
    row(
        "K07 dies and stays dead",
        [](auto &keychain) {
            keychain->diesOnSearch = true;
            keychain->staysDead = true;
        },
        Missing.arg(Absent), u"Try again"_s);
}

void KeychainTroubleTest::trouble_isToldAndLosesNothing()
{
    QFETCH(const std::function<void(std::unique_ptr<MockKeychain> &)>, day);
    QFETCH(const QString, told);
    QFETCH(const QString, button);
    day(m_keychain);
    begin(500ms);
    m->ring.awaitAll();
    m->ring.readAll();
    QTRY_COMPARE(m->told(), QStringList {told});
    QCOMPARE(buttonsOf(m->window.bars(), 0).first(), button);
    QCOMPARE(m->accounts.size(), 1);
    QCOMPARE(m->accounts.at(0).keyEntry, u"entry"_s);
    QCOMPARE(m->tasks.at(0).report.status, TaskReport::Status::Generating);
    QVERIFY(!hasKey());
    QCOMPARE(m->service.requests().size(), 0);
}

void KeychainTroubleTest::absentKeychain_isToldAtTheStart_K02()
{
    begin();
    m->keys.warnWithoutKeychain();
    m->ring.awaitAll();
    m->ring.readAll();
    QTRY_VERIFY(hasKey()); // asked for later: the word on the keychain has come
    QCOMPARE(m->told(), QStringList());
    m_keychain.reset();
    m->keys.warnWithoutKeychain();
    QTRY_COMPARE(m->told(), QStringList {Absent});
}

void KeychainTroubleTest::dismissedQuestion_isNotAskedAgainByItself_K05()
{
    m_keychain->isLocked = true;
    m_keychain->isDismissive = true;
    begin();
    m->ring.awaitAll();
    m->ring.readAll();
    QTRY_COMPARE(m->told(), QStringList {Locked});
    QCOMPARE(m_keychain->prompts, 0);
    clickBar(m->window.bars(), 0, 0);
    QTRY_COMPARE(m_keychain->prompts, 1);
    m->keys.warnWithoutKeychain(); // is answered after what the click asked for
    m->ring.awaitAll();
    m->ring.readAll();
    QTRY_COMPARE(m->told(), QStringList {Locked});
    QVERIFY(!hasKey());
    QCOMPARE(m_keychain->prompts, 1);
    m_keychain->isDismissive = false;
    clickBar(m->window.bars(), 0, 0);
    QTRY_COMPARE(m->told(), QStringList());
    QVERIFY(hasKey());
    QCOMPARE(m_keychain->prompts, 2);
}

void KeychainTroubleTest::lateAnswer_endsTheTrouble_K06()
{
    m_keychain->isSilent = true;
    begin(50ms);
    m->ring.awaitAll();
    m->ring.readAll();
    QTRY_COMPARE(m->told().size(), 1);
    m_keychain->speak();
    QTRY_COMPARE(m->told(), QStringList());
    QVERIFY(hasKey());
}

void KeychainTroubleTest::deathInTheMiddle_isNotNoticed_K07()
{
    m_keychain->diesOnSearch = true;
    begin();
    m->ring.awaitAll();
    m->ring.readAll();
    QTRY_VERIFY(hasKey());
    QCOMPARE(m->told(), QStringList());
}

void KeychainTroubleTest::keychainThatComesBack_isTriedOnWish_K07()
{
    m_keychain.reset();
    begin();
    m->ring.awaitAll();
    m->ring.readAll();
    QTRY_COMPARE(m->told(), QStringList {Missing.arg(Absent)});
    m_keychain = std::make_unique<MockKeychain>(busAddress);
    clickBar(m->window.bars(), 0, 0);
    QTRY_COMPARE(m->told(), QStringList());
    QVERIFY(hasKey());
}

TEST_MAIN(KeychainTroubleTest)
{
    const PrivateBus bus;
    busAddress = bus.address();
    const QApplication application(argc, argv);
    KeychainTroubleTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_keychaintrouble.moc"
