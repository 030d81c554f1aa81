// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QUrl>

namespace Reelwatch {

/// The addresses of the service below an account's base URL, which may have a path prefix, a slash
/// at its end, or the "/v1" already.
class Endpoints
{
public:
    /// Videos on one page of the list; the service gives no more at once.
    static constexpr int PageSize = 100;

    explicit Endpoints(const QUrl &base);

    /// {base}/v1/videos/{id}, the id encoded exactly once; ask isAllowedTaskId() first.
    [[nodiscard]] QUrl video(const QString &id) const;
    /// {base}/v1/videos/{id}/content?format=url
    [[nodiscard]] QUrl link(const QString &id) const;
    /// {base}/v1/videos/{id}/content?format=binary
    [[nodiscard]] QUrl binary(const QString &id) const;
    /// {base}/v1/videos?limit=100, and behind the video that `after` names, encoded exactly once.
    [[nodiscard]] QUrl list(const QString &after) const;
    /// {base}/v1/videos?limit=1
    [[nodiscard]] QUrl shortestList() const;

private:
    [[nodiscard]] QUrl below(const QByteArray &rest, const QString &query = {}) const;

    QUrl m_server; ///< the base without what an address below it has of its own
    QString m_videos; ///< the encoded path to the list
};

} // namespace Reelwatch
