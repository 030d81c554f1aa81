// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/window/windowlayout.h"

#include "gui/player/playerpane.h"
#include "gui/style/screenroom.h"
#include "gui/table/filterlist.h"
#include "gui/table/tasktable.h"
#include "model/taskfilter.h"

#include <QAction>
#include <QHeaderView>
#include <QSplitter>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_s;

QVariantMap WindowLayout::stateOf(const QWidget &window, const Parts &parts)
{
    const std::optional<AccountId> account = parts.rows.account();
    return {{u"geometry"_s, window.saveGeometry()},
            {u"panes"_s, parts.panes.saveState()},
            {u"detail"_s, parts.detail.saveState()},
            {u"columns"_s, parts.table.columns()},
            {u"group"_s, static_cast<int>(parts.rows.group())},
            {u"account"_s, account ? QVariant(*account) : QVariant()},
            {u"player"_s, parts.player.habits()},
            {u"filterShown"_s, parts.filterShown.isChecked()},
            {u"detailShown"_s, parts.detailShown.isChecked()}};
}

void WindowLayout::watch(QWidget &window, const Parts &parts, const std::function<void()> &changed)
{
    for (QSplitter *splitter : {&parts.panes, &parts.detail})
        QObject::connect(splitter, &QSplitter::splitterMoved, &window, changed);
    const QHeaderView *header = parts.table.horizontalHeader();
    QObject::connect(header, &QHeaderView::sectionResized, &window, changed);
    QObject::connect(header, &QHeaderView::sectionMoved, &window, changed);
    QObject::connect(header, &QHeaderView::sortIndicatorChanged, &window, changed);
    QObject::connect(&parts.filters, &FilterList::chosen, &window, changed);
    for (const QAction *action : {&parts.filterShown, &parts.detailShown})
        QObject::connect(action, &QAction::toggled, &window, changed);
}

void WindowLayout::restore(QWidget &window, const Parts &parts, const QVariantMap &state)
{
    if (state.isEmpty()) {
        keepOnScreen(window);
        return;
    }
    if (window.restoreGeometry(state.value(u"geometry"_s).toByteArray()))
        bringOnScreen(window);
    parts.panes.restoreState(state.value(u"panes"_s).toByteArray());
    parts.detail.restoreState(state.value(u"detail"_s).toByteArray());
    parts.table.setColumns(state.value(u"columns"_s).toByteArray());
    parts.player.setHabits(state.value(u"player"_s).toMap());
    const QVariant account = state.value(u"account"_s);
    parts.filters.choose(static_cast<TaskFilter::Group>(state.value(u"group"_s).toInt()),
                         account.isValid() ? std::optional(account.toLongLong()) : std::nullopt);
    parts.filterShown.setChecked(state.value(u"filterShown"_s, true).toBool());
    parts.detailShown.setChecked(state.value(u"detailShown"_s, true).toBool());
}

} // namespace Reelwatch
