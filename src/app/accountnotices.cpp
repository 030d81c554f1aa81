// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/accountnotices.h"

#include "gui/window/messagebars.h"
#include "store/accountstore.h"
#include "store/taskstore.h"

#include <QLocale>

#include <algorithm>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_s;

namespace {

/// One 429 is the service's business; three in a row are the user's, too.
constexpr int SlowedInARow = 3;

const QString WayCause = u"unreachable"_s;
const QString LockCause = u"keychain-locked"_s;

QString causeOf(AccountId account)
{
    return u"account-%1"_s.arg(account);
}

QString withMessage(const QString &sentence, const AccountState &state)
{
    return state.message.isEmpty() ? sentence : sentence % u' ' % state.message;
}

QString sentenceOf(const Account &account, const AccountState &state, int videos)
{
    const QString name = account.name;
    const QString paused =
        AccountNotices::tr("%n video(s) paused, nothing is lost.", nullptr, videos);
    switch (state.kind) {
    case AccountState::Kind::Rejected:
        return AccountNotices::tr("Key \"%1\" was rejected. %2").arg(name, paused);
    case AccountState::Kind::OutOfBalance:
        return withMessage(
            AccountNotices::tr("The balance of key \"%1\" is used up. %2").arg(name, paused),
            state);
    case AccountState::Kind::Frozen:
        return withMessage(AccountNotices::tr("Key \"%1\" is frozen. %2").arg(name, paused), state);
    case AccountState::Kind::KeyMissing:
        return AccountNotices::tr("Key \"%1\" is not at hand. %2 %3")
            .arg(name, state.message, paused);
    case AccountState::Kind::Slowed:
        if (state.inARow < SlowedInARow)
            return {};
        return AccountNotices::tr("Slowing down at the service's request; \"%1\" is checked again "
                                  "at %2.")
            .arg(name, QLocale().toString(state.until.toLocalTime().time(), u"HH:mm:ss"_s));
    case AccountState::Kind::Ok:
    case AccountState::Kind::KeyAwaited:
    case AccountState::Kind::Unreachable:
    case AccountState::Kind::KeychainLocked:
        return {};
    }
    return {};
}

} // namespace

AccountNotices::AccountNotices(const AccountStore &accounts, const TaskStore &tasks,
                               MessageBars &bars, QObject *parent)
    : QObject(parent)
    , m_accounts(accounts)
    , m_tasks(tasks)
    , m_bars(bars)
{
    connect(&m_accounts, &AccountStore::stateChanged, this, &AccountNotices::tell);
    connect(&m_accounts, &AccountStore::changed, this,
            [this](int row) { tell(m_accounts.at(row).id); });
    connect(&m_accounts, &AccountStore::aboutToRemove, this,
            [this](int row) { m_bars.clear(causeOf(m_accounts.at(row).id)); });
}

AccountNotices::~AccountNotices() = default;

int AccountNotices::pausedVideos(AccountId account) const
{
    int videos = 0;
    for (qsizetype row = 0; row < m_tasks.size(); ++row) {
        const Task &task = m_tasks.at(row);
        videos += task.account == account && !isFinal(task.report.status) ? 1 : 0;
    }
    return videos;
}

void AccountNotices::tell(AccountId id)
{
    tellWay();
    const Account *account = m_accounts.find(id);
    const AccountState state = m_accounts.state(id);
    const QString sentence = account ? sentenceOf(*account, state, pausedVideos(id)) : QString();
    if (sentence.isEmpty()) {
        m_bars.clear(causeOf(id));
        return;
    }
    QList<MessageBars::Action> actions;
    if (isBlocked(state.kind))
        actions.append({tr("Edit key…"), [this, id] {
                            emit editKeyRequested(id);
                        }});
    m_bars.tell(causeOf(id), sentence, actions);
}

/// What keeps several accounts from being asked has one bar for them all.
void AccountNotices::tellWay()
{
    const Account *unreachable = nullptr;
    bool locked = false;
    for (const Account &account : m_accounts.all()) {
        const AccountState::Kind kind = m_accounts.state(account.id).kind;
        unreachable = kind == AccountState::Kind::Unreachable ? &account : unreachable;
        locked = locked || kind == AccountState::Kind::KeychainLocked;
    }
    if (unreachable)
        m_bars.tell(WayCause,
                    withMessage(tr("No connection. Checking resumes by itself."),
                                m_accounts.state(unreachable->id)),
                    {{tr("Retry now"), [this] {
                          emit retryRequested();
                      }}});
    else
        m_bars.clear(WayCause);
    if (locked)
        m_bars.tell(LockCause, tr("The keychain is locked. Unlock it to continue."),
                    {{tr("Unlock"), [this] {
                          emit unlockRequested();
                      }}});
    else
        m_bars.clear(LockCause);
}

} // namespace Reelwatch
