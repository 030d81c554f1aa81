// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/rowsieve.h"

#include <algorithm>
#include <array>
#include <utility>

namespace Reelwatch {

namespace {

/// So many rows are looked at while the memory fetches a text: whether a word is in the one before
/// cannot be foretold, and what waits for that is not asked for.
constexpr size_t Ahead = 32;
constexpr size_t Part = 4096; // rows

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

/// Looks into the texts of those rows that are wanted still. They are listed first, a part at a
/// time and without a branch for each: which rows they are cannot be foretold either.
void RowSieve::search(std::span<char> wanted)
{
    std::array<int, Part> rows {};
    for (size_t from = 0; from < wanted.size(); from += Part) {
        size_t listed = 0;
        for (size_t row = from; row < std::min(from + Part, wanted.size()); ++row) {
            rows[listed] = static_cast<int>(row);
            listed += static_cast<size_t>(wanted[row]);
        }
        search(std::span(rows).first(listed), wanted);
    }
}

void RowSieve::search(std::span<const int> rows, std::span<char> wanted)
{
    for (const int row : rows.first(std::min(Ahead, rows.size())))
        m_texts.prefetch(row);
    for (size_t at = 0; at < rows.size(); ++at) {
        if (at + Ahead < rows.size())
            m_texts.prefetch(rows[at + Ahead]);
        wanted[static_cast<size_t>(rows[at])] = m_texts.hold(rows[at], m_words) ? 1 : 0;
    }
}

} // namespace Reelwatch
