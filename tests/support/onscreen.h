// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAccessible>
#include <QApplication>
#include <QTabBar>
#include <QTabWidget>
#include <QTest>
#include <QWidget>

#include <algorithm>

/// What a user finds on the screen, by the names that a screen reader tells.
namespace OnScreen {

inline QString nameOf(QWidget *widget)
{
    const QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(widget);
    return spoken ? spoken->text(QAccessible::Name) : QString();
}

/// The visible widget of that name and kind, in one window or in all; the newest window is asked
/// first. Null when there is none.
template<typename Widget = QWidget>
Widget *find(const QString &name, QWidget *in = nullptr)
{
    QWidgetList windows = in ? QWidgetList {in} : QApplication::topLevelWidgets();
    if (QWidget *modal = QApplication::activeModalWidget(); modal && !in)
        windows.prepend(modal);
    for (QWidget *window : std::as_const(windows)) {
        QList<Widget *> widgets = window->findChildren<Widget *>();
        if (auto *self = qobject_cast<Widget *>(window))
            widgets.prepend(self);
        const auto found = std::ranges::find_if(widgets, [&name](Widget *widget) {
            return widget->isVisible() && nameOf(widget) == name;
        });
        if (found != widgets.end())
            return *found;
    }
    return nullptr;
}

/// Waits for a widget of that name and clicks into its middle; false when none comes.
template<typename Widget = QWidget>
[[nodiscard]] bool click(const QString &name, QWidget *in = nullptr)
{
    Widget *widget = nullptr;
    const bool there = QTest::qWaitFor([&] {
        widget = find<Widget>(name, in);
        return widget && widget->isEnabled();
    });
    if (there)
        QTest::mouseClick(widget, Qt::LeftButton);
    return there;
}

/// Clicks the tab of that title; false when it cannot be chosen.
[[nodiscard]] inline bool chooseTab(const QTabWidget &tabs, const QString &title)
{
    QTabBar *bar = tabs.tabBar();
    for (int tab = 0; tab < bar->count(); ++tab) {
        if (bar->tabText(tab) == title && bar->isTabEnabled(tab)) {
            QTest::mouseClick(bar, Qt::LeftButton, {}, bar->tabRect(tab).center());
            return tabs.currentIndex() == tab;
        }
    }
    return false;
}

/// Everything that a screen reader could say of this widget and of all inside it.
inline QStringList spokenTexts(QAccessibleInterface *thing, int depth = 0)
{
    QStringList texts;
    constexpr int Deepest = 40;
    if (!thing || !thing->isValid() || depth > Deepest)
        return texts;
    for (const QAccessible::Text text :
         {QAccessible::Name, QAccessible::Description, QAccessible::Value, QAccessible::Help})
        texts.append(thing->text(text));
    if (QAccessibleTextInterface *characters = thing->textInterface())
        texts.append(characters->text(0, characters->characterCount()));
    for (int child = 0; child < thing->childCount(); ++child)
        texts.append(spokenTexts(thing->child(child), depth + 1));
    texts.removeAll(QString());
    return texts;
}

} // namespace OnScreen
