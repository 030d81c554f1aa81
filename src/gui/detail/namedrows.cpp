// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/detail/namedrows.h"

#include <QGridLayout>

namespace Reelwatch {

void setRowVisible(const QGridLayout &rows, QWidget &field, bool visible)
{
    int row = 0;
    int column = 0;
    int spanned = 0;
    rows.getItemPosition(rows.indexOf(&field), &row, &column, &spanned, &spanned);
    rows.itemAtPosition(row, 0)->widget()->setVisible(visible);
    field.setVisible(visible);
}

} // namespace Reelwatch
