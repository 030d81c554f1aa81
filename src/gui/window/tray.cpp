// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/window/tray.h"

#include <QGuiApplication>
#include <QMenu>
#include <QSystemTrayIcon>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_s;

Tray::Tray(QObject *parent)
    : QObject(parent)
    , m_menu(std::make_unique<QMenu>())
{
    m_menu->addAction(tr("Show Reelwatch"), this, &Tray::windowRequested);
    m_menu->addSeparator();
    m_menu->addAction(tr("Quit"), this, &Tray::quitRequested);
}

Tray::~Tray() = default;

bool Tray::isAvailable()
{
    return QSystemTrayIcon::isSystemTrayAvailable();
}

void Tray::setShown(bool shown)
{
    if (!m_icon && shown && isAvailable()) {
        m_icon = new QSystemTrayIcon(QIcon(u":/icons/reelwatch.svg"_s), this);
        m_icon->setToolTip(m_toolTip);
        m_icon->setContextMenu(m_menu.get());
        connect(m_icon, &QSystemTrayIcon::activated, this,
                [this](QSystemTrayIcon::ActivationReason reason) {
                    if (reason != QSystemTrayIcon::Context)
                        emit windowRequested();
                });
    }
    if (m_icon)
        m_icon->setVisible(shown);
}

bool Tray::isShown() const
{
    // A tray that has died can hold no window (G08).
    return m_icon && m_icon->isVisible() && isAvailable();
}

void Tray::setToolTip(const QString &text)
{
    m_toolTip = text;
    if (m_icon)
        m_icon->setToolTip(text);
}

} // namespace Reelwatch
