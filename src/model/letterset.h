// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>

#include <array>

namespace Reelwatch {

/// Which letters a text has, and which pairs of them, in 32 bytes: a text whose set does not hold
/// that of a word does not hold the word, and need not be read.
class LetterSet
{
public:
    LetterSet() = default;
    /// Of folded text.
    explicit LetterSet(QByteArrayView text)
    {
        uint before = 0;
        for (const char letter : text) {
            const uint now = static_cast<uchar>(letter);
            m_letters |= quint64 {1} << placeOf(now);
            if (before != 0) {
                const uint place = (before * 0x9e37U + now * 0x85ebU) % Pairs;
                m_pairs[place / 64] |= quint64 {1} << place % 64;
            }
            before = now;
        }
    }

    [[nodiscard]] bool holds(const LetterSet &other) const
    {
        return ((other.m_letters & ~m_letters) | (other.m_pairs[0] & ~m_pairs[0])
                | (other.m_pairs[1] & ~m_pairs[1]) | (other.m_pairs[2] & ~m_pairs[2]))
            == 0;
    }
    /// True for a letter or digit that has a place of its own: what holds its set holds it.
    [[nodiscard]] static bool isExact(char letter)
    {
        return placeOf(static_cast<uchar>(letter)) < Shared;
    }

    LetterSet &operator|=(const LetterSet &other)
    {
        m_letters |= other.m_letters;
        for (size_t at = 0; at < m_pairs.size(); ++at)
            m_pairs[at] |= other.m_pairs[at];
        return *this;
    }

    bool operator==(const LetterSet &) const = default;

private:
    static constexpr uint Shared = 36; ///< from here on one place stands for several
    static constexpr uint Pairs = 192;

    [[nodiscard]] static uint placeOf(uint letter)
    {
        if (letter - 'a' < 26)
            return letter - 'a';
        if (letter - '0' < 10)
            return 26 + letter - '0';
        return Shared + letter % (64 - Shared);
    }

    quint64 m_letters = 0;
    std::array<quint64, Pairs / 64> m_pairs {};
};

} // namespace Reelwatch
