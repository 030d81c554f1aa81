// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "fault/faults.h"
#include "fault/oddport.h"
#include "support/loopbackserver.h"

#include <QFile>
#include <QJsonObject>

#include <memory>
#include <vector>

namespace Reelwatch {

/// A service where everything goes wrong that can. Each fault is a task's id; with "then." before
/// it the first answer is a good one. On its ports:
///   service    the faults, over plain HTTP
///   other      a second origin, which nobody may ask for anything
///   files      the host that keeps the videos
///   self-signed, expired, other-host    TLS with that certificate
///   trusted    TLS for those who believe the self-signed one
///   stalls, resets, drips, old, plain   what is no TLS handshake
///   refused    nobody listens there
///   blackhole  connections are never accepted
///   and, where wanted, the id of each fault: the same as service, for that one alone
/// Whatever comes in at any port is written to the record, a line of JSON each, before it is
/// answered.
class FaultService final
{
    Q_DISABLE_COPY_MOVE(FaultService)

public:
    enum class Ports { Shared, OneEach };

    explicit FaultService(const QString &record, Ports ports = Ports::Shared);
    ~FaultService();

    [[nodiscard]] QJsonObject ports() const { return m_ports; }

private:
    LoopbackServer &open(const QString &name, std::unique_ptr<LoopbackServer> server);
    void openOdd(const QString &name, OddPort::Does does);
    void openDead();
    void serveTasks(LoopbackServer &service);
    void serveFiles(LoopbackServer &files) const;
    [[nodiscard]] WireAnswer taskAnswer(const QByteArray &path);
    void note(const QString &port, const QByteArray &bytes);
    [[nodiscard]] QByteArray place(const QString &name) const;

    QFile m_record;
    QJsonObject m_ports;
    QHash<QByteArray, int> m_asked; ///< times, by id
    std::vector<std::unique_ptr<LoopbackServer>> m_servers;
    std::vector<std::unique_ptr<OddPort>> m_odd;
    std::vector<int> m_sockets;
};

} // namespace Reelwatch
