// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/barsof.h"
#include "app/formerkeys.h"
#include "app/waitingvideos.h"
#include "gui/window/messagebars.h"
#include "store/accountstore.h"
#include "store/settings.h"
#include "store/taskstore.h"
#include "support/joinedtest.h"
#include "support/testclock.h"

#include <memory>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;

/// Videos without a key: added before there was one, or left behind by one that was deleted.
class tst_WaitingVideos : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void firstKey_isOfferedAndNotForced();
    void offer_taken_assignsForGood();
    void offer_sparesWhatTheKeyWatchesAlready();
    void offer_endsWithItsCause_data();
    void offer_endsWithItsCause();
    void offer_followsTheName();
    void deletedKeysVideos_areOfferedToALaterKeyOfTheService();
    void deletedKeysVideos_areOfferedToNoOther_data();
    void deletedKeysVideos_areOfferedToNoOther();

private:
    void add(const QStringList &ids, AccountId account = 0);
    AccountId addKey(const QString &name,
                     const QString &base = QStringLiteral("https://api.token360.ai"));

    TestClock m_clock;
    std::unique_ptr<TaskStore> m_tasks;
    std::unique_ptr<AccountStore> m_accounts;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<FormerKeys> m_former;
    std::unique_ptr<MessageBars> m_bars;
    std::unique_ptr<WaitingVideos> m_waiting;
};

void tst_WaitingVideos::init()
{
    m_tasks = std::make_unique<TaskStore>();
    m_accounts = std::make_unique<AccountStore>();
    m_bars = std::make_unique<MessageBars>();
    m_settings = std::make_unique<Settings>();
    m_former = std::make_unique<FormerKeys>(*m_accounts, *m_settings);
    m_waiting = std::make_unique<WaitingVideos>(*m_tasks, *m_accounts, *m_former, *m_bars);
}

void tst_WaitingVideos::cleanup()
{
    m_waiting.reset();
    m_former.reset();
    m_bars.reset();
}

void tst_WaitingVideos::add(const QStringList &ids, AccountId account)
{
    for (const QString &id : ids)
        m_tasks->add({{account, id}}, m_clock.now());
}

AccountId tst_WaitingVideos::addKey(const QString &name, const QString &base)
{
    return m_accounts->save({.name = name, .base = QUrl(base)});
}

void tst_WaitingVideos::firstKey_isOfferedAndNotForced()
{
    add({u"a"_s, u"b"_s, u"c"_s});
    QCoreApplication::processEvents();
    QCOMPARE(sentencesOf(*m_bars), QStringList {});
    addKey(u"Studio"_s);
    QTRY_COMPARE(sentencesOf(*m_bars), QStringList {u"3 video(s) wait for a key."_s});
    QCOMPARE(buttonsOf(*m_bars, 0), QStringList {u"Use \"Studio\""_s});
    for (qsizetype row = 0; row < m_tasks->size(); ++row)
        QCOMPARE(m_tasks->at(row).account, 0);
}

void tst_WaitingVideos::offer_taken_assignsForGood()
{
    add({u"a"_s, u"b"_s});
    const AccountId key = addKey(u"Studio"_s);
    QTRY_COMPARE(sentencesOf(*m_bars).size(), 1);
    clickBar(*m_bars, 0, 0);
    QCOMPARE(m_tasks->at(0).account, key);
    QCOMPARE(m_tasks->at(1).account, key);
    QCOMPARE(sentencesOf(*m_bars), QStringList {});
}

void tst_WaitingVideos::offer_sparesWhatTheKeyWatchesAlready()
{
    const AccountId key = addKey(u"Studio"_s);
    add({u"a"_s}, key);
    add({u"a"_s, u"b"_s});
    QTRY_COMPARE(sentencesOf(*m_bars), QStringList {u"1 video(s) wait for a key."_s});
    clickBar(*m_bars, 0, 0);
    QCoreApplication::processEvents();
    QCOMPARE(sentencesOf(*m_bars), QStringList {});
}

void tst_WaitingVideos::offer_endsWithItsCause_data()
{
    QTest::addColumn<QString>("what");
    QTest::newRow("videos removed") << u"videos"_s;
    QTest::newRow("key removed") << u"key"_s;
    QTest::newRow("second key") << u"second"_s;
    QTest::newRow("assigned elsewhere") << u"assigned"_s;
}

void tst_WaitingVideos::offer_endsWithItsCause()
{
    QFETCH(QString, what);
    add({u"a"_s});
    const AccountId key = addKey(u"Studio"_s);
    QTRY_COMPARE(sentencesOf(*m_bars).size(), 1);
    const TaskNumber number = m_tasks->at(0).number;
    if (what == u"videos"_s)
        m_tasks->remove({number});
    else if (what == u"key"_s)
        m_accounts->remove(key);
    else if (what == u"second"_s)
        addKey(u"Client"_s);
    else
        m_tasks->assign({number}, key);
    QTRY_COMPARE(sentencesOf(*m_bars), QStringList {});
}

void tst_WaitingVideos::offer_followsTheName()
{
    add({u"a"_s});
    const AccountId key = addKey(u"Studio"_s);
    QTRY_COMPARE(sentencesOf(*m_bars).size(), 1);
    Account renamed = *m_accounts->find(key);
    renamed.name = u"Bits & Bobs"_s;
    m_accounts->save(renamed);
    QTRY_COMPARE(buttonsOf(*m_bars, 0), QStringList {u"Use \"Bits && Bobs\""_s});
}

void tst_WaitingVideos::deletedKeysVideos_areOfferedToALaterKeyOfTheService()
{
    const AccountId old = addKey(u"Studio"_s);
    add({u"a"_s, u"b"_s, u"c"_s}, old);
    m_accounts->remove(old);
    QCoreApplication::processEvents();
    QCOMPARE(sentencesOf(*m_bars), QStringList {});

    // What is remembered of the deleted key outlives the program.
    m_former = std::make_unique<FormerKeys>(*m_accounts, *m_settings);
    m_waiting = std::make_unique<WaitingVideos>(*m_tasks, *m_accounts, *m_former, *m_bars);
    const AccountId key = addKey(u"Work"_s, u"https://api.token360.ai/"_s);
    QTRY_COMPARE(sentencesOf(*m_bars), QStringList {u"3 video(s) have no key."_s});
    QCOMPARE(m_tasks->at(0).account, old);
    clickBar(*m_bars, 0, 0);
    for (qsizetype row = 0; row < m_tasks->size(); ++row)
        QCOMPARE(m_tasks->at(row).account, key);
    QCOMPARE(sentencesOf(*m_bars), QStringList {});
}

void tst_WaitingVideos::deletedKeysVideos_areOfferedToNoOther_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<bool>("later");
    QTest::newRow("of another service") << u"https://elsewhere.example"_s << true;
    QTest::newRow("of another path") << u"https://api.token360.ai/other"_s << true;
    QTest::newRow("that was there beside it") << u"https://api.token360.ai"_s << false;
}

/// A video asked for with the wrong key is not found.
void tst_WaitingVideos::deletedKeysVideos_areOfferedToNoOther()
{
    QFETCH(const QString, base);
    QFETCH(const bool, later);
    const AccountId old = addKey(u"Studio"_s);
    add({u"a"_s}, old);
    if (!later)
        addKey(u"Client"_s, base);
    m_accounts->remove(old);
    if (later)
        addKey(u"Client"_s, base);
    QCoreApplication::processEvents();
    QCOMPARE(sentencesOf(*m_bars), QStringList {});
}

QTEST_MAIN(tst_WaitingVideos)
#include "tst_waitingvideos.moc"
