// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStyledItemDelegate>

namespace Reelwatch {

/// Draws a key's name with its colour before it, as the lists of the window do.
class KeyDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KeyDelegate)

public:
    explicit KeyDelegate(QObject *parent = nullptr);
    ~KeyDelegate() override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

} // namespace Reelwatch
