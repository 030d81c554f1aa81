// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/account.h"
#include "gui/settings/preferences.h"

#include <QObject>

class QAbstractItemModel;

namespace Reelwatch {

class Endings;
class MainWindow;
class Settings;
class TaskWatcher;
class Totals;
class Tray;

/// The user's choices: the dialog that changes them, the library that remembers them, and those who
/// act by them.
class SettingsDesk final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SettingsDesk)

public:
    /// Who acts by the choices.
    struct Followers
    {
        TaskWatcher &watcher;
        Endings &endings;
        Tray &tray;
        MainWindow &window;
    };
    /// What the dialog shows beside them.
    struct Surroundings
    {
        QAbstractItemModel &keys; ///< with AccountModel's columns and roles
        const Totals &totals;
        QString folder; ///< where fetched videos are
    };

    SettingsDesk(Settings &settings, const Followers &followers, Surroundings surroundings,
                 QObject *parent = nullptr);
    ~SettingsDesk() override;

    /// Has everyone act by what the library remembers.
    void apply();
    /// What "Keep watching in the tray" means from now on.
    void keepWatchingInTray();

signals:
    void limitsRequested(Reelwatch::AccountId account);

private:
    void openDialog();
    void choose(const Preferences &preferences);

    Settings &m_settings;
    Followers m_followers;
    Surroundings m_surroundings;
    ColourScheme m_colours;
};

} // namespace Reelwatch
