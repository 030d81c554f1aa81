// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/replacement.h"

#include "store/accounttable.h"
#include "store/connection.h"
#include "store/durablefile.h"
#include "store/schema.h"
#include "store/settingtable.h"
#include "store/taskrows.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QtEndian>

#include <array>
#include <limits>

namespace Reelwatch::Replacement {

using Qt::Literals::StringLiterals::operator""_L1;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

/// The sentences of this file, for translators.
class Words
{
    Q_DECLARE_TR_FUNCTIONS(Reelwatch::Replacement)
};

constexpr auto Unfinished = ".replacing"_L1;
constexpr auto Waiting = ".next-"_L1; ///< and the time, which the former library's name gets, too
constexpr auto Former = ".before-"_L1;
// Before the library itself: no log may be left that another file would take for its own.
constexpr std::array Companions {"-wal"_L1, "-shm"_L1, "-journal"_L1};

QString sentenceOf(Fault fault)
{
    switch (fault) {
    case Fault::Full:
        return Words::tr("The disk is full.");
    case Fault::Damaged:
    case Fault::Unfit:
        return Words::tr("This library is damaged. Choose another backup.");
    default:
        return Words::tr("The file could not be copied beside the library. Check that there is "
                         "room, and that the folder can be written to.");
    }
}

/// Told from its first bytes, before anything large is copied.
bool looksLikeOurs(const QString &path)
{
    constexpr qsizetype HeaderSize = 100;
    constexpr qsizetype IdAt = 68;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray header = file.read(HeaderSize);
    return header.size() == HeaderSize && header.startsWith("SQLite format 3")
        && qFromBigEndian<qint32>(header.constData() + IdAt) == Schema::ApplicationId;
}

void removeWithCompanions(const QString &file)
{
    QFile::remove(file);
    for (const QLatin1StringView companion : Companions)
        QFile::remove(file + companion);
}

bool copyWithLog(const QString &from, const QString &to)
{
    const QString log = from + "-wal"_L1;
    return QFile::copy(from, to) && (QFileInfo(log).size() == 0 || QFile::copy(log, to + "-wal"_L1))
        && QFile::setPermissions(to, QFile::ReadOwner | QFile::WriteOwner);
}

/// True when every page is sound and nothing is in it that runs by itself.
bool isWhole(Connection &connection)
{
    return connection.value(u"PRAGMA integrity_check(1)"_s).toString() == "ok"_L1
        && connection
               .value(u"SELECT count(*) FROM sqlite_master WHERE type IN ('trigger', 'view')"_s)
               .toInt()
        == 0;
}

bool isReadable(Connection &connection, Staged &found)
{
    QList<Account> accounts;
    QVariantMap settings;
    QList<Task> tasks;
    if (!AccountTable::read(connection, accounts) || !SettingTable::read(connection, settings)
        || !TaskRows::read(connection, std::numeric_limits<TaskNumber>::max(), 1, tasks))
        return false;
    found.keys = static_cast<int>(accounts.size());
    found.videos =
        connection.value(u"SELECT count(*) FROM tasks WHERE removed_at IS NULL"_s).toInt();
    return true;
}

/// Why the copy cannot be the library; it is one file alone when it can.
QString examine(const QString &copy, Staged &found)
{
    Connection connection;
    if (!connection.open(copy, Connection::Access::Write))
        return sentenceOf(connection.fault());
    const int version = Schema::versionOf(connection);
    if (version > Schema::steps().size())
        return Words::tr("This library was written by a newer Reelwatch. Restore it there.");
    const bool isFit = version > 0 && Schema::isOurs(connection) && isWhole(connection)
        && Schema::migrate(connection) && isReadable(connection, found);
    if (!isFit)
        return sentenceOf(connection.fault() == Fault::None ? Fault::Damaged : connection.fault());
    const bool isAlone =
        connection.value(u"PRAGMA journal_mode = DELETE"_s).toString() == "delete"_L1;
    return isAlone ? QString() : sentenceOf(connection.fault());
}

/// Those that wait, the latest last.
QStringList waiting(const QString &library)
{
    const QFileInfo place(library);
    const QDir folder = place.absoluteDir();
    QStringList files;
    for (const QString &name :
         folder.entryList({place.fileName() + Waiting + u'*'}, QDir::Files, QDir::Name)) {
        if (!name.endsWith("-wal"_L1) && !name.endsWith("-shm"_L1) && !name.endsWith("-journal"_L1))
            files.append(folder.absoluteFilePath(name));
    }
    return files;
}

/// What an unclean end left beside the library belongs into it.
void foldIn(const QString &library)
{
    Connection connection;
    if (QFileInfo(library + "-wal"_L1).size() > 0
        && connection.open(library, Connection::Access::Write))
        connection.run(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
}

/// Done before, where an earlier start was cut off.
bool move(const QString &from, const QString &to)
{
    return !QFile::exists(from) || QFile::rename(from, to);
}

bool moveAside(const QString &library, const QString &name)
{
    if (!QFile::exists(library))
        return true;
    foldIn(library);
    for (const QLatin1StringView companion : Companions) {
        if (!move(library + companion, name + companion))
            return false;
    }
    return move(library, name);
}

bool isStillWhole(const QString &file)
{
    Connection connection;
    return connection.open(file, Connection::Access::Frozen) && Schema::isOurs(connection)
        && !Schema::isEmpty(connection) && connection.isSound();
}

Taken notTaken(const QString &sentence)
{
    return {.sentence = sentence};
}

} // namespace

Staged stage(const QString &library, const QString &chosen, const QDateTime &now)
{
    const QFileInfo file(chosen);
    if (file.canonicalFilePath() == QFileInfo(library).canonicalFilePath())
        return {.problem = Words::tr("This is the library that is open now.")};
    if (!file.isFile() || !file.isReadable())
        return {.problem = Words::tr("The file could not be read.")};
    if (!looksLikeOurs(chosen))
        return {.problem = Words::tr("This is not a library of Reelwatch.")};
    const QString part = library + Unfinished;
    removeWithCompanions(part);
    Staged found;
    found.problem = copyWithLog(chosen, part) ? examine(part, found) : sentenceOf(Fault::Broken);
    if (found.problem.isEmpty()) {
        withdraw(library);
        const QString name = library + Waiting + now.toUTC().toString(u"yyyyMMdd'T'HHmmss'Z'"_s);
        if (!DurableFile::publish(part, name))
            found.problem = sentenceOf(Fault::Broken);
    }
    removeWithCompanions(part);
    return found;
}

void withdraw(const QString &library)
{
    for (const QString &file : waiting(library))
        removeWithCompanions(file);
}

std::optional<Taken> take(const QString &library)
{
    const QStringList files = waiting(library);
    if (files.isEmpty())
        return {};
    for (const QString &earlier : files.first(files.size() - 1)) // only the latest was meant
        removeWithCompanions(earlier);
    const QString &next = files.last();
    const QString stamp = next.mid(library.size() + Waiting.size());
    if (!isStillWhole(next)) {
        QFile::rename(next, library + ".refused-"_L1 + stamp);
        return notTaken(Words::tr("The library to be restored was damaged since it was chosen. The "
                                  "present one was opened; choose another backup."));
    }
    const QString former = library + Former + stamp;
    if (!moveAside(library, former) || !DurableFile::publish(next, library))
        return notTaken(Words::tr("The chosen library could not be put in place; it is tried again "
                                  "at the next start."));
    const QString keptAs = QFile::exists(former) ? former : QString();
    return Taken {.isInPlace = true,
                  .keptAs = keptAs,
                  .sentence = keptAs.isEmpty()
                      ? Words::tr("The chosen library was restored.")
                      : Words::tr("The chosen library was restored. The one before was kept as %1.")
                            .arg(QDir::toNativeSeparators(keptAs))};
}

} // namespace Reelwatch::Replacement
