// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/watchedprocess.h"

#include <QDir>
#include <QFile>

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

qint64 WatchedProcess::wakeUps() const
{
    const QDir threads(u"/proc/%1/task"_s.arg(id()));
    qint64 all = 0;
    for (const QString &thread : threads.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        all += numberIn(threads.filePath(thread + u"/status"_s), "voluntary_ctxt_switches");
    return all;
}

} // namespace Reelwatch::Bench
