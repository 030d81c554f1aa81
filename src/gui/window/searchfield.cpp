// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/window/searchfield.h"

#include "gui/style/icons.h"

#include <QAction>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_L1;
using Qt::Literals::StringLiterals::operator""_s;

namespace {
constexpr int LongestSearch = 500; // characters
}

SearchField::SearchField(QWidget *parent)
    : QLineEdit(parent)
{
    setObjectName(u"search"_s);
    setAccessibleName(tr("Search videos"));
    setPlaceholderText(tr("Search prompt, id, model"));
    setClearButtonEnabled(true);
    addAction(Icons::named("search"_L1), LeadingPosition);
    setMinimumWidth(140);
    setMaximumWidth(280);
    setMaxLength(LongestSearch);
    connect(this, &QLineEdit::returnPressed, this, &SearchField::left);
    auto *down = new QAction(this);
    down->setShortcut(Qt::Key_Down);
    down->setShortcutContext(Qt::WidgetShortcut);
    QWidget::addAction(down);
    connect(down, &QAction::triggered, this, &SearchField::left);
    auto *leave = new QAction(this);
    leave->setShortcut(Qt::Key_Escape);
    leave->setShortcutContext(Qt::WidgetShortcut);
    QWidget::addAction(leave);
    connect(leave, &QAction::triggered, this, [this] {
        clear();
        emit left();
    });
}

SearchField::~SearchField() = default;

} // namespace Reelwatch
