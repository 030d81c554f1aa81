// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QWidget;

namespace Reelwatch::AboutBox {

/// Name, version, purpose and licence.
void open(QWidget *window);

} // namespace Reelwatch::AboutBox
