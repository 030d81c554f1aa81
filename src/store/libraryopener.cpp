// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/libraryopener.h"

#include "store/accounttable.h"
#include "store/connection.h"
#include "store/durablefile.h"
#include "store/replacement.h"
#include "store/rescue.h"
#include "store/schema.h"
#include "store/settingtable.h"
#include "store/taskrows.h"

#include <QFile>
#include <QFileInfo>

#include <limits>
#include <utility>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_L1;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

constexpr auto OpenMark = ".open"_L1;

bool isFilled(const QString &file)
{
    return QFileInfo(file).size() > 0;
}

/// A look at every page of such a file costs a few milliseconds: then it is always worth them.
bool isQuickToCheck(const QString &file)
{
    return QFileInfo(file).size() <= 16LL * 1024 * 1024;
}

QString whyUnwritable(Fault fault)
{
    switch (fault) {
    case Fault::Full:
        return LibraryOpener::tr("The disk is full.");
    case Fault::ReadOnly:
        return LibraryOpener::tr("Its folder is read-only.");
    case Fault::Broken:
        return LibraryOpener::tr("Reading or writing the disk failed.");
    default:
        return LibraryOpener::tr("Its folder cannot be used.");
    }
}

} // namespace

LibraryOpener::LibraryOpener(Connection &connection, QString file, QDateTime now, QString options)
    : m_connection(connection)
    , m_file(std::move(file))
    , m_options(std::move(options))
    , m_now(std::move(now))
    , m_backups(m_file)
{
}

void LibraryOpener::say(const QString &sentence)
{
    if (!m_opening.sentence.isEmpty())
        m_opening.sentence += u' ';
    m_opening.sentence += sentence;
}

std::optional<Opening> LibraryOpener::open()
{
    if (!DurableFile::makeFolder(QFileInfo(m_file).absolutePath()))
        return openUnwritable(Fault::OutOfReach);
    takeReplacement();
    const bool isGone = isMissing();
    Finding found = isGone ? Finding::Damaged : examine();
    // What the disk did not give once may look like damage; true damage is there the next time,
    // too.
    if (found == Finding::Damaged && !isGone)
        found = examine();
    if (found == Finding::Damaged)
        found = rescue() ? examine() : Finding::Unwritable;
    switch (found) {
    case Finding::Ready:
        return m_opening;
    case Finding::Newer:
        return openNewer();
    case Finding::Busy:
        m_connection.close();
        return {};
    case Finding::Damaged: // twice: the disk does not keep what is written
    case Finding::Unwritable:
        break;
    }
    return openUnwritable(m_connection.fault());
}

void LibraryOpener::takeReplacement()
{
    const auto taken = Replacement::take(m_file);
    if (!taken)
        return;
    m_opening.kind = taken->isInPlace ? Opening::Kind::Replaced : Opening::Kind::Fine;
    m_opening.keptAs = taken->keptAs;
    say(taken->sentence);
}

/// Gone, though a backup of it is there: an end between moving aside and restoring looks like this.
bool LibraryOpener::isMissing()
{
    return !QFile::exists(m_file) && m_backups.newestGood();
}

LibraryOpener::Finding LibraryOpener::finding() const
{
    switch (m_connection.fault()) {
    case Fault::None:
        return Finding::Ready;
    case Fault::Damaged:
    case Fault::Unfit:
        return Finding::Damaged;
    case Fault::Busy:
        return Finding::Busy;
    case Fault::Full:
    case Fault::ReadOnly:
    case Fault::OutOfReach:
    case Fault::Broken:
    case Fault::Silent:
        return Finding::Unwritable;
    }
    return Finding::Unwritable;
}

LibraryOpener::Finding LibraryOpener::examine()
{
    const bool isNew = !QFile::exists(m_file);
    const bool wasOpen = !isNew && wasLeftOpen();
    if (!isNew && !isFilled(m_file))
        return Finding::Damaged;
    if (!m_connection.open(m_file, Connection::Access::Write, m_options))
        return finding();
    if (const Finding kind = examineKind(); kind != Finding::Ready)
        return kind;
    if (Schema::isEmpty(m_connection) && m_backups.newestGood())
        return Finding::Damaged;
    if ((wasOpen || isQuickToCheck(m_file)) && !m_connection.isSound())
        return finding();
    if (m_opening.sentence.isEmpty())
        m_opening.kind = isNew ? Opening::Kind::Fresh : Opening::Kind::Fine;
    return prepare();
}

