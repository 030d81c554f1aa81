// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/taskreport.h"

#include <QList>

namespace Reelwatch {

/// One video as a service's list tells of it. Its text is plain and bounded: a list may be long.
struct FoundVideo
{
    CompactText id; ///< allowed by U21
    TaskReport::Status status = TaskReport::Status::Unrecognised;
    CompactText word; ///< the service's own for the status; may be empty
    CompactText model;
    CompactText prompt;
    QDateTime created; ///< UTC; invalid when not told

    bool operator==(const FoundVideo &) const = default;
};

/// One page of a service's list.
struct VideoPage
{
    QList<FoundVideo> videos; ///< in the service's order
    int unusable = 0; ///< items without an id that can be asked for
    QString next; ///< the cursor to go on behind; empty when this is the last page

    bool operator==(const VideoPage &) const = default;
};

} // namespace Reelwatch
