// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/library.h"
#include "support/filelimit.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QProcess>
#include <QRandomGenerator>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

void tell(const QString &words)
{
    std::puts(qPrintable(words));
    std::fflush(stdout);
}

/// Adds, labels and removes videos until it is killed, and says of each act when it begins and when
/// the library has confirmed it. Answers of checks are written in between.
class Worker final : public QObject
{
public:
    Worker(const QString &file, const Clock &clock)
        : m_library(file, clock)
    {
        connect(&m_library.database, &Database::confirmed, this, [this] {
            tell(u"done "_s + m_act);
            next();
        });
    }

    bool begin()
    {
        if (!m_library.open())
            return false;
        next();
        return true;
    }

private:
    void next()
    {
        TaskStore &tasks = m_library.tasks;
        ++m_step;
        const QString word = u"%1-%2"_s.arg(QCoreApplication::applicationPid()).arg(m_step);
        const Task *last = tasks.size() > 0 ? &tasks.at(tasks.size() - 1) : nullptr;
        if (m_step % 5 == 3) {
            announce(u"label %1 %2"_s.arg(last->number).arg(word));
            tasks.setLabel(last->number, word);
        } else if (m_step % 5 == 0) {
            announce(u"remove %1"_s.arg(last->number));
            tasks.remove({last->number});
        } else {
            announce(u"add %1 %2"_s.arg(m_library.opening.lastNumber + ++m_added).arg(word));
            tasks.add({{1, word}}, QDateTime::currentDateTimeUtc());
        }
        for (qsizetype row = 0; row < std::min<qsizetype>(tasks.size(), 5); ++row)
            tasks.apply(tasks.at(row).number, {.status = TaskReport::Status::Generating},
                        word.toUtf8().repeated(100));
    }
    void announce(const QString &act)
    {
        m_act = act;
        tell(u"begin "_s + act);
    }

    Library m_library;
    QString m_act;
    int m_step = 0;
    int m_added = 0;
};

/// What a library must hold, by what was said before the program was killed.
class Ledger final
{
public:
    void read(const QString &line)
    {
        const QStringList words = line.split(u' ');
        const TaskNumber number = words.value(2).toLongLong();
        if (words.first() == u"begin"_s) {
            m_open = number; // may be in the library or not
        } else if (words.first() == u"done"_s) {
            m_open = 0;
            ++acknowledged;
            Row &row = m_rows[number];
            if (words.at(1) == u"add"_s)
                row = {words.at(3), {}, true};
            else if (words.at(1) == u"label"_s)
                row.label = words.at(3);
            else
                row.isThere = false;
        }
    }
    /// Empty when all is as it was confirmed.
    [[nodiscard]] QString lostIn(const TaskStore &tasks) const
    {
        for (auto [number, row] : m_rows.asKeyValueRange()) {
            const Task *task = tasks.find(number);
            const bool isRight =
                task ? row.isThere && task->id == row.id && task->label == row.label : !row.isThere;
            if (!isRight && number != m_open)
                return u"row %1"_s.arg(number);
        }
        return {};
    }
    /// What was under way is settled by what the library holds.
    void settle(const TaskStore &tasks)
    {
        if (const Task *task = tasks.find(m_open))
            m_rows[m_open] = {task->id, task->label, true};
        else if (m_rows.contains(m_open))
            m_rows[m_open].isThere = false;
        m_open = 0;
    }

    int acknowledged = 0;

private:
    struct Row
    {
        QString id;
        QString label;
        bool isThere = false;
    };
    QHash<TaskNumber, Row> m_rows;
    TaskNumber m_open = 0;
};

} // namespace

class TestSurvival final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void kill_losesNothingConfirmed();
    void fullDisk_keepsAndRetries();
    void fullDisk_forAnswersOnly();

private:
    QTemporaryDir m_folder;
    QString m_file;
    StandingClock m_clock;
};

void TestSurvival::init()
{
    m_folder = QTemporaryDir();
    m_file = m_folder.filePath(u"library.db"_s);
}

