// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/account.h"
#include "gui/settings/librarysettings.h"

#include <QObject>

class QAbstractItemModel;

namespace Reelwatch {

class AccountStore;
class Endings;
class Keeper;
class MainWindow;
class Settings;
class TaskStore;
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
        Keeper &keeper;
        Endings &endings;
        Tray &tray;
        MainWindow &window;
    };
    /// What the dialog shows beside them.
    struct Surroundings
    {
        QAbstractItemModel &keys; ///< with AccountModel's columns and roles
        const Totals &totals;
        const TaskStore &tasks; ///< one of them is the example for names
        const AccountStore &accounts;
        QString folder; ///< where fetched videos go unless the user chooses otherwise
    };

    SettingsDesk(Settings &settings, const Followers &followers, Surroundings surroundings,
                 QObject *parent = nullptr);
    ~SettingsDesk() override;

    /// Has everyone act by what the library remembers.
    void apply();
    /// Where fetched videos go now.
    [[nodiscard]] QString libraryFolder() const;
    /// What "Keep watching in the tray" means from now on.
    void keepWatchingInTray();

signals:
    void libraryFolderChanged(const QString &before, const QString &now);
    void limitsRequested(Reelwatch::AccountId account);

private:
    void openDialog();
    [[nodiscard]] LibrarySettings::Surroundings aboutLibrary() const;
    [[nodiscard]] LibrarySettings::Example exampleOf(const QString &pattern) const;
    void choose(const Preferences &preferences);

    Settings &m_settings;
    Followers m_followers;
    Surroundings m_surroundings;
    ColourScheme m_colours;
};

} // namespace Reelwatch
