// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/bufferedconnections.h"

namespace Reelwatch {

QList<QNetworkProxy> BufferedConnections::queryProxy(const QNetworkProxyQuery &query)
{
    QList<QNetworkProxy> proxies = proxyForQuery(query);
    for (QNetworkProxy &proxy : proxies) {
        if (proxy.type() == QNetworkProxy::NoProxy)
            proxy = QNetworkProxy(QNetworkProxy::DefaultProxy);
    }
    return proxies;
}

} // namespace Reelwatch
