// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/task.h"

#include <QUrl>

namespace Reelwatch {

/// What the user calls a key: a name, a place and, in the keychain, a secret. Never holds the
/// secret.
struct Account
{
    Q_GADGET

public:
    enum class Keeps {
        Keychain,
        Session, ///< the secret lasts until the program ends
        Environment ///< the secret is TOKEN360_API_KEY, offered anew at each start
    };
    Q_ENUM(Keeps)

    AccountId id = 0;
    QString name;
    QString colour; ///< "#rrggbb"
    QUrl base; ///< scheme, host, port and path prefix before /v1
    Keeps keeps = Keeps::Keychain;
    QString keyEntry; ///< the name of its entry in the keychain; changes when the base does

    bool operator==(const Account &) const = default;
};

/// How it stands between the service and one account.
struct AccountState
{
    Q_GADGET

public:
    enum class Kind {
        Ok,
        KeyAwaited, ///< the keychain has not answered yet
        Slowed, ///< 429: no request before until
        KeyMissing, ///< no secret to ask with
        KeychainLocked,
        Rejected, ///< 401
        OutOfBalance, ///< 402
        Frozen, ///< 403 api_key_frozen
        Unreachable ///< every request fails since since
    };
    Q_ENUM(Kind)

    Kind kind = Kind::Ok;
    QString message; ///< what the service said, plain and bounded
    QDateTime since; ///< UTC
    QDateTime until; ///< UTC; only with Slowed
    int inARow = 0; ///< answers of this kind in a row

    bool operator==(const AccountState &) const = default;
};

/// True when no check of this account can succeed before the user acts.
[[nodiscard]] bool isBlocked(AccountState::Kind kind) noexcept;

/// True when the base URL may carry a key: https anywhere, http only to a loopback address; no
/// user, query or fragment (U22).
[[nodiscard]] bool isAllowedBase(const QUrl &base);

/// Same scheme, host and port, default ports counted.
[[nodiscard]] bool isSameOrigin(const QUrl &a, const QUrl &b);

/// True for localhost, 127.0.0.0/8 and ::1.
[[nodiscard]] bool isLoopback(const QUrl &url);

} // namespace Reelwatch

Q_DECLARE_METATYPE(Reelwatch::Account)
Q_DECLARE_METATYPE(Reelwatch::AccountState)
