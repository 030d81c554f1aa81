// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/settingsdesk.h"

#include "app/endings.h"
#include "app/storedpreferences.h"
#include "domain/clock.h"
#include "gui/settings/settingsdialog.h"
#include "gui/window/mainwindow.h"
#include "gui/window/tray.h"
#include "keep/keeper.h"
#include "model/jsontext.h"
#include "model/totals.h"
#include "model/wording.h"
#include "store/accountstore.h"
#include "store/settings.h"
#include "store/taskstore.h"
#include "watch/taskwatcher.h"

#include <QDir>

#include <algorithm>
#include <utility>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_s;

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
    const QString before = libraryFolder();
    store(preferences, m_settings);
    apply();
    if (const QString now = libraryFolder(); now != before)
        emit libraryFolderChanged(before, now);
}

void SettingsDesk::apply()
{
    const Preferences chosen = preferencesIn(m_settings);
    m_colours.setWish(chosen.appearance);
    m_followers.window.setAppearance(chosen.appearance);
    m_followers.endings.setEnabled(chosen.notify);
    m_followers.tray.setShown(chosen.tray);
    m_followers.keeper.setFolder(libraryFolder());
    m_followers.keeper.setNames(NamePattern(chosen.namePattern));
    if (chosen.sidecars)
        m_followers.keeper.setSidecar([](const QByteArray &answer) {
            return JsonText::indent(answer, JsonText::Signatures::Hidden).toUtf8();
        });
    else
        m_followers.keeper.setSidecar({});
    m_followers.watcher.setIntervals(chosen.leastInterval, chosen.longestInterval);
    m_followers.watcher.setChecksWhileHidden(chosen.checksWhileHidden);
}

QString SettingsDesk::libraryFolder() const
{
    const QString chosen = preferencesIn(m_settings).libraryFolder;
    return QDir::isAbsolutePath(chosen) ? chosen : m_surroundings.folder;
}

/// By the newest video with a prompt, else by one that could be.
LibrarySettings::Example SettingsDesk::exampleOf(const QString &pattern) const
{
    Task task {.id = u"vid_9f3c21a7d0e84b15"_s, .added = Clock().now()};
    task.report.model = u"seedance-2.0"_s;
    task.report.prompt = tr("Sunset drone shot over the harbour");
    QString account = tr("Studio");
    const TaskStore &tasks = m_surroundings.tasks;
    for (qsizetype row = tasks.size() - 1; row >= std::max<qsizetype>(0, tasks.size() - 1000);
         --row) {
        if (tasks.at(row).report.prompt.isEmpty())
            continue;
        task = tasks.at(row);
        const Account *known = m_surroundings.accounts.find(task.account);
        account = known ? known->name : QString();
        break;
    }
    const NamePattern names(pattern);
    return {.name = names.stem(task, account) + u".mp4"_s, .problem = names.problem()};
}

LibrarySettings::Surroundings SettingsDesk::aboutLibrary() const
{
    const Totals &totals = m_surroundings.totals;
    return {
        .standardFolder = m_surroundings.folder,
        .usage = totals.kept() == 0
            ? tr("Nothing kept yet")
            : tr("%Ln video(s), %1", nullptr, totals.kept()).arg(Wording::size(totals.keptBytes())),
        .standardPattern = NamePattern::standard(),
        .fields = NamePattern::fieldNames(),
        .example = [this](const QString &pattern) {
            return exampleOf(pattern);
        }};
}

void SettingsDesk::openDialog()
{
    MainWindow *window = &m_followers.window;
    auto *dialog = new SettingsDialog(preferencesIn(m_settings),
                                      {m_surroundings.keys, aboutLibrary()}, window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SettingsDialog::changed, this, &SettingsDesk::choose);
    connect(dialog, &SettingsDialog::limitsRequested, this, &SettingsDesk::limitsRequested);
    connect(dialog, &SettingsDialog::openFolderRequested, window, &MainWindow::openFolderRequested);
    dialog->open();
}

} // namespace Reelwatch
