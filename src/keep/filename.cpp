// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keep/filename.h"

#include "domain/plaintext.h"

#include <QRegularExpression>
#include <QTextBoundaryFinder>

#include <algorithm>

namespace Reelwatch::FileName {

using Qt::Literals::StringLiterals::operator""_s;
using Qt::Literals::StringLiterals::operator""_L1;

namespace {

bool isSafe(char32_t point)
{
    if (point < 0x80)
        return QChar::isLetterOrNumber(point) || point == U'-' || point == U'_' || point == U'.';
    if (point == 0x200D) // joins emoji
        return true;
    switch (QChar::category(point)) {
    case QChar::Symbol_Other:
    case QChar::Symbol_Modifier:
        return true;
    default:
        return QChar::isLetterOrNumber(point) || QChar::category(point) == QChar::Mark_NonSpacing
            || QChar::category(point) == QChar::Mark_SpacingCombining;
    }
}

/// Qt's boundaries lie there at times.
bool isInsidePair(const QString &text, qsizetype at)
{
    return at > 0 && at < text.size() && text.at(at).isLowSurrogate()
        && text.at(at - 1).isHighSurrogate();
}

/// As many whole characters, as people count them, as fit.
QString fitted(const QString &text, qsizetype bytes)
{
    if (text.toUtf8().size() <= bytes)
        return text;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    qsizetype used = 0;
    for (qsizetype from = 0, to = finder.toNextBoundary(); to >= 0; to = finder.toNextBoundary()) {
        if (isInsidePair(text, to))
            continue;
        used += QStringView(text).mid(from, to - from).toUtf8().size();
        if (used > bytes)
            return text.left(from);
        from = to;
    }
    return text;
}

QString trimmedEnds(QString text)
{
    static const QRegularExpression dots(u"\\.{2,}"_s);
    static const QRegularExpression ends(u"^[-._\u200D]+|[-._\u200D]+$"_s);
    return text.replace(dots, u"."_s).remove(ends);
}

bool isDeviceName(const QString &name)
{
    static const QRegularExpression devices(u"^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\.|$)"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    return devices.match(name).hasMatch();
}

} // namespace

QString safe(const QString &text, qsizetype bytes)
{
    const QString shown =
        plain(text, 4 * bytes).remove(u'…').normalized(QString::NormalizationForm_C);
    const QString name = trimmedEnds(fitted(trimmedEnds(whitelisted(shown)), bytes));
    return isDeviceName(name) ? safe("x-"_L1 + name, bytes) : name;
}

QString whitelisted(const QString &text)
{
    QString result;
    for (const uint point : text.toUcs4()) {
        if (isSafe(point) && (point != U'-' || !result.endsWith(u'-')))
            result += QChar::fromUcs4(point);
        else if (!result.endsWith(u'-'))
            result += u'-';
    }
    return result;
}

QString shortened(const QString &text, qsizetype characters, End end)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    const bool fromStart = end == End::First;
    qsizetype at = fromStart ? 0 : text.size();
    finder.setPosition(at);
    for (qsizetype count = 0; count < characters; ++count) {
        do {
            at = fromStart ? finder.toNextBoundary() : finder.toPreviousBoundary();
        } while (isInsidePair(text, at));
        if (at < 0)
            return text;
    }
    return safe(fromStart ? text.left(at) : text.mid(at), text.size() * 4);
}

} // namespace Reelwatch::FileName
