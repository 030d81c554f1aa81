// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/taskmodel.h"
#include "model/wording.h"

#include <QCoreApplication>

namespace Reelwatch {

/// What the cells of one row hold. Lives no longer than the call that asks.
struct TaskCells
{
    Q_DECLARE_TR_FUNCTIONS(Reelwatch::TaskModel)

public:
    const Task &task;
    const Account *account; ///< nullptr: none chosen, or deleted
    const AccountStore &accounts;
    const Clock &clock;

    /// Of the task's key; KeyMissing when it has none.
    [[nodiscard]] const AccountState &state() const;

    /// One line, plain, at most 200 characters (T11, T12).
    [[nodiscard]] QString text(int column) const;
    /// More of it; still plain.
    [[nodiscard]] QString whole(int column) const;
    /// Not fit to be shown.
    [[nodiscard]] SortValue sortValue(int column) const;
    /// What a role tells of the row, whatever the column.
    [[nodiscard]] QVariant fact(int role) const;
    /// Case-folded text in which the search looks.
    [[nodiscard]] QString searchText() const;
    [[nodiscard]] QString spoken() const;

private:
    [[nodiscard]] QString status() const;
    [[nodiscard]] QString note() const;
    [[nodiscard]] QString prompt() const;
    [[nodiscard]] QString elapsed() const;
    [[nodiscard]] QString key() const;
    [[nodiscard]] QString wholeStatus() const;
    [[nodiscard]] QString wholeLink() const;
    [[nodiscard]] Wording::Sign sign() const;
    [[nodiscard]] int progress() const;
    [[nodiscard]] int urgency() const;
};

} // namespace Reelwatch
