// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/backups.h"

#include "domain/utctime.h"
#include "store/connection.h"
#include "store/durablefile.h"
#include "store/schema.h"
#include "store/taskrows.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_L1;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

/// The sentences of this file, for translators.
class BackupWords
{
    Q_DECLARE_TR_FUNCTIONS(Reelwatch::Backups)
};

const QString Stamp = u"yyyyMMdd'T'HHmmss'Z'"_s;
constexpr std::chrono::seconds Daily = std::chrono::days(1);

std::optional<Backups::Copy> copyOf(const QFileInfo &file)
{
    static const QRegularExpression pattern(u"^(\\d{6,18})-(\\d{8}T\\d{6}Z)\\.db$"_s);
    const QRegularExpressionMatch match = pattern.match(file.fileName());
    if (!match.hasMatch())
        return {};
    const QDateTime read = QDateTime::fromString(match.captured(2), Stamp);
    return Backups::Copy {file.absoluteFilePath(), match.captured(1).toLongLong(),
                          utcTime(read.date(), read.time())};
}

bool isGood(const QString &file)
{
    Connection connection;
    return connection.open(file, Connection::Access::Frozen) && Schema::isOurs(connection)
        && !Schema::isEmpty(connection) && Schema::versionOf(connection) <= Schema::steps().size()
        && connection.isSound();
}

} // namespace

Backups::Backups(const QString &library)
    : m_library(library)
    , m_folder(QFileInfo(library).absolutePath() + "/backups"_L1)
{
}

QList<Backups::Copy> Backups::all() const
{
    QList<Copy> copies;
    const QFileInfoList files = QDir(m_folder).entryInfoList(QDir::Files);
    for (const QFileInfo &file : files) {
        if (const auto copy = copyOf(file))
            copies.append(*copy);
    }
    std::ranges::sort(copies, std::ranges::greater {}, &Copy::sequence);
    return copies;
}

std::optional<Backups::Copy> Backups::newestGood() const
{
    const QList<Copy> copies = all();
    const auto good = std::ranges::find_if(copies, isGood, &Copy::file);
    return good == copies.end() ? std::nullopt : std::optional(*good);
}

bool Backups::isDue(const QDateTime &now) const
{
    const QList<Copy> copies = all();
    if (copies.isEmpty())
        return true;
    const std::chrono::seconds age(copies.first().made.secsTo(now));
    return std::chrono::abs(age) >= Daily;
}

bool Backups::make(Connection &connection, const QDateTime &now)
{
    if (!DurableFile::makeFolder(m_folder))
        return false;
    const QList<Copy> earlier = all();
    const qint64 sequence = earlier.isEmpty() ? 1 : earlier.first().sequence + 1;
    const QString name = u"%1/%2-%3.db"_s.arg(m_folder)
                             .arg(sequence, 6, 10, QChar(u'0'))
                             .arg(now.toUTC().toString(Stamp));
    const QString part = m_folder + "/unfinished"_L1;
    QFile::remove(part);
    if (!connection.run(u"VACUUM INTO ?"_s, {part}) || !DurableFile::publish(part, name)) {
        QFile::remove(part);
        return false;
    }
    for (const Copy &copy : earlier.mid(Kept - 1))
        QFile::remove(copy.file);
    return true;
}

void Backups::erase(const QList<TaskNumber> &numbers) const
{
    for (const Copy &copy : all()) {
        Connection connection;
        if (connection.open(copy.file, Connection::Access::Write))
            connection.transact(Connection::Sync::Full, [&connection, &numbers] {
                return TaskRows::erase(connection, numbers);
            });
    }
}

QString Backups::copyTo(const QString &path, Connection &connection) const
{
    if (QFileInfo(path).canonicalFilePath() == QFileInfo(m_library).canonicalFilePath())
        return BackupWords::tr("This is the library itself. Choose another name.");
    const QString part = path + ".unfinished"_L1;
    QFile::remove(part);
    QFile empty(part); // SQLite fills it, and nobody else may read meanwhile
    const bool isPrivate = empty.open(QIODevice::WriteOnly | QIODevice::NewOnly)
        && empty.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    empty.close();
    if (!isPrivate)
        return BackupWords::tr("Nothing can be written there. Choose another folder.");
    if (connection.run(u"VACUUM INTO ?"_s, {part}) && DurableFile::replace(part, path))
        return {};
    QFile::remove(part);
    QFile::remove(part + "-journal"_L1);
    switch (connection.fault()) {
    case Fault::Full:
        return BackupWords::tr("The disk is full. Make room, or choose another folder.");
    case Fault::Damaged:
        return BackupWords::tr("The library is damaged. Start Reelwatch again to open the last "
                               "good backup.");
    default:
        return BackupWords::tr("Writing the file failed. Choose another folder.");
    }
}

bool Backups::restore(const Copy &copy) const
{
    const QString part = m_library + ".restoring"_L1;
    QFile::remove(part);
    return QFile::copy(copy.file, part) && DurableFile::publish(part, m_library);
}

} // namespace Reelwatch
