// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/rowspans.h"
#include "domain/task.h"

#include <QByteArrayList>

namespace Reelwatch {

/// What a search asks for: every one of its words, case ignored.
class SearchWords
{
public:
    SearchWords() = default;
    explicit SearchWords(const QString &search);

    [[nodiscard]] bool isEmpty() const { return m_words.isEmpty(); }
    [[nodiscard]] bool areIn(QByteArrayView key) const;
    /// True when nothing fits these words that did not fit the others.
    [[nodiscard]] bool narrow(const SearchWords &others) const;

    bool operator==(const SearchWords &) const = default;

private:
    QByteArrayList m_words; ///< folded
};

/// The folded text in which the search looks, row by row, in one piece of memory.
class SearchKeys
{
public:
    /// Label, prompt, id, model and error of a task, a line each.
    [[nodiscard]] static QByteArray keyOf(const Task &task);

    void insert(const RowSpans &spans); ///< empty at first
    void remove(const RowSpans &spans);
    void set(int row, QByteArrayView key);
    [[nodiscard]] QByteArrayView at(int row) const;

private:
    struct Place
    {
        qsizetype at = 0; ///< of the first byte
        int size = 0;
    };

    void compact();

    std::vector<Place> m_places;
    QByteArray m_text;
    qsizetype m_waste = 0; ///< bytes of keys that were replaced or removed
};

} // namespace Reelwatch
