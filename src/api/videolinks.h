// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QJsonObject>

namespace Reelwatch {

/// The links to the video that one answer holds, byte for byte as sent.
struct VideoLinks
{
    QByteArray first; ///< empty when there is none
    QByteArray other; ///< the next one that differs

    /// From all the places where services put it, in the order of trust; web links go before any
    /// other kind, so that an error text in "url" does not hide a good "video_url".
    [[nodiscard]] static VideoLinks of(const QJsonObject &answer);

    bool operator==(const VideoLinks &) const = default;
};

/// The bytes of what may be a link; empty for another type, blanks, a sentence, or more than 16 KiB
/// (J22). Whether it may be followed is not decided here.
[[nodiscard]] QByteArray linkOf(const QJsonValue &value);

} // namespace Reelwatch
