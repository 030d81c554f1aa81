// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/taskid.h"

#include <QString>

#include <algorithm>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_L1;

namespace {

constexpr qsizetype IdLimit = 512; // bytes; an allowed id is ASCII

bool isDotSegment(QStringView segment)
{
    return segment == "."_L1 || segment == ".."_L1;
}

} // namespace

bool isTaskIdCharacter(QChar character) noexcept
{
    const char16_t unit = character.unicode();
    return (unit >= u'a' && unit <= u'z') || (unit >= u'A' && unit <= u'Z')
        || (unit >= u'0' && unit <= u'9') || QStringView(u"._:~+/=-").contains(character);
}

bool isAllowedTaskId(QStringView id)
{
    if (id.isEmpty() || id.size() > IdLimit || !std::ranges::all_of(id, isTaskIdCharacter))
        return false;
    // A server that decodes %2F before it looks at the path would walk these.
    return std::ranges::none_of(id.tokenize(u'/'), isDotSegment);
}

} // namespace Reelwatch
