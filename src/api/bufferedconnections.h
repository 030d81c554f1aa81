// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QNetworkProxyFactory>

namespace Reelwatch {

/// The proxies that the system knows. Where there is none, Qt reads a plain connection without a
/// buffer, so that each byte of an answer's headers costs a call of the system; through the default
/// proxy, which is none there, it is read in whole.
class BufferedConnections final : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override;
};

} // namespace Reelwatch
