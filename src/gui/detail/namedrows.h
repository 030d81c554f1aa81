// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QGridLayout;
class QWidget;

namespace Reelwatch {

/// Shows or hides a field of the second column with its name in the first. (QFormLayout, which
/// could do that, gives no height to a row that stands where one was before it was hidden.)
void setRowVisible(const QGridLayout &rows, QWidget &field, bool visible);

} // namespace Reelwatch
