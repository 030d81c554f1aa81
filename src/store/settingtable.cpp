// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/settingtable.h"

#include "store/connection.h"
#include "store/settingvalue.h"

#include <QSqlQuery>

namespace Reelwatch::SettingTable {

using Qt::Literals::StringLiterals::operator""_s;

bool save(Connection &connection, const QString &name, const QVariant &value)
{
    return connection.run(u"INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)"_s,
                          {name, SettingValue::packed(value)});
}

bool read(Connection &connection, QVariantMap &settings)
{
    return connection.each(
        u"SELECT name, value FROM settings"_s, {}, [&settings](const QSqlQuery &query) {
            const QVariant value = SettingValue::unpacked(query.value(1).toByteArray());
            if (value.isValid())
                settings.insert(query.value(0).toString(), value);
        });
}

} // namespace Reelwatch::SettingTable
