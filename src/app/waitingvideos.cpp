// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/waitingvideos.h"

#include "domain/plaintext.h"
#include "gui/window/messagebars.h"
#include "store/accountstore.h"
#include "store/taskstore.h"

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

WaitingVideos::WaitingVideos(TaskStore &tasks, const AccountStore &accounts, MessageBars &bars,
                             QObject *parent)
    : QObject(parent)
    , m_tasks(tasks)
    , m_accounts(accounts)
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

QList<TaskNumber> WaitingVideos::waitingFor(AccountId account) const
{
    QList<TaskNumber> waiting;
    for (qsizetype row = 0; row < m_tasks.size(); ++row) {
        const Task &task = m_tasks.at(row);
        if (task.account == 0 && m_tasks.numberOf(account, task.id) == 0)
            waiting.append(task.number);
    }
    return waiting;
}

void WaitingVideos::look()
{
    m_isLooking = false;
    const Account only = m_accounts.size() == 1 ? m_accounts.at(0) : Account {};
    const auto count = only.id == 0 ? 0 : static_cast<int>(waitingFor(only.id).size());
    const QString name = buttonText(only.name);
    if (count == 0 || std::exchange(m_offered, name) != name)
        m_bars.clear(WaitingCause);
    if (count == 0)
        return;
    m_bars.tell(WaitingCause, tr("%n video(s) wait for a key.", nullptr, count),
                {{tr("Use \"%1\"").arg(name), [this, id = only.id] {
                      assign(id);
                  }}});
}

void WaitingVideos::assign(AccountId account)
{
    m_bars.clear(WaitingCause);
    m_tasks.assign(waitingFor(account), account);
}

} // namespace Reelwatch
