// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "gui/style/colourscheme.h"

#include <QHash>
#include <QObject>

class QAction;

namespace Reelwatch {

/// The entries System, Light and Dark, of which one is chosen.
class AppearanceActions final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AppearanceActions)

public:
    explicit AppearanceActions(const QHash<ColourScheme::Wish, QAction *> &actions,
                               QObject *parent = nullptr);
    ~AppearanceActions() override;

    void setChosen(ColourScheme::Wish wish);

signals:
    void requested(Reelwatch::ColourScheme::Wish wish);

private:
    QHash<ColourScheme::Wish, QAction *> m_actions;
};

} // namespace Reelwatch
