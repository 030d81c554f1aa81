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
/// Texts that are alike so far are alike.
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

/// The first bytes as a number; no text reads as Unknown, for no byte of UTF-8 is 0xff.
quint64 headOf(QByteArrayView folded)
{
    quint64 head = 0;
    std::memcpy(&head, folded.data(),
                static_cast<size_t>(std::min<qsizetype>(folded.size(), HeadSize)));
    return qFromBigEndian(head);
}

QByteArray foldedHead(const QString &text)
{
    QByteArray folded;
    // One more, so that no pair of surrogates is parted.
    appendFolded(folded, QStringView(text).left(HeadSize + 1));
    return folded;
}

/// What is compared beside the key: a text, or nothing where the row decides.
struct Entry
{
    quint64 key;
    qsizetype text; ///< where it begins among the texts
    int size;
    int row;
};

} // namespace

SortKeys::SortKeys(Read read)
    : m_read(std::move(read))
{
}

quint64 SortKeys::keyOf(const QVariant &value)
{
    if (!value.isValid())
        return Unknown;
    quint64 key = 0;
    if (value.typeId() == QMetaType::QString) {
        m_areTexts = true;
        key = headOf(foldedHead(value.toString()));
    } else if (value.typeId() == QMetaType::Double) {
        key = ordered(value.toDouble());
    } else {
        key = ordered(value.toLongLong());
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
    const QString text = m_read(row).toString();
    QByteArray folded;
    appendFolded(folded, QStringView(text).left(Compared));
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
        const QString text = m_read(row).toString();
        const qsizetype start = texts.size();
        appendFolded(texts, QStringView(text).left(Compared));
        entries.push_back(
            {m_keys[static_cast<size_t>(row)], start, static_cast<int>(texts.size() - start), row});
    }
    const auto textOfEntry = [&texts](const Entry &entry) {
        return QByteArrayView(texts).sliced(entry.text, entry.size);
    };
    std::ranges::sort(entries, [&](const Entry &left, const Entry &right) {
        if (left.key != right.key)
            return left.key < right.key;
        const int order = textOfEntry(left).compare(textOfEntry(right));
        if (order != 0)
            return m_isDescending ? order > 0 : order < 0;
        return m_isDescending ? left.row > right.row : left.row < right.row;
    });
    std::ranges::transform(entries, rows.begin(), &Entry::row);
}

} // namespace Reelwatch
