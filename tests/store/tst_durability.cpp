// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/library.h"
#include "support/joinedtest.h"

#include <atomic>
#include <sys/syscall.h>
#include <unistd.h>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

std::atomic<int> syncs = 0;

} // namespace

// In front of the C library's: every wish of SQLite to have its bytes on the disk is counted.
extern "C" int fsync(int file)
{
    ++syncs;
    return static_cast<int>(syscall(SYS_fsync, file));
}
extern "C" int fdatasync(int file)
{
    ++syncs;
    return static_cast<int>(syscall(SYS_fdatasync, file));
}

class TestDurability final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void userAct_isOnTheDiskWhenConfirmed();
    void userAct_isOnTheDiskWhenConfirmed_data();
    void actsThatWait_areWrittenTogether();
    void resultsOfChecks_wait();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Library> m_library;
    StandingClock m_clock;
};

void TestDurability::init()
{
    m_library.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_library = std::make_unique<Library>(m_folder->filePath(u"library.db"_s), m_clock);
    QVERIFY(m_library->open());
    m_library->tasks.add(newTasks(3), m_clock.time);
    QTRY_VERIFY(m_library->isSaved());
    m_library->confirmed.clear();
    syncs = 0;
}

void TestDurability::userAct_isOnTheDiskWhenConfirmed_data()
{
    QTest::addColumn<int>("act");
    QTest::newRow("S14 add") << 0;
    QTest::newRow("S14 label") << 1;
    QTest::newRow("S14 remove") << 2;
    QTest::newRow("S14 key") << 3;
}

void TestDurability::userAct_isOnTheDiskWhenConfirmed() // S14, P2
{
    QFETCH(int, act);
    if (act == 0)
        m_library->tasks.add(newTasks(1, u"more"_s), m_clock.time);
    else if (act == 1)
        m_library->tasks.setLabel(1, u"label"_s);
    else if (act == 2)
        m_library->tasks.remove({1});
    else
        m_library->accounts.save({.name = u"Studio"_s});
    RawLibrary raw(m_folder->filePath(u"library.db"_s));
    if (act < 3)
        QVERIFY(m_library->confirmed.wait());
    else // another connection sees it only once it is on the disk
        QTRY_COMPARE(raw.ask(u"SELECT count(*) FROM accounts"_s), 1);
    QVERIFY(syncs >= 1);
}

void TestDurability::actsThatWait_areWrittenTogether()
{
    Library library(m_folder->filePath(u"other.db"_s), m_clock);
    for (int i = 0; i < 50; ++i)
        library.tasks.add(newTasks(1, QString::number(i)), m_clock.time);
    QVERIFY(library.open());
    QTRY_VERIFY(library.isSaved());
    QCOMPARE(library.confirmed.size(), 1);
}

void TestDurability::resultsOfChecks_wait() // S14: these may go with the power
{
    for (TaskNumber number = 1; number <= 3; ++number)
        m_library->tasks.apply(number, {.status = TaskReport::Status::Queued}, "{}");
    RawLibrary raw(m_folder->filePath(u"library.db"_s));
    QTRY_COMPARE(raw.ask(u"SELECT count(*) FROM answers"_s), 3);
    QCOMPARE(syncs.load(), 0);
}

QTEST_GUILESS_MAIN(TestDurability)
#include "tst_durability.moc"
