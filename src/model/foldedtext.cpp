// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/foldedtext.h"

#include <QString>

#include <span>

namespace Reelwatch {

namespace {

/// As far as it is ASCII; how many units that were.
template<typename Unit>
qsizetype appendFoldedAscii(QByteArray &bytes, std::span<const Unit> text)
{
    const qsizetype start = bytes.size();
    bytes.resize(start + std::ssize(text));
    char *to = bytes.data() + start;
    for (const Unit unit : text) {
        if (unit >= 0x80)
            break;
        const bool isCapital = unit >= 'A' && unit <= 'Z';
        *to++ = static_cast<char>(isCapital ? unit + 0x20 : unit);
    }
    bytes.truncate(to - bytes.constData());
    return bytes.size() - start;
}

void appendFoldedRest(QByteArray &bytes, const QString &text)
{
    // Folding looks at one character at a time: the rest folds as the whole would.
    if (!text.isEmpty())
        bytes += text.toCaseFolded().toUtf8();
}

} // namespace

void appendFolded(QByteArray &bytes, QStringView text)
{
    const std::span units(text.utf16(), static_cast<size_t>(text.size()));
    const qsizetype done = appendFoldedAscii(bytes, units);
    appendFoldedRest(bytes, text.sliced(done).toString());
}

void appendFolded(QByteArray &bytes, QByteArrayView utf8)
{
    const std::span units(reinterpret_cast<const uchar *>(utf8.data()),
                          static_cast<size_t>(utf8.size()));
    const qsizetype done = appendFoldedAscii(bytes, units);
    appendFoldedRest(bytes, QString::fromUtf8(utf8.sliced(done)));
}

} // namespace Reelwatch
