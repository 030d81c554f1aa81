// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/settingsdesk.h"

#include "app/endings.h"
#include "app/storedpreferences.h"
#include "gui/settings/settingsdialog.h"
#include "gui/window/mainwindow.h"
#include "gui/window/tray.h"
#include "model/totals.h"
#include "model/wording.h"
#include "store/settings.h"
#include "watch/taskwatcher.h"

#include <utility>

namespace Reelwatch {

SettingsDesk::SettingsDesk(Settings &settings, const Followers &followers,
                           Surroundings surroundings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_followers(followers)
    , m_surroundings(std::move(surroundings))
{
    const MainWindow *window = &m_followers.window;
    connect(window, &MainWindow::settingsRequested, this, &SettingsDesk::openDialog);
    connect(window, &MainWindow::appearanceRequested, this, [this](ColourScheme::Wish wish) {
        Preferences chosen = preferencesIn(m_settings);
        chosen.appearance = wish;
        choose(chosen);
    });
}

SettingsDesk::~SettingsDesk() = default;

void SettingsDesk::keepWatchingInTray()
{
    Preferences chosen = preferencesIn(m_settings);
    chosen.tray = true;
    chosen.checksWhileHidden = true;
    choose(chosen);
}

void SettingsDesk::choose(const Preferences &preferences)
{
    store(preferences, m_settings);
    apply();
}

void SettingsDesk::apply()
{
    const Preferences chosen = preferencesIn(m_settings);
    m_colours.setWish(chosen.appearance);
    m_followers.window.setAppearance(chosen.appearance);
    m_followers.endings.setEnabled(chosen.notify);
    m_followers.tray.setShown(chosen.tray);
    m_followers.watcher.setIntervals(chosen.leastInterval, chosen.longestInterval);
    m_followers.watcher.setChecksWhileHidden(chosen.checksWhileHidden);
}

void SettingsDesk::openDialog()
{
    MainWindow *window = &m_followers.window;
    const Totals &totals = m_surroundings.totals;
    const QString usage = totals.kept() == 0
        ? tr("Nothing fetched yet")
        : tr("%n video(s), %1", nullptr, totals.kept()).arg(Wording::size(totals.keptBytes()));
    auto *dialog = new SettingsDialog(preferencesIn(m_settings),
                                      {m_surroundings.keys, m_surroundings.folder, usage}, window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SettingsDialog::changed, this, &SettingsDesk::choose);
    connect(dialog, &SettingsDialog::limitsRequested, this, &SettingsDesk::limitsRequested);
    connect(dialog, &SettingsDialog::openFolderRequested, window, &MainWindow::openFolderRequested);
    dialog->open();
}

} // namespace Reelwatch
