// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/listdesk.h"

#include "app/adding.h"
#include "domain/whenfinished.h"
#include "domain/workers.h"
#include "gui/window/mainwindow.h"
#include "gui/window/messagebars.h"
#include "intake/limits.h"
#include "intake/listfile.h"
#include "store/accountstore.h"
#include "store/taskstore.h"

#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_s;

namespace {

const QString ExportCause = u"export"_s;
const QString ImportCause = u"import"_s;

constexpr qsizetype AtOnce = 200; ///< rows that are copied within a frame

/// Why nothing was written; empty when every byte is on the disk under its name.
QString writeList(const QString &path, const ListExport::List &list, const QDateTime &now)
{
    const ListExport::Format format = ListExport::formatOf(path);
    QSaveFile file(path);
    // A full disk shortens a write without failing it.
    const auto put = [&file](const QByteArray &bytes) {
        return file.write(bytes) == bytes.size();
    };
    bool isWritten = file.open(QIODevice::WriteOnly) && put(ListExport::beginning(format, now));
    for (qsizetype row = 0; isWritten && row < list.tasks.size(); ++row)
        isWritten = put(ListExport::row(format, list, row));
    isWritten = isWritten && put(ListExport::end(format)) && file.commit();
    return isWritten ? QString() : file.errorString();
}

Intake::ListFile readList(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {.problem = Intake::Reason::FileUnreadable};
    return Intake::readListFile(file.read(Intake::FileLimit + 1));
}

QString nameOf(const QString &path)
{
    return QFileInfo(path).fileName();
}

} // namespace

ListDesk::ListDesk(const TaskStore &tasks, const AccountStore &accounts, const Clock &clock,
                   Adding &adding, MainWindow &window, QObject *parent)
    : QObject(parent)
    , m_tasks(tasks)
    , m_accounts(accounts)
    , m_clock(clock)
    , m_adding(adding)
    , m_window(window)
{
    connect(&m_window, &MainWindow::exportRequested, this, &ListDesk::chooseExport);
    connect(&m_window, &MainWindow::importRequested, this, &ListDesk::chooseImport);
}

ListDesk::~ListDesk() = default;

void ListDesk::chooseExport(const QList<TaskNumber> &numbers)
{
    auto *dialog = new QFileDialog(&m_window, tr("Export list"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    const QStringList suffixes {u"csv"_s, u"json"_s, u"txt"_s};
    const QStringList filters {tr("Table (*.csv)"), tr("JSON (*.json)"), tr("Plain ids (*.txt)")};
    dialog->setNameFilters(filters);
    dialog->setDefaultSuffix(suffixes.first());
    dialog->selectFile(u"reelwatch-list.csv"_s);
    connect(dialog, &QFileDialog::filterSelected, dialog,
            [dialog, suffixes, filters](const QString &filter) {
                dialog->setDefaultSuffix(suffixes.value(filters.indexOf(filter)));
                dialog->selectFile(u"reelwatch-list."_s + dialog->defaultSuffix());
            });
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, numbers](const QString &path) { exportTo(path, numbers); });
    dialog->open();
}

void ListDesk::exportTo(const QString &path, const QList<TaskNumber> &numbers)
{
    auto order = std::make_shared<Order>(Order {.path = path, .numbers = numbers});
    // The newest first, as the list shows them and as an import puts them back.
    std::ranges::sort(order->numbers, std::ranges::greater {});
    for (qsizetype row = numbers.isEmpty() ? m_tasks.size() : 0; row > 0; --row)
        order->numbers.append(m_tasks.at(row - 1).number);
    order->list.tasks.reserve(order->numbers.size()); // to make room again and again takes long
    for (const Account &account : m_accounts.all())
        order->list.accounts.insert(account.id, account);
    collect(order);
}

void ListDesk::collect(const std::shared_ptr<Order> &order)
{
    QList<TaskNumber> &left = order->numbers;
    const qsizetype count = std::min(AtOnce, left.size());
    for (const TaskNumber number : left.first(count)) {
        if (const Task *task = m_tasks.find(number))
            order->list.tasks.append(*task);
    }
    left.remove(0, count);
    if (left.isEmpty())
        return write(order);
    QMetaObject::invokeMethod(
        this, [this, order] { collect(order); }, Qt::QueuedConnection);
}

void ListDesk::write(const std::shared_ptr<Order> &order)
{
    const auto writing = Workers::run([order, now = m_clock.now()] {
        QString problem = writeList(order->path, order->list, now);
        order->count = static_cast<int>(order->list.tasks.size());
        order->list.tasks.clear(); // many rows take their time to go, too
        return problem;
    });
    whenFinished(writing, this, [this, order](const QString &problem) {
        if (!problem.isEmpty()) {
            m_window.bars().tell(ExportCause,
                                 tr("The list was not exported to %1: %2. Choose another folder or "
                                    "make room, and export it again.")
                                     .arg(order->path, problem));
            return;
        }
        m_window.bars().clear(ExportCause);
        m_window.bars().tellNews(
            ExportCause,
            tr("%Ln video(s) exported to %1.", nullptr, order->count).arg(order->path));
        emit exported(order->path);
    });
}

void ListDesk::chooseImport()
{
    auto *dialog = new QFileDialog(&m_window, tr("Import list"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Lists (*.csv *.json *.txt)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &ListDesk::importFrom);
    dialog->open();
}

void ListDesk::importFrom(const QString &path)
{
    const auto take = [this, path](const Intake::ListFile &file) {
        if (file.problem == Intake::Reason::None) {
            m_window.bars().clear(ImportCause);
            m_adding.openDialog(file.text);
            return;
        }
        m_window.bars().tell(
            ImportCause,
            tr("%1 was not imported. %2").arg(nameOf(path), Intake::sentence(file.problem)));
    };
    whenFinished(Workers::run(readList, path), this, take);
}

} // namespace Reelwatch
