// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace Reelwatch {

/// Reads JSON text token by token without changing a byte of it: numbers, escapes and order stay
/// as they were sent. Holds its place by a stack of its own, so that depth costs no recursion.
class JsonScanner
{
public:
    enum class Token {
        BeginObject,
        EndObject,
        BeginArray,
        EndArray,
        Name,
        String,
        Number,
        Literal, ///< true, false, null
        Colon,
        Comma,
        End,
        Invalid ///< no JSON from here on; what comes after has no meaning
    };

    /// Does not own the text. A byte order mark in front is passed over.
    explicit JsonScanner(QByteArrayView text);

    Token next();
    /// The bytes of the last token, quotes and escapes as sent.
    [[nodiscard]] QByteArrayView bytes() const { return m_text.sliced(m_begin, m_end - m_begin); }
    [[nodiscard]] qsizetype begin() const { return m_begin; }
    [[nodiscard]] qsizetype end() const { return m_end; }
    /// How many objects and arrays are open after the last token.
    [[nodiscard]] qsizetype depth() const { return m_open.size(); }

private:
    enum class Expects { Value, ItemOrEnd, Name, NameOrEnd, Colon, CommaOrEnd, Nothing };

    Token lexed();
    Token lexedWord(char first);
    Token accepted(Token token);
    Token acceptedValue(Token token);
    Token acceptedName(Token token);
    Token acceptedNext(Token token);
    Token closed(Token token);
    void valueEnds();

    QByteArrayView m_text;
    qsizetype m_begin = 0;
    qsizetype m_end = 0;
    QByteArray m_open; // one '{' or '[' for each open object or array
    Expects m_expects = Expects::Value;
};

} // namespace Reelwatch
