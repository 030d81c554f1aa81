// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/settings.h"

#include "store/journal.h"

namespace Reelwatch {

Settings::Settings(Journal *journal, QObject *parent)
    : QObject(parent)
    , m_journal(journal)
{
}

Settings::~Settings() = default;

void Settings::load(const QVariantMap &values)
{
    for (const auto &[name, value] : values.asKeyValueRange()) {
        if (m_values.value(name) == value)
            continue;
        m_values.insert(name, value);
        emit changed(name);
    }
}

void Settings::setValue(const QString &name, const QVariant &value)
{
    if (m_values.contains(name) && m_values.value(name) == value)
        return;
    m_values.insert(name, value);
    if (m_journal)
        m_journal->saveSetting(name, value);
    emit changed(name);
}

} // namespace Reelwatch
