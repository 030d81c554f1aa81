// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/waitingvideos.h"

#include "app/formerkeys.h"
#include "domain/plaintext.h"
#include "gui/window/messagebars.h"
#include "store/accountstore.h"
#include "store/taskstore.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_s;

namespace {

const QString WaitingCause = u"waiting-videos"_s;

/// A name on a button, where & would mark a letter.
QString buttonText(const QString &name)
{
    return plain(name).replace(u'&', u"&&"_s);
}

} // namespace

WaitingVideos::WaitingVideos(TaskStore &tasks, const AccountStore &accounts,
                             const FormerKeys &former, MessageBars &bars, QObject *parent)
    : QObject(parent)
    , m_tasks(tasks)
    , m_accounts(accounts)
    , m_former(former)
    , m_bars(bars)
{
    connect(&m_tasks, &TaskStore::inserted, this, &WaitingVideos::lookSoon);
    connect(&m_tasks, &TaskStore::removed, this, &WaitingVideos::lookSoon);
    connect(&m_tasks, &TaskStore::changed, this, [this](int, Task::Fields fields) {
        if (fields.testFlag(Task::Field::Owner))
            lookSoon();
    });
    connect(&m_accounts, &AccountStore::inserted, this, &WaitingVideos::lookSoon);
    connect(&m_accounts, &AccountStore::removed, this, &WaitingVideos::lookSoon);
    connect(&m_accounts, &AccountStore::changed, this, &WaitingVideos::lookSoon);
}

WaitingVideos::~WaitingVideos() = default;

/// Once for a whole burst of rows.
void WaitingVideos::lookSoon()
{
    if (!std::exchange(m_isLooking, true))
        QMetaObject::invokeMethod(this, &WaitingVideos::look, Qt::QueuedConnection);
}

QList<AccountId> WaitingVideos::predecessorsOf(const Account &account) const
{
    QList<AccountId> predecessors = m_former.succeededBy(account);
    if (m_accounts.size() == 1)
        predecessors.append(0);
    return predecessors;
}

QList<TaskNumber> WaitingVideos::waitingFor(const Account &account) const
{
    QList<TaskNumber> waiting;
    const QList<AccountId> predecessors = predecessorsOf(account);
    for (qsizetype row = 0; row < m_tasks.size() && !predecessors.isEmpty(); ++row) {
        const Task &task = m_tasks.at(row);
        if (predecessors.contains(task.account) && m_tasks.numberOf(account.id, task.id) == 0)
            waiting.append(task.number);
    }
    return waiting;
}

/// The key that was added last is the one that videos are waiting for.
void WaitingVideos::look()
{
    m_isLooking = false;
    QList<Account> accounts = m_accounts.all();
    std::ranges::sort(accounts, std::ranges::greater(), &Account::id);
    for (const Account &account : accounts) {
        if (const QList<TaskNumber> waiting = waitingFor(account); !waiting.isEmpty()) {
            offer(account, waiting);
            return;
        }
    }
    m_bars.clear(WaitingCause);
}

void WaitingVideos::offer(const Account &account, const QList<TaskNumber> &waiting)
{
    const QString name = buttonText(account.name);
    if (std::exchange(m_offered, name) != name)
        m_bars.clear(WaitingCause);
    const bool newcomers = std::ranges::all_of(
        waiting, [this](TaskNumber number) { return m_tasks.find(number)->account == 0; });
    const auto count = static_cast<int>(waiting.size());
    m_bars.tell(WaitingCause,
                newcomers ? tr("%Ln video(s) wait for a key.", nullptr, count)
                          : tr("%Ln video(s) have no key.", nullptr, count),
                {{tr("Use \"%1\"").arg(name), [this, id = account.id] {
                      assign(id);
                  }}});
}

void WaitingVideos::assign(AccountId id)
{
    m_bars.clear(WaitingCause);
    const Account *account = m_accounts.find(id);
    if (!account)
        return;
    const QList<TaskNumber> waiting = waitingFor(*account);
    for (const AccountId predecessor : predecessorsOf(*account))
        m_tasks.assign(waiting, id, predecessor);
}

} // namespace Reelwatch
