// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/jsontext.h"

#include "domain/plaintext.h"
#include "model/jsonscanner.h"
#include "model/jsonstring.h"

#include <QHash>

#include <algorithm>

namespace Reelwatch::JsonText {

using Qt::Literals::StringLiterals::operator""_L1;
using Token = JsonScanner::Token;

namespace {

/// Deeper levels are not indented further: a hostile answer must not grow by its depth.
constexpr qsizetype DeepestIndent = 16;
/// What no reader needs indented any more, in UTF-16 units.
constexpr qsizetype LongestIndented = qsizetype(8) * 1024 * 1024;

/// Collects text up to a limit and counts the rest.
class Sheet
{
public:
    enum class Layout { Lines, OneLine };

    Sheet(Layout layout, qsizetype limit)
        : m_layout(layout)
        , m_limit(limit)
    {
    }

    template<typename View>
    void write(View text)
    {
        const qsizetype room = std::max(qsizetype(0), m_limit - m_total);
        m_text += text.first(std::min(room, qsizetype(text.size())));
        m_total += text.size();
    }
    void newLine(qsizetype depth, bool afterComma)
    {
        static const QString indented = u'\n' + QString(2 * DeepestIndent, u' ');
        if (m_layout == Layout::Lines)
            write(QStringView(indented).first(1 + 2 * std::min(depth, DeepestIndent)));
        else if (afterComma)
            write(" "_L1);
    }
    /// The part of a token that can be seen: a preview need not read a string of a megabyte.
    [[nodiscard]] QByteArrayView visible(QByteArrayView token) const
    {
        constexpr qsizetype Enough =
            qsizetype {16} * 1024; // bytes; at least a quarter as many units
        const bool isPreview = m_layout == Layout::OneLine && m_limit < Enough / 4;
        return isPreview ? token.first(std::min(token.size(), Enough)) : token;
    }
    /// Nothing that is still to come will be seen or counted.
    [[nodiscard]] bool isFull() const { return m_layout == Layout::OneLine && m_total > m_limit; }
    [[nodiscard]] Excerpt taken()
    {
        const bool splits =
            m_total > m_limit && !m_text.isEmpty() && m_text.back().isHighSurrogate();
        if (splits)
            m_text.chop(1);
        return {m_text, m_total - m_text.size()};
    }

private:
    Layout m_layout;
    qsizetype m_limit;
    QString m_text;
    qsizetype m_total = 0;
};

bool opens(Token token)
{
    return token == Token::BeginObject || token == Token::BeginArray;
}

bool closes(Token token)
{
    return token == Token::EndObject || token == Token::EndArray;
}

QString shown(QByteArrayView string, Signatures signatures)
{
    const QString text = QString::fromUtf8(string);
    return JsonString::fit(signatures == Signatures::Hidden ? JsonString::hideSignatures(text)
                                                            : text);
}

bool beginsLine(Token token, Token before)
{
    return closes(token) ? !opens(before) : opens(before) || before == Token::Comma;
}

bool isOver(Token token)
{
    return token == Token::End || token == Token::Invalid;
}

bool isText(Token token)
{
    return token == Token::String || token == Token::Name;
}

/// The last token of a value, unless it is a part of a larger one.
bool endsValue(Token token)
{
    return closes(token) || token == Token::String || token == Token::Number
        || token == Token::Literal;
}

/// False when the bytes are no JSON.
bool layOut(QByteArrayView bytes, Signatures signatures, Sheet &sheet)
{
    JsonScanner scanner(bytes);
    Token before = Token::End;
    while (!sheet.isFull()) {
        const Token token = scanner.next();
        if (isOver(token))
            return token == Token::End;
        if (beginsLine(token, before))
            sheet.newLine(scanner.depth() - (opens(token) ? 1 : 0), before == Token::Comma);
        if (isText(token))
            sheet.write(shown(sheet.visible(scanner.bytes()), signatures));
        else
            sheet.write(QLatin1StringView(scanner.bytes()));
        if (token == Token::Colon)
            sheet.write(" "_L1);
        before = token;
    }
    return true;
}

/// A member's name, escapes resolved; may point into the bytes it was sent in.
QByteArray nameOf(QByteArrayView sent)
{
    if (sent.contains('\\'))
        return JsonString::unescaped(sent).toUtf8();
    return QByteArray::fromRawData(sent.data() + 1, sent.size() - 2);
}

/// Calls visit(name, value) for each member of an object or array, in the order sent.
template<typename Visit>
void forEachMember(QByteArrayView value, Visit visit)
{
    JsonScanner scanner(value);
    if (!opens(scanner.next()))
        return;
    QByteArrayView name;
    qsizetype begin = 0;
    while (scanner.depth() > 0) {
        const Token token = scanner.next();
        if (isOver(token))
            return;
        if (scanner.depth() == 1 && token == Token::Name)
            name = scanner.bytes();
        if (scanner.depth() == (opens(token) ? 2 : 1) && !closes(token))
            begin = scanner.begin();
        if (scanner.depth() == 1 && endsValue(token))
            visit(name, value.sliced(begin, scanner.end() - begin));
    }
}

} // namespace

QString indent(const QByteArray &bytes, Signatures signatures)
{
    const Excerpt whole = excerpt(bytes, signatures, LongestIndented);
    return whole.more == 0 ? whole.text : line(bytes, std::numeric_limits<qsizetype>::max());
}

Excerpt excerpt(const QByteArray &bytes, Signatures signatures, qsizetype limit)
{
    Sheet sheet(Sheet::Layout::Lines, limit);
    if (layOut(bytes, signatures, sheet))
        return sheet.taken();
    const QString sent = QString::fromUtf8(bytes);
    QString asItIs = plain(sent, sent.size(), Lines::Many);
    if (signatures == Signatures::Hidden)
        asItIs = JsonString::hideSignatures(asItIs);
    Sheet raw(Sheet::Layout::Lines, limit);
    raw.write(asItIs);
    return raw.taken();
}

QString line(QByteArrayView value, qsizetype limit)
{
    Sheet sheet(Sheet::Layout::OneLine, limit);
    if (!layOut(value, Signatures::Hidden, sheet)) {
        const QString asItIs = JsonString::hideSignatures(QString::fromUtf8(value));
        return plain(asItIs, std::min(limit, asItIs.size()));
    }
    const Excerpt begin = sheet.taken();
    return begin.more == 0 ? begin.text : begin.text + u'…';
}

bool hasMembers(QByteArrayView value)
{
    JsonScanner scanner(value);
    return opens(scanner.next()) && !closes(scanner.next());
}

Members members(QByteArrayView value, qsizetype limit)
{
    Members result;
    QHash<QByteArray, qsizetype> places;
    forEachMember(value, [&](QByteArrayView name, QByteArrayView item) {
        const QByteArray key = name.isEmpty() ? QByteArray() : nameOf(name);
        const auto place = name.isEmpty() ? places.cend() : places.constFind(key);
        if (place != places.cend()) {
            result.first[*place].value = item;
        } else if (result.first.size() >= limit) {
            ++result.more;
        } else {
            if (!name.isEmpty())
                places.insert(key, result.first.size());
            result.first += {name, item};
        }
    });
    return result;
}

QByteArray member(const QByteArray &object, QByteArrayView name)
{
    QByteArrayView found;
    forEachMember(object, [&](QByteArrayView key, QByteArrayView value) {
        if (!key.isEmpty() && nameOf(key) == name)
            found = value;
    });
    return found.toByteArray();
}

QByteArray without(const QByteArray &object, const QList<QByteArrayView> &names)
{
    QByteArray result = "{";
    forEachMember(object, [&](QByteArrayView key, QByteArrayView value) {
        if (key.isEmpty() || names.contains(nameOf(key)))
            return;
        if (result.size() > 1)
            result += ',';
        result.append(key).append(':').append(value);
    });
    return result + '}';
}

} // namespace Reelwatch::JsonText
