// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "support/loopbackserver.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace Reelwatch {

/// The fault service as a process of its own, and what came in at each of its ports.
class FaultProcess final
{
    Q_DISABLE_COPY_MOVE(FaultProcess)

public:
    FaultProcess() = default;
    ~FaultProcess()
    {
        m_process.closeWriteChannel();
        m_process.waitForFinished();
    }

    /// False when it did not tell its ports; `more` is what it is told beside its record.
    [[nodiscard]] bool start(const QStringList &more = {})
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QStringLiteral(FAULT_SERVICE), QStringList {recordName()} + more);
        constexpr int Patience = 20'000; // ms
        QByteArray said;
        const bool told = QTest::qWaitFor(
            [&] {
                said += m_process.readAllStandardOutput();
                return said.endsWith('\n');
            },
            Patience);
        m_ports = QJsonDocument::fromJson(said).object();
        return told && !m_ports.isEmpty();
    }
    [[nodiscard]] int port(const QString &name) const { return m_ports.value(name).toInt(); }
    /// The origin of one of its ports.
    [[nodiscard]] QUrl base(const QString &name = QStringLiteral("service")) const
    {
        return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(port(name)));
    }
    /// The same, where TLS is expected.
    [[nodiscard]] QUrl tlsBase(const QString &name) const
    {
        return QUrl(QStringLiteral("https://localhost:%1").arg(port(name)));
    }

    /// Everything that came in there so far.
    [[nodiscard]] QList<WireRequest> requests(const QString &port) const
    {
        QList<WireRequest> found;
        QFile record(recordName());
        if (!record.open(QIODevice::ReadOnly))
            qFatal("There is no record");
        while (!record.atEnd()) {
            const QJsonObject line = QJsonDocument::fromJson(record.readLine()).object();
            if (line.value(QStringLiteral("port")).toString() == port)
                found.append({line.value(QStringLiteral("bytes")).toString().toLatin1()});
        }
        return found;
    }
    /// What came in for one task.
    [[nodiscard]] QList<WireRequest> requestsFor(const QByteArray &id) const
    {
        QList<WireRequest> found = requests(QStringLiteral("service"));
        found.removeIf([path = "/v1/videos/" + id](const WireRequest &request) {
            return request.path() != path;
        });
        return found;
    }
    /// Where what came in is written down, keys and all.
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    [[nodiscard]] QStringList portNames() const { return m_ports.keys(); }

private:
    [[nodiscard]] QString recordName() const
    {
        return m_folder.filePath(QStringLiteral("record.json"));
    }

    QTemporaryDir m_folder;
    QProcess m_process;
    QJsonObject m_ports;
};

} // namespace Reelwatch