/// Whether it is a library, and not one of a newer program.
LibraryOpener::Finding LibraryOpener::examineKind()
{
    const int version = Schema::versionOf(m_connection);
    if (version < 0)
        return finding();
    if (!Schema::isOurs(m_connection))
        return m_connection.fault() == Fault::None ? Finding::Damaged : finding();
    return version > Schema::steps().size() ? Finding::Newer : Finding::Ready;
}

LibraryOpener::Finding LibraryOpener::prepare()
{
    const bool isPrepared = useLog() && Schema::migrate(m_connection)
        && m_connection.transact(Connection::Sync::Normal,
                                 [this] { return TaskRows::noteDayOfUse(m_connection, m_now); })
        && read();
    if (!isPrepared)
        return finding();
    QFile::setPermissions(m_file, QFile::ReadOwner | QFile::WriteOwner);
    return markOpen() ? Finding::Ready : Finding::Unwritable;
}

bool LibraryOpener::useLog()
{
    const QVariant mode = m_connection.value(u"PRAGMA journal_mode = WAL"_s);
    if (!mode.isValid())
        return false;
    if (mode.toString() != "wal"_L1)
        say(tr("The library's folder does not allow a write-ahead log, as network folders often do "
               "not. Saving is slower there, and a local folder is safer."));
    return true;
}

bool LibraryOpener::read()
{
    m_opening.accounts.clear();
    m_opening.settings.clear();
    QList<Task> newest; // not for its own sake: it shows that the table is there and as expected
    if (!AccountTable::read(m_connection, m_opening.accounts)
        || !SettingTable::read(m_connection, m_opening.settings)
        || !TaskRows::read(m_connection, std::numeric_limits<TaskNumber>::max(), 1, newest))
        return false;
    m_opening.lastAccount = AccountTable::lastId(m_connection);
    m_opening.lastNumber = TaskRows::lastNumber(m_connection);
    return true;
}

bool LibraryOpener::wasLeftOpen() const
{
    return QFile::exists(m_file + OpenMark) || isFilled(m_file + "-wal"_L1)
        || isFilled(m_file + "-journal"_L1);
}

bool LibraryOpener::markOpen() const
{
    QFile mark(m_file + OpenMark);
    return mark.open(QIODevice::WriteOnly);
}

void LibraryOpener::markClosed(const QString &file)
{
    QFile::remove(file + OpenMark);
}

bool LibraryOpener::rescue()
{
    m_connection.close();
    const auto done = Reelwatch::rescue(m_file, m_backups, m_now);
    if (!done)
        return false;
    m_opening.kind = done->backup.isValid() ? Opening::Kind::Restored : Opening::Kind::StartedAnew;
    m_opening.keptAs = done->keptAs;
    m_opening.backup = done->backup;
    say(done->sentence);
    return true;
}

Opening LibraryOpener::openNewer()
{
    m_connection.open(m_file, Connection::Access::Read);
    read(); // as far as today's tables are still in it
    m_opening.kind = Opening::Kind::ReadOnlyNewer;
    say(tr("This library was written by a newer Reelwatch and is open read-only."));
    return m_opening;
}

Opening LibraryOpener::openUnwritable(Fault fault)
{
    const auto readable = [this](Connection::Access access) {
        return QFile::exists(m_file) && m_connection.open(m_file, access) && read();
    };
    // The write-ahead log cannot be read from a folder where nothing can be written beside it.
    if (!readable(Connection::Access::Read) && !readable(Connection::Access::Frozen))
        m_connection.close();
    m_opening.kind = Opening::Kind::InMemory;
    say(tr("The library cannot be saved. %1 What you add now lasts until Reelwatch ends; mend this "
           "and start Reelwatch again.")
            .arg(whyUnwritable(fault)));
    return m_opening;
}

} // namespace Reelwatch
