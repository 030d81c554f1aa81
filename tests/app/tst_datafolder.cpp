// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/datafolder.h"
#include "support/joinedtest.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

/// Who may do what, for owner, group and others.
int modeOf(const QString &path)
{
    const auto all = quint32(QFileInfo(path).permissions().toInt());
    return int(((all >> 12) & 7) << 6 | ((all >> 4) & 7) << 3 | (all & 7));
}

} // namespace

class TestDataFolder final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void standardPlace_isMadeForTheOwnerOnly();
    void standardPlace_isClosedAgain();
    void chosenFolder_isMadeForTheOwnerOnly();
    void everything_isInside();
    void videos_standInTheUsersOwnOnlyBesideTheStandardPlace();
    void oneFolder_hasOneFingerprint();
    void chosenFolder_hasItsOwnKeys();
    void standardPlaceChosen_isTheStandardPlace();
    void placeThatCannotBe_doesNotExist();
    void placeThatCannotBe_doesNotExist_data();

private:
    QTemporaryDir m_home;
    QByteArray m_before;
};

void TestDataFolder::init()
{
    m_home = QTemporaryDir();
    m_before = qgetenv("XDG_DATA_HOME");
    qputenv("XDG_DATA_HOME", QFile::encodeName(m_home.filePath(u"share"_s)));
}

void TestDataFolder::cleanup()
{
    m_before.isNull() ? qunsetenv("XDG_DATA_HOME") : qputenv("XDG_DATA_HOME", m_before);
}

void TestDataFolder::standardPlace_isMadeForTheOwnerOnly() // S19
{
    const DataFolder folder;
    QVERIFY(folder.exists());
    QVERIFY(folder.path().startsWith(QFileInfo(m_home.path()).canonicalFilePath() + u"/share/"_s));
    QCOMPARE(modeOf(folder.path()), 0700);
}

void TestDataFolder::standardPlace_isClosedAgain() // S19
{
    const QString path = DataFolder().path();
    QVERIFY(QFile::setPermissions(path, QFile::Permissions(0x7755)));
    QCOMPARE(modeOf(DataFolder().path()), 0700);
}

void TestDataFolder::chosenFolder_isMadeForTheOwnerOnly() // S19
{
    const DataFolder folder(m_home.filePath(u"a/b/c"_s));
    QVERIFY(folder.exists());
    QCOMPARE(modeOf(folder.path()), 0700);
}

void TestDataFolder::everything_isInside()
{
    const DataFolder folder(m_home.filePath(u"mine"_s));
    const QStringList places {folder.database(), folder.videos(), folder.posters(), folder.lock()};
    for (const QString &place : places)
        QCOMPARE(QFileInfo(place).path(), folder.path());
    QCOMPARE(QSet<QString>(places.begin(), places.end()).size(), 4);
}

void TestDataFolder::videos_standInTheUsersOwnOnlyBesideTheStandardPlace()
{
    const QString movies = QStandardPaths::writableLocation(QStandardPaths::MoviesLocation);
    QVERIFY(!movies.isEmpty());
    QCOMPARE(DataFolder().videos(), QString(movies + u"/Reelwatch"_s));
    QCOMPARE(DataFolder().ownVideos(), QString(DataFolder().path() + u"/videos"_s));
    const DataFolder chosen(m_home.filePath(u"mine"_s));
    QCOMPARE(chosen.videos(), chosen.ownVideos());
}

void TestDataFolder::oneFolder_hasOneFingerprint()
{
    const DataFolder folder(m_home.filePath(u"mine"_s));
    QVERIFY(QFile::link(folder.path(), m_home.filePath(u"link"_s)));
    QCOMPARE(DataFolder(m_home.filePath(u"mine/"_s)).fingerprint(), folder.fingerprint());
    QCOMPARE(DataFolder(m_home.filePath(u"x/../mine/."_s)).fingerprint(), folder.fingerprint());
    QCOMPARE(DataFolder(m_home.filePath(u"link"_s)).fingerprint(), folder.fingerprint());
    QVERIFY(DataFolder(m_home.filePath(u"other"_s)).fingerprint() != folder.fingerprint());
}

void TestDataFolder::chosenFolder_hasItsOwnKeys()
{
    const DataFolder one(m_home.filePath(u"one"_s));
    const DataFolder two(m_home.filePath(u"two"_s));
    QCOMPARE(DataFolder().keychainService(), u"Reelwatch"_s);
    QVERIFY(one.keychainService().startsWith(u"Reelwatch ("_s));
    QVERIFY(one.keychainService() != two.keychainService());
}

void TestDataFolder::standardPlaceChosen_isTheStandardPlace()
{
    QCOMPARE(DataFolder(DataFolder().path()).keychainService(), u"Reelwatch"_s);
}

void TestDataFolder::placeThatCannotBe_doesNotExist_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("S12 a file in the way") << u"/etc/hostname/data"_s;
    QTest::newRow("S12 a file in its place") << u"/etc/hostname"_s;
    QTest::newRow("S12 no folders there") << u"/proc/data"_s;
}

void TestDataFolder::placeThatCannotBe_doesNotExist() // S12
{
    QFETCH(QString, path);
    const DataFolder folder(path);
    QVERIFY(!folder.exists());
    QVERIFY(folder.database().startsWith(path));
}

QTEST_GUILESS_MAIN(TestDataFolder)
#include "tst_datafolder.moc"
