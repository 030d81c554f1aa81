// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMetaType>
#include <QString>

#include <chrono>
#include <optional>

namespace Reelwatch {

/// Why a call to the service gave no value; safe to show and to log.
struct ApiError
{
    Q_GADGET

public:
    enum class Kind {
        KeyMissing, ///< nothing was sent: there is no key for this account
        Cancelled, ///< given up by this program: the key or the task went away
        Offline, ///< name not found, refused, network down, connection lost
        TimedOut, ///< the total deadline passed
        Insecure, ///< TLS failed: certificate or handshake
        Proxy,
        Redirected, ///< any 3xx; message names the target host only
        SignIn, ///< a captive portal answered
        BadAnswer, ///< 200 with a body that is not about this id
        Unexpected, ///< a status code nobody expects here (1xx, 2xx but 200)
        Stopped, ///< 400, 405, 410, 422: asking again cannot help
        KeyRejected, ///< 401
        OutOfBalance, ///< 402
        KeyFrozen, ///< 403 api_key_frozen
        ModelDenied, ///< 403 model_access_denied
        Forbidden, ///< any other 403
        NotFound, ///< 404, and 400 task_not_exist
        Transient, ///< 408, 409, 425
        RateLimited, ///< 429
        Server ///< 5xx and above
    };
    Q_ENUM(Kind)

    Kind kind = Kind::Offline;
    int http = 0; ///< status code, 0 when there was none
    QString message; ///< plain, at most 200 characters, no key, no query
    QString type; ///< the service's own error type, e.g. "rate_limit_error"
    std::optional<std::chrono::milliseconds> retryAfter; ///< clamped to 1 s … 1 h

    bool operator==(const ApiError &) const = default;
};

} // namespace Reelwatch
