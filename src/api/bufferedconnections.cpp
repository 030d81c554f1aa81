// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/bufferedconnections.h"

#include <chrono>

namespace Reelwatch {

using namespace std::chrono_literals;

QList<QNetworkProxy> BufferedConnections::queryProxy(const QNetworkProxyQuery &query)
{
    constexpr auto Lately = std::chrono::milliseconds(1s).count();
    const bool isKnown = m_age.isValid() && m_age.elapsed() < Lately && m_port == query.peerPort()
        && m_host == query.peerHostName() && m_scheme == query.protocolTag();
    if (isKnown)
        return m_proxies;
    m_scheme = query.protocolTag();
    m_host = query.peerHostName();
    m_port = query.peerPort();
    m_age.start();
    m_proxies = proxyForQuery(query);
    for (QNetworkProxy &proxy : m_proxies) {
        if (proxy.type() == QNetworkProxy::NoProxy)
            proxy = QNetworkProxy(QNetworkProxy::DefaultProxy);
    }
    return m_proxies;
}

} // namespace Reelwatch
