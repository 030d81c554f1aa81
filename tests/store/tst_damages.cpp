// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/damage.h"
#include "support/joinedtest.h"
#include "support/promised.h"
#include "support/quickfolder.h"

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

constexpr int Rows = 400; ///< enough for thirty pages
constexpr qsizetype Page = 4096;

/// One of seven ways of harm to a library, at a place that chance chooses.
QByteArray harmed(QByteArray bytes, int way, QRandomGenerator &chance)
{
    const auto below = [&chance](qsizetype most) {
        return qsizetype(chance.bounded(qint64(most)));
    };
    const qsizetype pages = bytes.size() / Page;
    switch (way) {
    case 0: // bits that fell over
        for (int flips = 0; flips < 8; ++flips) {
            const qsizetype at = below(bytes.size());
            bytes[at] = char(bytes.at(at) ^ (1 << chance.bounded(8)));
        }
        return bytes;
    case 1: // the end is missing
        return bytes.left(below(bytes.size()));
    case 2: { // two pages in each other's place
        const qsizetype one = below(pages) * Page;
        const qsizetype other = below(pages) * Page;
        const QByteArray kept = bytes.mid(one, Page);
        bytes.replace(one, Page, bytes.mid(other, Page));
        return bytes.replace(other, Page, kept);
    }
    case 3: // a sector of zeros
        return bytes.replace(below(bytes.size() / 512) * 512, 512, QByteArray(512, '\0'));
    case 4: { // a sector of another file
        QByteArray other(512, Qt::Uninitialized);
        for (char &byte : other)
            byte = char(chance.bounded(256));
        return bytes.replace(below(bytes.size() / 512) * 512, 512, other);
    }
    case 5: // a page that was never written
        return bytes.replace(below(pages) * Page, Page, QByteArray(Page, '\xff'));
    default: // bytes are missing in the middle
        return bytes.remove(below(bytes.size()), 1 + below(Page));
    }
}

constexpr int Ways = 7;
constexpr int Times = 12;

} // namespace

/// A library that is damaged anyhow is never deleted, and whoever had videos has them (P4, S04).
class TestDamages final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void S04_anyDamage_isKeptAndGetsOver_data();
    void S04_anyDamage_isKeptAndGetsOver();
    void cleanupTestCase();

private:
    StandingClock m_clock;
    QTemporaryDir m_model {quickFolder()};
    QByteArray m_sound;
    int m_tried = 0;
    int m_restored = 0;
    int m_whole = 0; ///< no page was hurt that anything was on
    int m_right = 0;
};

void TestDamages::initTestCase()
{
    const QString file = m_model.filePath(u"library.db"_s);
    makeLibrary(file, m_clock, Rows, true);
    m_sound = bytesOf(file);
    QVERIFY(m_sound.size() > 10 * Page);
}

void TestDamages::S04_anyDamage_isKeptAndGetsOver_data()
{
    QTest::addColumn<int>("way");
    QTest::addColumn<quint32>("seed");
    constexpr std::array Names {"bits",          "cut",        "pages swapped", "zeros",
                                "random sector", "empty page", "bytes gone"};
    for (int way = 0; way < Ways; ++way) {
        for (int time = 0; time < Times; ++time)
            QTest::addRow("%s %d", Names.at(size_t(way)), time) << way << quint32(100 * way + time);
    }
}

void TestDamages::S04_anyDamage_isKeptAndGetsOver()
{
    QFETCH(const int, way);
    QFETCH(const quint32, seed);
    ++m_tried;
    QRandomGenerator chance(seed);
    const QByteArray damaged = harmed(m_sound, way, chance);
    if (damaged == m_sound)
        ++m_whole;
    const QTemporaryDir folder(quickFolder());
    const QString file = folder.filePath(u"library.db"_s);
    const QString backup = Backups(m_model.filePath(u"library.db"_s)).all().first().file;
    QVERIFY(QDir().mkpath(folder.filePath(u"backups"_s)));
    QVERIFY(QFile::copy(backup, folder.filePath(u"backups/"_s) + QFileInfo(backup).fileName()));
    put(file, damaged);

    Library library(file, m_clock);
    QVERIFY(library.open());
    if (library.opening.kind == Opening::Kind::Restored) {
        ++m_restored;
        QCOMPARE(bytesOf(library.opening.keptAs), damaged); // to the last byte
        QVERIFY(library.opening.sentence.contains(library.opening.keptAs));
        QCOMPARE(library.opening.backup, m_clock.time);
        QCOMPARE(library.tasks.size(), Rows);
        QCOMPARE(library.accounts.size(), 1);
    } else { // what was hit holds a word of a text, or nothing
        QCOMPARE(library.opening.kind, Opening::Kind::Fine);
        QCOMPARE(library.tasks.size(), Rows + 1);
        QVERIFY(filesLike(folder.path(), u"*corrupt*"_s).isEmpty());
    }
    library.tasks.add(newTasks(1, u"after"_s), m_clock.time);
    QTRY_VERIFY(library.isSaved());
    QVERIFY(library.failed.isEmpty());
    QVERIFY(library.database.close());
    QCOMPARE(RawLibrary(file).ask(u"PRAGMA integrity_check"_s), u"ok"_s);
    ++m_right;
}

void TestDamages::cleanupTestCase()
{
    using Bound = Promised::Bound;
    QVERIFY(m_restored > m_tried / 2);
    QVERIFY(
        Promised(
            {u"P4"_s, u"damages by chance"_s, double(m_tried - m_whole), {}, 50, Bound::AtLeast})
            .tell());
    QVERIFY(Promised({u"P4"_s, u"of them without the old file, the backup or a word"_s,
                      double(m_tried - m_right)})
                .tell());
}

QTEST_GUILESS_MAIN(TestDamages)
#include "tst_damages.moc"
