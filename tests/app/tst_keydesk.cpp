// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/barsof.h"
#include "app/desk.h"
#include "gui/keys/keyform.h"
#include "gui/keys/keysdialog.h"
#include "gui/window/messagebars.h"
#include "support/joinedtest.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>

#include <memory>

using namespace Reelwatch;
using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;
using Problem = KeyVault::Problem;

namespace {

const QString Canary = u"sk-CANARY-4f1e8a779f3c"_s;

} // namespace

/// The key dialogs with everything behind them but the keychain and the real service.
class tst_KeyDesk : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void newKey_isSavedThroughTheForm();
    void lockedKeychain_keepsTheKeyInTheFormUntilItOpens_K04();
    void dismissedQuestion_leavesTheFormAsItWas_K05();
    void absentKeychain_offersTheSession_K01_K02();
    void slowKeychain_isTakenLate_K06();
    void cancelledForm_undoesTheLateWrite_K06();
    void trial_saysWhatTheAnswerMeans_data();
    void trial_saysWhatTheAnswerMeans();
    void savedKey_isTriedFromTheTable();
    void trial_isTold();
    void trialOfASavedKey_waitsForItsTurn();
    void trialOfAHeldKey_isRefused_H56();
    void trialThatIsTooMuch_holdsTheChecks_H56();
    void unreachedTrial_leavesTheChecksState();
    void rejectedKey_isAskedForWithTheReason();
    void lastFour_isShownWhileTheDialogIsOpen_K18();
    void lockedKeychain_isToldInTheDialog_K03();
    void deletedKey_isGone_K20();
    void refusedDeletion_isTold();
    void environmentKey_isOfferedOnce();

private:
    void openNew();
    void fillIn();
    void click(QWidget *dialog, const QString &button);
    [[nodiscard]] KeyForm *form() const { return m->window.findChild<KeyForm *>(); }
    [[nodiscard]] KeysDialog *dialog() const { return m->window.findChild<KeysDialog *>(); }
    [[nodiscard]] QString told(const QWidget *in, const QString &label) const
    {
        const auto *found = in ? in->findChild<QLabel *>(label) : nullptr;
        return found && found->isVisible() ? found->text() : QString();
    }
    [[nodiscard]] QString message() const { return told(form(), u"message"_s); }
    [[nodiscard]] QString result() const { return told(dialog(), u"result"_s); }
    void saveKey();

    std::unique_ptr<Desk> m;
};

void tst_KeyDesk::init()
{
    m = std::make_unique<Desk>();
    m->window.show();
    QVERIFY(QTest::qWaitForWindowActive(&m->window));
}

void tst_KeyDesk::cleanup()
{
    m.reset();
}

void tst_KeyDesk::openNew()
{
    m->keys.addKey({}, m->service.url());
    QVERIFY(form());
    QVERIFY(QTest::qWaitForWindowActive(form()));
}

void tst_KeyDesk::fillIn()
{
    QTest::keyClicks(form()->findChild<QLineEdit *>(u"name"_s), u"Studio"_s);
    QTest::keyClicks(form()->findChild<QLineEdit *>(u"key"_s), Canary);
}

void tst_KeyDesk::click(QWidget *in, const QString &button)
{
    auto *found = in->findChild<QAbstractButton *>(button);
    QVERIFY(found && found->isVisible() && found->isEnabled());
    QTest::mouseClick(found, Qt::LeftButton);
}

void tst_KeyDesk::saveKey()
{
    openNew();
    fillIn();
    click(form(), u"save"_s);
    QTRY_COMPARE(m->accounts.size(), 1);
    QTRY_VERIFY(!form());
}

void tst_KeyDesk::newKey_isSavedThroughTheForm()
{
    QSignalSpy added(&m->keys, &KeyDesk::keyAdded);
    saveKey();
    QCOMPARE(added.size(), 1);
    QCOMPARE(m->accounts.at(0).name, u"Studio"_s);
    QCOMPARE(m->vault.keys.values(), QByteArrayList {Canary.toLatin1()});
    QVERIFY(m->client.hasKey(added.first().at(0).value<AccountId>()));
}

void tst_KeyDesk::lockedKeychain_keepsTheKeyInTheFormUntilItOpens_K04()
{
    m->vault.refusal = Problem::Locked;
    openNew();
    fillIn();
    click(form(), u"save"_s);
    QTRY_COMPARE(message(), u"The keychain is locked. Unlock it to continue."_s);
    QCOMPARE(form()->findChild<QLineEdit *>(u"key"_s)->text(), Canary);
    QCOMPARE(m->accounts.size(), 0);
    click(form(), u"unlock"_s);
    QTRY_COMPARE(m->accounts.size(), 1);
    QTRY_VERIFY(!form());
}

