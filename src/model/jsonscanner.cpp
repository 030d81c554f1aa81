// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/jsonscanner.h"

#include <algorithm>

namespace Reelwatch {

namespace {

bool isBlank(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

bool isDelimiter(char c)
{
    return isBlank(c) || c == ',' || c == ':' || c == ']' || c == '}' || c == '[' || c == '{'
        || c == '"';
}

/// The place after the closing quote of the string that opens at `at`, -1 when it never closes.
qsizetype stringEnd(QByteArrayView text, qsizetype at)
{
    for (++at; at < text.size(); ++at) {
        if (text[at] == '"')
            return at + 1;
        if (text[at] == '\\')
            ++at;
    }
    return -1;
}

bool isNumber(QByteArrayView word)
{
    return std::ranges::all_of(word, [](char c) {
        return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
    });
}

} // namespace

JsonScanner::JsonScanner(QByteArrayView text)
    : m_text(text)
{
    if (text.startsWith("\xEF\xBB\xBF"))
        m_end = 3;
}

JsonScanner::Token JsonScanner::next()
{
    return accepted(lexed());
}

JsonScanner::Token JsonScanner::lexed()
{
    while (m_end < m_text.size() && isBlank(m_text[m_end]))
        ++m_end;
    m_begin = m_end;
    if (m_begin == m_text.size())
        return Token::End;
    const char first = m_text[m_end++];
    switch (first) {
    case '{':
        return Token::BeginObject;
    case '}':
        return Token::EndObject;
    case '[':
        return Token::BeginArray;
    case ']':
        return Token::EndArray;
    case ':':
        return Token::Colon;
    case ',':
        return Token::Comma;
    default:
        return lexedWord(first);
    }
}

JsonScanner::Token JsonScanner::lexedWord(char first)
{
    if (first == '"') {
        const qsizetype end = stringEnd(m_text, m_begin);
        m_end = end < 0 ? m_text.size() : end;
        return end < 0 ? Token::Invalid : Token::String;
    }
    while (m_end < m_text.size() && !isDelimiter(m_text[m_end]))
        ++m_end;
    const QByteArrayView word = bytes();
    if (first == '-' || (first >= '0' && first <= '9'))
        return isNumber(word) ? Token::Number : Token::Invalid;
    return word == "true" || word == "false" || word == "null" ? Token::Literal : Token::Invalid;
}

JsonScanner::Token JsonScanner::accepted(Token token)
{
    switch (m_expects) {
    case Expects::Value:
        return acceptedValue(token);
    case Expects::ItemOrEnd:
        return token == Token::EndArray ? closed(token) : acceptedValue(token);
    case Expects::Name:
        return acceptedName(token);
    case Expects::NameOrEnd:
        return token == Token::EndObject ? closed(token) : acceptedName(token);
    case Expects::Colon:
        m_expects = Expects::Value;
        return token == Token::Colon ? token : Token::Invalid;
    case Expects::CommaOrEnd:
        return acceptedNext(token);
    case Expects::Nothing:
        return token == Token::End ? token : Token::Invalid;
    }
    return Token::Invalid;
}

JsonScanner::Token JsonScanner::acceptedValue(Token token)
{
    switch (token) {
    case Token::BeginObject:
    case Token::BeginArray:
        m_open += token == Token::BeginObject ? '{' : '[';
        m_expects = token == Token::BeginObject ? Expects::NameOrEnd : Expects::ItemOrEnd;
        return token;
    case Token::String:
    case Token::Number:
    case Token::Literal:
        valueEnds();
        return token;
    default:
        return Token::Invalid;
    }
}

JsonScanner::Token JsonScanner::acceptedName(Token token)
{
    m_expects = Expects::Colon;
    return token == Token::String ? Token::Name : Token::Invalid;
}

JsonScanner::Token JsonScanner::acceptedNext(Token token)
{
    if (token != Token::Comma)
        return closed(token);
    m_expects = m_open.back() == '{' ? Expects::Name : Expects::Value;
    return token;
}

JsonScanner::Token JsonScanner::closed(Token token)
{
    if (token != (m_open.back() == '{' ? Token::EndObject : Token::EndArray))
        return Token::Invalid;
    m_open.chop(1);
    valueEnds();
    return token;
}

void JsonScanner::valueEnds()
{
    m_expects = m_open.isEmpty() ? Expects::Nothing : Expects::CommaOrEnd;
}

} // namespace Reelwatch
