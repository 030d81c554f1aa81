// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDBusVariant>
#include <QObject>

namespace Reelwatch {

/// Light or dark: follows the desktop or the user's wish, also while running.
///
/// Qt 6.4 stays light without a platform theme, so the desktop portal is asked and a palette of our
/// own is set on Fusion; where the desktop's style brings its own palette it is left alone.
class ColourScheme final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ColourScheme)

public:
    enum class Wish { System, Light, Dark };
    Q_ENUM(Wish)

    explicit ColourScheme(QObject *parent = nullptr);
    ~ColourScheme() override;

    void setWish(Wish wish);
    [[nodiscard]] Wish wish() const { return m_wish; }

private slots:
    void portalChanged(const QString &group, const QString &name, const QDBusVariant &value);

private:
    void askPortal();
    void apply();

    Wish m_wish = Wish::System;
    bool m_desktopIsDark = false;
};

} // namespace Reelwatch
