// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "api/endpoints.h"

#include <QByteArray>
#include <QNetworkRequest>
#include <QUrl>

#include <optional>

namespace Reelwatch {

/// A key bound to the one place it may go to, and the only one who puts a key into a request.
class Credential
{
public:
    /// Nothing when the base may not carry a key or the key may not stand in a header.
    [[nodiscard]] static std::optional<Credential> of(const QUrl &base, const QByteArray &key);

    [[nodiscard]] const QUrl &base() const { return m_base; }
    [[nodiscard]] const Endpoints &endpoints() const { return m_endpoints; }
    [[nodiscard]] const QByteArray &key() const { return m_key; }
    /// Scheme, host and port of the base: what connections are counted by.
    [[nodiscard]] const QString &origin() const { return m_origin; }
    /// Nothing when `url` is of another origin than the base. The request follows no redirect,
    /// loads and keeps no cookie, and speaks HTTP/1.1 without compression.
    [[nodiscard]] std::optional<QNetworkRequest> request(const QUrl &url) const;

    friend bool operator==(const Credential &a, const Credential &b)
    {
        return a.m_base == b.m_base && a.m_key == b.m_key;
    }

private:
    Credential(const QUrl &base, const QByteArray &key);

    QUrl m_base;
    Endpoints m_endpoints;
    QByteArray m_key;
    QString m_origin;
    QNetworkRequest m_fenced; ///< all but the address: made once, not for every check
};

} // namespace Reelwatch
