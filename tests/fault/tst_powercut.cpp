// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fault/faultydisk.h"
#include "fault/powercut.h"
#include "store/damage.h"
#include "store/ledger.h"
#include "support/joinedtest.h"
#include "support/promised.h"

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

constexpr qsizetype Acts = 60;
constexpr int LeastCuts = 500;

} // namespace

/// The power is cut at every moment of a library's use; what was never synced may be there, in
/// part, or not (P2, S14).
class TestPowerCut final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void S14_cutAtAnyMoment_losesNoAct();
    void withoutSyncs_actsWouldBeLost();

private:
    [[nodiscard]] QString lostAfter(qsizetype changes, QRandomGenerator &chance,
                                    bool isSynced = true) const;

    QTemporaryDir m_folder {quickFolder()};
    QString m_file = m_folder.filePath(u"used/data/library.db"_s);
    QHash<QByteArray, QByteArray> m_before;
    QList<Recorded> m_record;
};

void TestPowerCut::initTestCase()
{
    const StandingClock clock;
    makeLibrary(m_file, clock, 20, true);
    m_before.insert(m_file.toUtf8(), bytesOf(m_file));
    const QString backup = Backups(m_file).all().first().file;
    m_before.insert(backup.toUtf8(), bytesOf(backup));
    FaultyDisk disk;
    disk.begin(m_folder.filePath(u"used"_s));
    disk.record(m_folder.filePath(u"record"_s));
    QVERIFY(disk.run({u"--work"_s, m_file, QString::number(Acts)}).contains("done remove"));
    m_record = readRecord(bytesOf(m_folder.filePath(u"record"_s)));
    const auto count = [this](DiskChange::Kind kind) {
        return std::ranges::count(m_record, kind, &Recorded::kind);
    };
    QCOMPARE(count(DiskChange::Word), Acts * 2);
    QVERIFY(count(DiskChange::Write) > Acts * 2);
    QVERIFY(count(DiskChange::Sync) >= Acts);
}

/// Cuts the power after so many of the changes, starts again, and says what is missing.
QString TestPowerCut::lostAfter(qsizetype changes, QRandomGenerator &chance, bool isSynced) const
{
    CutDisk disk;
    Ledger ledger;
    for (const auto &[path, bytes] : m_before.asKeyValueRange())
        disk.put(path, bytes);
    for (const Recorded &change : m_record.first(changes)) {
        if (change.kind == DiskChange::Word)
            ledger.read(QString::fromUtf8(change.bytes.trimmed()));
        else if (isSynced || change.kind != DiskChange::Sync)
            disk.change(change);
    }
    const QTemporaryDir folder(quickFolder());
    const CutDisk::Files files = disk.cut(chance);
    const QString before = m_folder.filePath(u"used/data"_s);
    QDir().mkpath(folder.filePath(u"backups"_s));
    for (const auto &[path, bytes] : files.asKeyValueRange()) {
        QFile file(folder.path() + QString::fromUtf8(path).mid(before.size()));
        if (file.fileName().endsWith(u"-shm"_s)) // memory that was shared: gone
            continue;
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            return u"no room for "_s + file.fileName();
    }
    const StandingClock clock;
    Library library(folder.filePath(u"library.db"_s), clock);
    if (!library.open() || library.opening.kind != Opening::Kind::Fine)
        return u"opened as %1: %2"_s.arg(int(library.opening.kind)).arg(library.opening.sentence);
    const QString lost = ledger.lostIn(library.tasks);
    library.database.close();
    const QVariant verdict =
        RawLibrary(folder.filePath(u"library.db"_s)).ask(u"PRAGMA integrity_check"_s);
    return verdict == u"ok"_s ? lost : verdict.toString();
}

void TestPowerCut::S14_cutAtAnyMoment_losesNoAct()
{
    QRandomGenerator chance(20260417);
    QStringList lost;
    int cuts = 0;
    while (cuts < LeastCuts) {
        for (qsizetype changes = 0; changes <= m_record.size(); ++changes, ++cuts) {
            if (const QString what = lostAfter(changes, chance); !what.isEmpty())
                lost.append(u"after %1 changes: %2"_s.arg(changes).arg(what));
        }
    }
    QVERIFY(
        Promised({u"P2"_s, u"power cuts"_s, double(cuts), {}, LeastCuts, Promised::Bound::AtLeast})
            .tell());
    QVERIFY2(
        Promised({u"P2"_s, u"of them lost an act or harmed the library"_s, double(lost.size())})
            .tell(),
        qPrintable(lost.mid(0, 10).join(u'\n')));
}

/// The disk of this test does lose what is not synced.
void TestPowerCut::withoutSyncs_actsWouldBeLost()
{
    QRandomGenerator chance(1);
    int lost = 0;
    for (qsizetype changes = 0; changes <= m_record.size(); changes += m_record.size() / 20)
        lost += int(!lostAfter(changes, chance, false).isEmpty());
    QVERIFY(lost > 10);
}

TEST_MAIN(TestPowerCut)
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == u"--work"_s) {
        const Clock clock;
        Worker worker(arguments.value(2), clock, arguments.value(3).toInt());
        return worker.begin() ? QCoreApplication::exec() : 1;
    }
    TestPowerCut test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_powercut.moc"
