// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/searchkeys.h"
#include "model/wording.h"

#include <bitset>
#include <span>

namespace Reelwatch {

/// Which rows are to be seen: those of certain signs, with all the words of a search.
/// Remembers of each row what it is judged by.
class RowSieve
{
public:
    using Signs = std::bitset<16>; ///< by Wording::Sign

    /// True when something else is asked for now.
    bool setSigns(Signs signs);
    /// What can pass now among the rows that passed before, or else among all.
    enum class Effect { None, Narrower, Wider };
    [[nodiscard]] Effect setSearch(const QString &search);

    void insert(const RowSpans &spans);
    void remove(const RowSpans &spans);
    void setSign(int row, Wording::Sign sign) { m_signs[static_cast<size_t>(row)] = sign; }
    void setText(int row, const Task &task) { m_texts.set(row, task); }

    /// Into `wanted`, by row, 1 for each that passes; with Effect::Narrower only of those that
    /// are 1.
    void sift(std::span<char> wanted, Effect effect);
    [[nodiscard]] bool passes(int row) const
    {
        return m_wantedSigns.test(static_cast<size_t>(m_signs[static_cast<size_t>(row)]))
            && m_words.mayBeIn(m_texts.lettersAt(row))
            && (m_words.areLetters() || m_words.areIn(m_texts.at(row)));
    }

private:
    void search(std::span<char> wanted);
    void search(std::span<const int> rows, std::span<char> wanted);

    Signs m_wantedSigns = Signs().set();
    SearchWords m_words;
    std::vector<Wording::Sign> m_signs;
    SearchKeys m_texts;
};

} // namespace Reelwatch
