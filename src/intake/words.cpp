// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "intake/words.h"

#include "domain/taskid.h"

#include <QRegularExpression>

#include <algorithm>

namespace Reelwatch::Intake {

using Qt::Literals::StringLiterals::operator""_s;
using Qt::Literals::StringLiterals::operator""_L1;

namespace {

constexpr qsizetype ShortestNumber = 16; // as an id: longer than a time stamp in milliseconds

struct Word
{
    QStringView text;
    qsizetype at = 0;
};

bool isBetweenWords(QChar character)
{
    return character.isSpace() || QStringView(u",;|\"'`()[]{}<>").contains(character);
}

bool isListMark(QStringView word)
{
    if (word.size() == 1)
        return QStringView(u"-*+•·").contains(word.front());
    return word.size() <= 6 && (word.endsWith(u'.') || word.endsWith(u':'))
        && std::ranges::all_of(word.chopped(1), [](QChar each) { return each.isDigit(); });
}

QList<Word> wordsOf(QStringView line)
{
    QList<Word> words;
    for (qsizetype at = 0; at < line.size();) {
        qsizetype end = at;
        while (end < line.size() && !isBetweenWords(line.at(end)))
            ++end;
        if (end > at && !(words.isEmpty() && isListMark(line.mid(at, end - at))))
            words.append({line.mid(at, end - at), at});
        at = end + 1;
    }
    return words;
}

bool hasDigit(QStringView word)
{
    return std::ranges::any_of(word, [](QChar each) { return each >= u'0' && each <= u'9'; });
}

bool isFileName(QStringView word)
{
    static const QRegularExpression ending(
        uR"(\.(?:mp4|mov|webm|mkv|gif|png|jpe?g|webp|json|jsonl|ndjson|csv|tsv|txt|log|py|js|sh|html?)$)"_s,
        QRegularExpression::CaseInsensitiveOption);
    return word.startsWith(u'/') || word.startsWith("./"_L1) || word.startsWith("~/"_L1)
        || (word.contains(u'.') && ending.match(word.toString()).hasMatch());
}

bool isNumber(QStringView word)
{
    return std::ranges::all_of(word, [](QChar each) { return each >= u'0' && each <= u'9'; });
}

/// Dates, times, sizes, decimals, and names of models such as "seedance-2.0" or "kling-v1-6".
bool isCommonValue(QStringView word)
{
    static const QRegularExpression common(
        uR"(^(?:\d{4}-\d\d-\d\d(?:T[\d:.+\-Z]*)?|\d{1,2}:\d\d(?::[\d.]+)?|\d+[x:]\d+)"
        uR"(|[+\-]?\d+\.\d+[A-Za-z]{0,3}|[+\-]?\d+[A-Za-z]{1,2})"
        uR"(|(?!vid|task|gen|cgt|job)[A-Za-z]+(?:-[A-Za-z]+)*-v?\d{1,2}(?:[.\-]\d{1,2})*(?:-[A-Za-z]+)*)$)"_s);
    return !word.contains(u'_') && common.match(word.toString()).hasMatch();
}

/// "seed=7" and the like; after other characters than letters "=" belongs to the id.
bool isAssignment(QStringView word)
{
    const qsizetype sign = word.indexOf(u'=');
    return sign > 0 && sign < word.size() - 2
        && std::ranges::all_of(word.first(sign),
                               [](QChar each) { return each.isLetter() || each == u'_'; });
}

Finding judged(const Word &word)
{
    if (isIdAlone(word.text))
        return {.at = word.at, .id = word.text.toString()};
    if (isFileName(word.text))
        return {.at = word.at, .reason = Reason::FileName};
    const bool plainWord =
        std::ranges::all_of(word.text, isTaskIdCharacter) && isAllowedTaskId(word.text);
    return {.at = word.at, .reason = plainWord ? Reason::NotAnId : Reason::IdNotAllowed};
}

/// Words like "vid_9f3c21a7d0e84b" that are nothing else, whatever stands around them.
bool isUnmistakable(const Word &word)
{
    static const QRegularExpression prefixed(
        uR"(^(?:vid|video|task|gen|cgt|job)[_\-][\w\-]{8,}$)"_s);
    return hasDigit(word.text) && prefixed.match(word.text.toString()).hasMatch();
}

bool areIds(const QList<Word> &words)
{
    return std::ranges::all_of(words, [](const Word &word) { return isIdAmongWords(word.text); });
}

/// "id", "task id" and the like, as it stands before an id.
bool isName(QStringView word)
{
    static const QRegularExpression names(u"^(?:(?:video|task)[_-]?)?id$|^video$|^task$"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    return names.match(word.toString()).hasMatch();
}

/// Without the mark that ends a sentence or begins what the id is for.
QStringView withoutStop(QStringView word)
{
    while (word.size() > 1 && (word.endsWith(u':') || word.endsWith(u'.')))
        word.chop(1);
    return word;
}

QList<Finding> idsAmong(const QList<Word> &words)
{
    const bool allIds = areIds(words);
    QList<Finding> findings;
    for (const Word &word : words) {
        if (allIds || isUnmistakable(word))
            findings.append({.at = word.at, .id = withoutStop(word.text).toString()});
    }
    return findings;
}

} // namespace

bool isIdAlone(QStringView word)
{
    if (!isAllowedTaskId(word) || isFileName(word) || isCommonValue(word) || isAssignment(word))
        return false;
    if (!std::ranges::any_of(word, [](QChar each) { return each.isLetterOrNumber(); }))
        return false;
    if (word.contains(u'_'))
        return word.size() >= 4;
    return word.size() >= 6 && (hasDigit(word) || word.contains(u'-'));
}

bool isIdAmongWords(QStringView word)
{
    if (!isIdAlone(word))
        return false;
    return isNumber(word) ? word.size() >= ShortestNumber : hasDigit(word);
}

bool holdsOnlyIds(QStringView line)
{
    return areIds(wordsOf(line));
}

std::optional<Finding> namedId(QStringView line)
{
    if (!line.contains(u'=') && !line.contains(u':'))
        return {};
    static const QRegularExpression named(
        uR"(^[^"']*?(["']?)(?<![\w\-])(?:video_?id|task_?id|id)\1\s*[:=]\s*)"
        uR"((["']?)([\w.:~+/=\-]{1,512})\2(?=[\s,;)}\]]|$))"_s,
        QRegularExpression::CaseInsensitiveOption);
    const auto match = named.match(line.toString());
    const QStringView id = match.capturedView(3);
    const bool quoted = match.capturedLength(2) > 0;
    if (quoted ? !isAllowedTaskId(id) : !isIdAmongWords(id))
        return {};
    return Finding {.at = match.capturedStart(3), .id = id.toString()};
}

QList<Finding> idsBesideLinks(QStringView line)
{
    return idsAmong(wordsOf(line));
}

QList<Finding> readWords(QStringView line)
{
    const QList<Word> words = wordsOf(line);
    if (words.isEmpty())
        return {};
    if (words.size() == 1)
        return {judged(words.first())};
    if (words.size() == 2 && isName(words.first().text) && isIdAmongWords(words.last().text))
        return {judged(words.last())};
    QList<Finding> findings = idsAmong(words);
    if (findings.isEmpty())
        findings.append({.reason = Reason::SeveralWords});
    return findings;
}

} // namespace Reelwatch::Intake