void tst_KeyDesk::dismissedQuestion_leavesTheFormAsItWas_K05()
{
    m->vault.refusal = Problem::Locked;
    m->vault.unlocking = Problem::Denied;
    openNew();
    fillIn();
    click(form(), u"save"_s);
    QTRY_COMPARE(message(), describe(Problem::Locked));
    click(form(), u"unlock"_s);
    QTRY_COMPARE(message(), describe(Problem::Denied));
    QCOMPARE(form()->findChild<QLineEdit *>(u"key"_s)->text(), Canary);
    click(form(), u"useSession"_s);
    QTRY_COMPARE(m->accounts.size(), 1);
    QCOMPARE(m->accounts.at(0).keeps, Account::Keeps::Session);
    QVERIFY(m->vault.keys.isEmpty());
}

void tst_KeyDesk::absentKeychain_offersTheSession_K01_K02()
{
    m->vault.refusal = Problem::NoService;
    openNew();
    QTRY_COMPARE(message(), u"No keychain service is running. Keys last for this session only."_s);
    fillIn();
    click(form(), u"save"_s);
    QTRY_COMPARE(m->accounts.size(), 1);
    QCOMPARE(m->accounts.at(0).keeps, Account::Keeps::Session);
    QVERIFY(m->client.hasKey(m->accounts.at(0).id));
}

void tst_KeyDesk::slowKeychain_isTakenLate_K06()
{
    m->vault.dawdles = true;
    openNew();
    fillIn();
    click(form(), u"save"_s);
    QTRY_COMPARE(message(), describe(Problem::TimedOut));
    QCOMPARE(m->accounts.size(), 0);
    m->vault.catchUp();
    QCOMPARE(m->accounts.size(), 1);
    QTRY_VERIFY(!form());
}

void tst_KeyDesk::cancelledForm_undoesTheLateWrite_K06()
{
    m->vault.dawdles = true;
    openNew();
    fillIn();
    click(form(), u"save"_s);
    QTRY_COMPARE(message(), describe(Problem::TimedOut));
    click(form(), u"cancel"_s);
    m->vault.dawdles = false;
    m->vault.catchUp();
    QTRY_VERIFY(m->vault.keys.isEmpty());
    QCOMPARE(m->accounts.size(), 0);
}

void tst_KeyDesk::trial_saysWhatTheAnswerMeans_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("start");
    QTest::newRow("200") << 200 << QByteArray(R"({"object":"list","data":[]})")
                         << u"The service accepted this key."_s;
    QTest::newRow("401") << 401 << QByteArray(R"({"error":{"type":"invalid_api_key"}})")
                         << u"The service rejected this key."_s;
    QTest::newRow("402") << 402 << QByteArray("{}")
                         << u"The service knows this key, but its balance is used up."_s;
    QTest::newRow("403") << 403 << QByteArray("{}")
                         << u"The service did not allow the trial (HTTP 403)."_s;
    QTest::newRow("404") << 404 << QByteArray("{}") << u"The key was probably accepted"_s;
}

void tst_KeyDesk::trial_saysWhatTheAnswerMeans()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QString, start);
    m->service.on({}, WireAnswer::of(status, body));
    openNew();
    fillIn();
    click(form(), u"test"_s);
    QTRY_VERIFY2(message().startsWith(start), qPrintable(message()));
    QCOMPARE(m->service.requests().first().header("Authorization"), "Bearer " + Canary.toLatin1());
    QCOMPARE(m->accounts.size(), 0);
    QVERIFY(m->vault.keys.isEmpty());
}

void tst_KeyDesk::savedKey_isTriedFromTheTable()
{
    saveKey();
    m->service.on({}, WireAnswer::of(200, R"({"object":"list","data":[]})"));
    m->keys.openKeys();
    click(dialog(), u"test"_s);
    QTRY_COMPARE(result(), u"The service accepted this key."_s);
}

void tst_KeyDesk::trial_isTold()
{
    saveKey();
    m->service.on({}, WireAnswer::of(402, "{}"));
    const QSignalSpy noted(&m->requests, &RequestRecord::noted);
    m->keys.openKeys();
    click(dialog(), u"test"_s);
    QTRY_COMPARE(noted.size(), 1);
    const auto event = noted.constFirst().constFirst().value<WatchEvent>();
    QCOMPARE(event.account, m->accounts.at(0).id);
    QCOMPARE(event.what, WatchEvent::What::Trial);
    QCOMPARE(event.error, ApiError::Kind::OutOfBalance);
    QCOMPARE(event.http, 402);
}

void tst_KeyDesk::trialOfASavedKey_waitsForItsTurn()
{
    saveKey();
    Account slow = m->accounts.at(0);
    slow.limits = {.perSecond = 0.01, .burst = 1};
    m->accounts.save(slow);
    m->service.on({}, WireAnswer::of(200, R"({"object":"list","data":[]})"));
    m->keys.openKeys();
    click(dialog(), u"test"_s);
    const qsizetype before = m->service.requests().size();
    QCOMPARE(result(), u"Asking the service…"_s);
    QVERIFY(m->watcher.takeTurn(slow.id) > 300s); // those of the trial come first
    QVERIFY(!QTest::qWaitFor([&] { return m->service.requests().size() > before; }, 300));
}

