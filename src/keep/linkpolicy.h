// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHostAddress>
#include <QString>
#include <QUrl>

/// Where a result may be fetched from: the whole policy, without any network.
///
/// | link                           | account elsewhere | account on the same host | account on
/// loopback |
/// |--------------------------------|-------------------|--------------------------|---------------------|
/// | https, public host             | yes               | yes                      | yes | | https,
/// private or loopback     | no                | yes                      | yes                 |
/// | http, loopback                 | no                | no                       | yes | | http,
/// anything else            | no                | no                       | no                  |
namespace Reelwatch::LinkPolicy {

/// The answer for one link.
struct LinkVerdict
{
    bool allowed = false;
    QUrl url; ///< what to ask for; only when allowed
    QString reason; ///< a whole sentence that names the host only; only when not allowed
};

/// Judges a link byte for byte as the service or a redirect gave it. Besides the table: strictly
/// parseable, nothing that Qt would send differently (U11), no user, no dot segments, no odd port.
[[nodiscard]] LinkVerdict judge(const QByteArray &link, const QUrl &accountBase);

/// Judges an allowed link again once its host name is resolved (U05).
[[nodiscard]] LinkVerdict judge(const QUrl &url, const QList<QHostAddress> &addresses,
                                const QUrl &accountBase);

/// A redirect's Location as a whole link, byte for byte; dot segments are left for judge().
[[nodiscard]] QByteArray resolved(const QByteArray &location, const QUrl &from);

/// False only for addresses of the public internet; forms that wrap an IPv4 address are unwrapped.
[[nodiscard]] bool isPrivate(const QHostAddress &address);

} // namespace Reelwatch::LinkPolicy
