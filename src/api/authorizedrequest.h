// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QNetworkRequest>
#include <QUrl>

#include <optional>

namespace Reelwatch {

/// A key and the one place it may go to.
struct Credential
{
    QUrl base;
    QByteArray key;

    /// True when the base may carry a key and the key may stand in a header.
    [[nodiscard]] bool isUsable() const;

    bool operator==(const Credential &) const = default;
};

/// The only function that puts a key into a request. Nothing when `url` is of another origin than
/// the credential's base, or the credential is not usable. The request follows no redirect, loads
/// and keeps no cookie, and speaks HTTP/1.1 without compression.
[[nodiscard]] std::optional<QNetworkRequest> authorizedRequest(const QUrl &url,
                                                               const Credential &credential);

} // namespace Reelwatch
