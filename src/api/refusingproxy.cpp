// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/refusingproxy.h"

#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_s;

namespace {

/// An unknown error is all that Qt says when a proxy refuses the way to a service.
bool mayBlameProxy(const QNetworkReply &reply)
{
    const QNetworkReply::NetworkError error = reply.error();
    return error == QNetworkReply::UnknownNetworkError
        || (error >= QNetworkReply::ProxyConnectionRefusedError
            && error <= QNetworkReply::UnknownProxyError);
}

} // namespace

QString refusingProxy(const QNetworkReply &reply)
{
    const QNetworkAccessManager *manager = reply.manager();
    if (!manager || !mayBlameProxy(reply))
        return {};
    QNetworkProxy proxy = manager->proxy();
    if (proxy.type() == QNetworkProxy::DefaultProxy)
        proxy = QNetworkProxyFactory::proxyForQuery(QNetworkProxyQuery(reply.url())).value(0);
    if (proxy.type() == QNetworkProxy::NoProxy || proxy.type() == QNetworkProxy::DefaultProxy)
        return {};
    return u"%1:%2"_s.arg(proxy.hostName()).arg(proxy.port());
}

} // namespace Reelwatch
