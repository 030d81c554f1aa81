// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/bufferedconnections.h"

#include <chrono>

namespace Reelwatch {

using namespace std::chrono_literals;

QList<QNetworkProxy> BufferedConnections::queryProxy(const QNetworkProxyQuery &query)
{
    constexpr auto Lately = std::chrono::milliseconds(1s).count();
    Way &way = m_ways[{query.protocolTag(), query.peerHostName(), query.peerPort()}];
    if (way.age.isValid() && way.age.elapsed() < Lately)
        return way.proxies;
    way.proxies = proxyForQuery(query);
    for (QNetworkProxy &proxy : way.proxies) {
        if (proxy.type() == QNetworkProxy::NoProxy)
            proxy = QNetworkProxy(QNetworkProxy::DefaultProxy);
    }
    way.age.start();
    return way.proxies;
}

} // namespace Reelwatch
