// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
#include <QProcess>

namespace Reelwatch::Bench {

/// A program as the system sees it from outside, whoever wrote it; ends with this.
class WatchedProcess
{
    Q_DISABLE_COPY_MOVE(WatchedProcess)

public:
    WatchedProcess() = default;
    ~WatchedProcess();

    void start(const QStringList &command);
    void stop();

    [[nodiscard]] bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
    [[nodiscard]] qint64 id() const { return m_process.processId(); }
    /// The most that it ever held in RAM, in MiB.
    [[nodiscard]] double peakMemory() const;
    /// How many of these libraries it has loaded, each named by the beginning of its file.
    [[nodiscard]] int loaded(const QByteArrayList &libraries) const
    {
        return loaded(id(), libraries);
    }
    [[nodiscard]] static int loaded(qint64 process, const QByteArrayList &libraries);
    /// How often each of its threads went to sleep so far: each of these is a wake-up.
    using WakeUps = QHash<QString, qint64>;
    [[nodiscard]] WakeUps wakeUps() const;
    /// Those since then, of threads that are there now.
    [[nodiscard]] qint64 wakeUpsSince(const WakeUps &before) const;

private:
    QProcess m_process;
};

} // namespace Reelwatch::Bench
