// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/account.h"
#include "domain/task.h"

#include <QList>
#include <QVariant>

/// What a library of watched videos looks like: nearly all ended, in a handful of models, their
/// links signed and their files kept.
namespace Reelwatch::Bench::Library {

/// The service's answers, each with a prompt and a link of its own; one in so many still runs, 0:
/// none does.
[[nodiscard]] QByteArrayList answers(int count, int oneRunsIn = 100);
/// A row for each answer, its texts copies of their own as the database gives them, its files below
/// `folder`.
[[nodiscard]] QList<Task>
tasks(const QByteArrayList &answers,
      const QString &folder = QStringLiteral("/home/nadja/.local/share/reelwatch"));
/// Writes them to a new database; they are numbered from 1 on.
void write(const QString &file, const QList<Task> &tasks, const QList<Account> &accounts,
           const QVariantMap &settings = {});

} // namespace Reelwatch::Bench::Library
