// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "intake/csvrecord.h"

#include "intake/limits.h"

#include <algorithm>

namespace Reelwatch::Intake {

namespace {

/// Splits one record; quotes count only where a cell begins with one.
class CsvSplit
{
public:
    CsvSplit(QStringView text, QChar delimiter)
        : m_text(text)
        , m_delimiter(delimiter)
    {
    }

    CsvRecord run()
    {
        while (m_at < m_text.size() && (m_inQuotes || m_text.at(m_at) != u'\n')) {
            step(m_text.at(m_at));
            ++m_at;
        }
        endCell();
        return {.cells = m_cells, .end = std::min(m_at, m_text.size()), .closed = !m_inQuotes};
    }

private:
    void step(QChar character)
    {
        if (m_inQuotes)
            quoted(character);
        else if (character == m_delimiter)
            endCell();
        else if (character == u'"' && QStringView(m_cell).trimmed().isEmpty())
            m_inQuotes = true;
        else
            m_cell += character;
    }

    void quoted(QChar character)
    {
        if (character != u'"') {
            m_cell += character;
        } else if (m_at + 1 < m_text.size() && m_text.at(m_at + 1) == u'"') {
            m_cell += character;
            ++m_at;
        } else {
            m_inQuotes = false;
        }
    }

    void endCell()
    {
        m_cells.append(m_cell.trimmed());
        m_cell.clear();
    }

    QStringView m_text;
    QChar m_delimiter;
    QString m_cell;
    QStringList m_cells;
    qsizetype m_at = 0;
    bool m_inQuotes = false;
};

} // namespace

CsvRecord readRecord(QStringView text, QChar delimiter, Reach reach)
{
    const qsizetype firstEnd = lineEnd(text);
    qsizetype most = firstEnd;
    if (reach == Reach::File)
        most = text.size();
    else if (reach == Reach::Text)
        most = std::min(text.size(), LineLimit);
    CsvRecord record = CsvSplit(text.first(std::max(most, firstEnd)), delimiter).run();
    if (record.closed)
        return record;
    record = CsvSplit(text.first(firstEnd), delimiter).run();
    record.closed = false;
    return record;
}

} // namespace Reelwatch::Intake
