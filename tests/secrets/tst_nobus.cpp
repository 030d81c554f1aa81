// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "secrets/answers.h"
#include "secrets/keychainvault.h"
#include "support/joinedtest.h"

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;
using Problem = KeyVault::Problem;

/// The keychain on a system without a session bus.
class tst_NoBus : public QObject
{
    Q_OBJECT

private slots:
    void everyWish_isToldThatThereIsNoKeychain_K01_data();
    void everyWish_isToldThatThereIsNoKeychain_K01();
};

using Wish = void (*)(KeyVault &, Answers &);
Q_DECLARE_METATYPE(Wish)

void tst_NoBus::everyWish_isToldThatThereIsNoKeychain_K01_data()
{
    QTest::addColumn<Wish>("wish");
    QTest::newRow("examine") << Wish(
        [](KeyVault &vault, Answers &answers) { vault.examine(&answers.context, answers.done()); });
    QTest::newRow("read") << Wish([](KeyVault &vault, Answers &answers) {
        vault.read(u"entry"_s, &answers.context, answers.read());
    });
    QTest::newRow("write") << Wish([](KeyVault &vault, Answers &answers) {
        vault.write(u"entry"_s, "sk-test", &answers.context, answers.done());
    });
    QTest::newRow("remove") << Wish([](KeyVault &vault, Answers &answers) {
        vault.remove(u"entry"_s, &answers.context, answers.done());
    });
    QTest::newRow("unlock") << Wish(
        [](KeyVault &vault, Answers &answers) { vault.unlock(&answers.context, answers.done()); });
}

void tst_NoBus::everyWish_isToldThatThereIsNoKeychain_K01()
{
    QFETCH(Wish, wish);
    KeychainVault vault(u"reelwatch-test"_s);
    Answers answers;
    wish(vault, answers);
    QVERIFY(answers.problems.isEmpty()); // never before the call returns
    QTRY_COMPARE(answers.problems, QList {Problem::NoService});
    QVERIFY(answers.key.isEmpty());
    QCOMPARE(describe(answers.problems.first()),
             u"No keychain service is running. Keys last for this session only."_s);
}

TEST_MAIN(tst_NoBus)
{
    // Before anybody asks for the bus.
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
    QCoreApplication application(argc, argv);
    tst_NoBus test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_nobus.moc"
