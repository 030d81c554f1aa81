// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QElapsedTimer>
#include <QHash>
#include <QUrl>

class QObject;

namespace Reelwatch {

/// Ends the connection of a request that pours in more than is ever taken (H10). While headers or
/// the size of a chunk have no end, Qt's own thread reads them byte for byte, hears nothing else
/// and keeps them all: aborting the reply does not reach it, and who destroys its manager waits for
/// it in vain. So the socket itself is cut under it.
class FloodGuard final
{
public:
    /// For a request to this URL, straight or through a proxy.
    explicit FloodGuard(QUrl url);

    /// The request went out just now.
    void noteSent() { m_sent.start(); }
    /// Called now and then while nothing usable comes; looks closer only once this process has
    /// grown. True when there was a flood and it was cut.
    [[nodiscard]] bool look();
    /// Cuts the connection if it is full of what nobody reads, now or in the seconds until it ends,
    /// but not beyond the life of `owner`.
    void cut(QObject *owner);

private:
    /// What a connection of this request's has received and what of it waits unread, by socket.
    struct Traffic
    {
        quint64 received = 0;
        int waiting = 0;
    };
    [[nodiscard]] QHash<int, Traffic> ownTraffic();
    /// False when the connection has ended, or cannot be told from others.
    bool cutIfFull();

    QUrl m_url;
    QList<int> m_ports; ///< on the way to it; empty until it is looked for
    QElapsedTimer m_begun;
    QElapsedTimer m_sent;
    qint64 m_memory; ///< of this process about when it began, in bytes
    QHash<int, Traffic> m_before; ///< at the last look
};

} // namespace Reelwatch
