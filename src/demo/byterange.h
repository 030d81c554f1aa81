// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

namespace Reelwatch {

/// What a Range header asks for of a file.
struct ByteRange
{
    enum class Kind {
        Whole, ///< none, or one that is not understood and so must be ignored
        Part,
        Unsatisfiable ///< begins behind the end
    };

    Kind kind = Kind::Whole;
    qint64 first = 0;
    qint64 last = 0; ///< included

    /// Understands one range: "bytes=2-5", "bytes=2-", "bytes=-5".
    [[nodiscard]] static ByteRange parse(const QByteArray &header, qint64 size);
    /// The value of Content-Range: "bytes 2-5/100".
    [[nodiscard]] QByteArray contentRange(qint64 size) const;
};

} // namespace Reelwatch
