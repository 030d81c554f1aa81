// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/listexport.h"

#include "domain/redact.h"
#include "intake/csvcell.h"
#include "intake/listfile.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <vector>

namespace Reelwatch::ListExport {

using Qt::Literals::StringLiterals::operator""_L1;
using Qt::Literals::StringLiterals::operator""_s;
using Qt::Literals::StringLiterals::operator""_ba;

namespace {

struct Cell
{
    QLatin1StringView name;
    QString text;
};

QString moment(const QDateTime &then)
{
    return then.isValid() ? then.toUTC().toString(Qt::ISODate) : QString();
}

/// The words of the service's documentation, whatever this window calls them.
QString statusWord(TaskReport::Status status)
{
    using Status = TaskReport::Status;
    switch (status) {
    case Status::Unknown:
        return {};
    case Status::Queued:
        return u"queued"_s;
    case Status::Generating:
        return u"in_progress"_s;
    case Status::Completed:
        return u"completed"_s;
    case Status::Failed:
        return u"failed"_s;
    case Status::Cancelled:
        return u"cancelled"_s;
    case Status::Expired:
        return u"expired"_s;
    case Status::Unrecognised:
        break;
    }
    return u"unrecognised"_s;
}

QString seconds(double duration)
{
    return duration > 0 ? QString::number(duration) : QString();
}

/// A prompt may hold anything that was pasted into it.
QString free(const QString &text)
{
    return redacted(text);
}

std::vector<Cell> cellsOf(const Task &task, const Account &account)
{
    const TaskReport &report = task.report;
    return {{"id"_L1, task.id},
            {"label"_L1, free(task.label)},
            {"account"_L1, free(account.name)},
            {"service"_L1, account.base.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery)},
            {"status"_L1, statusWord(report.status)},
            {"model"_L1, free(report.model)},
            {"prompt"_L1, free(report.prompt)},
            {"added"_L1, moment(task.added)},
            {"created"_L1, moment(report.created)},
            {"updated"_L1, moment(report.updated)},
            {"duration"_L1, seconds(report.duration)},
            {"resolution"_L1, free(report.resolution)},
            {"ratio"_L1, free(report.ratio)},
            {"seed"_L1, report.seed},
            {"file"_L1, task.keeping.file},
            {"error_code"_L1, free(report.failure.code)},
            {"error_message"_L1, free(report.failure.message)}};
}

QByteArray csvLine(const std::vector<Cell> &cells)
{
    QByteArray line;
    for (const Cell &cell : cells)
        line += (line.isNull() ? ""_ba : ","_ba) + Intake::csvCell(cell.text).toUtf8();
    return line + "\r\n"_ba;
}

QByteArray csvHeader()
{
    QByteArray line;
    for (const Cell &cell : cellsOf({}, {}))
        line += (line.isNull() ? ""_ba : ","_ba) + QByteArray(cell.name.data(), cell.name.size());
    return line + "\r\n"_ba;
}

QByteArray jsonRow(const std::vector<Cell> &cells)
{
    QJsonObject object;
    for (const Cell &cell : cells) {
        if (!cell.text.isEmpty())
            object.insert(cell.name, cell.text);
    }
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

Format formatOf(const QString &path)
{
    if (path.endsWith(".csv"_L1, Qt::CaseInsensitive))
        return Format::Csv;
    return path.endsWith(".json"_L1, Qt::CaseInsensitive) ? Format::Json : Format::Ids;
}

QByteArray beginning(Format format, const QDateTime &now)
{
    if (format == Format::Csv)
        return csvHeader();
    if (format == Format::Ids)
        return {};
    const QString head = u"{\"format\":\"%1\",\"version\":%2,\"exported\":\"%3\",\"videos\":[\n"_s;
    return head.arg(Intake::ListFormat).arg(Intake::ListVersion).arg(moment(now)).toUtf8();
}

QByteArray row(Format format, const List &list, qsizetype row)
{
    const Task &task = list.tasks.at(row);
    if (format == Format::Ids)
        return task.id.toString().toUtf8() + '\n';
    const std::vector<Cell> cells = cellsOf(task, list.accounts.value(task.account));
    if (format == Format::Csv)
        return csvLine(cells);
    return (row > 0 ? ",\n"_ba : ""_ba) + jsonRow(cells);
}

QByteArray end(Format format)
{
    return format == Format::Json ? "\n]}\n"_ba : ""_ba;
}

} // namespace Reelwatch::ListExport
