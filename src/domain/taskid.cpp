// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/taskid.h"

#include <QString>

#include <algorithm>
#include <array>
#include <string_view>

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
    static constexpr auto Allowed = [] {
        std::array<bool, 128> allowed {};
        for (const char each :
             std::string_view("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                              "0123456789._:~+/=-"))
            allowed[static_cast<unsigned char>(each)] = true;
        return allowed;
    }();
    const char16_t unit = character.unicode();
    return unit < Allowed.size() && Allowed[unit];
}

bool isAllowedTaskId(QStringView id)
{
    if (id.isEmpty() || id.size() > IdLimit || !std::ranges::all_of(id, isTaskIdCharacter))
        return false;
    // A server that decodes %2F before it looks at the path would walk these.
    return !id.contains(u'.') || std::ranges::none_of(id.tokenize(u'/'), isDotSegment);
}

} // namespace Reelwatch
