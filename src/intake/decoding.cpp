// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "intake/decoding.h"

#include <QStringConverter>

#include <algorithm>

namespace Reelwatch::Intake {

namespace {

/// Characters that no text file holds. Escape is none of them: logs are coloured with it.
bool isBinary(QChar character)
{
    const char16_t unit = character.unicode();
    return unit < 0x20 && unit != u'\n' && unit != u'\r' && unit != u'\t' && unit != u'\f'
        && unit != 0x1B;
}

} // namespace

Decoded decoded(const QByteArray &bytes, qsizetype limit)
{
    if (bytes.size() > limit)
        return {.problem = Reason::TextTooLong};
    const auto marked = QStringConverter::encodingForData(bytes);
    QStringDecoder decoder(marked.value_or(QStringConverter::Utf8),
                           QStringConverter::Flag::Stateless);
    QString text = decoder.decode(bytes);
    if (decoder.hasError() && !marked)
        text = QString::fromLatin1(bytes);
    if ((decoder.hasError() && marked) || std::ranges::any_of(text, isBinary))
        return {.problem = Reason::NotText};
    return {.text = text};
}

} // namespace Reelwatch::Intake
