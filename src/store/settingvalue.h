// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QVariant>

/// How the value of a setting stands in the database.
namespace Reelwatch::SettingValue {

[[nodiscard]] QByteArray packed(const QVariant &value);

/// The value in these bytes; invalid when they are damaged (S18) or hold anything but what a
/// setting is made of: truth values, numbers, texts, bytes, links and maps of these.
[[nodiscard]] QVariant unpacked(const QByteArray &bytes);

} // namespace Reelwatch::SettingValue
