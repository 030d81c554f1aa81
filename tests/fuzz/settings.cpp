// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/settings.h"

#include "app/storedpreferences.h"
#include "fuzz/fuzz.h"
#include "store/settingvalue.h"

#include <QStringList>

namespace Reelwatch::Fuzz {

using Qt::Literals::StringLiterals::operator""_s;

namespace {

void demandSound(const Preferences &chosen)
{
    demand(chosen.leastInterval >= Preferences::ShortestInterval
               && chosen.longestInterval <= Preferences::MostInterval
               && chosen.leastInterval <= chosen.longestInterval,
           "intervals are within their bounds");
    demand(chosen.appearance >= ColourScheme::Wish::System
               && chosen.appearance <= ColourScheme::Wish::Dark,
           "the appearance is one of three");
}

} // namespace

void settings(const QByteArray &input)
{
    static const QStringList Names {u"appearance"_s,
                                    u"notify"_s,
                                    u"tray"_s,
                                    u"checks.leastInterval"_s,
                                    u"checks.longestInterval"_s,
                                    u"checks.whileHidden"_s,
                                    u"library.folder"_s,
                                    u"library.names"_s,
                                    u"library.sidecars"_s};
    const QVariant value = SettingValue::unpacked(input);
    if (!value.isValid())
        return;
    const QByteArray again = SettingValue::packed(value);
    demand(SettingValue::packed(SettingValue::unpacked(again)) == again,
           "a setting that was read can be written and read again");
    QVariantMap all;
    for (const QString &name : Names)
        all.insert(name, value);
    Settings held;
    held.load(all);
    demandSound(preferencesIn(held));
}

} // namespace Reelwatch::Fuzz
