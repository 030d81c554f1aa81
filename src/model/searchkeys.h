// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/rowspans.h"
#include "domain/task.h"
#include "model/letterset.h"

#include <QByteArrayList>

#include <algorithm>

namespace Reelwatch {

/// What a search asks for: every one of its words, case ignored.
class SearchWords
{
public:
    SearchWords() = default;
    explicit SearchWords(const QString &search);

    [[nodiscard]] bool isEmpty() const { return m_words.isEmpty(); }
    /// By the letters alone; false when some word surely is not.
    [[nodiscard]] bool mayBeIn(const LetterSet &letters) const { return letters.holds(m_letters); }
    /// True when mayBeIn() says it all.
    [[nodiscard]] bool areLetters() const { return m_areLetters; }
    /// Looks for the longest of them at `place` first, and leaves there where it is: a word that is
    /// being typed grows at its end and stays where it was found.
    [[nodiscard]] bool areIn(QByteArrayView key, int &place) const;
    [[nodiscard]] bool areIn(QByteArrayView key) const
    {
        int anywhere = 0;
        return areIn(key, anywhere);
    }
    /// True when nothing fits these words that did not fit the others.
    [[nodiscard]] bool narrow(const SearchWords &others) const;

    bool operator==(const SearchWords &) const = default;

private:
    /// Where the word begins, or -1.
    [[nodiscard]] static int placeIn(QByteArrayView key, const QByteArray &word);

    QByteArrayList m_words; ///< folded, the longest first
    LetterSet m_letters; ///< of all of them
    bool m_areLetters = true;
};

/// The folded text in which the search looks, row by row, in one piece of memory.
class SearchKeys
{
public:
    /// Label, prompt, id, model and error of a task, a line each.
    [[nodiscard]] static QByteArray keyOf(const Task &task);

    void insert(const RowSpans &spans); ///< empty at first
    void remove(const RowSpans &spans);
    void set(int row, const Task &task);
    [[nodiscard]] QByteArrayView at(int row) const
    {
        const Place &place = m_places[static_cast<size_t>(row)];
        return {m_text.constData() + place.at, place.size};
    }
    /// Has the memory begin to fetch the row's key, for who comes to it soon.
    void prefetch(int row) const
    {
        constexpr qsizetype Line = 64; // bytes; most keys are two
        const QByteArrayView key = at(row);
        __builtin_prefetch(key.data());
        __builtin_prefetch(key.data() + std::min(Line, key.size()));
    }
    /// True when all the words are in the row's key.
    [[nodiscard]] bool hold(int row, const SearchWords &words)
    {
        return words.areIn(at(row), m_places[static_cast<size_t>(row)].found);
    }

    [[nodiscard]] const LetterSet &lettersAt(int row) const
    {
        return m_letters[static_cast<size_t>(row)];
    }

private:
    struct Place
    {
        qsizetype at = 0; ///< of the first byte
        int size = 0;
        int found = 0; ///< where in it the longest word was last
    };

    void compact();

    std::vector<Place> m_places;
    std::vector<LetterSet> m_letters; ///< apart, as most rows are judged by it alone
    QByteArray m_text;
    qsizetype m_waste = 0; ///< bytes of keys that were replaced or removed
};

} // namespace Reelwatch
