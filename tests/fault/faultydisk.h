// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "fault/diskorders.h"
#include "support/joinedtest.h"
#include "support/quickfolder.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <cstring>
#include <functional>

namespace Reelwatch {

/// Runs this test's own program, as what `arguments` make of it, on a disk that has faults below
/// one folder.
class FaultyDisk final
{
    Q_DISABLE_COPY_MOVE(FaultyDisk)

public:
    FaultyDisk()
    {
        if (!m_file.open(QIODevice::ReadWrite) || !m_file.resize(sizeof(DiskOrders)))
            qFatal("No place for the orders");
        m_orders = new (m_file.map(0, sizeof(DiskOrders))) DiskOrders {};
    }
    ~FaultyDisk() = default;

    [[nodiscard]] DiskOrders &orders() { return *m_orders; }
    void begin(const QString &folder)
    {
        std::memset(static_cast<void *>(m_orders), 0, sizeof(DiskOrders));
        std::strncpy(m_orders->folder, QFile::encodeName(folder + QLatin1Char('/')).constData(),
                     sizeof(m_orders->folder) - 1);
    }
    void failAt(int call, int error, int failures = 1)
    {
        m_orders->failAt = call;
        m_orders->error = error;
        m_orders->failures = failures;
    }
    void failReadingAt(int call, int error)
    {
        m_orders->failsReading = true;
        failAt(call, error);
    }
    void record(const QString &file)
    {
        std::strncpy(m_orders->record, QFile::encodeName(file).constData(),
                     sizeof(m_orders->record) - 1);
    }
    struct Tried
    {
        int failed = 0; ///< calls
        QStringList wrong; ///< what came of them
    };
    /// Begins anew below `folder` for each call of a use, of every `step`, that can fail: `order`
    /// says how, and `wrong` uses it and tells what is wrong then, if anything.
    [[nodiscard]] Tried tryEach(const QString &folder, const std::function<void(int call)> &order,
                                const std::function<QString()> &wrong, int step = 1)
    {
        Tried tried;
        for (int call = 1;; call += step) {
            begin(folder);
            order(call);
            const QString why = wrong();
            if (m_orders->failed == 0)
                return tried; // it makes no more calls than that
            ++tried.failed;
            if (!why.isEmpty())
                tried.wrong.append(QStringLiteral("call %1, %2: %3")
                                       .arg(call)
                                       .arg(QString::fromUtf8(m_orders->told), why));
        }
    }
    /// Its words; empty when it did not end well by itself.
    [[nodiscard]] QByteArray run(const QStringList &arguments)
    {
        QProcess child;
        QProcessEnvironment world = QProcessEnvironment::systemEnvironment();
        world.insert(QStringLiteral("LD_PRELOAD"), QStringLiteral(DISK_SHIM));
        world.insert(QStringLiteral("REELWATCH_DISK"), m_file.fileName());
        child.setProcessEnvironment(world);
        child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        child.start(JoinedTest::command(), arguments);
        if (!child.waitForFinished(60'000) || child.exitStatus() != QProcess::NormalExit
            || child.exitCode() != 0) {
            qWarning("%s, code %d: %s", qPrintable(child.errorString()), child.exitCode(),
                     child.readAllStandardOutput().constData());
            child.kill();
            child.waitForFinished();
            return {};
        }
        return child.readAllStandardOutput();
    }

private:
    QTemporaryDir m_folder {quickFolder()};
    QFile m_file {m_folder.filePath(QStringLiteral("orders"))};
    DiskOrders *m_orders;
};

} // namespace Reelwatch
