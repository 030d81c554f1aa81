// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QStringList>

namespace Reelwatch {

class Connection;

/// The tables of the library and how an older library becomes one of today.
namespace Schema {

/// The statements that lead from one version to the next.
using Step = QStringList;

/// The step at index n leads from version n to n + 1; version 0 is an empty file.
[[nodiscard]] const QList<Step> &steps();

/// What stands in the head of each library: "Reel", for file(1) and for isOurs().
constexpr int ApplicationId = 0x5265656c;

/// What PRAGMA user_version says; -1 when it cannot be read.
[[nodiscard]] int versionOf(Connection &connection);

/// True for a library of this program and for an empty database, which may become one.
[[nodiscard]] bool isOurs(Connection &connection);
[[nodiscard]] bool isEmpty(Connection &connection);

/// Takes each missing step in a transaction of its own, its version number included: a step is
/// done whole or not at all (S08, S09).
bool migrate(Connection &connection, const QList<Step> &wanted = steps());

} // namespace Schema

} // namespace Reelwatch
