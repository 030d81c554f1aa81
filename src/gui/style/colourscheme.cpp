// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/style/colourscheme.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QPalette>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_s;
using Qt::Literals::StringLiterals::operator""_L1;

namespace {

constexpr auto Portal = "org.freedesktop.portal.Desktop"_L1;
constexpr auto PortalPath = "/org/freedesktop/portal/desktop"_L1;
constexpr auto PortalSettings = "org.freedesktop.portal.Settings"_L1;
constexpr auto AppearanceGroup = "org.freedesktop.appearance"_L1;
constexpr auto SchemeName = "color-scheme"_L1;

struct Ground
{
    QRgb window, base, alternate, text, highlight, resting, button, edge, disabled;
};

constexpr Ground LightGround {0xfff4f5f6, 0xffffffff, 0xfff7f8f9, 0xff1b1f24, 0xff2f6fd0,
                              0xffdbe5f3, 0xfffbfbfc, 0xffc9ced4, 0xff9aa0a8};
constexpr Ground DarkGround {0xff202326, 0xff1a1c1f, 0xff1e2124, 0xffe6e8ea, 0xff2f5f9e,
                             0xff2c3848, 0xff2b2f33, 0xff3a3f45, 0xff6d737a};

QPalette paletteOn(const Ground &ground)
{
    const QColor window = QColor::fromRgb(ground.window);
    QPalette palette(QColor::fromRgb(ground.button), window);
    const QColor text = QColor::fromRgb(ground.text);
    palette.setColor(QPalette::Window, window);
    palette.setColor(QPalette::Base, QColor::fromRgb(ground.base));
    palette.setColor(QPalette::AlternateBase, QColor::fromRgb(ground.alternate));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText,
                            QPalette::ToolTipText, QPalette::BrightText}) {
        palette.setColor(role, text);
        palette.setColor(QPalette::Disabled, role, QColor::fromRgb(ground.disabled));
    }
    palette.setColor(QPalette::PlaceholderText, QColor::fromRgb(ground.disabled));
    palette.setColor(QPalette::ToolTipBase, QColor::fromRgb(ground.button));
    palette.setColor(QPalette::Highlight, QColor::fromRgb(ground.highlight));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, QColor::fromRgb(ground.edge));
    // Fusion etches disabled words in it: they are to look flat.
    palette.setColor(QPalette::Disabled, QPalette::Light, QColor::fromRgb(ground.base));
    palette.setColor(QPalette::Link,
                     QColor::fromRgb(&ground == &DarkGround ? 0xff6cb2ff : 0xff0b63c5));
    palette.setColor(QPalette::Mid, QColor::fromRgb(ground.edge));
    return palette;
}

/// Where the keyboard is not, what is chosen stands back.
QPalette choosing(QPalette palette, const Ground &ground)
{
    palette.setColor(QPalette::Inactive, QPalette::Highlight, QColor::fromRgb(ground.resting));
    palette.setColor(QPalette::Inactive, QPalette::HighlightedText, QColor::fromRgb(ground.text));
    return palette;
}

} // namespace

ColourScheme::ColourScheme(QObject *parent)
    : QObject(parent)
{
    QDBusConnection::sessionBus().connect(Portal, PortalPath, PortalSettings, u"SettingChanged"_s,
                                          this,
                                          // Qt wants no blanks there.
                                          // clang-format off
                                          SLOT(portalChanged(QString,QString,QDBusVariant)));
    // clang-format on
    askPortal();
    apply();
}

ColourScheme::~ColourScheme() = default;

void ColourScheme::setWish(Wish wish)
{
    if (m_wish == wish)
        return;
    m_wish = wish;
    apply();
}

void ColourScheme::askPortal()
{
    QDBusMessage question =
        QDBusMessage::createMethodCall(Portal, PortalPath, PortalSettings, u"Read"_s);
    question << QString(AppearanceGroup) << QString(SchemeName);
    auto *watcher =
        new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(question), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        if (reply.isValid())
            portalChanged(AppearanceGroup, SchemeName, reply.value());
    });
}

void ColourScheme::portalChanged(const QString &group, const QString &name,
                                 const QDBusVariant &value)
{
    if (group != AppearanceGroup || name != SchemeName)
        return;
    // Read() wraps its answer in a second variant.
    QVariant scheme = value.variant();
    if (scheme.canConvert<QDBusVariant>())
        scheme = scheme.value<QDBusVariant>().variant();
    constexpr uint PrefersDark = 1;
    m_desktopIsDark = scheme.toUInt() == PrefersDark;
    apply();
}

void ColourScheme::apply()
{
    const bool dark = m_wish == Wish::Dark || (m_wish == Wish::System && m_desktopIsDark);
    const Ground &ground = dark ? DarkGround : LightGround;
    const QPalette palette = paletteOn(ground);
    QApplication::setPalette(palette);
    // Of these alone: whatever looks otherwise in an inactive window is painted anew with each
    // change of windows, and that would be everything.
    for (const char *widget : {"QAbstractItemView", "QLineEdit", "QPlainTextEdit", "QTextEdit"})
        QApplication::setPalette(choosing(palette, ground), widget);
}

} // namespace Reelwatch
