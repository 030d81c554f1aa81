// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/wholeprogram.h"

#include "app/datafolder.h"
#include "domain/clock.h"
#include "store/accountstore.h"
#include "store/database.h"
#include "store/taskstore.h"

#include <QEventLoop>
#include <QFile>

#include <ctime>

namespace Reelwatch::Bench {

using Qt::Literals::StringLiterals::operator""_s;

namespace {

constexpr int Patience = 30'000; // ms
constexpr qint64 SinceLastRun = 600; // seconds

/// What a run that ended ten minutes ago left behind.
void watch(TaskStore &tasks, AccountId account, int videos, const Clock &clock)
{
    const QDateTime then = clock.now().addSecs(-SinceLastRun);
    QList<NewTask> wanted;
    for (int video = 0; video < videos; ++video)
        wanted.append({account, u"vid_%1"_s.arg(video)});
    TaskReport report {.status = TaskReport::Status::Generating, .word = u"in_progress"_s};
    report.model = u"seedance-2.0"_s;
    report.created = then;
    for (const TaskNumber number : tasks.add(wanted, then)) {
        tasks.apply(number, report, "{}");
        tasks.setWatch(number, {.lastAsked = then, .lastAnswered = then});
    }
}

/// What the user does himself is written behind all else and told of: that the last video was
/// added, and that it has a label, be it in one word or in two.
void awaitWriting(Database &database, TaskStore &tasks)
{
    if (tasks.size() == 0)
        return;
    const TaskNumber last = tasks.at(tasks.size() - 1).number;
    tasks.setLabel(last, u"the last"_s);
    QEventLoop writing;
    qsizetype told = 0;
    QObject::connect(&database, &Database::confirmed, &writing, [&](const auto &numbers) {
        told += numbers.count(last);
        if (told == 2)
            writing.quit();
    });
    writing.exec();
}

void makeLibrary(const QString &folder, const QUrl &service, const AskLimits &limits, int videos)
{
    const Clock clock;
    Database database(DataFolder(folder).database(), clock);
    QEventLoop reading;
    QObject::connect(&database, &Database::allRead, &reading, &QEventLoop::quit);
    database.open();
    reading.exec();
    TaskStore tasks(&database);
    AccountStore accounts(&database);
    const AccountId account = accounts.save({.name = u"Load"_s,
                                             .base = service,
                                             .keeps = Account::Keeps::Environment,
                                             .limits = limits});
    watch(tasks, account, videos, clock);
    awaitWriting(database, tasks);
    database.close(); // all is written; a slow disk may tidy up longer than this waits
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

WholeProgram::WholeProgram(const QUrl &service, const AskLimits &limits, int videos)
{
    makeLibrary(m_folder.path(), service, limits, videos);
    QProcessEnvironment world = QProcessEnvironment::systemEnvironment();
    world.insert(u"TOKEN360_API_KEY"_s, u"sk-bench-0123456789"_s);
    m_process.setProcessEnvironment(world);
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(QStringLiteral(PROGRAM), {u"--data-dir"_s, m_folder.path()});
    if (!m_process.waitForStarted(Patience))
        qFatal("The program did not start");
}

WholeProgram::~WholeProgram()
{
    m_process.terminate();
    if (!m_process.waitForFinished(Patience))
        qFatal("The program did not end");
}

WholeProgram::Usage WholeProgram::usageOf(qint64 process)
{
    const QString place = u"/proc/%1/"_s.arg(process);
    Usage usage;
    // To the nanosecond, and with what threads took that have ended meanwhile.
    clockid_t clock {};
    timespec spent {};
    if (clock_getcpuclockid(static_cast<pid_t>(process), &clock) == 0
        && clock_gettime(clock, &spent) == 0)
        usage.processorSeconds =
            static_cast<double>(spent.tv_sec) + static_cast<double>(spent.tv_nsec) / 1e9;
    for (const QByteArray &line : contents(place + u"status"_s).split('\n')) {
        if (line.startsWith("VmRSS:"))
            usage.bytes = line.sliced(6).chopped(2).trimmed().toDouble() * 1024;
    }
    return usage;
}

} // namespace Reelwatch::Bench
