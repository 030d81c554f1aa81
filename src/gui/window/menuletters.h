// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

class QWidget;

namespace Reelwatch {

/// Lets the letters of an open menu go before the keys of the widget that had the keyboard.
class MenuLetters final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MenuLetters)

public:
    /// For all menus that `window` has now.
    explicit MenuLetters(QWidget *window);
    ~MenuLetters() override;

    [[nodiscard]] bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace Reelwatch
