// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/window/layoutmemory.h"

#include "gui/player/playerpane.h"
#include "gui/table/filterlist.h"
#include "gui/table/tasktable.h"

#include <QAction>
#include <QMainWindow>
#include <QScreen>
#include <QSplitter>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_s;

namespace {

/// What a window manager draws around a window, about.
constexpr QSize RoomForFrame(8, 40);

} // namespace

LayoutMemory::LayoutMemory(const Parts &parts)
    : m(parts)
{
}

QVariantMap LayoutMemory::state() const
{
    return {{u"geometry"_s, m.window.saveGeometry()},
            {u"panes"_s, m.panes.saveState()},
            {u"detail"_s, m.detail.saveState()},
            {u"columns"_s, m.table.columns()},
            {u"group"_s, static_cast<int>(m.rows.group())},
            {u"account"_s, m.rows.account() ? QVariant(*m.rows.account()) : QVariant()},
            {u"player"_s, m.player.habits()},
            {u"filterShown"_s, m.showFilter.isChecked()},
            {u"detailShown"_s, m.showDetail.isChecked()}};
}

void LayoutMemory::restore(const QVariantMap &state) const
{
    if (state.isEmpty()) {
        const QSize screen = m.window.screen()->availableSize();
        m.window.resize(m.window.size().boundedTo(screen - RoomForFrame));
        return;
    }
    m.window.restoreGeometry(state.value(u"geometry"_s).toByteArray());
    m.panes.restoreState(state.value(u"panes"_s).toByteArray());
    m.detail.restoreState(state.value(u"detail"_s).toByteArray());
    m.table.setColumns(state.value(u"columns"_s).toByteArray());
    m.player.setHabits(state.value(u"player"_s).toMap());
    const QVariant account = state.value(u"account"_s);
    m.filterList.choose(static_cast<TaskFilter::Group>(state.value(u"group"_s).toInt()),
                        account.isValid() ? std::optional(account.toLongLong()) : std::nullopt);
    m.showFilter.setChecked(state.value(u"filterShown"_s, true).toBool());
    m.showDetail.setChecked(state.value(u"detailShown"_s, true).toBool());
}

} // namespace Reelwatch
