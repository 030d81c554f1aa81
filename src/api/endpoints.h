// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QUrl>

/// The addresses of the service below an account's base URL, which may have a path prefix, a slash
/// at its end, or the "/v1" already.
namespace Reelwatch::Endpoints {

/// Videos on one page of the list; the service gives no more at once.
constexpr int PageSize = 100;

/// {base}/v1/videos/{id}, the id encoded exactly once; ask isAllowedTaskId() first.
[[nodiscard]] QUrl video(const QUrl &base, const QString &id);
/// {base}/v1/videos/{id}/content?format=url
[[nodiscard]] QUrl link(const QUrl &base, const QString &id);
/// {base}/v1/videos/{id}/content?format=binary
[[nodiscard]] QUrl binary(const QUrl &base, const QString &id);
/// {base}/v1/videos?limit=100, and behind the video that `after` names, encoded exactly once.
[[nodiscard]] QUrl list(const QUrl &base, const QString &after);
/// {base}/v1/videos?limit=1
[[nodiscard]] QUrl shortestList(const QUrl &base);

} // namespace Reelwatch::Endpoints
