// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QElapsedTimer>
#include <QNetworkProxyFactory>

#include <map>
#include <tuple>

namespace Reelwatch {

/// The proxies that the system knows. Where there is none, Qt reads a plain connection without a
/// buffer, so that each byte of an answer's headers costs a call of the system; through the default
/// proxy, which is none there, it is read in whole. Of each origin the system is asked once a
/// second at most, not for each check; what stands behind the origin in an address makes no
/// difference.
class BufferedConnections final : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override;

private:
    using Origin = std::tuple<QString, QString, int>; ///< scheme, host, port
    struct Way
    {
        QList<QNetworkProxy> proxies;
        QElapsedTimer age;
    };

    std::map<Origin, Way> m_ways;
};

} // namespace Reelwatch
