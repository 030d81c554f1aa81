// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fault/faultydisk.h"
#include "store/damage.h"
#include "store/ledger.h"
#include "support/joinedtest.h"
#include "support/promised.h"

#include <cerrno>

using namespace Reelwatch;
using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

constexpr int Rows = 20;

/// After thirty days of use; a backup is due, and what was removed long ago is purged.
class LaterClock final : public Clock
{
public:
    [[nodiscard]] QDateTime now() const override { return StandingClock().time.addDays(31); }
};

/// Does with a library what a user does, each act once, and tells what became of it.
class User final : public QObject
{
public:
    explicit User(const QString &file)
        : m_file(file)
        , m_library(file, m_clock, WithUpkeep)
    {
        connect(&m_library.database, &Database::confirmed, this,
                [this](const QList<TaskNumber> &numbers) {
                    m_confirmed += QSet(numbers.begin(), numbers.end());
                });
        connect(&m_library.database, &Database::failed, this,
                [](const QString &sentence) { Worker::tell(u"failed "_s + sentence); });
    }

    int run()
    {
        if (!m_library.open()) {
            Worker::tell(u"unopened\nfailed "_s + m_library.opening.sentence);
            return 0;
        }
        if (!isWritten(m_library.opening.kind))
            Worker::tell(u"unwritten\nfailed "_s + m_library.opening.sentence);
        TaskStore &tasks = m_library.tasks;
        const TaskNumber next = m_library.opening.lastNumber + 1;
        act(u"add %1 new"_s.arg(next), next, [&] { tasks.add({{1, u"new"_s}}, m_clock.now()); });
        act(u"label 1 words"_s, 1, [&] { tasks.setLabel(1, u"words"_s); });
        for (TaskNumber number = 2; number <= 6; ++number)
            tasks.apply(number, {.status = TaskReport::Status::Completed}, QByteArray(9'000, 'a'));
        act(u"remove 3"_s, 3, [&] { tasks.remove({3}); });
        m_library.accounts.save({.name = u"Another"_s});
        m_library.settings.setValue(u"loop"_s, true);
        act(u"add %1 newer"_s.arg(next + 1), next + 1, [&] {
            tasks.add({{1, u"newer"_s}}, m_clock.now());
        });
        backUp();
        Worker::tell(u"closed %1"_s.arg(int(m_library.database.close())));
        return 0;
    }

private:
    void act(const QString &words, TaskNumber number, const std::function<void()> &does)
    {
        m_confirmed.clear();
        Worker::tell(u"begin "_s + words);
        does();
        const auto isConfirmed = [&] {
            return m_confirmed.contains(number);
        };
        const auto isTold = [&] {
            return isConfirmed() || m_library.failed.size() > m_library.recovered.size();
        };
        waitFor(isTold, 10s);
        waitFor(isConfirmed, 50ms);
        if (isConfirmed())
            Worker::tell(u"done "_s + words);
    }
    /// Looks after every event, not every 10 ms.
    static void waitFor(const std::function<bool()> &isDone, std::chrono::milliseconds patience)
    {
        QTimer end;
        end.setSingleShot(true);
        end.start(patience);
        while (!isDone() && end.isActive())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    void backUp()
    {
        QSignalSpy backedUp(&m_library.database, &Database::backedUp);
        m_library.database.backUp(m_file + u".copy"_s);
        const bool isHeard = backedUp.wait(10'000);
        const QString problem = isHeard ? backedUp.first().at(1).toString() : u"silence"_s;
        Worker::tell(problem.isEmpty() ? u"copied"_s : u"failed "_s + problem);
    }

    QString m_file;
    LaterClock m_clock;
    Library m_library;
    QSet<TaskNumber> m_confirmed;
};

/// What the user heard.
struct Heard
{
    explicit Heard(const QByteArray &words)
    {
        for (TaskNumber number = 1; number < Rows; ++number)
            ledger.read(u"done add %1 vid_%2"_s.arg(number).arg(number - 1));
        ledger.acknowledged = 0;
        for (const QString &line : QString::fromUtf8(words).split(u'\n', Qt::SkipEmptyParts)) {
            ledger.read(line);
            begun += int(line.startsWith(u"begin"_s));
            isCopied |= line == u"copied"_s;
            isClosed |= line == u"closed 1"_s;
            isOpened &= line != u"unopened"_s;
            isWritten &= line != u"unwritten"_s;
            if (line.startsWith(u"failed "_s))
                sentences.append(line.mid(7));
        }
    }

    Ledger ledger;
    int begun = 0;
    QStringList sentences;
    bool isOpened = true;
    bool isCopied = false;
    bool isClosed = false;
    bool isWritten = true; ///< else all was said at the start
};

} // namespace

/// Every call that changes something on the disk fails once, while a library is used (P3, S03).
class TestFailedCalls final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void soundDisk_losesNothing();
    void S03_everyCallFailsOnce_nothingIsLostSilently_data();
    void S03_everyCallFailsOnce_nothingIsLostSilently();
    void S03_readingFailsOnce_nothingIsLostSilently();
    void S02_S03_diskThatFailsFromThenOn_isTold();

private:
    QByteArray use();
    [[nodiscard]] QString wrongWith(const QByteArray &words) const;
    [[nodiscard]] QString wrongOnDisk(const Heard &heard) const;

    QTemporaryDir m_folder {quickFolder()};
    QString m_model = m_folder.filePath(u"model/library.db"_s);
    QString m_file = m_folder.filePath(u"used/data/library.db"_s);
    FaultyDisk m_disk;
};

/// A library in use, its backup, and a row that is to be purged.
void TestFailedCalls::initTestCase()
{
    const StandingClock clock;
    makeLibrary(m_model, clock, Rows, true);
    Library library(m_model, clock);
    QVERIFY(library.open());
    library.tasks.remove({Rows});
    QVERIFY(library.database.close());
    QVERIFY(RawLibrary(m_model).run(
        u"WITH RECURSIVE n(i) AS (SELECT 1 UNION SELECT i + 1 FROM n LIMIT 40)"
        " INSERT INTO days_of_use SELECT i FROM n"_s));
}

QByteArray TestFailedCalls::use()
{
    QDir(m_folder.filePath(u"used"_s)).removeRecursively();
    const QString backups = QFileInfo(m_file).absolutePath() + u"/backups"_s;
    QDir().mkpath(backups);
    QFile::copy(m_model, m_file);
    const QString backup = Backups(m_model).all().first().file;
    QFile::copy(backup, backups + u'/' + QFileInfo(backup).fileName());
    return m_disk.run({u"--use"_s, m_file});
}

/// Empty when nothing confirmed is missing, nothing was deleted and everything else was told.
QString TestFailedCalls::wrongWith(const QByteArray &words) const
{
    const Heard heard(words);
    if (heard.begun != 4 && heard.isOpened)
        return u"it did not come to its end"_s;
    const bool isAllSaid = heard.ledger.acknowledged == heard.begun && heard.isClosed;
    if ((!isAllSaid || !heard.isCopied) && heard.sentences.isEmpty())
        return u"nothing was told"_s;
    if (heard.sentences.contains(QString()))
        return u"told without a sentence"_s;
    return wrongOnDisk(heard);
}

/// What lies there afterwards, in spite of what was heard.
QString TestFailedCalls::wrongOnDisk(const Heard &heard) const
{
    const QString copy = m_file + u".copy"_s;
    if (heard.isCopied && !QFile::exists(copy))
        return u"there is no copy"_s;
    if (QFile::exists(copy) && RawLibrary(copy).ask(u"SELECT count(*) FROM tasks"_s).toInt() < Rows)
        return u"the copy is not whole"_s;
    const QString folder = QFileInfo(m_file).absolutePath();
    if (!filesLike(folder, u"*corrupt*"_s).isEmpty())
        return u"taken for damaged"_s;
    if (!Backups(m_file).newestGood())
        return u"no backup is left"_s;
    const LaterClock clock;
    Library library(m_file, clock);
    if (!library.open() || library.opening.kind != Opening::Kind::Fine)
        return u"it does not open: "_s + library.opening.sentence;
    if (heard.isClosed && heard.isWritten
        && (library.accounts.size() != 2 || library.tasks.find(2)->answer.isEmpty()))
        return u"closed as if all were written"_s;
    const QString lost = heard.ledger.lostIn(library.tasks);
    library.database.close();
    return RawLibrary(m_file).ask(u"PRAGMA integrity_check"_s) == u"ok"_s ? lost : u"not sound"_s;
}

void TestFailedCalls::soundDisk_losesNothing()
{
    m_disk.begin(m_folder.filePath(u"used"_s));
    const QByteArray words = use();
    QCOMPARE(wrongWith(words), QString());
    const Heard heard(words);
    QCOMPARE(heard.sentences, QStringList());
    QCOMPARE(heard.ledger.acknowledged, 4);
    QVERIFY(heard.isClosed);
    QVERIFY(heard.isCopied);
    QVERIFY(m_disk.orders().calls > 40);
}

void TestFailedCalls::S03_everyCallFailsOnce_nothingIsLostSilently_data()
{
    QTest::addColumn<int>("error");
    QTest::newRow("ENOSPC") << ENOSPC;
    QTest::newRow("EIO") << EIO;
    QTest::newRow("EROFS") << EROFS;
}

void TestFailedCalls::S03_everyCallFailsOnce_nothingIsLostSilently()
{
    QFETCH(const int, error);
    const FaultyDisk::Tried tried = m_disk.tryEach(
        m_folder.filePath(u"used"_s), [&](int call) { m_disk.failAt(call, error); },
        [this] { return wrongWith(use()); });
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    QVERIFY(Promised({u"P3"_s,
                      u"calls failed once with "_s + name,
                      double(tried.failed),
                      {},
                      40,
                      Promised::Bound::AtLeast})
                .tell());
    QVERIFY2(Promised({u"P3"_s, u"silent losses among them"_s, double(tried.wrong.size())}).tell(),
             qPrintable(tried.wrong.join(u'\n')));
}

/// What cannot be read once is neither damaged nor gone.
void TestFailedCalls::S03_readingFailsOnce_nothingIsLostSilently()
{
    const FaultyDisk::Tried tried = m_disk.tryEach(
        m_folder.filePath(u"used"_s), [this](int call) { m_disk.failReadingAt(call, EIO); },
        [this] { return wrongWith(use()); });
    QVERIFY(tried.failed > 10);
    QVERIFY2(Promised({u"P3"_s, u"silent losses when reading failed"_s, double(tried.wrong.size())})
                 .tell(),
             qPrintable(tried.wrong.join(u'\n')));
}

void TestFailedCalls::S02_S03_diskThatFailsFromThenOn_isTold()
{
    constexpr std::array Errors {ENOSPC, EIO, EROFS};
    int told = 0;
    const auto order = [&](int call) {
        m_disk.failAt(call, Errors.at(size_t(call) % Errors.size()), 1'000'000);
    };
    const auto wrong = [&] {
        const QByteArray words = use();
        told += int(!Heard(words).sentences.isEmpty());
        return wrongWith(words);
    };
    const FaultyDisk::Tried tried = m_disk.tryEach(m_folder.filePath(u"used"_s), order, wrong, 5);
    QVERIFY2(tried.wrong.isEmpty(), qPrintable(tried.wrong.join(u'\n')));
    QVERIFY(told > 5);
}

TEST_MAIN(TestFailedCalls)
{
    const QCoreApplication app(argc, argv);
    if (QCoreApplication::arguments().value(1) == u"--use"_s)
        return User(QCoreApplication::arguments().value(2)).run();
    TestFailedCalls test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_failedcalls.moc"
