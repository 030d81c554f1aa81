// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/jsonrow.h"

#include "model/jsonstring.h"
#include "model/jsontext.h"

#include <QLocale>
#include <QRegularExpression>

#include <algorithm>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_s;

namespace {

constexpr qsizetype ShownMembers = 200;
constexpr qsizetype NameUnits = 200;
constexpr int DeepestBranch = 32;

/// How a member is written in a path: ".name", or "["any name"]" where that could be misread.
QString pathStep(const QString &name, QByteArrayView sent)
{
    static const QRegularExpression word(u"^[A-Za-z_$][A-Za-z0-9_$]*$"_s);
    if (word.match(name).hasMatch())
        return u'.' + name;
    return u'[' + QString::fromUtf8(sent) + u']';
}

JsonRow rowOf(const JsonText::Member &member, qsizetype place)
{
    JsonRow row;
    row.value = member.value.toByteArray();
    if (member.name.isEmpty()) {
        row.kind = JsonRow::Kind::Item;
        row.step = u'[' + QString::number(place) + u']';
        row.name = row.step;
        return row;
    }
    const QString name = JsonString::unescaped(member.name);
    row.kind = JsonRow::Kind::Member;
    row.step = pathStep(name, member.name);
    row.name = name.isEmpty() ? u"\"\""_s : plain(JsonString::hideSignatures(name), NameUnits);
    return row;
}

} // namespace

bool JsonRow::isPlaceOf(const JsonRow &other) const
{
    return kind == other.kind && isBranch == other.isBranch
        && (kind == Kind::More || (step == other.step && name == other.name));
}

QString JsonRow::shownValue(qsizetype limit, Lines lines) const
{
    if (kind == Kind::More || (kind == Kind::Section && isBranch))
        return {};
    if (!value.startsWith('"'))
        return JsonText::line(value, limit);
    // A character takes at most six bytes; the rest is room for a signature that is not shown.
    const qsizetype enough = std::min(value.size(), 6 * limit + qsizetype {16} * 1024);
    const QString text = JsonString::unescaped(QByteArrayView(value).first(enough));
    return text.isEmpty() ? u"\"\""_s : plain(JsonString::hideSignatures(text), limit, lines);
}

QString JsonRow::wholeValue() const
{
    if (kind == Kind::More)
        return name;
    return value.startsWith('"') ? JsonString::hideSignatures(JsonString::unescaped(value))
                                 : JsonText::indent(value);
}

QList<JsonRow> JsonRow::below(const QByteArray &value, int depth)
{
    const JsonText::Members members = JsonText::members(value, ShownMembers);
    QList<JsonRow> rows;
    rows.reserve(members.first.size() + 1);
    for (const JsonText::Member &member : members.first) {
        rows += rowOf(member, rows.size());
        rows.back().isBranch = depth < DeepestBranch && JsonText::hasMembers(member.value);
    }
    if (members.more > 0) {
        const QString count = QLocale().toString(members.more);
        rows += JsonRow {Kind::More, tr("… %1 more").arg(count), {}, {}, false};
    }
    return rows;
}

JsonRow JsonRow::section(const QString &title, const QString &path, const QByteArray &value)
{
    return {Kind::Section, title, path, value, JsonText::hasMembers(value)};
}

} // namespace Reelwatch
