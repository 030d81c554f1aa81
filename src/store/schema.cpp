// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/schema.h"

#include "store/connection.h"

#include <algorithm>

namespace Reelwatch::Schema {

using Qt::Literals::StringLiterals::operator""_L1;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

// AUTOINCREMENT: a number or an account's id is never given twice, even after the row is gone.
// No constraint but identity: a row that could not be written would stop all that wait behind it.
Step first()
{
    return {
        u"CREATE TABLE accounts (id INTEGER PRIMARY KEY AUTOINCREMENT,"
        " name TEXT, colour TEXT, base TEXT, keeps TEXT, key_entry TEXT)"_s,
        u"CREATE TABLE tasks (number INTEGER PRIMARY KEY AUTOINCREMENT,"
        " account INTEGER, id TEXT, label TEXT, added INTEGER,"
        " removed_at INTEGER, removed_after_days INTEGER,"
        " status TEXT, word TEXT, model TEXT, prompt TEXT, created INTEGER, updated INTEGER,"
        " progress INTEGER, duration REAL, resolution TEXT, ratio TEXT, seed TEXT,"
        " link BLOB, other_link BLOB, last_frame_link BLOB, link_expires INTEGER,"
        " failure_class TEXT, failure_code TEXT, failure_message TEXT, remark TEXT,"
        " watch_state TEXT, watch_reason TEXT, last_asked INTEGER, last_answered INTEGER,"
        " keep_state TEXT, keep_file TEXT, keep_last_frame TEXT, keep_poster TEXT,"
        " keep_received INTEGER, keep_size INTEGER, keep_length_confirmed INTEGER,"
        " keep_sha256 BLOB, kept_at INTEGER, keep_problem TEXT)"_s,
        u"CREATE INDEX removed_tasks ON tasks (removed_at) WHERE removed_at IS NOT NULL"_s,
        // Apart from its task: a check that brings no new answer does not write it again.
        u"CREATE TABLE answers (number INTEGER PRIMARY KEY REFERENCES tasks ON DELETE CASCADE,"
        " body BLOB)"_s,
        u"CREATE TABLE settings (name TEXT PRIMARY KEY, value BLOB)"_s,
        u"CREATE TABLE days_of_use (day INTEGER PRIMARY KEY)"_s,
        u"PRAGMA application_id = %1"_s.arg(ApplicationId),
    };
}

/// What an account may ask of its service; null means the default.
Step limits()
{
    return {
        u"ALTER TABLE accounts ADD COLUMN at_once INTEGER"_s,
        u"ALTER TABLE accounts ADD COLUMN per_second REAL"_s,
        u"ALTER TABLE accounts ADD COLUMN burst INTEGER"_s,
        u"ALTER TABLE accounts ADD COLUMN paused INTEGER"_s,
    };
}

/// Which videos are fetched by themselves; null means: those of the key, and all keys.
Step choices()
{
    return {
        u"ALTER TABLE accounts ADD COLUMN keep_videos INTEGER"_s,
        u"ALTER TABLE tasks ADD COLUMN keep_choice TEXT"_s,
    };
}

/// How long a service asked to be left alone with a video.
Step holds()
{
    return {u"ALTER TABLE tasks ADD COLUMN not_before INTEGER"_s};
}

bool take(Connection &connection, const Step &step, qsizetype version)
{
    return connection.transact(Connection::Sync::Full, [&] {
        return std::ranges::all_of(
                   step, [&connection](const QString &sql) { return connection.run(sql); })
            && connection.run(u"PRAGMA user_version = %1"_s.arg(version));
    });
}

} // namespace

const QList<Step> &steps()
{
    static const QList<Step> all {first(), limits(), choices(), holds()};
    return all;
}

int versionOf(Connection &connection)
{
    const QVariant version = connection.value(u"PRAGMA user_version"_s);
    return version.isValid() ? version.toInt() : -1;
}

bool isEmpty(Connection &connection)
{
    const QVariant count = connection.value(u"SELECT count(*) FROM sqlite_master"_s);
    return count.isValid() && count.toInt() == 0 && versionOf(connection) == 0;
}

bool isOurs(Connection &connection)
{
    return connection.value(u"PRAGMA application_id"_s).toInt() == ApplicationId
        || isEmpty(connection);
}

bool migrate(Connection &connection, const QList<Step> &wanted)
{
    const int version = versionOf(connection);
    if (version < 0)
        return false;
    // Before there are tables only: QString and the file agree on UTF-16, so nothing is converted
    // and a lone surrogate stays one (J05).
    if (version == 0 && !connection.run(u"PRAGMA encoding = 'UTF-16le'"_s))
        return false;
    for (qsizetype next = version; next < wanted.size(); ++next) {
        if (!take(connection, wanted.at(next), next + 1))
            return false;
    }
    return true;
}

} // namespace Reelwatch::Schema
