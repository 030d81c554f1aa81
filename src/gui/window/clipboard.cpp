// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/window/clipboard.h"

#include "model/jsontext.h"
#include "model/taskmodel.h"
#include "model/wording.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QModelIndex>
#include <QUrl>

namespace Reelwatch::Clipboard {

using Qt::Literals::StringLiterals::operator""_s;
using Qt::Literals::StringLiterals::operator""_L1;

namespace {

QString reportOf(const QModelIndex &row, const Task &task, const QDateTime &now)
{
    return Wording::supportReport(task, row.data(TaskModel::OwnerRole).value<Account>(),
                                  row.data(TaskModel::OwnerStateRole).value<AccountState>(), now);
}

QString partOf(Part part, const QModelIndex &row, const QDateTime &now)
{
    const auto task = row.data(TaskModel::TaskRole).value<Task>();
    switch (part) {
    case Part::Ids:
        return task.id;
    case Part::Prompt:
        return task.report.prompt;
    case Part::Parameters:
        return QString::fromUtf8(JsonText::member(task.answer, "parameters"_L1));
    case Part::Error:
        return Wording::problems(task, row.data(TaskModel::OwnerStateRole).value<AccountState>());
    case Part::Json:
        return QString::fromUtf8(task.answer);
    case Part::Link:
        return QString::fromUtf8(task.report.link);
    case Part::Report:
        return reportOf(row, task, now);
    }
    return {};
}

} // namespace

QString text(Part part, const QList<QModelIndex> &rows, const QDateTime &now)
{
    QStringList parts;
    for (const QModelIndex &row : rows)
        parts.append(partOf(part, row, now));
    parts.removeAll(QString());
    const bool oneLineEach = part == Part::Ids || part == Part::Link;
    return parts.join(oneLineEach ? u"\n"_s : u"\n\n"_s);
}

void copyFiles(const QStringList &paths)
{
    QList<QUrl> urls;
    QByteArray wish = "copy"; // and not "cut": what GNOME's file manager wants to know
    for (const QString &path : paths) {
        urls.append(QUrl::fromLocalFile(path));
        wish += '\n' + urls.constLast().toEncoded();
    }
    if (urls.isEmpty())
        return;
    auto *data = new QMimeData;
    data->setUrls(urls);
    data->setText(paths.join(u'\n'));
    data->setData(QStringLiteral("x-special/gnome-copied-files"), wish);
    QGuiApplication::clipboard()->setMimeData(data);
}

void copy(const QString &text)
{
    if (!text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
}

} // namespace Reelwatch::Clipboard
