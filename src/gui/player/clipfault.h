// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QString>

namespace Reelwatch {

/// Why a clip cannot be shown, and the sentence that tells it.
struct ClipFault
{
    Q_GADGET

public:
    enum class Kind {
        None,
        NotLocal, ///< not an absolute path of this computer's files (V16)
        Missing,
        NotVideo, ///< the first bytes are of no video container
        Broken,
        UnknownCodec,
        NoPicture, ///< a picture track without a single picture (V06)
        SoundOnly, ///< (V08)
        TooLarge, ///< more than 8192 × 8192 pixels (V07)
        NoBackend ///< Qt's media plug-ins, or our own, are not installed (V14)
    };
    Q_ENUM(Kind)

    Kind kind = Kind::None;
    QString codec; ///< as people call it, "HEVC"; empty when nobody knows

    bool operator==(const ClipFault &) const = default;
};

/// A whole sentence; empty for Kind::None.
[[nodiscard]] QString sentence(const ClipFault &fault);

} // namespace Reelwatch

Q_DECLARE_METATYPE(Reelwatch::ClipFault)
