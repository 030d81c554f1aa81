// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/account.h"

#include <QList>

namespace Reelwatch {

class Connection;

/// The accounts in the database, never with a key. Every function is false when a statement failed.
namespace AccountTable {

bool save(Connection &connection, const Account &account);
bool remove(Connection &connection, AccountId id);
bool read(Connection &connection, QList<Account> &accounts);
/// The highest id ever given, accounts that are gone counted.
[[nodiscard]] AccountId lastId(Connection &connection);

} // namespace AccountTable

} // namespace Reelwatch
