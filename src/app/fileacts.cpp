// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/fileacts.h"

#include "app/expirywarning.h"
#include "domain/clock.h"
#include "domain/whenfinished.h"
#include "gui/window/clipboard.h"
#include "gui/window/mainwindow.h"
#include "gui/window/messagebars.h"
#include "keep/keeper.h"
#include "keep/sidecar.h"
#include "store/taskstore.h"

#include <QSet>

#include <utility>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_s;

namespace {

const QString TrashCause = u"trash"_s;
const QString TrashedCause = u"trashed"_s;

} // namespace

FileActs::FileActs(TaskStore &tasks, Keeper &keeper, const Clock &clock, MainWindow &window,
                   QObject *parent)
    : QObject(parent)
    , m_tasks(tasks)
    , m_keeper(keeper)
    , m_clock(clock)
    , m_window(window)
{
    connect(&m_window, &MainWindow::filesRequested, this, &FileActs::act);
}

FileActs::~FileActs() = default;

void FileActs::act(FileActions::Wish wish, const QList<TaskNumber> &numbers)
{
    switch (wish) {
    case FileActions::Wish::KeepNow:
        keepNow(numbers);
        break;
    case FileActions::Wish::CopyFiles:
        Clipboard::copyFiles(filesOf(numbers));
        break;
    case FileActions::Wish::MoveToTrash:
        moveToTrash(numbers);
        break;
    case FileActions::Wish::KeepAsKey:
        choose(numbers, KeepChoice::Kind::AsKey);
        break;
    case FileActions::Wish::KeepAlways:
        choose(numbers, KeepChoice::Kind::Always);
        break;
    case FileActions::Wish::KeepNever:
        choose(numbers, KeepChoice::Kind::Never);
        break;
    }
}

void FileActs::keepNow(const QList<TaskNumber> &numbers)
{
    for (const TaskNumber number : numbers)
        m_keeper.retry(number);
}

QStringList FileActs::filesOf(const QList<TaskNumber> &numbers) const
{
    QStringList files;
    for (const TaskNumber number : numbers) {
        const Task *task = m_tasks.find(number);
        if (task && task->keeping.state == Keeping::State::Kept)
            files.append(task->keeping.file);
    }
    return files;
}

void FileActs::moveToTrash(const QList<TaskNumber> &numbers)
{
    QList<Trash::Moved> wanted;
    for (const TaskNumber number : numbers) {
        const Task *task = m_tasks.find(number);
        if (!task || task->keeping.state != Keeping::State::Kept)
            continue;
        wanted.append({.number = number, .path = task->keeping.file});
        wanted.append(
            {.number = number, .path = Sidecar::pathFor(task->keeping.file), .mayLack = true});
        if (!task->keeping.lastFrameFile.isEmpty())
            wanted.append({.number = number, .path = task->keeping.lastFrameFile});
    }
    whenFinished(Trash::move(wanted), this,
                 [this](const QList<Trash::Moved> &moved) { tellTrashed(moved); });
}

void FileActs::tellTrashed(const QList<Trash::Moved> &moved)
{
    QSet<TaskNumber> gone;
    QString left;
    for (const Trash::Moved &each : moved) {
        if (each.inTrash.isEmpty())
            left = each.path;
        else
            gone.insert(each.number);
    }
    for (const TaskNumber number : std::as_const(gone))
        m_keeper.examine(number);
    if (!left.isEmpty())
        m_window.bars().tell(TrashCause,
                             tr("%1 could not be moved to the trash. It stays where it is; delete "
                                "it in the file manager if it is to go.")
                                 .arg(left));
    if (!gone.isEmpty())
        m_window.bars().tellNews(TrashedCause,
                                 tr("The files of %Ln video(s) were moved to the trash.", nullptr,
                                    static_cast<int>(gone.size())),
                                 {{tr("Undo"), [this, moved] {
                                       putBack(moved);
                                   }}});
}

void FileActs::putBack(const QList<Trash::Moved> &moved)
{
    m_window.bars().clear(TrashedCause);
    whenFinished(Trash::putBack(moved), this, [this, moved](bool all) {
        for (const Trash::Moved &each : moved)
            m_keeper.examine(each.number);
        if (!all)
            m_window.bars().tell(TrashCause,
                                 tr("Not every file could be taken out of the trash again. Open "
                                    "the trash to see what is left there."));
    });
}

void FileActs::keepExpiring()
{
    const QDateTime now = m_clock.now();
    const QDateTime soon = now.addSecs(ExpiryWarning::Ahead / std::chrono::seconds(1));
    QList<TaskNumber> numbers;
    for (qsizetype row = 0; row < m_tasks.size(); ++row) {
        const Task &task = m_tasks.at(row);
        const QDateTime &expires = task.report.linkExpires;
        if (task.keeping.state != Keeping::State::Kept && task.keepChoice != KeepChoice::Kind::Never
            && expires > now && expires <= soon)
            numbers.append(task.number);
    }
    for (const TaskNumber number : numbers) // a very long one still asks first
        m_keeper.takeUp(number);
}

void FileActs::choose(const QList<TaskNumber> &numbers, KeepChoice::Kind choice)
{
    for (const TaskNumber number : numbers)
        m_tasks.setKeepChoice(number, choice);
}

} // namespace Reelwatch
