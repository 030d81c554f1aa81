// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QVariantMap>

namespace Reelwatch {

class Connection;

/// The settings in the database. Every function is false when a statement failed.
namespace SettingTable {

bool save(Connection &connection, const QString &name, const QVariant &value);
/// What cannot be understood is left out, and stays where it is until it is saved anew (S18).
bool read(Connection &connection, QVariantMap &settings);

} // namespace SettingTable

} // namespace Reelwatch
