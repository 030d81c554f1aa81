// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/window/windowlayout.h"

#include "gui/player/playerpane.h"
#include "gui/style/screenroom.h"
#include "gui/table/filterlist.h"
#include "gui/table/tasktable.h"
#include "model/taskfilter.h"

#include <QAction>
#include <QDataStream>
#include <QHeaderView>
#include <QSplitter>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_s;

namespace {

/// A window with a frame and of a size that some screen has. Qt would take any numbers.
bool isPlausible(const QByteArray &geometry)
{
    constexpr int Most = 32'767; // what X11 can tell of
    const auto isPlace = [](const QRect &place) {
        const QRect all(QPoint(-Most, -Most), QPoint(Most, Most));
        return place.isValid() && all.contains(place) && place.width() <= Most
            && place.height() <= Most;
    };
    QDataStream stream(geometry);
    stream.setVersion(QDataStream::Qt_4_0); // as Qt itself does
    quint32 magic = 0;
    quint32 version = 0;
    QRect frame;
    QRect normal;
    qint32 screen = 0;
    quint8 isMaximized = 0;
    quint8 isFullScreen = 0;
    stream >> magic >> version >> frame >> normal >> screen >> isMaximized >> isFullScreen;
    return stream.status() == QDataStream::Ok && isPlace(frame) && isPlace(normal)
        && isFullScreen == 0;
}

/// Only how the room is shared: a damaged state may also turn a splitter, or hide its handle.
void restorePanes(QSplitter &panes, const QByteArray &state)
{
    const Qt::Orientation orientation = panes.orientation();
    const int handle = panes.handleWidth();
    const bool isCollapsible = panes.childrenCollapsible();
    const bool isOpaque = panes.opaqueResize();
    panes.restoreState(state);
    panes.setOrientation(orientation);
    panes.setHandleWidth(handle);
    panes.setChildrenCollapsible(isCollapsible);
    panes.setOpaqueResize(isOpaque);
}

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
    keepOnScreen(window);
    if (state.isEmpty())
        return;
    const QByteArray geometry = state.value(u"geometry"_s).toByteArray();
    if (isPlausible(geometry) && window.restoreGeometry(geometry))
        bringOnScreen(window);
    restorePanes(parts.panes, state.value(u"panes"_s).toByteArray());
    restorePanes(parts.detail, state.value(u"detail"_s).toByteArray());
    parts.table.setColumns(state.value(u"columns"_s).toByteArray());
    parts.player.setHabits(state.value(u"player"_s).toMap());
    const QVariant account = state.value(u"account"_s);
    parts.filters.choose(static_cast<TaskFilter::Group>(state.value(u"group"_s).toInt()),
                         account.isValid() ? std::optional(account.toLongLong()) : std::nullopt);
    parts.filterShown.setChecked(state.value(u"filterShown"_s, true).toBool());
    parts.detailShown.setChecked(state.value(u"detailShown"_s, true).toBool());
}

} // namespace Reelwatch
