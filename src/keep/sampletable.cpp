// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keep/sampletable.h"

#include <QIODevice>
#include <QtEndian>

#include <algorithm>
#include <array>
#include <limits>

namespace Reelwatch::Mp4Box {

namespace {

constexpr qint64 WindowBytes = 16'384;
constexpr quint64 Never = std::numeric_limits<quint64>::max();

} // namespace

NumberTable::NumberTable(QIODevice &file, SampleBudget &budget)
    : m_file(file)
    , m_budget(budget)
{
}

bool NumberTable::open(Span where, qint64 count, int width)
{
    if (count < 0 || count > (where.end - where.begin) / width)
        return false;
    m_begin = where.begin;
    m_count = count;
    m_width = width;
    m_next = 0;
    m_window.clear();
    return true;
}

bool NumberTable::next(quint64 &value)
{
    if (atEnd() || --m_budget.entries < 0)
        return false;
    const qint64 inWindow = (m_next - m_windowFirst) * m_width;
    if (m_window.isEmpty() || inWindow >= m_window.size()) {
        const qint64 wanted = std::min(WindowBytes, (m_count - m_next) * m_width);
        m_windowFirst = m_next;
        m_window.resize(wanted);
        if (!m_file.seek(m_begin + m_next * m_width)
            || m_file.read(m_window.data(), wanted) != wanted)
            return false;
    }
    const char *place = m_window.constData() + (m_next - m_windowFirst) * m_width;
    value = m_width == 8 ? qFromBigEndian<quint64>(place) : qFromBigEndian<quint32>(place);
    ++m_next;
    return true;
}

SampleTable::SampleTable(QIODevice &file, SampleBudget &budget)
    : m_file(file)
    , m_chunks(file, budget)
    , m_runs(file, budget)
    , m_sizes(file, budget)
{
}

quint64 SampleTable::numberAt(qint64 at)
{
    std::array<char, 4> bytes {};
    if (!m_file.seek(at) || m_file.read(bytes.data(), 4) != 4)
        m_broken = true;
    return qFromBigEndian<quint32>(bytes.data());
}

/// Opens what follows the `header` bytes of a table box, whose last four are the count.
void SampleTable::open(NumberTable &table, Span box, qint64 header, qint64 perEntry, int width)
{
    const qint64 first = box.begin + header;
    if (first > box.end) {
        m_broken = true;
        return;
    }
    const auto count = static_cast<qint64>(numberAt(first - 4));
    if (!table.open({.begin = first, .end = box.end}, count * perEntry, width))
        m_broken = true;
}

void SampleTable::setChunks(Span box, int width)
{
    open(m_chunks, box, 8, 1, width);
}

void SampleTable::setChunkLengths(Span box)
{
    open(m_runs, box, 8, 3, 4);
}

void SampleTable::setSizes(Span box)
{
    if (box.end - box.begin < 12) {
        m_broken = true;
        return;
    }
    m_uniform = numberAt(box.begin + 4);
    m_left = numberAt(box.begin + 8);
    if (m_uniform == 0)
        open(m_sizes, box, 12, 1, 4);
}

/// Reads the next entry of stsc: from which chunk on, and how many samples each of them holds.
bool SampleTable::nextRun()
{
    m_perChunk = m_nextPerChunk;
    quint64 description = 0;
    if (m_runs.atEnd()) {
        m_nextRunFrom = Never;
        return true;
    }
    return m_runs.next(m_nextRunFrom) && m_runs.next(m_nextPerChunk) && m_runs.next(description);
}

bool SampleTable::addSizes(quint64 samples, quint64 &length)
{
    if (m_uniform != 0) {
        length = samples * m_uniform; // both below 2^32
        return true;
    }
    for (quint64 sample = 0; sample < samples; ++sample) {
        quint64 size = 0;
        if (!m_sizes.next(size))
            return false;
        length += size;
    }
    return true;
}

bool SampleTable::lengthOfChunk(quint64 &length)
{
    ++m_chunk;
    while (m_chunk >= m_nextRunFrom) {
        if (!nextRun())
            return false;
    }
    const quint64 samples = std::min(m_perChunk, m_left);
    m_left -= samples;
    return addSizes(samples, length);
}

SampleTable::Answer SampleTable::check()
{
    const auto fileSize = static_cast<quint64>(m_file.size());
    while (!m_broken && !m_chunks.atEnd()) {
        quint64 offset = 0;
        quint64 length = 0;
        if (!m_chunks.next(offset) || !lengthOfChunk(length))
            return Answer::Broken;
        if (offset > fileSize || length > fileSize - offset)
            return Answer::Outside;
    }
    return m_broken ? Answer::Broken : Answer::Inside;
}

} // namespace Reelwatch::Mp4Box
