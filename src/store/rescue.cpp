// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/rescue.h"

#include "store/backups.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QLocale>

#include <array>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_L1;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

/// The sentences of this file, for translators.
class RescueWords
{
    Q_DECLARE_TR_FUNCTIONS(Reelwatch::Rescue)
};

// What SQLite puts beside a database. Before the database itself: should the program end between
// two renamings, no log is left that another file would take for its own.
constexpr std::array Companions {"-wal"_L1, "-shm"_L1, "-journal"_L1};

QString freeName(const QString &library, const QDateTime &now)
{
    const QString wanted =
        library + ".corrupt-"_L1 + now.toUTC().toString(u"yyyyMMdd'T'HHmmss'Z'"_s);
    QString name = wanted;
    for (int next = 2; QFile::exists(name); ++next)
        name = u"%1-%2"_s.arg(wanted).arg(next);
    return name;
}

bool move(const QString &from, const QString &to)
{
    return !QFile::exists(from) || QFile::rename(from, to);
}

bool moveAside(const QString &library, const QString &name)
{
    for (const QLatin1StringView companion : Companions) {
        if (!move(library + companion, name + companion))
            return false;
    }
    return move(library, name);
}

QString sentenceFor(const Rescue &rescue)
{
    const QString kept = QDir::toNativeSeparators(rescue.keptAs);
    if (!rescue.backup.isValid())
        return RescueWords::tr(
                   "The library was damaged, and there is no good backup. A new one was begun; the "
                   "damaged file was kept as %1.")
            .arg(kept);
    const QString date = QLocale().toString(rescue.backup.toLocalTime(), QLocale::ShortFormat);
    if (kept.isEmpty())
        return RescueWords::tr("The library was gone. The last good backup (%1) was opened.")
            .arg(date);
    return RescueWords::
        tr("The library was damaged. The last good backup (%1) was opened; the damaged file was "
           "kept as %2.")
            .arg(date, kept);
}

} // namespace

std::optional<Rescue> rescue(const QString &library, const Backups &backups, const QDateTime &now)
{
    Rescue done;
    const QString name = freeName(library, now);
    if (QFile::exists(library))
        done.keptAs = name;
    if (!moveAside(library, name))
        return {};
    if (const auto backup = backups.newestGood()) {
        if (!backups.restore(*backup))
            return {};
        done.backup = backup->made;
    }
    done.sentence = sentenceFor(done);
    return done;
}

} // namespace Reelwatch
