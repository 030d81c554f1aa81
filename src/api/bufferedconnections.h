// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QElapsedTimer>
#include <QNetworkProxyFactory>

namespace Reelwatch {

/// The proxies that the system knows. Where there is none, Qt reads a plain connection without a
/// buffer, so that each byte of an answer's headers costs a call of the system; through the default
/// proxy, which is none there, it is read in whole. The system is asked once a second at most, not
/// for each check.
class BufferedConnections final : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override;

private:
    QString m_scheme;
    QString m_host;
    int m_port = 0;
    QElapsedTimer m_age; ///< of what is known of the way there
    QList<QNetworkProxy> m_proxies;
};

} // namespace Reelwatch
