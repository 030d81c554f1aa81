// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "secrets/answers.h"
#include "secrets/keychainvault.h"
#include "support/joinedtest.h"
#include "support/promised.h"

#include <QDBusConnection>
#include <QDBusInterface>
#include <QDBusReply>
#include <QDirIterator>
#include <QFile>
#include <QProcess>

#include <memory>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;
using Problem = KeyVault::Problem;

namespace {

const QString ServiceName = u"reelwatch-test"_s;
const QByteArray Canary = "sk-CANARY-4f1e8a77c2b9";

/// A wish to the real service, past the vault.
QDBusInterface secretService(const QString &path = u"/org/freedesktop/secrets"_s,
                             const QString &interface = u"org.freedesktop.Secret.Service"_s)
{
    return {u"org.freedesktop.secrets"_s, path, interface};
}

QDBusObjectPath defaultKeychain()
{
    const QDBusReply<QDBusObjectPath> path = secretService().call(u"ReadAlias"_s, u"default"_s);
    return path.value();
}

void lock()
{
    secretService().call(u"Lock"_s, QVariant::fromValue(QList {defaultKeychain()}));
}

/// What secret-tool tells of the entries that the vault made.
QByteArray listing()
{
    QProcess tool;
    tool.setProcessChannelMode(QProcess::MergedChannels);
    tool.start(u"secret-tool"_s, {u"search"_s, u"--all"_s, u"server"_s, ServiceName});
    tool.waitForFinished();
    return tool.readAll();
}

} // namespace

/// The vault over a real gnome-keyring.
class tst_KeychainVault : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void key_isReadAsWritten_data();
    void key_isReadAsWritten();
    void examine_openKeychain_findsNothingWrong();
    void read_unknownEntry_isNotFound();
    void remove_leavesNothingBehind_K20();
    void remove_unknownEntry_isAsGoodAsGone();
    void write_overAnother_leavesOnlyTheNewOne_K22();
    void entry_tellsOfTheProgramAndNothingOfTheKey_K26();
    void home_holdsNoKeyInPlainText_K09();
    void lockedKeychain_keepsItsKeysAndSaysSo_K03_K04();

private:
    Problem write(const QString &entry, const QByteArray &key);
    Problem read(const QString &entry);
    Problem remove(const QString &entry);
    Problem outcome();

    std::unique_ptr<KeychainVault> m_vault;
    std::unique_ptr<Answers> m_answers;
};

void tst_KeychainVault::init()
{
    m_vault = std::make_unique<KeychainVault>(ServiceName, std::chrono::seconds(20));
    m_answers = std::make_unique<Answers>();
}

Problem tst_KeychainVault::outcome()
{
    const bool answered =
        QTest::qWaitFor([this] { return !m_answers->problems.isEmpty(); }, 20'000);
    return answered ? m_answers->problems.takeFirst() : Problem::TimedOut;
}

Problem tst_KeychainVault::write(const QString &entry, const QByteArray &key)
{
    m_vault->write(entry, key, &m_answers->context, m_answers->done());
    return outcome();
}

Problem tst_KeychainVault::read(const QString &entry)
{
    m_vault->read(entry, &m_answers->context, m_answers->read());
    return outcome();
}

Problem tst_KeychainVault::remove(const QString &entry)
{
    m_vault->remove(entry, &m_answers->context, m_answers->done());
    return outcome();
}

void tst_KeychainVault::key_isReadAsWritten_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::newRow("usual") << Canary;
    QTest::newRow("one character") << QByteArray("k");
    QTest::newRow("every printable character") << [] {
        QByteArray all;
        for (char c = 0x21; c < 0x7F; ++c)
            all.append(c);
        return all;
    }();
    QTest::newRow("longest") << QByteArray(4096, 'k');
}

void tst_KeychainVault::key_isReadAsWritten()
{
    QFETCH(QByteArray, key);
    QCOMPARE(write(u"as-written"_s, key), Problem::None);
    QCOMPARE(read(u"as-written"_s), Problem::None);
    QCOMPARE(m_answers->key, key);
}

