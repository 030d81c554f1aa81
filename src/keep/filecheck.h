// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

class QIODevice;

/// Whether a fetched file is what it should be, told from its bytes alone.
namespace Reelwatch::FileCheck {

/// What a file is worth.
struct FileVerdict
{
    enum class Kind {
        Whole,
        LengthNotConfirmed, ///< sound as far as it goes, but nobody said how long it is (D16)
        Cut, ///< a video that ends too early
        Other ///< not a video, or not an image, at all
    };

    Kind kind = Kind::Other;
    QString suffix; ///< "mp4", "mov", "webm", "avi", "png" …; empty for Other
    QString sentence; ///< a whole sentence; empty for Whole

    [[nodiscard]] bool isUsable() const
    {
        return kind == Kind::Whole || kind == Kind::LengthNotConfirmed;
    }
};

/// Judges a seekable, open device. `lengthKnown`: the service said how long the file is, and it is.
[[nodiscard]] FileVerdict video(QIODevice &file, bool lengthKnown);
/// The same for an image: PNG, JPEG or WebP, from its first byte to its end mark.
[[nodiscard]] FileVerdict image(QIODevice &file);

} // namespace Reelwatch::FileCheck
