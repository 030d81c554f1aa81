// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/window/appearanceactions.h"

#include <QActionGroup>

namespace Reelwatch {

AppearanceActions::AppearanceActions(const QHash<ColourScheme::Wish, QAction *> &actions,
                                     QObject *parent)
    : QObject(parent)
    , m_actions(actions)
{
    auto *one = new QActionGroup(this);
    for (auto it = m_actions.cbegin(); it != m_actions.cend(); ++it) {
        one->addAction(it.value());
        connect(it.value(), &QAction::triggered, this,
                [this, wish = it.key()] { emit requested(wish); });
    }
    setChosen(ColourScheme::Wish::System);
}

AppearanceActions::~AppearanceActions() = default;

void AppearanceActions::setChosen(ColourScheme::Wish wish)
{
    m_actions.value(wish)->setChecked(true);
}

} // namespace Reelwatch
