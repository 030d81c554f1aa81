// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "intake/listfile.h"

#include "intake/csvcell.h"
#include "intake/csvrecord.h"
#include "intake/decoding.h"
#include "intake/limits.h"
#include "intake/recognition.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace Reelwatch::Intake {

using Qt::Literals::StringLiterals::operator""_L1;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

/// What of a list is read back.
constexpr std::array Columns {"id"_L1, "label"_L1, "account"_L1, "service"_L1};

using Cells = std::array<QString, Columns.size()>;

/// A small table in place of a large one: prompts and times are known to the service.
class Table
{
public:
    Table() { add({u"id"_s, u"label"_s, u"account"_s, u"service"_s}); }

    void add(const Cells &cells)
    {
        for (qsizetype column = 0; const QString &cell : cells)
            m_text += (column++ > 0 ? u","_s : QString()) + csvCell(cell);
        m_text += u'\n';
    }
    [[nodiscard]] ListFile file() const { return {.text = m_text}; }

private:
    QString m_text;
};

ListFile refused(Reason reason)
{
    return {.problem = reason};
}

ListFile fromOurJson(const QJsonObject &list)
{
    if (list.value("version"_L1).toInt(ListVersion + 1) > ListVersion)
        return refused(Reason::NewerList);
    const QJsonValue videos = list.value("videos"_L1);
    if (!videos.isArray())
        return refused(Reason::DamagedList);
    Table table;
    const QJsonArray items = videos.toArray();
    for (const auto &item : items) {
        const QJsonObject video = item.toObject();
        if (video.value("id"_L1).toString().isEmpty())
            return refused(Reason::DamagedList);
        Cells cells;
        std::ranges::transform(Columns, cells.begin(), [&video](QLatin1StringView name) {
            return video.value(name).toString().simplified();
        });
        table.add(cells);
    }
    return table.file();
}

ListFile fromJson(const QString &text)
{
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(text.toUtf8(), &error);
    if (document.object().value("format"_L1) == ListFormat)
        return fromOurJson(document.object());
    if (error.error == QJsonParseError::NoError)
        return {.text = text};
    // An answer on each line is no document, but its first line is.
    QJsonDocument::fromJson(text.left(lineEnd(text)).toUtf8(), &error);
    return error.error == QJsonParseError::NoError ? ListFile {.text = text}
                                                   : refused(Reason::DamagedList);
}

/// Where each of our columns stands; nothing when the line is no header of ours.
std::optional<std::array<qsizetype, Columns.size()>> placesIn(const QStringList &header)
{
    std::array<qsizetype, Columns.size()> places {};
    std::ranges::transform(Columns, places.begin(),
                           [&header](QLatin1StringView name) { return header.indexOf(name); });
    const bool isOurs = std::ranges::none_of(places, [](qsizetype place) { return place < 0; });
    return isOurs ? std::optional(places) : std::nullopt;
}

std::optional<ListFile> fromOurCsv(QStringView text)
{
    const CsvRecord header = readRecord(text, u',', Reach::Line);
    const auto places = placesIn(header.cells);
    if (!places)
        return {};
    Table table;
    for (qsizetype at = header.end + 1; at < text.size();) {
        const CsvRecord record = readRecord(text.sliced(at), u',', Reach::File);
        at += record.end + 1;
        if (record.closed && record.cells == QStringList {QString()})
            continue; // an empty line
        if (!record.closed || record.cells.size() != header.cells.size())
            return refused(Reason::DamagedList);
        Cells cells;
        std::ranges::transform(*places, cells.begin(), [&record](qsizetype place) {
            return withoutGuard(record.cells.at(place)).simplified();
        });
        table.add(cells);
    }
    return table.file();
}

ListFile fromText(QString text)
{
    text.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n');
    const QStringView begin = QStringView(text).trimmed();
    if (begin.startsWith(u'{') || begin.startsWith(u'['))
        return fromJson(text);
    if (auto table = fromOurCsv(text))
        return *std::move(table);
    return {.text = text};
}

} // namespace

ListFile readListFile(const QByteArray &bytes)
{
    if (bytes.size() > FileLimit)
        return refused(Reason::FileTooLong);
    const Decoded read = decoded(bytes, FileLimit);
    if (read.problem != Reason::None)
        return refused(read.problem);
    ListFile file = fromText(read.text);
    if (file.problem != Reason::None)
        return file;
    const Result result = recognise(file.text);
    if (result.problem == Reason::TextTooLong)
        return refused(result.problem);
    const bool holdsAny = std::ranges::any_of(
        result.entries, [](const Entry &entry) { return entry.kind == Entry::Kind::Found; });
    return holdsAny ? file : refused(Reason::NoList);
}

} // namespace Reelwatch::Intake
