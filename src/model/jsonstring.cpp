// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/jsonstring.h"

namespace Reelwatch::JsonString {

using Qt::Literals::StringLiterals::operator""_s;

namespace {

constexpr char16_t ZeroWidthNonJoiner = 0x200C;
constexpr char16_t ZeroWidthJoiner = 0x200D;
/// More combining marks on one character say nothing and cost seconds to lay out (T13).
constexpr int MarksPerCharacter = 8;

/// One character of a JSON string, and how many units of the text spell it.
struct Spelt
{
    char16_t unit;
    qsizetype length;
};

char16_t escaped(char16_t letter)
{
    switch (letter) {
    case u'n':
        return u'\n';
    case u'r':
        return u'\r';
    case u't':
        return u'\t';
    case u'b':
        return u'\b';
    case u'f':
        return u'\f';
    default:
        return letter;
    }
}

Spelt speltAt(QStringView text, qsizetype at)
{
    const char16_t first = text[at].unicode();
    if (first != u'\\' || at + 1 == text.size())
        return {first, 1};
    if (text[at + 1] == u'u' && at + 6 <= text.size()) {
        bool ok = false;
        const ushort unit = text.sliced(at + 2, 4).toUShort(&ok, 16);
        if (ok)
            return {unit, 6};
    }
    return {escaped(text[at + 1].unicode()), 2};
}

bool endsLink(char16_t unit)
{
    return QChar(unit).isSpace() || unit < 0x20 || unit == u'"' || unit == u'<' || unit == u'>';
}

/// Walks a text character by character and knows which belong to the query of a link.
class LinkWalk
{
public:
    enum class Place { Outside, Inside, QueryBegins, Query };

    Place step(char16_t unit)
    {
        if (endsLink(unit)) {
            m_place = Place::Outside;
            m_slashes = 0;
        } else if (m_place == Place::Outside) {
            lookForLink(unit);
        } else if (m_place != Place::Inside) {
            m_place = Place::Query;
        } else if (unit == u'?' || unit == u'#') {
            m_place = Place::QueryBegins;
        }
        return m_place;
    }

private:
    void lookForLink(char16_t unit)
    {
        if (unit == u'/' && m_slashes >= 0)
            ++m_slashes;
        else if (unit == u':')
            m_slashes = 0;
        else if (unit != u'\\') // JSON inside of JSON has its slashes escaped twice
            m_slashes = -1;
        if (m_slashes == 2)
            m_place = Place::Inside;
    }

    Place m_place = Place::Outside;
    int m_slashes = 0; // seen of "//" after a colon or a blank, -1: not there
};

bool isUnfit(QChar unit)
{
    if (unit.unicode() < 0x7F)
        return unit.unicode() < 0x20;
    switch (unit.category()) {
    case QChar::Other_Control:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    case QChar::Other_Format:
        return unit.unicode() != ZeroWidthJoiner && unit.unicode() != ZeroWidthNonJoiner;
    default:
        return false;
    }
}

} // namespace

QString unescaped(QByteArrayView string)
{
    if (string.startsWith('"'))
        string = string.sliced(1);
    if (string.endsWith('"'))
        string.chop(1);
    QString text = QString::fromUtf8(string);
    if (!text.contains(u'\\'))
        return text;
    QString result;
    result.reserve(text.size());
    for (qsizetype at = 0; at < text.size();) {
        const Spelt spelt = speltAt(text, at);
        result += QChar(spelt.unit);
        at += spelt.length;
    }
    return result;
}

QString hideSignatures(const QString &text)
{
    if (!text.contains(u'?') && !text.contains(u'#') && !text.contains(u"\\u"))
        return text;
    QString result;
    LinkWalk walk;
    qsizetype kept = 0; // what stands before is in the result or hidden
    for (qsizetype at = 0; at < text.size();) {
        const Spelt spelt = speltAt(text, at);
        const LinkWalk::Place place = walk.step(spelt.unit);
        at += spelt.length;
        if (place == LinkWalk::Place::QueryBegins)
            result += QStringView(text).sliced(kept, at - kept) + u'…';
        if (place == LinkWalk::Place::QueryBegins || place == LinkWalk::Place::Query)
            kept = at;
    }
    return kept == 0 ? text : result + QStringView(text).sliced(kept);
}

QString fit(const QString &string)
{
    QString result;
    qsizetype kept = 0;
    int marks = 0;
    for (qsizetype at = 0; at < string.size(); ++at) {
        const QChar unit = string.at(at);
        if (unit.unicode() < 0x7F && unit.unicode() >= 0x20) {
            marks = 0;
            continue;
        }
        marks = unit.isMark() ? marks + 1 : 0;
        if (!isUnfit(unit) && marks <= MarksPerCharacter)
            continue;
        result += QStringView(string).sliced(kept, at - kept)
            + u"\\u%1"_s.arg(uint(unit.unicode()), 4, 16, QChar(u'0'));
        kept = at + 1;
    }
    return kept == 0 ? string : result + QStringView(string).sliced(kept);
}

} // namespace Reelwatch::JsonString
