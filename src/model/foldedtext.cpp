// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/foldedtext.h"

#include <QString>

namespace Reelwatch {

void appendFolded(QByteArray &bytes, QStringView text)
{
    const qsizetype start = bytes.size();
    bytes.resize(start + text.size());
    char *to = bytes.data() + start;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const char16_t unit = text.at(at).unicode();
        if (unit >= 0x80) {
            // Folding looks at one character at a time: the rest folds as the whole would.
            bytes.truncate(start + at);
            bytes += text.sliced(at).toString().toCaseFolded().toUtf8();
            return;
        }
        const bool isCapital = unit >= u'A' && unit <= u'Z';
        to[at] = static_cast<char>(isCapital ? unit + 0x20 : unit);
    }
}

} // namespace Reelwatch
