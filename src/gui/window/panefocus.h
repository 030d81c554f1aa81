// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>

class QWidget;

namespace Reelwatch {

/// The round that F6 makes: from pane to pane, past those that are hidden.
class PaneFocus final
{
public:
    /// In the order of the round; of a stack, the page on top is the pane.
    explicit PaneFocus(const QList<QWidget *> &panes);

    /// `steps` panes on from the one that holds the focused widget; negative goes back.
    void move(int steps, const QWidget *focused) const;

private:
    QList<QWidget *> m_panes;
};

} // namespace Reelwatch
