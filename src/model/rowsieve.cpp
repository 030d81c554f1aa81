// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/rowsieve.h"

#include <algorithm>
#include <utility>

namespace Reelwatch {

namespace {

/// So many rows are looked at while the memory fetches a text: whether a word is in the one before
/// cannot be foretold, and what waits for that is not asked for.
constexpr size_t Ahead = 32;

} // namespace

bool RowSieve::setSigns(Signs signs)
{
    return std::exchange(m_wantedSigns, signs) != signs;
}

RowSieve::Effect RowSieve::setSearch(const QString &search)
{
    const SearchWords words(search);
    const SearchWords before = std::exchange(m_words, words);
    if (words == before)
        return Effect::None;
    return words.narrow(before) ? Effect::Narrower : Effect::Wider;
}

void RowSieve::insert(const RowSpans &spans)
{
    insertSpans(m_signs, spans);
    m_texts.insert(spans);
}

void RowSieve::remove(const RowSpans &spans)
{
    removeSpans(m_signs, spans);
    m_texts.remove(spans);
}

void RowSieve::sift(std::span<char> wanted, Effect effect)
{
    if (effect == Effect::Wider)
        std::ranges::fill(wanted, char {1});
    for (size_t row = 0; row < wanted.size(); ++row) { // no branch: which pass cannot be foretold
        const int bySign = m_wantedSigns.test(static_cast<size_t>(m_signs[row])) ? 1 : 0;
        const int byLetters = m_words.mayBeIn(m_texts.lettersAt(static_cast<int>(row))) ? 1 : 0;
        wanted[row] = static_cast<char>(wanted[row] & bySign & byLetters);
    }
    if (!m_words.areLetters())
        search(wanted);
}

/// Looks into the texts of those rows that are wanted still.
void RowSieve::search(std::span<char> wanted)
{
    for (size_t row = 0; row < wanted.size(); ++row) {
        if (row + Ahead < wanted.size() && wanted[row + Ahead] != 0)
            m_texts.prefetch(static_cast<int>(row + Ahead));
        if (wanted[row] != 0)
            wanted[row] = m_texts.hold(static_cast<int>(row), m_words) ? 1 : 0;
    }
}

} // namespace Reelwatch
