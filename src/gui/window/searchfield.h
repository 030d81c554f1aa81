// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLineEdit>

namespace Reelwatch {

/// The field that narrows the list; Enter leaves it, Escape clears it first.
class SearchField final : public QLineEdit
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SearchField)

public:
    explicit SearchField(QWidget *parent = nullptr);
    ~SearchField() override;

signals:
    /// The keyboard belongs to the list again.
    void left();
};

} // namespace Reelwatch