void TestSurvival::kill_losesNothingConfirmed() // S01, P1
{
    const int rounds = qEnvironmentVariableIntValue("REELWATCH_KILLS") > 0
        ? qEnvironmentVariableIntValue("REELWATCH_KILLS")
        : 25;
    Ledger ledger;
    for (int round = 0; round < rounds; ++round) {
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(), {u"--work"_s, m_file});
        QVERIFY(child.waitForReadyRead());
        child.waitForFinished(QRandomGenerator::global()->bounded(100));
        child.kill();
        child.waitForFinished();
        QStringList lines = QString::fromLatin1(child.readAllStandardOutput()).split(u'\n');
        lines.removeLast(); // cut off or empty
        for (const QString &line : lines)
            ledger.read(line);
        Library library(m_file, m_clock);
        QVERIFY(library.open());
        QVERIFY(round == 0 || library.opening.kind == Opening::Kind::Fine);
        QCOMPARE(ledger.lostIn(library.tasks), QString());
        ledger.settle(library.tasks);
        QVERIFY(library.database.close());
        QCOMPARE(RawLibrary(m_file).ask(u"PRAGMA integrity_check"_s), u"ok"_s);
    }
    QVERIFY2(ledger.acknowledged > rounds, qPrintable(QString::number(ledger.acknowledged)));
}

void TestSurvival::fullDisk_keepsAndRetries() // S02
{
    {
        Library library(m_file, m_clock);
        QVERIFY(library.open());
        library.tasks.add(newTasks(10), m_clock.time);
        QTRY_VERIFY(library.isSaved());
        {
            const FileLimit limit(QFile(m_file + u"-wal"_s).size());
            library.tasks.add(newTasks(50, u"unsaved"_s), m_clock.time);
            library.tasks.setLabel(1, u"unsaved label"_s);
            library.accounts.save({.name = u"Studio"_s});
            QVERIFY(library.failed.wait());
            QVERIFY(library.failed.first().first().toString().contains(u"not saved"_s));
            QVERIFY(!library.isSaved()); // it never pretends
            QCOMPARE(library.tasks.size(), 60); // and keeps what it has
            const QDeadlineTimer several(std::chrono::milliseconds(200));
            QTRY_VERIFY(several.hasExpired()); // tries go by
            QVERIFY(library.recovered.isEmpty());
            QCOMPARE(library.failed.size(), 1);
        }
        QTRY_VERIFY(library.isSaved());
        QCOMPARE(library.recovered.size(), 1);
    }
    Library library(m_file, m_clock);
    QVERIFY(library.open());
    QCOMPARE(library.opening.kind, Opening::Kind::Fine);
    QCOMPARE(library.tasks.size(), 60);
    QCOMPARE(library.tasks.at(0).label, u"unsaved label"_s);
    QCOMPARE(library.accounts.size(), 1);
    QVERIFY(library.database.close());
    QCOMPARE(RawLibrary(m_file).ask(u"PRAGMA integrity_check"_s), u"ok"_s);
}

void TestSurvival::fullDisk_forAnswersOnly() // S02
{
    Library library(m_file, m_clock);
    QVERIFY(library.open());
    library.tasks.add(newTasks(1), m_clock.time);
    QTRY_VERIFY(library.isSaved());
    {
        const FileLimit limit(QFile(m_file + u"-wal"_s).size());
        library.tasks.apply(1, {.status = TaskReport::Status::Queued}, QByteArray(50'000, 'x'));
        QVERIFY(library.failed.wait());
        library.tasks.apply(1, {.status = TaskReport::Status::Completed}, "the last answer");
    }
    QTRY_COMPARE(library.recovered.size(), 1);
    QVERIFY(library.database.close());
    QCOMPARE(RawLibrary(m_file).ask(u"SELECT body FROM answers"_s).toByteArray(),
             "the last answer");
}

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    if (QCoreApplication::arguments().value(1) == u"--work"_s) {
        const Clock clock;
        Worker worker(QCoreApplication::arguments().value(2), clock);
        return worker.begin() ? QCoreApplication::exec() : 1;
    }
    TestSurvival test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_survival.moc"
