// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/plaintext.h"
#include "model/wording.h"

namespace Reelwatch::Wording {

using Qt::Literals::StringLiterals::operator""_L1;
using Qt::Literals::StringLiterals::operator""_s;

QString toolTip(const QString &text)
{
    if (text.isEmpty())
        return {};
    QString literal = plain(text, 2000, Lines::Many).toHtmlEscaped();
    literal.replace(u'\n', "<br>"_L1);
    return u"<p style=\"white-space: pre-wrap\">%1</p>"_s.arg(literal);
}

} // namespace Reelwatch::Wording
