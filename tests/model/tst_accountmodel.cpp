// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/accountmodel.h"
#include "model/library.h"
#include "model/totals.h"
#include "support/joinedtest.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

#include <memory>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;
using Kind = AccountState::Kind;

/// The keys as the key dialog lists them.
class tst_AccountModel : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void row_tellsOfTheKey();
    void secret_isToldByItsPlaceOrItsEnd_data();
    void secret_isToldByItsPlaceOrItsEnd();
    void lastFour_keepsNoMoreThanFour_K();
    void lastFour_leavesWithTheKey();
    void state_isSaidInWords_data();
    void state_isSaidInWords();
    void changes_areAnnouncedForTheirColumns();
    void insertAndRemove_followTheStore();

private:
    [[nodiscard]] QString text(int row, AccountModel::Column column) const;

    std::unique_ptr<Library> m_library;
    std::unique_ptr<Totals> m_totals;
    std::unique_ptr<AccountModel> m_keys;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void tst_AccountModel::init()
{
    m_tester.reset();
    m_keys.reset();
    m_totals.reset();
    m_library = std::make_unique<Library>();
    m_totals = std::make_unique<Totals>(m_library->model, m_library->clock);
    m_keys = std::make_unique<AccountModel>(m_library->accounts, *m_totals);
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_keys.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
}

QString tst_AccountModel::text(int row, AccountModel::Column column) const
{
    return m_keys->index(row, column).data().toString();
}

void tst_AccountModel::row_tellsOfTheKey()
{
    m_library->add(u"a"_s, 2);
    QCOMPARE(text(1, AccountModel::NameColumn), u"Client"_s);
    QCOMPARE(text(1, AccountModel::BaseColumn), u"https://api.token360.ai"_s);
    QCOMPARE(text(1, AccountModel::StateColumn), u"OK"_s);
    QCOMPARE(text(1, AccountModel::VideosColumn), u"1"_s);
    QCOMPARE(m_keys->index(1, 0).data(AccountModel::AccountIdRole).value<AccountId>(), 2);
    QCOMPARE(m_keys->index(1, 0).data(AccountModel::ColourRole).toString(), u"#d56199"_s);
}

void tst_AccountModel::secret_isToldByItsPlaceOrItsEnd_data()
{
    QTest::addColumn<Account::Keeps>("keeps");
    QTest::addColumn<QString>("words");
    QTest::newRow("keychain") << Account::Keeps::Keychain << u"in the keychain"_s;
    QTest::newRow("session") << Account::Keeps::Session << u"this session only"_s;
    QTest::newRow("environment") << Account::Keeps::Environment << u"TOKEN360_API_KEY"_s;
}

void tst_AccountModel::secret_isToldByItsPlaceOrItsEnd()
{
    QFETCH(Account::Keeps, keeps);
    QFETCH(QString, words);
    Account account = *m_library->accounts.find(1);
    account.keeps = keeps;
    m_library->accounts.save(account);
    QCOMPARE(text(0, AccountModel::SecretColumn), words);
    m_keys->setLastFour(1, u"9f3c"_s);
    QCOMPARE(text(0, AccountModel::SecretColumn), u"…9f3c"_s);
    m_keys->setLastFour(1, {});
    QCOMPARE(text(0, AccountModel::SecretColumn), words);
}

void tst_AccountModel::lastFour_keepsNoMoreThanFour_K()
{
    m_keys->setLastFour(1, u"sk-CANARY-9f3c"_s);
    for (int column = 0; column < AccountModel::ColumnCount; ++column) {
        for (const int role : {int {Qt::DisplayRole}, int {Qt::ToolTipRole},
                               int {Qt::AccessibleTextRole}, int {Qt::EditRole}})
            QVERIFY(!m_keys->index(0, column).data(role).toString().contains(u"CANARY"_s));
    }
    QCOMPARE(text(0, AccountModel::SecretColumn), u"…9f3c"_s);
}

void tst_AccountModel::lastFour_leavesWithTheKey()
{
    m_keys->setLastFour(1, u"9f3c"_s);
    const Account account = *m_library->accounts.find(1);
    m_library->accounts.remove(1);
    m_library->accounts.save(account);
    QCOMPARE(text(1, AccountModel::SecretColumn), u"in the keychain"_s);
}

void tst_AccountModel::state_isSaidInWords_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("words");
    QTest::newRow("ok") << Kind::Ok << u"OK"_s;
    QTest::newRow("slowed") << Kind::Slowed << u"Slowed down"_s;
    QTest::newRow("missing") << Kind::KeyMissing << u"Key missing"_s;
    QTest::newRow("locked") << Kind::KeychainLocked << u"Keychain locked"_s;
    QTest::newRow("rejected") << Kind::Rejected << u"Rejected"_s;
    QTest::newRow("balance") << Kind::OutOfBalance << u"Out of balance"_s;
    QTest::newRow("frozen") << Kind::Frozen << u"Frozen"_s;
    QTest::newRow("unreachable") << Kind::Unreachable << u"Unreachable"_s;
}

void tst_AccountModel::state_isSaidInWords()
{
    QFETCH(Kind, kind);
    m_library->accounts.setState(1, {.kind = kind, .message = u"<img src=file:///fifo>"_s});
    QTEST(text(0, AccountModel::StateColumn), "words");
    const QString tip =
        m_keys->index(0, AccountModel::StateColumn).data(Qt::ToolTipRole).toString();
    QVERIFY(tip.contains(u"&lt;img"_s) && !tip.contains(u"<img"_s)); // T01
}

void tst_AccountModel::changes_areAnnouncedForTheirColumns()
{
    const QSignalSpy changed(m_keys.get(), &AccountModel::dataChanged);
    const auto columns = [&changed] {
        return std::pair(changed.last().at(0).value<QModelIndex>().column(),
                         changed.last().at(1).value<QModelIndex>().column());
    };
    m_library->accounts.setState(2, {.kind = Kind::Frozen});
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.at(0).at(0).value<QModelIndex>().row(), 1);
    QCOMPARE(columns(), std::pair(2, 3));
    m_library->add(u"a"_s);
    QCOMPARE(changed.size(), 2);
    QCOMPARE(columns(), std::pair(4, 4));
    m_keys->setLastFour(1, u"9f3c"_s);
    QCOMPARE(columns(), std::pair(2, 2));
    Account renamed = *m_library->accounts.find(1);
    renamed.name = u"Agency"_s;
    m_library->accounts.save(renamed);
    QCOMPARE(columns(), std::pair(0, 2));
    QCOMPARE(changed.size(), 4);
}

void tst_AccountModel::insertAndRemove_followTheStore()
{
    m_library->accounts.save({.name = u"Third"_s});
    QCOMPARE(m_keys->rowCount(), 3);
    QCOMPARE(m_keys->indexOf(3).row(), 2);
    m_library->accounts.remove(1);
    QCOMPARE(text(0, AccountModel::NameColumn), u"Client"_s);
    QVERIFY(!m_keys->indexOf(1).isValid());
}

QTEST_GUILESS_MAIN(tst_AccountModel)
#include "tst_accountmodel.moc"
