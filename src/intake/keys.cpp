// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "intake/keys.h"

#include "intake/limits.h"

#include <QRegularExpression>

#include <algorithm>

namespace Reelwatch::Intake {

using Qt::Literals::StringLiterals::operator""_s;
using Qt::Literals::StringLiterals::operator""_L1;

namespace {

constexpr qsizetype ShortestKey = 6;
constexpr qsizetype LongestKey = 4096; // more is no key, but hidden all the same
constexpr qsizetype SureLength = 12; // long enough to be masked even within a word
constexpr qsizetype RandomLength = 24; // no word of a language is that long

const QRegularExpression &keyPattern()
{
    // The first group is a key by its label, the second may be one, the third is one by its look.
    static const QRegularExpression pattern(
        uR"((?:authorization|x-api-key|api[_-]?key|--oauth2-bearer)["']?[ \t]*[:= \t][ \t]*["']?(?>(?:bearer[ \t]+)?)([\w.~+/=\-]+))"
        uR"(|\bbearer[ \t]+([\w.~+/=\-]+)|\b((?-i:sk)-[\w\-]+))"_s,
        QRegularExpression::CaseInsensitiveOption);
    return pattern;
}

bool isPlaceholder(QStringView key)
{
    return key.contains("your"_L1, Qt::CaseInsensitive)
        || key.contains("api_key"_L1, Qt::CaseInsensitive) || key.contains("..."_L1)
        || std::ranges::all_of(key,
                               [](QChar each) { return QStringView(u"xX-*sk").contains(each); });
}

bool looksRandom(QStringView key)
{
    return key.size() >= RandomLength || key.contains(u'-') || key.contains(u'_')
        || std::ranges::any_of(key, [](QChar each) { return each.isDigit(); });
}

bool isKey(const QRegularExpressionMatch &match, int group)
{
    const QStringView key = match.capturedView(group);
    if (key.size() < ShortestKey || isPlaceholder(key))
        return false;
    return group != 2 || looksRandom(key);
}

/// Notes a key once, and no more than may be offered.
void note(QList<QByteArray> &keys, QStringView key)
{
    const QByteArray bytes = key.toUtf8();
    if (key.size() <= LongestKey && keys.size() < KeyLimit && !keys.contains(bytes))
        keys.append(bytes);
}

/// Masks a key that was found once wherever else it stands.
void maskEverywhere(QString &text, const QString &key)
{
    const QString mask = KeyMask.toString();
    if (key.size() >= SureLength)
        text.replace(key, mask);
    else
        text.replace(QRegularExpression(uR"((?<![\w\-]))"_s + QRegularExpression::escape(key)
                                        + uR"((?![\w\-]))"_s),
                     mask);
}

/// False when the pattern surely fits nowhere; a long list of ids is looked through in no time.
bool mayHoldKeys(QStringView text)
{
    return text.contains("sk-"_L1)
        || std::ranges::any_of(u" \t:="_s, [text](QChar each) { return text.contains(each); });
}

} // namespace

WithoutKeys cutKeys(const QString &text)
{
    if (!mayHoldKeys(text))
        return {.text = text};
    WithoutKeys result;
    qsizetype copied = 0;
    for (auto matches = keyPattern().globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        const int group = match.lastCapturedIndex();
        if (!isKey(match, group))
            continue;
        note(result.keys, match.capturedView(group));
        result.text += QStringView(text).mid(copied, match.capturedStart(group) - copied);
        result.text += KeyMask;
        copied = match.capturedEnd(group);
    }
    if (copied == 0)
        return {.text = text};
    result.text += QStringView(text).mid(copied);
    for (const QByteArray &key : std::as_const(result.keys)) {
        maskEverywhere(result.text, QString::fromUtf8(key));
    }
    return result;
}

} // namespace Reelwatch::Intake
