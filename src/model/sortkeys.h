// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/rowspans.h"
#include "model/sortvalue.h"

#include <functional>

namespace Reelwatch {

/// What the rows are compared by under one order: a number each, which for texts holds their
/// beginning; the rest of a text is read when two begin alike. What is unknown comes last, whatever
/// the order, and the row decides a tie.
class SortKeys
{
public:
    using Read = std::function<SortValue(int row)>;

    explicit SortKeys(Read read);

    void readAll(int rows, Qt::SortOrder order);
    /// Keys of rows that are there by now.
    void insert(const RowSpans &spans);
    void remove(const RowSpans &spans);
    /// Reads the key anew; false when the row stands where it stood.
    bool read(int row);

    [[nodiscard]] bool less(int left, int right) const;
    void sort(std::vector<int> &rows) const;

private:
    [[nodiscard]] quint64 keyOf(const SortValue &value);
    [[nodiscard]] quint64 headOf(const CompactText &text);
    [[nodiscard]] QByteArray textOf(int row) const;
    void sortTexts(std::vector<int> &rows) const;

    Read m_read;
    std::vector<quint64> m_keys; ///< smaller ones first
    QByteArray m_head; ///< the text that is read; kept for its room
    bool m_isDescending = false;
    bool m_areTexts = false;
};

} // namespace Reelwatch
