// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/storedpreferences.h"

#include "store/settings.h"

#include <algorithm>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_s;
using std::chrono::seconds;

namespace {

const QString AppearanceSetting = u"appearance"_s;
const QString NotifySetting = u"notify"_s;
const QString TraySetting = u"tray"_s;
const QString LeastIntervalSetting = u"checks.leastInterval"_s; // seconds
const QString LongestIntervalSetting = u"checks.longestInterval"_s; // seconds
const QString LibraryFolderSetting = u"library.folder"_s;
const QString NamePatternSetting = u"library.names"_s;
const QString SidecarSetting = u"library.sidecars"_s;
const QString WhileHiddenSetting = u"checks.whileHidden"_s;

seconds intervalIn(const Settings &settings, const QString &name, seconds fallback)
{
    return std::clamp(seconds(settings.value<int>(name, static_cast<int>(fallback.count()))),
                      Preferences::ShortestInterval, Preferences::MostInterval);
}

} // namespace

Preferences preferencesIn(const Settings &settings)
{
    const Preferences defaults;
    const int appearance = settings.value<int>(AppearanceSetting, 0);
    const seconds least = intervalIn(settings, LeastIntervalSetting, defaults.leastInterval);
    const seconds longest = intervalIn(settings, LongestIntervalSetting, defaults.longestInterval);
    return {.appearance = static_cast<ColourScheme::Wish>(
                std::clamp(appearance, 0, static_cast<int>(ColourScheme::Wish::Dark))),
            .notify = settings.value<bool>(NotifySetting, defaults.notify),
            .tray = settings.value<bool>(TraySetting, defaults.tray),
            .leastInterval = least,
            .longestInterval = std::max(least, longest),
            .checksWhileHidden =
                settings.value<bool>(WhileHiddenSetting, defaults.checksWhileHidden),
            .libraryFolder = settings.value<QString>(LibraryFolderSetting),
            .namePattern = settings.value<QString>(NamePatternSetting),
            .sidecars = settings.value<bool>(SidecarSetting, defaults.sidecars)};
}

void store(const Preferences &preferences, Settings &settings)
{
    settings.setValue(AppearanceSetting, static_cast<int>(preferences.appearance));
    settings.setValue(NotifySetting, preferences.notify);
    settings.setValue(TraySetting, preferences.tray);
    settings.setValue(LeastIntervalSetting, static_cast<int>(preferences.leastInterval.count()));
    settings.setValue(LongestIntervalSetting,
                      static_cast<int>(preferences.longestInterval.count()));
    settings.setValue(WhileHiddenSetting, preferences.checksWhileHidden);
    settings.setValue(LibraryFolderSetting, preferences.libraryFolder);
    settings.setValue(NamePatternSetting, preferences.namePattern);
    settings.setValue(SidecarSetting, preferences.sidecars);
}

} // namespace Reelwatch
