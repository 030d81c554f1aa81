// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/settingtable.h"

#include "store/connection.h"

#include <QDataStream>
#include <QIODevice>
#include <QSqlQuery>

namespace Reelwatch::SettingTable {

using Qt::Literals::StringLiterals::operator""_s;

namespace {

constexpr QDataStream::Version Format = QDataStream::Qt_6_4;

QByteArray packed(const QVariant &value)
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream.setVersion(Format);
    stream << value;
    return bytes;
}

QVariant unpacked(const QByteArray &bytes)
{
    QDataStream stream(bytes);
    stream.setVersion(Format);
    QVariant value;
    stream >> value;
    return stream.status() == QDataStream::Ok && stream.atEnd() ? value : QVariant();
}

} // namespace

bool save(Connection &connection, const QString &name, const QVariant &value)
{
    return connection.run(u"INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)"_s,
                          {name, packed(value)});
}

bool read(Connection &connection, QVariantMap &settings)
{
    return connection.each(u"SELECT name, value FROM settings"_s, {},
                           [&settings](const QSqlQuery &query) {
                               const QVariant value = unpacked(query.value(1).toByteArray());
                               if (value.isValid())
                                   settings.insert(query.value(0).toString(), value);
                           });
}

} // namespace Reelwatch::SettingTable