void tst_KeychainVault::examine_openKeychain_findsNothingWrong()
{
    m_vault->examine(&m_answers->context, m_answers->done());
    QCOMPARE(outcome(), Problem::None);
}

void tst_KeychainVault::read_unknownEntry_isNotFound()
{
    QCOMPARE(read(u"nobody-wrote-this"_s), Problem::NotFound);
    QVERIFY(m_answers->key.isEmpty());
}

void tst_KeychainVault::remove_leavesNothingBehind_K20()
{
    QCOMPARE(write(u"to-go"_s, Canary), Problem::None);
    QVERIFY(listing().contains("to-go"));
    QCOMPARE(remove(u"to-go"_s), Problem::None);
    QCOMPARE(read(u"to-go"_s), Problem::NotFound);
    QVERIFY(Promised({u"P14"_s, u"keychain entries left of a deleted key"_s,
                      double(listing().count("to-go"))})
                .tell());
}

void tst_KeychainVault::remove_unknownEntry_isAsGoodAsGone()
{
    QCOMPARE(remove(u"nobody-wrote-this"_s), Problem::None);
}

void tst_KeychainVault::write_overAnother_leavesOnlyTheNewOne_K22()
{
    QCOMPARE(write(u"rotated"_s, "sk-old-key"), Problem::None);
    QCOMPARE(write(u"rotated"_s, "sk-new-key"), Problem::None);
    QCOMPARE(read(u"rotated"_s), Problem::None);
    QCOMPARE(m_answers->key, QByteArray("sk-new-key"));
    QCOMPARE(listing().count("rotated"), 1);
}

void tst_KeychainVault::entry_tellsOfTheProgramAndNothingOfTheKey_K26()
{
    QCOMPARE(write(u"Studio 77"_s, Canary), Problem::None);
    QByteArrayList lines = listing().split('\n');
    QVERIFY(lines.contains("secret = " + Canary.toBase64())); // what is hidden from here on
    lines.removeIf([](const QByteArray &line) { return line.startsWith("secret = "); });
    QVERIFY(lines.contains("label = " + ServiceName.toLatin1()));
    QVERIFY(lines.contains("attribute.user = Studio 77"));
    const QByteArray told = lines.join('\n');
    QVERIFY(!told.contains(Canary.right(4)));
    QVERIFY(!told.contains(Canary.toBase64().left(8)));
}

void tst_KeychainVault::home_holdsNoKeyInPlainText_K09()
{
    QCOMPARE(write(u"plain"_s, Canary), Problem::None);
    const QList<QByteArray> shapes {Canary, Canary.toBase64(), Canary.toHex(),
                                    Canary.toPercentEncoding()};
    int files = 0;
    QDirIterator all(QDir::homePath(), QDir::Files | QDir::Hidden | QDir::NoSymLinks,
                     QDirIterator::Subdirectories);
    while (all.hasNext()) {
        QFile file(all.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray bytes = file.readAll();
        ++files;
        for (const QByteArray &shape : shapes)
            QVERIFY2(!bytes.contains(shape), qPrintable(file.fileName()));
    }
    QVERIFY(files > 0); // the keyring itself, at least
}

void tst_KeychainVault::lockedKeychain_keepsItsKeysAndSaysSo_K03_K04()
{
    QCOMPARE(write(u"locked-in"_s, Canary), Problem::None);
    lock();
    QCOMPARE(read(u"locked-in"_s), Problem::Locked);
    QVERIFY(m_answers->key.isEmpty());
    QCOMPARE(write(u"locked-out"_s, Canary), Problem::Locked);
    QCOMPARE(remove(u"locked-in"_s), Problem::Locked);
    m_vault->examine(&m_answers->context, m_answers->done());
    QCOMPARE(outcome(), Problem::Locked);
    QCOMPARE(describe(Problem::Locked), u"The keychain is locked. Unlock it to continue."_s);
    QVERIFY(listing().contains("locked-in"));
    QVERIFY(!listing().contains("locked-out"));
}

QTEST_GUILESS_MAIN(tst_KeychainVault)
#include "tst_keychainvault.moc"
