// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

class QIODevice;

namespace Reelwatch::Mp4Box {

/// A stretch of a file, end not counted.
struct Span
{
    qint64 begin = 0;
    qint64 end = 0;
};

/// How many table entries one file may make us read, all tracks together.
struct SampleBudget
{
    qint64 entries = 40'000'000; ///< about a week of video
};

/// A table of big-endian numbers in a file, read forward through a small window.
class NumberTable
{
public:
    NumberTable(QIODevice &file, SampleBudget &budget);

    /// `width` bytes a number, 4 or 8, from `begin` on. False when they do not fit before `end`.
    bool open(Span where, qint64 count, int width);
    [[nodiscard]] qint64 count() const { return m_count; }
    [[nodiscard]] bool atEnd() const { return m_next >= m_count; }
    /// The next number; false at the end, when the budget is spent or the file cannot be read.
    [[nodiscard]] bool next(quint64 &value);

private:
    QIODevice &m_file;
    SampleBudget &m_budget;
    QByteArray m_window;
    qint64 m_begin = 0;
    qint64 m_count = 0;
    qint64 m_next = 0;
    qint64 m_windowFirst = 0;
    int m_width = 4;
};

/// Where one track's samples lie: chunk offsets, samples per chunk and sample sizes together.
class SampleTable
{
public:
    enum class Answer { Inside, Outside, Broken };

    SampleTable(QIODevice &file, SampleBudget &budget);

    void setChunks(Span box, int width); ///< stco with 4, co64 with 8
    void setChunkLengths(Span box); ///< stsc
    void setSizes(Span box); ///< stsz
    [[nodiscard]] qint64 chunkCount() const { return m_chunks.count(); }
    /// Whether every sample lies inside the file.
    [[nodiscard]] Answer check();

private:
    [[nodiscard]] quint64 numberAt(qint64 at);
    void open(NumberTable &table, Span box, qint64 header, qint64 perEntry, int width);
    [[nodiscard]] bool nextRun();
    [[nodiscard]] bool lengthOfChunk(quint64 &length);
    [[nodiscard]] bool addSizes(quint64 samples, quint64 &length);

    QIODevice &m_file;
    NumberTable m_chunks;
    NumberTable m_runs;
    NumberTable m_sizes;
    quint64 m_uniform = 0; ///< the size of every sample, 0: each has its own
    quint64 m_left = 0; ///< samples not placed in a chunk yet
    quint64 m_perChunk = 0;
    quint64 m_nextRunFrom = 0;
    quint64 m_nextPerChunk = 0;
    quint64 m_chunk = 0;
    bool m_broken = false;
};

} // namespace Reelwatch::Mp4Box
