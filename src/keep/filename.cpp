// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keep/filename.h"

#include "domain/plaintext.h"
#include "domain/task.h"

#include <QRegularExpression>
#include <QStringList>
#include <QTextBoundaryFinder>

#include <algorithm>

namespace Reelwatch::FileName {

using Qt::Literals::StringLiterals::operator""_s;
using Qt::Literals::StringLiterals::operator""_L1;

namespace {

constexpr qsizetype ModelBytes = 20;
constexpr qsizetype PromptBytes = 46;
constexpr qsizetype IdBytes = 40;

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

/// Everything outside the whitelist as one "-" a run.
QString whitelisted(const QString &text)
{
    QString result;
    for (const uint point : text.toUcs4()) {
        if (isSafe(point))
            result += QChar::fromUcs4(point);
        else if (!result.endsWith(u'-'))
            result += u'-';
    }
    return result;
}

/// As many whole characters, as people count them, as fit.
QString fitted(const QString &text, qsizetype bytes)
{
    if (text.toUtf8().size() <= bytes)
        return text;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    qsizetype used = 0;
    for (qsizetype from = 0, to = finder.toNextBoundary(); to >= 0; to = finder.toNextBoundary()) {
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

QString stem(const Task &task)
{
    QStringList parts {safe(task.report.model, ModelBytes), safe(task.report.prompt, PromptBytes),
                       safe(task.id, IdBytes)};
    parts.removeAll(QString());
    return parts.isEmpty() ? u"video"_s : parts.join(u'_');
}

} // namespace Reelwatch::FileName
