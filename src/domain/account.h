// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/apierror.h"
#include "domain/task.h"

#include <QUrl>

#include <chrono>

namespace Reelwatch {

/// How much one account may ask of its service.
struct AskLimits
{
    static constexpr int MostAtOnce = 48;
    static constexpr int MostInARow = 1000;
    static constexpr double LeastPerSecond = 0.01;
    static constexpr double MostPerSecond = 1000;

    int atOnce = 4; ///< requests in flight
    double perSecond = 4; ///< requests over time
    int burst = 8; ///< requests that may follow one another at once after a quiet time

    bool operator==(const AskLimits &) const = default;
};

/// The nearest limits that are allowed; what is no number becomes the default.
[[nodiscard]] AskLimits bounded(const AskLimits &wanted) noexcept;

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
    AskLimits limits;
    bool keepsVideos = true; ///< completed videos are fetched by themselves
    bool paused = false; ///< the user stopped its checks; what he asks for himself is still asked

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
        Unreachable ///< every request to its origin fails since since
    };
    Q_ENUM(Kind)

    Kind kind = Kind::Ok;
    QString message; ///< what the service said, plain and bounded
    ApiError::Kind cause = ApiError::Kind::Offline; ///< only with Unreachable: what is in the way
    QDateTime since; ///< UTC
    QDateTime until; ///< UTC, as people read it: the service wants no request before
    std::chrono::milliseconds heldUntil {0}; ///< the same of Clock::steady(): what is heeded
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