void tst_KeyDesk::trialOfAHeldKey_isRefused_H56()
{
    saveKey();
    m->accounts.setState(m->accounts.at(0).id,
                         {.kind = AccountState::Kind::OutOfBalance,
                          .until = QDateTime::currentDateTimeUtc().addSecs(600)});
    m->keys.openKeys();
    click(dialog(), u"test"_s);
    QVERIFY(result().startsWith(u"The service has had enough requests with this key"_s));
    QVERIFY(m->service.requests().isEmpty());
}

void tst_KeyDesk::trialThatIsTooMuch_holdsTheChecks_H56()
{
    saveKey();
    m->service.on({}, WireAnswer::of(429, "{}", "application/json", {"Retry-After: 60"}));
    QSignalSpy failed(&m->trials, &KeyTrials::askFailed);
    m->keys.openKeys();
    click(dialog(), u"test"_s);
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed.constFirst().at(0).value<AccountId>(), m->accounts.at(0).id);
    QCOMPARE(failed.constFirst().at(1).value<ApiError>().retryAfter, 60s);
}

void tst_KeyDesk::unreachedTrial_leavesTheChecksState()
{
    saveKey();
    m->service.on({}, {.then = WireAnswer::Then::Reset});
    m->keys.openKeys();
    click(dialog(), u"test"_s);
    QTRY_VERIFY(!result().isEmpty());
    // Only checks say whether checks get through: nothing else would take it back.
    QCOMPARE(m->accounts.state(m->accounts.at(0).id).kind, AccountState::Kind::Ok);
}

void tst_KeyDesk::rejectedKey_isAskedForWithTheReason()
{
    saveKey();
    const AccountId id = m->accounts.at(0).id;
    m->accounts.setState(id, {.kind = AccountState::Kind::Rejected});
    m->keys.editKey(id);
    QVERIFY(QTest::qWaitForWindowActive(form()));
    QVERIFY(message().startsWith(u"The service rejected this key."_s));
    QVERIFY(form()->findChild<QLineEdit *>(u"key"_s)->hasFocus());
}

void tst_KeyDesk::lastFour_isShownWhileTheDialogIsOpen_K18()
{
    saveKey();
    const auto shown = [this] {
        return m->keyRows.index(0, AccountModel::SecretColumn).data().toString();
    };
    QCOMPARE(shown(), u"in the keychain"_s);
    m->keys.openKeys();
    QTRY_COMPARE(shown(), u"…9f3c"_s);
    click(dialog(), u"close"_s);
    QCOMPARE(shown(), u"in the keychain"_s);
}

void tst_KeyDesk::lockedKeychain_isToldInTheDialog_K03()
{
    saveKey();
    m->vault.refusal = Problem::Locked;
    m->keys.openKeys();
    QTRY_COMPARE(result(), u"The keychain is locked. Unlock it to continue."_s);
    QCOMPARE(m->accounts.size(), 1);
}

void tst_KeyDesk::deletedKey_isGone_K20()
{
    saveKey();
    m->keys.openKeys();
    emit dialog()->deleteRequested(m->accounts.at(0).id);
    QTRY_COMPARE(m->accounts.size(), 0);
    QVERIFY(m->vault.keys.isEmpty());
}

void tst_KeyDesk::refusedDeletion_isTold()
{
    saveKey();
    m->keys.openKeys();
    m->vault.refusal = Problem::Denied;
    emit dialog()->deleteRequested(m->accounts.at(0).id);
    QTRY_VERIFY(result().startsWith(u"The key was not deleted."_s));
    QCOMPARE(m->accounts.size(), 1);
}

void tst_KeyDesk::environmentKey_isOfferedOnce()
{
    m->keys.offerEnvironmentKey();
    QCOMPARE(sentencesOf(m->window.bars()), QStringList {});
    qputenv("TOKEN360_API_KEY", "two words"); // K10
    m->keys.offerEnvironmentKey();
    QVERIFY(sentencesOf(m->window.bars())
                .value(0)
                .startsWith(u"The key in TOKEN360_API_KEY cannot be used. "_s));
    qputenv("TOKEN360_API_KEY", Canary.toLatin1());
    m->keys.offerEnvironmentKey();
    const QStringList told = sentencesOf(m->window.bars());
    QCOMPARE(told.size(), 1);
    QVERIFY(!told.first().contains(u"CANARY"_s));
    QCOMPARE(m->accounts.size(), 0); // offered, not taken
    clickBar(m->window.bars(), 0, 0);
    QCOMPARE(m->accounts.at(0).keeps, Account::Keeps::Environment);
    QTRY_VERIFY(m->client.hasKey(m->accounts.at(0).id));
    QVERIFY(m->vault.keys.isEmpty());
    QCOMPARE(sentencesOf(m->window.bars()), QStringList {});
    m->keys.offerEnvironmentKey();
    QCOMPARE(sentencesOf(m->window.bars()), QStringList {});
}

QTEST_MAIN(tst_KeyDesk)
#include "tst_keydesk.moc"
