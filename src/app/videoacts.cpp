// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/videoacts.h"

#include "domain/taskid.h"
#include "domain/whenfinished.h"
#include "domain/workers.h"
#include "gui/window/desktop.h"
#include "gui/window/mainwindow.h"
#include "gui/window/messagebars.h"
#include "keep/keeper.h"
#include "model/jsontext.h"
#include "store/accountstore.h"
#include "store/taskstore.h"
#include "watch/taskwatcher.h"

#include <QFileDialog>
#include <QInputDialog>
#include <QSaveFile>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_s;

namespace {

/// True when every byte is on the disk under its name.
bool write(const QString &path, const QByteArray &text)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    // A full disk shortens a large write without failing it.
    if (file.write(text) != text.size())
        return false;
    return file.commit();
}

} // namespace

VideoActs::VideoActs(TaskStore &tasks, const AccountStore &accounts, TaskWatcher &watcher,
                     Keeper &keeper, const Clock &clock, MainWindow &window, QObject *parent)
    : QObject(parent)
    , m_tasks(tasks)
    , m_accounts(accounts)
    , m_watcher(watcher)
    , m_keeper(keeper)
    , m_clock(clock)
    , m_window(window)
{
    connect(&m_window, &MainWindow::actionRequested, this, &VideoActs::act);
    connect(&m_window, &MainWindow::refreshRequested, this, &VideoActs::refresh);
    connect(&m_window, &MainWindow::saveAnswerRequested, this,
            [this](TaskNumber number, JsonText::Signatures signatures) {
                if (const Task *task = m_tasks.find(number))
                    saveText(number, u".json"_s, [answer = task->answer, signatures] {
                        return JsonText::indent(answer, signatures).toUtf8();
                    });
            });
    connect(&m_window, &MainWindow::savePromptRequested, this, [this](TaskNumber number) {
        if (const Task *task = m_tasks.find(number))
            saveText(number, u".txt"_s,
                     [prompt = task->report.prompt] { return prompt.toString().toUtf8(); });
    });
}

VideoActs::~VideoActs() = default;

void VideoActs::refresh(const QList<TaskNumber> &numbers)
{
    QList<TaskNumber> wanted = numbers;
    // With nothing selected: all that may still change.
    for (qsizetype row = 0; numbers.isEmpty() && row < m_tasks.size(); ++row) {
        if (!isFinal(m_tasks.at(row).report.status))
            wanted.append(m_tasks.at(row).number);
    }
    m_watcher.refresh(wanted);
}

void VideoActs::act(TaskNumber number, Stage::Action action)
{
    const Task *task = m_tasks.find(number);
    if (!task)
        return;
    switch (action) {
    case Stage::Action::Refresh:
        m_watcher.refresh({number});
        break;
    case Stage::Action::RenewLink:
        m_keeper.renew(number);
        break;
    case Stage::Action::RetryFetch:
        m_keeper.retry(number);
        break;
    case Stage::Action::OpenElsewhere:
        Desktop::open(task->keeping.file);
        break;
    case Stage::Action::ShowInFolder:
        Desktop::showInFolder(task->keeping.file);
        break;
    case Stage::Action::EditId:
        editId(*task);
        break;
    case Stage::Action::StopWatching:
        emit m_window.removeRequested({number});
        break;
    case Stage::Action::EditKey:
        emit editKeyRequested(task->account);
        break;
    case Stage::Action::ChooseKey:
        chooseKey(*task);
        break;
    case Stage::Action::UnlockKeychain:
        emit unlockRequested();
        break;
    case Stage::Action::CopySupportReport:
    case Stage::Action::CopyPrompt:
        break; // the window's own
    }
}

void VideoActs::editId(const Task &task)
{
    auto *dialog = new QInputDialog(&m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Edit id"));
    dialog->setLabelText(tr("Video id:"));
    dialog->setTextValue(task.id);
    connect(dialog, &QInputDialog::textValueSelected, this,
            [this, number = task.number](const QString &typed) {
                const QString id = typed.trimmed();
                QString problem;
                if (!isAllowedTaskId(id))
                    problem = tr("This cannot be a video id; the old one stays.");
                else if (!m_tasks.setId(number, id, m_clock.now()))
                    problem = tr("That id is watched already; nothing was changed.");
                if (problem.isEmpty())
                    m_watcher.refresh({number});
                else
                    m_window.bars().tell(u"edit-id"_s, problem);
            });
    dialog->open();
}

void VideoActs::chooseKey(const Task &task)
{
    if (m_accounts.size() == 0) {
        emit addKeyRequested();
        return;
    }
    QStringList keys;
    QList<AccountId> ids;
    for (const Account &account : m_accounts.all()) {
        keys.append(tr("%1 (%2)", "key and its service").arg(account.name, account.base.host()));
        ids.append(account.id);
    }
    auto *dialog = new QInputDialog(&m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Choose key"));
    dialog->setLabelText(tr("The key that these videos belong to, for good:"));
    dialog->setComboBoxItems(keys);
    QList<TaskNumber> numbers = m_window.selectedNumbers();
    if (!numbers.contains(task.number))
        numbers = {task.number};
    connect(dialog, &QInputDialog::textValueSelected, this,
            [this, numbers, keys, ids](const QString &chosen) {
                if (const qsizetype at = keys.indexOf(chosen); at >= 0)
                    assign(numbers, ids.at(at));
            });
    dialog->open();
}

/// Only videos without a key: who has one keeps it for good.
void VideoActs::assign(const QList<TaskNumber> &numbers, AccountId account)
{
    for (const TaskNumber number : numbers) {
        const Task *task = m_tasks.find(number);
        if (task && !m_accounts.find(task->account))
            m_tasks.assign({number}, account, task->account);
    }
}

/// What is long takes its time to lay out, too: that is not done on this thread either.
void VideoActs::saveText(TaskNumber number, const QString &suffix,
                         const std::function<QByteArray()> &text)
{
    auto *dialog = new QFileDialog(&m_window, tr("Save"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(u"reelwatch-%1%2"_s.arg(number).arg(suffix));
    connect(dialog, &QFileDialog::fileSelected, this, [this, text](const QString &path) {
        const auto writing = Workers::run([path, text] { return write(path, text()); });
        whenFinished(writing, this, [this, path](bool written) {
            if (!written)
                m_window.bars().tell(
                    u"save"_s, tr("%1 could not be written. Choose another folder.").arg(path));
        });
    });
    dialog->open();
}

} // namespace Reelwatch
