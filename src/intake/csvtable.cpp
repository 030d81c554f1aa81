// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "intake/csvtable.h"

#include "domain/account.h"
#include "domain/plaintext.h"
#include "domain/taskid.h"
#include "intake/csvcell.h"
#include "intake/csvrecord.h"
#include "intake/limits.h"
#include "intake/links.h"
#include "intake/words.h"

#include <QSet>

#include <algorithm>
#include <array>

namespace Reelwatch::Intake {

using Qt::Literals::StringLiterals::operator""_L1;

namespace {

constexpr std::array<char16_t, 4> Delimiters {u'\t', u',', u';', u'|'};
/// The columns that hold ids, the surest first.
constexpr std::array IdColumns {"video_id"_L1, "task_id"_L1,   "videoid"_L1, "taskid"_L1,
                                "id"_L1,       "video_url"_L1, "url"_L1,     "link"_L1};
constexpr qsizetype HeaderLimit = 4096;
constexpr qsizetype LongestName = 200; ///< of a label or a key

struct Columns
{
    QChar delimiter;
    qsizetype id = -1;
    qsizetype link = -1; ///< -1: none; gives ids their base
    qsizetype label = -1;
    qsizetype account = -1;
    qsizetype service = -1; ///< its base URL
};

struct Row
{
    QStringList cells;
    qsizetype at = 0;
};

QString columnName(const QString &cell)
{
    QString name = cell.toLower();
    return name.replace(u' ', u'_').replace(u'-', u'_');
}

/// The columns of a header; id is -1 when the record is none.
Columns columnsOf(const QStringList &cells, QChar delimiter)
{
    Columns columns {.delimiter = delimiter};
    QStringList names;
    for (const QString &cell : cells)
        names.append(columnName(cell));
    for (const QLatin1StringView name : IdColumns) {
        const qsizetype at = names.indexOf(name);
        if (at >= 0 && columns.id < 0)
            columns.id = at;
        if (at >= 0 && (name.endsWith("url"_L1) || name == "link"_L1))
            columns.link = at;
    }
    columns.label = names.indexOf("label"_L1);
    columns.account = names.indexOf("account"_L1);
    columns.service = names.indexOf("service"_L1);
    return columns;
}

bool mayHoldCells(QStringView line)
{
    return std::ranges::any_of(Delimiters,
                               [line](char16_t each) { return line.contains(QChar(each)); });
}

std::optional<Columns> readHeader(QStringView line)
{
    if (line.size() > HeaderLimit)
        return {};
    const bool oneColumn = !mayHoldCells(line);
    for (const char16_t delimiter : Delimiters) {
        if (!oneColumn && !line.contains(QChar(delimiter)))
            continue;
        const CsvRecord record = readRecord(line, delimiter, Reach::Line);
        const Columns columns = columnsOf(record.cells, delimiter);
        if (columns.id >= 0 && std::ranges::none_of(record.cells, isIdAmongWords))
            return columns;
        if (oneColumn)
            break;
    }
    return {};
}

bool endsTable(QStringView line)
{
    const QStringView trimmed = line.trimmed();
    return trimmed.isEmpty() || trimmed.startsWith(u'{') || trimmed.startsWith("curl "_L1);
}

/// The line under the header of a table drawn with bars.
bool isRule(const QStringList &cells)
{
    return std::ranges::all_of(cells, [](const QString &cell) {
        return std::ranges::all_of(cell, [](QChar each) { return each == u'-' || each == u':'; });
    });
}

Finding readCell(const QString &cell, Reason otherwise)
{
    if (cell.contains(u'/')) {
        const LinkReading links = readLinks(cell);
        if (!links.findings.isEmpty())
            return links.findings.first();
        if (links.hasOthers)
            return {.reason = Reason::OtherLink};
    }
    if (isAllowedTaskId(cell))
        return {.id = cell};
    return {.reason = cell.isEmpty() ? otherwise : Reason::IdNotAllowed};
}

/// What goes with an id whoever wrote the table.
void readSurroundings(const Row &row, const Columns &columns, Finding &finding)
{
    const auto textOf = [&row](qsizetype column) {
        return plain(withoutGuard(row.cells.value(column)), LongestName);
    };
    finding.label = textOf(columns.label);
    finding.account = textOf(columns.account);
    const QUrl service(row.cells.value(columns.service), QUrl::StrictMode);
    if (finding.base.isEmpty() && isAllowedBase(service))
        finding.base = service;
}

Finding readRow(const Row &row, const Columns &columns)
{
    Finding finding = readCell(withoutGuard(row.cells.value(columns.id)), Reason::NoIdInRow);
    if (columns.link >= 0 && columns.link != columns.id) {
        const Finding link = readCell(row.cells.value(columns.link), Reason::NoIdInRow);
        const bool same = link.id == finding.id || finding.reason == Reason::NoIdInRow;
        if (!link.base.isEmpty() && same)
            finding = link;
    }
    if (finding.reason == Reason::None)
        readSurroundings(row, columns, finding);
    finding.at = row.at;
    return finding;
}

Reading readBelowHeader(QStringView text, const Columns &columns, Reach reach)
{
    Reading reading {.end = lineEnd(text)};
    for (qsizetype at = reading.end + 1; at < text.size(); at = reading.end + 1) {
        const QStringView line = text.mid(at, lineEnd(text, at) - at);
        if (endsTable(line))
            break;
        reading.end = at + line.size();
        if (line.size() > LineLimit) {
            reading.findings.append({.at = at, .reason = Reason::LineTooLong});
            continue;
        }
        const CsvRecord record = readRecord(text.mid(at), columns.delimiter, reach);
        reading.end = at + record.end;
        if (!record.closed && reach == Reach::Text) {
            reading.unclosed = true;
            reach = Reach::Line;
        }
        if (!isRule(record.cells))
            reading.findings.append(readRow({.cells = record.cells, .at = at}, columns));
    }
    return reading;
}

bool isHeaderlessRow(const QStringList &cells)
{
    return cells.size() > 1 && std::ranges::any_of(cells, isIdAmongWords);
}

/// The column with the most ids; among equals one whose ids all differ, then the first.
qsizetype idColumn(const QList<Row> &rows)
{
    qsizetype best = 0;
    std::pair<qsizetype, bool> most;
    for (qsizetype column = 0; column < rows.first().cells.size(); ++column) {
        QSet<QString> ids;
        qsizetype count = 0;
        for (const Row &row : rows) {
            if (isIdAmongWords(row.cells.at(column))) {
                ids.insert(row.cells.at(column));
                ++count;
            }
        }
        const std::pair<qsizetype, bool> worth {count, ids.size() == count};
        if (worth > most) {
            most = worth;
            best = column;
        }
    }
    return best;
}

/// The rows of the same width that begin the text.
QList<Row> rowsOf(QStringView text, QChar delimiter)
{
    QList<Row> rows;
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype end = lineEnd(text, at);
        const QStringView line = text.mid(at, end - at);
        if (line.size() > LineLimit || endsTable(line))
            break;
        const CsvRecord record = readRecord(line, delimiter, Reach::Line);
        if (!rows.isEmpty() && record.cells.size() != rows.first().cells.size())
            break;
        rows.append({.cells = record.cells, .at = at});
        at = end + 1;
    }
    return rows;
}

std::optional<Reading> readWithoutHeader(QStringView text, QStringView line)
{
    for (const char16_t delimiter : Delimiters) {
        if (!line.contains(QChar(delimiter)))
            continue;
        const CsvRecord record = readRecord(line, delimiter, Reach::Line);
        if (!isHeaderlessRow(record.cells))
            continue;
        const QList<Row> rows = rowsOf(text, delimiter);
        const qsizetype column = idColumn(rows);
        Reading reading {.end = lineEnd(text, rows.last().at)};
        for (const Row &row : rows) {
            const QString &cell = row.cells.at(column);
            Finding finding {.at = row.at, .reason = Reason::NoIdInRow};
            if (isIdAmongWords(cell))
                finding = {.at = row.at, .id = cell};
            reading.findings.append(finding);
        }
        return reading;
    }
    return {};
}

} // namespace

std::optional<Reading> readTable(QStringView text, Reach reach)
{
    const QStringView line = text.first(lineEnd(text));
    if (line.size() > LineLimit || endsTable(line))
        return {};
    if (const auto columns = readHeader(line))
        return readBelowHeader(text, *columns, reach);
    if (!mayHoldCells(line) || line.contains("/v1/videos/"_L1) || holdsOnlyIds(line))
        return {};
    return readWithoutHeader(text, line);
}

} // namespace Reelwatch::Intake
