// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/sortkeys.h"

#include "model/foldedtext.h"

#include <QtEndian>

#include <bit>
#include <cstring>
#include <limits>

namespace Reelwatch {

namespace {

constexpr quint64 Unknown = std::numeric_limits<quint64>::max();
/// Texts that are alike so far are alike; in bytes.
constexpr qsizetype Compared = 512;
constexpr qsizetype HeadSize = sizeof(quint64);

quint64 ordered(qint64 number)
{
    return std::min(std::bit_cast<quint64>(number) ^ (quint64 {1} << 63), Unknown - 1);
}

quint64 ordered(double number)
{
    const auto bits = std::bit_cast<quint64>(number);
    return (bits >> 63) != 0 ? ~bits : bits | (quint64 {1} << 63);
}

/// Eight bytes as a number, of which there may be fewer; no text reads as Unknown, for no byte of
/// UTF-8 is 0xff.
quint64 eightBytes(QByteArrayView folded, qsizetype from)
{
    quint64 bytes = 0;
    if (from < folded.size())
        std::memcpy(&bytes, folded.data() + from,
                    static_cast<size_t>(std::min<qsizetype>(folded.size() - from, HeadSize)));
    return qFromBigEndian(bytes);
}

/// The beginning of UTF-8, no longer than so many bytes and of whole characters.
QByteArrayView beginning(QByteArrayView utf8, qsizetype size)
{
    if (utf8.size() <= size)
        return utf8;
    while (size > 0 && (static_cast<uchar>(utf8[size]) & 0xc0) == 0x80)
        --size;
    return utf8.first(size);
}

void appendBeginning(QByteArray &folded, const CompactText &text, qsizetype size)
{
    if (text.isUtf8())
        appendFolded(folded, beginning(text.bytes(), size));
    else
        appendFolded(folded, QStringView(text.toString()).left(size));
}

/// What is compared beside the key: a text, or nothing where the row decides.
struct Entry
{
    quint64 key;
    quint64 next; ///< the eight bytes behind the key's: few texts are alike for longer
    qsizetype text; ///< where it begins among the texts
    int size;
    int row;
};

} // namespace

SortKeys::SortKeys(Read read)
    : m_read(std::move(read))
{
}

quint64 SortKeys::headOf(const CompactText &text)
{
    // Folded, a character may be shorter by two of its three bytes.
    constexpr qsizetype Enough = 4 * HeadSize;
    m_head.resize(0);
    appendBeginning(m_head, text, Enough);
    return eightBytes(m_head, 0);
}

quint64 SortKeys::keyOf(const SortValue &value)
{
    quint64 key = Unknown;
    if (const auto *text = std::get_if<CompactText>(&value)) {
        m_areTexts = true;
        key = headOf(*text);
    } else if (const auto *real = std::get_if<double>(&value)) {
        key = ordered(*real);
    } else if (const auto *number = std::get_if<qint64>(&value)) {
        key = ordered(*number);
    } else {
        return Unknown;
    }
    return m_isDescending ? Unknown - 1 - key : key;
}

void SortKeys::readAll(int rows, Qt::SortOrder order)
{
    m_isDescending = order == Qt::DescendingOrder;
    m_areTexts = false;
    m_keys.resize(static_cast<size_t>(rows));
    for (int row = 0; row < rows; ++row)
        m_keys[static_cast<size_t>(row)] = keyOf(m_read(row));
}

void SortKeys::insert(const RowSpans &spans)
{
    insertSpans(m_keys, spans);
    for (const RowSpan &span : spans) {
        for (int row = span.first; row <= span.last; ++row)
            m_keys[static_cast<size_t>(row)] = keyOf(m_read(row));
    }
}

void SortKeys::remove(const RowSpans &spans)
{
    removeSpans(m_keys, spans);
}

bool SortKeys::read(int row)
{
    const quint64 key = keyOf(m_read(row));
    const bool isSame = std::exchange(m_keys[static_cast<size_t>(row)], key) == key;
    return !isSame || (m_areTexts && key != Unknown);
}

QByteArray SortKeys::textOf(int row) const
{
    const SortValue value = m_read(row);
    QByteArray folded;
    if (const auto *text = std::get_if<CompactText>(&value))
        appendBeginning(folded, *text, Compared);
    return folded;
}

bool SortKeys::less(int left, int right) const
{
    const quint64 a = m_keys[static_cast<size_t>(left)];
    const quint64 b = m_keys[static_cast<size_t>(right)];
    if (a != b)
        return a < b;
    if (m_areTexts && a != Unknown) {
        if (const int order = textOf(left).compare(textOf(right)); order != 0)
            return m_isDescending ? order > 0 : order < 0;
    }
    return m_isDescending ? left > right : left < right;
}

void SortKeys::sort(std::vector<int> &rows) const
{
    if (m_areTexts) {
        sortTexts(rows);
        return;
    }
    std::vector<std::pair<quint64, int>> entries;
    entries.reserve(rows.size());
    // Turned round, the greater of two rows is the lesser.
    for (const int row : rows)
        entries.emplace_back(m_keys[static_cast<size_t>(row)], m_isDescending ? -row : row);
    std::ranges::sort(entries);
    std::ranges::transform(entries, rows.begin(), [this](const auto &entry) {
        return m_isDescending ? -entry.second : entry.second;
    });
}

void SortKeys::sortTexts(std::vector<int> &rows) const
{
    QByteArray texts;
    std::vector<Entry> entries;
    entries.reserve(rows.size());
    for (const int row : rows) {
        const SortValue value = m_read(row);
        const qsizetype start = texts.size();
        if (const auto *text = std::get_if<CompactText>(&value))
            appendBeginning(texts, *text, Compared);
        entries.push_back({m_keys[static_cast<size_t>(row)],
                           eightBytes(QByteArrayView(texts).sliced(start), HeadSize), start,
                           static_cast<int>(texts.size() - start), row});
    }
    const auto textOfEntry = [&texts](const Entry &entry) {
        return QByteArrayView(texts).sliced(entry.text, entry.size);
    };
    std::ranges::sort(entries, [&](const Entry &left, const Entry &right) {
        if (left.key != right.key)
            return left.key < right.key;
        if (left.next != right.next)
            return (left.next < right.next) != m_isDescending;
        const int order = textOfEntry(left).compare(textOfEntry(right));
        if (order != 0)
            return m_isDescending ? order > 0 : order < 0;
        return m_isDescending ? left.row > right.row : left.row < right.row;
    });
    std::ranges::transform(entries, rows.begin(), &Entry::row);
}

} // namespace Reelwatch
