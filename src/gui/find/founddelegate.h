// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStyledItemDelegate>

namespace Reelwatch {

/// Draws a found video: tick, icon, word and colour for its status, the rest quieter.
class FoundDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FoundDelegate)

public:
    explicit FoundDelegate(QObject *parent = nullptr);
    ~FoundDelegate() override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

} // namespace Reelwatch
