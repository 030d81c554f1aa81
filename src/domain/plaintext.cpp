// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/plaintext.h"

#include <algorithm>

namespace Reelwatch {

namespace {

bool isBidiControl(char16_t unit)
{
    return (unit >= 0x202A && unit <= 0x202E) || (unit >= 0x2066 && unit <= 0x2069)
        || unit == 0x200E || unit == 0x200F || unit == 0x061C;
}

bool isControl(char16_t unit)
{
    return unit < 0x20 || (unit >= 0x7F && unit < 0xA0) || unit == 0xFEFF
        || (unit >= 0xFFF9 && unit <= 0xFFFB);
}

bool isBreak(char16_t unit)
{
    return unit == u'\n' || unit == u'\r' || unit == 0x2028 || unit == 0x2029 || unit == 0x85;
}

/// Combining marks beyond this many on one character say nothing and cost seconds (T13).
constexpr int MarksPerCharacter = 8;

QChar cleaned(const QString &text, qsizetype at, Lines lines)
{
    const QChar unit = text.at(at);
    if (isBreak(unit.unicode()))
        return lines == Lines::Many ? u'\n' : u' ';
    if (unit == u'\t')
        return u' ';
    if (isControl(unit.unicode()) || isBidiControl(unit.unicode()))
        return {};
    const bool paired =
        (unit.isHighSurrogate() && at + 1 < text.size() && text.at(at + 1).isLowSurrogate())
        || (unit.isLowSurrogate() && at > 0 && text.at(at - 1).isHighSurrogate());
    return unit.isSurrogate() && !paired ? QChar(QChar::ReplacementCharacter) : unit;
}

} // namespace

QString plain(const QString &text, qsizetype limit, Lines lines)
{
    QString result;
    result.reserve(std::min(text.size(), limit));
    int marks = 0;
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (text.at(at) == u'\r' && at + 1 < text.size() && text.at(at + 1) == u'\n')
            continue;
        marks = text.at(at).isMark() ? marks + 1 : 0;
        const QChar unit = cleaned(text, at, lines);
        if (unit.isNull() || marks > MarksPerCharacter)
            continue;
        if (result.size() >= limit) {
            if (!result.isEmpty() && result.back().isHighSurrogate())
                result.chop(1);
            return result + u'…';
        }
        result += unit;
    }
    return result;
}

} // namespace Reelwatch
