// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "demo/scene.h"

#include <QUrlQuery>

namespace Reelwatch {

/// One page of the list of tasks, cut out by limit, after, before and order.
struct ListPage
{
    QList<const SceneTask *> tasks;
    bool hasMore = false;
    QString wrongParameter; ///< the first that has no meaning; then there is no page

    /// The scene must outlive the page. Newest first unless order=asc; 20 unless limit says 1 to
    /// 100.
    [[nodiscard]] static ListPage of(const Scene &scene, const QUrlQuery &query);
};

} // namespace Reelwatch
