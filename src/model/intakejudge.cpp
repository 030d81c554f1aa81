// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/intakejudge.h"

#include "store/accountstore.h"
#include "store/taskstore.h"

#include <algorithm>

namespace Reelwatch {

using Verdict = Judgement::Verdict;

IntakeJudge::IntakeJudge(const TaskStore &tasks, const AccountStore &accounts)
    : m_tasks(tasks)
    , m_accounts(accounts)
{
    renew();
}

void IntakeJudge::suggest(AccountId account)
{
    m_chosen = false;
    m_account = account;
    renew();
}

void IntakeJudge::choose(AccountId account)
{
    m_chosen = true;
    m_account = account;
}

void IntakeJudge::renew()
{
    const bool choseNone = m_chosen && m_account == 0;
    if (choseNone || m_accounts.find(m_account))
        return;
    m_chosen = false;
    m_account = m_accounts.size() == 1 ? m_accounts.at(0).id : 0;
}

void IntakeJudge::begin(qsizetype entries)
{
    m_owners.clear();
    m_firstLines.clear();
    m_firstLines.reserve(entries);
    m_unknownBase.clear();
    m_keyless = {0};
    for (qsizetype row = 0; row < m_tasks.size(); ++row) {
        if (const AccountId owner = m_tasks.at(row).account; !m_accounts.find(owner))
            m_keyless.insert(owner);
    }
}

Judgement IntakeJudge::judge(const Intake::Entry &entry)
{
    if (entry.kind == Intake::Entry::Kind::Refused)
        return {};
    const AccountId account = accountFor(entry);
    int &firstLine = m_firstLines[{account, entry.id}];
    if (firstLine > 0)
        return {.account = account, .verdict = Verdict::Repeated, .firstLine = firstLine};
    firstLine = entry.line;
    const bool watched =
        account == 0 ? isWatchedWithoutAKey(entry.id) : m_tasks.numberOf(account, entry.id) != 0;
    return {.account = account, .verdict = watched ? Verdict::Watched : Verdict::New};
}

/// Whoever's it was: one that never had a key, or one whose key was deleted.
bool IntakeJudge::isWatchedWithoutAKey(const CompactText &id) const
{
    return std::ranges::any_of(m_keyless,
                               [&](AccountId owner) { return m_tasks.numberOf(owner, id) != 0; });
}

/// The key it names, else by its base: one that no account is for waits for its key rather than be
/// asked for at the wrong service.
AccountId IntakeJudge::accountFor(const Intake::Entry &entry)
{
    const QUrl &base = entry.base;
    const AccountId named = m_chosen ? 0 : namedAccount(entry);
    if (named != 0)
        return named;
    if (m_chosen || base.isEmpty())
        return m_account;
    const auto known = m_owners.constFind(base);
    if (known != m_owners.constEnd())
        return *known;
    const AccountId owner = ownerOf(base);
    m_owners.insert(base, owner);
    if (owner == 0 && m_unknownBase.isEmpty())
        m_unknownBase = base;
    return owner;
}

/// The key of that name, where it is for the service that the entry is of.
AccountId IntakeJudge::namedAccount(const Intake::Entry &entry) const
{
    const Account *named = entry.account.isEmpty() ? nullptr : m_accounts.findByName(entry.account);
    const bool fits = named && (entry.base.isEmpty() || isSameOrigin(named->base, entry.base));
    return fits ? named->id : 0;
}

/// The suggested account where its origin fits, else the one with the same path, else the first.
AccountId IntakeJudge::ownerOf(const QUrl &base) const
{
    const Account *suggested = m_accounts.find(m_account);
    if (suggested && isSameOrigin(suggested->base, base))
        return suggested->id;
    AccountId sameOrigin = 0;
    for (const Account &account : m_accounts.all()) {
        if (!isSameOrigin(account.base, base))
            continue;
        if (account.base.path() == base.path())
            return account.id;
        sameOrigin = sameOrigin == 0 ? account.id : sameOrigin;
    }
    return sameOrigin;
}

} // namespace Reelwatch
