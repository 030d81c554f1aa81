// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/window/presence.h"

#include <QEvent>
#include <QWidget>

#include <chrono>
#include <utility>

namespace Reelwatch {

using namespace std::chrono_literals;

namespace {
constexpr std::chrono::seconds Step = 10s;
constexpr std::chrono::seconds Unseen = 1s;
} // namespace

Presence::Presence(QWidget *window)
    : m_window(window)
{
    connect(&m_timer, &QTimer::timeout, this, &Presence::tick);
    m_unseen.setSingleShot(true);
    connect(&m_unseen, &QTimer::timeout, this, &Presence::firstPainted);
    m_window->installEventFilter(this);
}

Presence::~Presence() = default;

void Presence::setCounting(bool counting)
{
    if (std::exchange(m_counting, counting) != counting)
        arm();
}

bool Presence::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::Paint:
        if (m_unseen.isActive())
            m_unseen.start(0ms); // once it has been painted
        break;
    case QEvent::Show:
        if (!std::exchange(m_wasShown, true))
            m_unseen.start(Unseen);
        [[fallthrough]];
    case QEvent::ActivationChange:
    case QEvent::WindowStateChange:
    case QEvent::Hide:
        arm();
        emit changed();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

void Presence::arm()
{
    if (!m_counting || !m_window->isVisible() || m_window->isMinimized()) {
        m_timer.stop();
        return;
    }
    const auto interval = m_window->isActiveWindow() ? 1s : Step;
    if (!m_timer.isActive() || m_timer.intervalAsDuration() != interval)
        m_timer.start(interval);
}

void Presence::tick()
{
    emit ticked();
    m_seconds += static_cast<int>(m_timer.intervalAsDuration() / 1s);
    if (m_seconds < Step / 1s)
        return;
    m_seconds = 0;
    emit tenSecondsPassed();
}

} // namespace Reelwatch
