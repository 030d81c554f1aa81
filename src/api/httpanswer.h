// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "api/retryafter.h"

#include <QNetworkReply>
#include <QSslError>
#include <QUrl>

namespace Reelwatch {

/// What came back of one request, or what kept it from coming back.
struct HttpAnswer
{
    enum class End {
        Arrived, ///< by itself, well or badly: error and status say how
        Video, ///< the body began to be a video and was not taken
        TimedOut,
        TooLarge,
        Cancelled
    };

    End end = End::Arrived;
    QUrl asked;
    QNetworkReply::NetworkError error = QNetworkReply::NoError;
    /// Host and port of the proxy that did not let the request through; empty without one.
    QString proxy;
    QList<QSslError> tlsErrors;
    int status = 0; ///< 0 when no status line came
    QByteArray contentType;
    QByteArray contentEncoding; ///< none but "identity" was asked for
    QByteArray location;
    RetryAfter::Headers retryAfter;
    QByteArray pollAfter; ///< "openai-poll-after-ms"
    QByteArray body;

    /// Those of a whole head; repeated ones were joined before.
    void takeHeaders(const QList<QNetworkReply::RawHeaderPair> &headers);
    /// True for a whole answer with 200, the only success there is: Qt also reports "no error" for
    /// early hints, cut chunks and empty answers. What is packed is none (H20).
    [[nodiscard]] bool isSuccess() const
    {
        return end == End::Arrived && error == QNetworkReply::NoError && status == 200
            && !isPacked();
    }
    [[nodiscard]] bool isPacked() const;
    [[nodiscard]] bool isWebPage() const;
    [[nodiscard]] bool isVideo() const;
};

} // namespace Reelwatch
