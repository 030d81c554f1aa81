// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "intake/csvcell.h"

#include <algorithm>

namespace Reelwatch::Intake {

using Qt::Literals::StringLiterals::operator""_L1;

namespace {

/// With any number of apostrophes before it, so that the way back is one way.
bool looksLikeFormula(QStringView text)
{
    while (text.startsWith(u'\''))
        text = text.sliced(1);
    return !text.isEmpty() && QStringView(u"=+-@\t\r\n\uff1d\uff0b\uff0d\uff20").contains(text[0]);
}

} // namespace

QString csvCell(const QString &text)
{
    QString cell = looksLikeFormula(text) ? u'\'' + text : text;
    const bool isQuoted = std::ranges::any_of(
        cell, [](QChar each) { return each.isSpace() || QStringView(u"\",;|").contains(each); });
    if (!isQuoted)
        return cell;
    return u'"' + cell.replace(u'"', R"("")"_L1) + u'"';
}

QString withoutGuard(const QString &cell)
{
    return cell.startsWith(u'\'') && looksLikeFormula(cell) ? cell.sliced(1) : cell;
}

} // namespace Reelwatch::Intake
