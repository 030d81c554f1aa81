// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

class QHeaderView;

/// How order, widths, sort and visibility of columns are remembered. Qt takes a state of its own
/// without a look at the places that it names, and goes astray in a damaged one.
namespace Reelwatch::ColumnState {

/// Hidden columns come and go for a moment meanwhile.
[[nodiscard]] QByteArray of(QHeaderView &header);
/// False, and nothing is changed, unless the bytes are such a state of as many columns.
bool restore(QHeaderView &header, const QByteArray &state);

} // namespace Reelwatch::ColumnState
