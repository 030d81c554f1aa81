// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/account.h"
#include "intake/recognition.h"

#include <QHash>
#include <QSet>

namespace Reelwatch {

class AccountStore;
class TaskStore;

/// What becomes of one entry of a text.
struct Judgement
{
    Q_GADGET

public:
    enum class Verdict {
        New,
        Watched, ///< this account watches this id already
        Repeated, ///< an earlier line says the same
        Refused
    };
    Q_ENUM(Verdict)

    AccountId account = 0; ///< 0: waits for a key
    Verdict verdict = Verdict::Refused;
    int firstLine = 0; ///< of Repeated
};

/// Says of each entry, in their order, whose it is and whether it is new.
class IntakeJudge
{
public:
    IntakeJudge(const TaskStore &tasks, const AccountStore &accounts);

    /// Where ids go whose link names no other account.
    void suggest(AccountId account);
    /// The user's own choice: everything goes there, whatever its link says.
    void choose(AccountId account);
    /// After keys came or went. Never guesses between several: a task asked for at the wrong
    /// service is lost. Where there is just one key, ids go to it.
    void renew();
    [[nodiscard]] AccountId account() const { return m_account; }

    /// Forgets the entries judged so far.
    void begin(qsizetype entries);
    [[nodiscard]] Judgement judge(const Intake::Entry &entry);
    /// The first base since begin() that no account is for; empty when there is none.
    [[nodiscard]] QUrl unknownBase() const { return m_unknownBase; }

private:
    [[nodiscard]] AccountId accountFor(const Intake::Entry &entry);
    [[nodiscard]] bool isWatchedWithoutAKey(const CompactText &id) const;
    [[nodiscard]] AccountId namedAccount(const Intake::Entry &entry) const;
    [[nodiscard]] AccountId ownerOf(const QUrl &base) const;

    const TaskStore &m_tasks;
    const AccountStore &m_accounts;
    AccountId m_account = 0;
    bool m_chosen = false;
    QHash<QUrl, AccountId> m_owners;
    QHash<std::pair<AccountId, CompactText>, int> m_firstLines;
    QUrl m_unknownBase;
    QSet<AccountId> m_keyless; ///< of the tasks: 0 and keys that are gone
};

} // namespace Reelwatch
