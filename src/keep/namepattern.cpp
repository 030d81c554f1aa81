// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keep/namepattern.h"

#include "domain/task.h"
#include "keep/filename.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <array>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_L1;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

struct PatternWords
{
    Q_DECLARE_TR_FUNCTIONS(NamePattern)
};

constexpr qsizetype LeastField = 8; ///< bytes that a field keeps when room is short
constexpr qsizetype LongestField = 400; ///< bytes; more is never looked at

/// What a name can be made of.
struct Source
{
    const Task &task;
    const QString &account;

    [[nodiscard]] QDateTime time() const
    {
        const QDateTime &created = task.report.created;
        return (created.isValid() ? created : task.added).toLocalTime();
    }
};

struct Field
{
    QLatin1StringView name;
    QString (*value)(const Source &source);
};

constexpr std::array Fields {
    Field {"date"_L1,
           [](const Source &s) {
               return s.time().toString(u"yyyy-MM-dd"_s);
           }},
    Field {"time"_L1,
           [](const Source &s) {
               return s.time().toString(u"HH-mm-ss"_s);
           }},
    Field {"model"_L1,
           [](const Source &s) {
               return s.task.report.model.toString();
           }},
    Field {"prompt"_L1,
           [](const Source &s) {
               return s.task.report.prompt.toString();
           }},
    Field {"id"_L1,
           [](const Source &s) {
               return s.task.id.toString();
           }},
    Field {"label"_L1,
           [](const Source &s) {
               return s.task.label.toString();
           }},
    Field {"account"_L1,
           [](const Source &s) {
               return s.account;
           }},
    Field {"seed"_L1,
           [](const Source &s) {
               return s.task.report.seed.toString();
           }},
    Field {"resolution"_L1,
           [](const Source &s) {
               return s.task.report.resolution.toString();
           }},
    Field {"ratio"_L1,
           [](const Source &s) {
               return s.task.report.ratio.toString();
           }},
};

const Field *fieldOf(const QString &name)
{
    const auto *found =
        std::ranges::find_if(Fields, [&name](const Field &field) { return name == field.name; });
    return found == Fields.end() ? nullptr : found;
}

/// One part of a name that is being put together.
struct Part
{
    QString text;
    bool isField = false;
};

qsizetype bytesOf(const QList<Part> &parts)
{
    qsizetype bytes = 0;
    for (const Part &part : parts)
        bytes += part.text.toUtf8().size();
    return bytes;
}

/// Shortens the longest fields until all fits.
void fit(QList<Part> &parts)
{
    for (qsizetype round = 0; round < parts.size(); ++round) {
        const qsizetype excess = bytesOf(parts) - NamePattern::LongestStem;
        if (excess <= 0)
            return;
        const auto longest = std::ranges::max_element(parts, {}, [](const Part &part) {
            return part.isField ? part.text.toUtf8().size() : -1;
        });
        longest->text = FileName::safe(
            longest->text, std::max(LeastField, longest->text.toUtf8().size() - excess));
    }
}

} // namespace

QString NamePattern::standard()
{
    return u"{date}_{model}_{prompt:40}_{id:8}"_s;
}

QStringList NamePattern::fieldNames()
{
    QStringList names;
    for (const Field &field : Fields)
        names.append(field.name);
    return names;
}

NamePattern::NamePattern(const QString &text)
{
    take(text.trimmed().isEmpty() ? standard() : text);
}

void NamePattern::take(const QString &text)
{
    qsizetype at = 0;
    while (at < text.size()) {
        const qsizetype open = text.indexOf(u'{', at);
        const qsizetype close = open < 0 ? -1 : text.indexOf(u'}', open);
        const QString literal = text.mid(at, open < 0 ? -1 : open - at);
        if (!literal.isEmpty())
            m_pieces.append({.text = literal});
        if (open >= 0 && close < 0)
            m_problem = PatternWords::tr("A \"{\" is not closed.");
        if (close < 0)
            return;
        takeField(text.mid(open + 1, close - open - 1));
        at = close + 1;
    }
}

void NamePattern::takeField(const QString &inside)
{
    const QString name = inside.section(u':', 0, 0).trimmed();
    const QString number = inside.section(u':', 1).trimmed();
    bool isNumber = number.isEmpty();
    const int limit = isNumber ? 0 : number.toInt(&isNumber);
    if (!fieldOf(name))
        m_problem = PatternWords::tr("There is no field {%1}.").arg(name.left(40));
    else if (!isNumber || limit < 0 || (limit == 0 && !number.isEmpty()))
        m_problem = PatternWords::tr("After {%1: comes a number of characters.").arg(name);
    else
        m_pieces.append({.text = name, .isField = true, .limit = limit});
}

QString NamePattern::textOf(const Piece &field, const Task &task, const QString &account)
{
    QString value = FileName::safe(fieldOf(field.text)->value({task, account}).left(LongestField),
                                   LongestField);
    if (field.limit == 0)
        return value;
    const auto end = field.text == "id"_L1 ? FileName::End::Last : FileName::End::First;
    return FileName::shortened(value, field.limit, end);
}

QString NamePattern::stem(const Task &task, const QString &account) const
{
    QList<Part> parts;
    bool skipsText = false; // before the first field that has something to say
    for (const Piece &piece : m_pieces) {
        if (!piece.isField) {
            if (!skipsText)
                parts.append({FileName::whitelisted(piece.text.left(LongestStem)), false});
            continue;
        }
        const QString text = textOf(piece, task, account);
        skipsText = text.isEmpty() && parts.isEmpty();
        if (!text.isEmpty())
            parts.append({text, true});
        else if (!parts.isEmpty() && !parts.last().isField)
            parts.removeLast();
    }
    fit(parts);
    QString stem;
    for (const Part &part : parts)
        stem += part.text;
    stem = FileName::safe(stem, LongestStem);
    return stem.isEmpty() ? u"video"_s : stem;
}

} // namespace Reelwatch
