// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/window/windowlayout.h"

#include "gui/player/playerpane.h"
#include "gui/table/filterlist.h"
#include "gui/table/tasktable.h"
#include "model/taskfilter.h"

#include <QAction>
#include <QScreen>
#include <QSplitter>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_s;

namespace {

/// What a window manager draws around a window, about.
constexpr QSize RoomForFrame(8, 40);

} // namespace

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

void WindowLayout::restore(QWidget &window, const Parts &parts, const QVariantMap &state)
{
    if (state.isEmpty()) {
        window.resize(window.size().boundedTo(window.screen()->availableSize() - RoomForFrame));
        return;
    }
    window.restoreGeometry(state.value(u"geometry"_s).toByteArray());
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
