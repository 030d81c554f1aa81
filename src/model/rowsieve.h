// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/searchkeys.h"
#include "model/wording.h"

#include <bitset>

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
    void setText(int row, const Task &task) { m_texts.set(row, SearchKeys::keyOf(task)); }

    [[nodiscard]] bool passes(int row) const;

private:
    Signs m_wantedSigns = Signs().set();
    SearchWords m_words;
    std::vector<Wording::Sign> m_signs;
    SearchKeys m_texts;
};

} // namespace Reelwatch
