// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QIODevice;

/// The structure of an mp4 file, judged without decoding anything.
namespace Reelwatch::Mp4Box {

enum class Finding {
    Whole, ///< boxes end with the file, the movie is there and every sample lies inside
    Fragmented, ///< well formed, but the file cannot say whether more fragments were to follow
    NotMp4, ///< its first box is not ftyp
    Cut, ///< a box or a sample lies beyond the end of the file
    NoMovie, ///< the index (moov) or the media (mdat) is missing
    Broken ///< impossible sizes, or more boxes and samples than any real video has
};

/// Walks a seekable, open device. Bounded: 64 KiB of memory, and no more than a pass over the
/// index, whatever the file claims.
[[nodiscard]] Finding walk(QIODevice &file);

} // namespace Reelwatch::Mp4Box
