// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/barsof.h"
#include "app/desk.h"
#include "app/librarydesk.h"
#include "gui/window/messagebars.h"
#include "store/database.h"
#include "support/joinedtest.h"
#include "support/onscreen.h"

#include <QDir>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <memory>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;

/// What is said and asked about backing up and restoring, over a real library.
class LibraryDeskTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void backup_isToldWithItsPlace();
    void failedBackup_isTold();
    void goodLibrary_offersARestart();
    void atTheNextStart_waitsAndCanBeTakenBack();
    void cancelled_nothingWaits();
    void badFile_isToldInOneSentence();

private:
    [[nodiscard]] QString at(const QString &name) const { return m_folder->filePath(name); }
    [[nodiscard]] QStringList told() const { return sentencesOf(m->window.bars()); }
    [[nodiscard]] QStringList waiting() const
    {
        return QDir(m_folder->path()).entryList({u"library.db.next-*"_s}, QDir::Files);
    }
    void backUp(const QString &name);
    /// Restores from a backup and gives an answer to the question.
    void restore(const QString &answer);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Desk> m;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<LibraryDesk> m_desk;
};

void LibraryDeskTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m = std::make_unique<Desk>();
    m_database = std::make_unique<Database>(at(u"library.db"_s), m->clock);
    QSignalSpy read(m_database.get(), &Database::allRead);
    m_database->open();
    QVERIFY(read.wait());
    m_database->insertTasks(1, {{1, u"vid_1"_s}, {1, u"vid_2"_s}}, m->clock.now());
    m_desk = std::make_unique<LibraryDesk>(at(u"library.db"_s), *m_database, m->clock, m->window);
    m->window.show();
    QVERIFY(QTest::qWaitForWindowActive(&m->window));
}

void LibraryDeskTest::cleanup()
{
    m_desk.reset();
    m_database.reset();
    m.reset();
}

void LibraryDeskTest::backUp(const QString &name)
{
    QSignalSpy done(m_database.get(), &Database::backedUp);
    m_database->backUp(at(name));
    QVERIFY(done.wait());
}

void LibraryDeskTest::restore(const QString &answer)
{
    backUp(u"backup.db"_s);
    m_desk->restoreFrom(at(u"backup.db"_s));
    QTRY_VERIFY(m->window.findChild<QMessageBox *>());
    QCOMPARE(waiting().size(), 1);
    const auto *box = m->window.findChild<QMessageBox *>();
    QVERIFY2(box->text().contains(u"backup.db"_s), qPrintable(box->text()));
    QVERIFY(OnScreen::click<QPushButton>(answer));
    QTRY_VERIFY(!m->window.findChild<QMessageBox *>());
}

void LibraryDeskTest::backup_isToldWithItsPlace()
{
    backUp(u"backup.db"_s);
    QCOMPARE(told().size(), 1);
    QVERIFY(told().first().contains(at(u"backup.db"_s)));
    QVERIFY(QFile::exists(at(u"backup.db"_s)));
}

void LibraryDeskTest::failedBackup_isTold()
{
    backUp(u"no/such/folder.db"_s);
    QCOMPARE(told().size(), 1);
    QVERIFY2(told().first().startsWith(u"The library was not backed up as "_s),
             qPrintable(told().first()));
    backUp(u"backup.db"_s); // the trouble is over
    QCOMPARE(told().size(), 1);
    QVERIFY(told().first().startsWith(u"The library was backed up"_s));
}

void LibraryDeskTest::goodLibrary_offersARestart()
{
    QSignalSpy restart(m_desk.get(), &LibraryDesk::restartRequested);
    restore(u"Restart now"_s);
    QCOMPARE(restart.size(), 1);
    QCOMPARE(waiting().size(), 1);
}

void LibraryDeskTest::atTheNextStart_waitsAndCanBeTakenBack()
{
    QSignalSpy restart(m_desk.get(), &LibraryDesk::restartRequested);
    restore(u"At the next start"_s);
    QCOMPARE(waiting().size(), 1);
    QCOMPARE(restart.size(), 0);
    const QStringList sentences = told();
    const qsizetype bar =
        sentences.indexOf(u"backup.db takes the place of this library at the next start."_s);
    QVERIFY2(bar >= 0, qPrintable(sentences.join(u'\n')));
    QCOMPARE(buttonsOf(m->window.bars(), bar).mid(0, 2),
             (QStringList {u"Restart now"_s, u"Do not restore"_s}));
    clickBar(m->window.bars(), bar, 1);
    QVERIFY(waiting().isEmpty());
    QVERIFY(!told().contains(sentences.at(bar)));
}

void LibraryDeskTest::cancelled_nothingWaits()
{
    QSignalSpy restart(m_desk.get(), &LibraryDesk::restartRequested);
    restore(u"Cancel"_s);
    QVERIFY(waiting().isEmpty());
    QCOMPARE(restart.size(), 0);
}

void LibraryDeskTest::badFile_isToldInOneSentence()
{
    QFile file(at(u"holiday.db"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("no database") > 0);
    file.close();
    m_desk->restoreFrom(file.fileName());
    QTRY_COMPARE(told(),
                 QStringList {u"holiday.db was not restored, and nothing was changed. This is not "
                              "a library of Reelwatch."_s});
    QVERIFY(!m->window.findChild<QMessageBox *>());
    QVERIFY(waiting().isEmpty());
}

QTEST_MAIN(LibraryDeskTest)

#include "tst_librarydesk.moc"
