// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStyledItemDelegate>

namespace Reelwatch {

/// Draws what becomes of a line: icon, word and colour for the verdict, the rest quieter.
class VerdictDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(VerdictDelegate)

public:
    explicit VerdictDelegate(QObject *parent = nullptr);
    ~VerdictDelegate() override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

} // namespace Reelwatch
