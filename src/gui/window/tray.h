// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

#include <memory>

class QMenu;
class QSystemTrayIcon;

namespace Reelwatch {

/// The icon in the desktop's tray, where there is a tray and the user wants it.
class Tray final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Tray)

public:
    explicit Tray(QObject *parent = nullptr);
    ~Tray() override;

    [[nodiscard]] static bool isAvailable();
    void setShown(bool shown);
    [[nodiscard]] bool isShown() const;
    void setToolTip(const QString &text);

signals:
    void windowRequested();
    void quitRequested();

private:
    std::unique_ptr<QMenu> m_menu;
    QSystemTrayIcon *m_icon = nullptr;
    QString m_toolTip;
};

} // namespace Reelwatch
