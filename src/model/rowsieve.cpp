// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/rowsieve.h"

#include <utility>

namespace Reelwatch {

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

bool RowSieve::passes(int row) const
{
    return m_wantedSigns.test(static_cast<size_t>(m_signs[static_cast<size_t>(row)]))
        && (m_words.isEmpty() || m_words.areIn(m_texts.at(row)));
}

} // namespace Reelwatch
