// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/accountstore.h"
#include "store/recordingjournal.h"
#include "support/joinedtest.h"

#include <QSignalSpy>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;

class TestAccountStore final : public QObject
{
    Q_OBJECT

private slots:
    void save_givesIdsAndWrites();
    void save_sameAgain_writesNothing();
    void save_changed_saysWhichRow();
    void remove_forgetsTheState();
    void ids_areNeverGivenTwice();
    void findByName_ignoresCase();
    void setState_saysOnlyWhatIsNew();
};

void TestAccountStore::save_givesIdsAndWrites()
{
    RecordingJournal journal;
    AccountStore store(&journal);
    QSignalSpy before(&store, &AccountStore::aboutToInsert);
    QSignalSpy inserted(&store, &AccountStore::inserted);
    QCOMPARE(store.save({.name = u"Studio"_s}), 1);
    QCOMPARE(store.save({.name = u"Client"_s}), 2);
    QCOMPARE(store.save({.id = 9, .name = u"From elsewhere"_s}), 9);
    QCOMPARE(store.save({.name = u"Next"_s}), 10);
    QCOMPARE(inserted.size(), 4);
    QCOMPARE(before, inserted);
    QCOMPARE(store.find(2)->name, u"Client"_s);
    QCOMPARE(store.find(3), nullptr);
    QCOMPARE(journal.calls,
             QStringList({u"account 1"_s, u"account 2"_s, u"account 9"_s, u"account 10"_s}));
}

void TestAccountStore::save_sameAgain_writesNothing()
{
    RecordingJournal journal;
    AccountStore store(&journal);
    store.save({.name = u"Studio"_s});
    QSignalSpy changed(&store, &AccountStore::changed);
    store.save(store.at(0));
    QVERIFY(changed.isEmpty());
    QCOMPARE(journal.calls.size(), 1);
}

void TestAccountStore::save_changed_saysWhichRow()
{
    RecordingJournal journal;
    AccountStore store(&journal);
    store.load({{.id = 4, .name = u"Studio"_s}, {.id = 6, .name = u"Client"_s}});
    QVERIFY(journal.calls.isEmpty());
    QSignalSpy changed(&store, &AccountStore::changed);
    store.save({.id = 6, .name = u"Client & Sons"_s});
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.first().first().toInt(), 1);
    QCOMPARE(store.at(1).name, u"Client & Sons"_s);
    QCOMPARE(journal.calls, QStringList({u"account 6"_s}));
}

void TestAccountStore::remove_forgetsTheState()
{
    RecordingJournal journal;
    AccountStore store(&journal);
    store.save({.name = u"Studio"_s});
    store.setState(1, {.kind = AccountState::Kind::Rejected});
    QSignalSpy removed(&store, &AccountStore::removed);
    store.remove(1);
    store.remove(1);
    QCOMPARE(removed.size(), 1);
    QCOMPARE(store.size(), 0);
    QCOMPARE(store.state(1), AccountState());
    QCOMPARE(journal.calls.last(), u"remove account 1"_s);
}

void TestAccountStore::ids_areNeverGivenTwice()
{
    AccountStore store;
    store.load({{.id = 1, .name = u"Studio"_s}});
    store.setLastId(5); // 2 to 5 were deleted, and their videos still name them
    QCOMPARE(store.save({.name = u"New"_s}), 6);
    store.remove(6);
    QCOMPARE(store.save({.name = u"Newer"_s}), 7);
}

void TestAccountStore::findByName_ignoresCase()
{
    AccountStore store;
    store.save({.name = u"Studio Ä"_s});
    QCOMPARE(store.findByName(u"studio ä"_s)->id, 1);
    QCOMPARE(store.findByName(u"Studio"_s), nullptr);
}

void TestAccountStore::setState_saysOnlyWhatIsNew()
{
    AccountStore store;
    store.save({.name = u"Studio"_s});
    QSignalSpy changed(&store, &AccountStore::stateChanged);
    store.setState(1, {.kind = AccountState::Kind::Slowed, .inARow = 1});
    store.setState(1, {.kind = AccountState::Kind::Slowed, .inARow = 1});
    store.setState(8, {.kind = AccountState::Kind::Rejected});
    QCOMPARE(changed.size(), 1);
    QCOMPARE(store.state(8), AccountState());
}

QTEST_GUILESS_MAIN(TestAccountStore)
#include "tst_accountstore.moc"
