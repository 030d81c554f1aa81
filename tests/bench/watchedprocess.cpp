// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/watchedprocess.h"

#include <QDir>
#include <QFile>

#include <algorithm>

namespace Reelwatch::Bench {

using Qt::Literals::StringLiterals::operator""_s;

namespace {

/// The number in one line of a "status" file below /proc; 0 when the thread is gone.
qint64 numberIn(const QString &file, const QByteArray &line)
{
    QFile status(file);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray text = status.readAll();
    const qsizetype at = text.indexOf(QByteArray('\n' + line + ':'));
    if (at < 0)
        return 0;
    const qsizetype from = at + line.size() + 2;
    return text.sliced(from, text.indexOf('\n', from) - from)
        .trimmed()
        .split(' ')
        .first()
        .toLongLong();
}

} // namespace

WatchedProcess::~WatchedProcess()
{
    stop();
}

void WatchedProcess::start(const QStringList &command)
{
    m_process.setStandardOutputFile(QProcess::nullDevice());
    m_process.setStandardErrorFile(QProcess::nullDevice());
    m_process.start(command.first(), command.sliced(1));
    if (!m_process.waitForStarted())
        qFatal("%s does not start", qPrintable(command.first()));
}

void WatchedProcess::stop()
{
    m_process.terminate();
    if (!m_process.waitForFinished(10'000)) {
        m_process.kill();
        m_process.waitForFinished();
    }
}

double WatchedProcess::peakMemory() const
{
    return double(numberIn(u"/proc/%1/status"_s.arg(id()), "VmHWM")) / 1024;
}

int WatchedProcess::loaded(qint64 process, const QByteArrayList &libraries)
{
    QFile maps(u"/proc/%1/maps"_s.arg(process));
    if (!maps.open(QIODevice::ReadOnly))
        qFatal("What the program has loaded cannot be read.");
    const QByteArray text = maps.readAll();
    return static_cast<int>(std::ranges::count_if(libraries, [&text](const QByteArray &library) {
        return text.contains(QByteArray('/' + library));
    }));
}

WatchedProcess::WakeUps WatchedProcess::wakeUps() const
{
    const QDir threads(u"/proc/%1/task"_s.arg(id()));
    WakeUps all;
    for (const QString &thread : threads.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        all.insert(thread,
                   numberIn(threads.filePath(thread + u"/status"_s), "voluntary_ctxt_switches"));
    return all;
}

qint64 WatchedProcess::wakeUpsSince(const WakeUps &before) const
{
    const WakeUps now = wakeUps();
    qint64 sum = 0;
    for (auto thread = now.cbegin(); thread != now.cend(); ++thread)
        sum += thread.value() - before.value(thread.key());
    return sum;
}

} // namespace Reelwatch::Bench
