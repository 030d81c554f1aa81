// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/trash.h"

#include "domain/workers.h"

#include <QFile>
#include <QFileInfo>

namespace Reelwatch::Trash {

using Qt::Literals::StringLiterals::operator""_L1;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

/// The note that a trash keeps of where a file came from, in a folder beside the files.
QString noteOf(const QString &inTrash)
{
    const QFileInfo file(inTrash);
    return file.dir().filePath("../info/"_L1 + file.fileName() + ".trashinfo"_L1);
}

bool putBackOne(const Moved &file)
{
    if (file.inTrash.isEmpty())
        return true;
    if (!QFile::rename(file.inTrash, file.path)) // which never replaces
        return false;
    QFile::remove(noteOf(file.inTrash));
    return true;
}

} // namespace

QFuture<QList<Moved>> move(const QList<Moved> &files)
{
    return Workers::run([files] {
        QList<Moved> moved = files;
        moved.removeIf([](const Moved &file) { return file.mayLack && !QFile::exists(file.path); });
        for (Moved &file : moved) {
            if (!QFile::moveToTrash(file.path, &file.inTrash))
                file.inTrash.clear();
        }
        return moved;
    });
}

QFuture<bool> putBack(const QList<Moved> &files)
{
    return Workers::run([files] {
        bool all = true;
        for (const Moved &file : files)
            all = putBackOne(file) && all;
        return all;
    });
}

} // namespace Reelwatch::Trash
