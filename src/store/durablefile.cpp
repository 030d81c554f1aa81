// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/durablefile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

namespace Reelwatch::DurableFile {

namespace {

constexpr QFile::Permissions OwnerFolder = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
constexpr QFile::Permissions OwnerFile = QFile::ReadOwner | QFile::WriteOwner;

bool syncFolder(const QString &path)
{
    const int folder =
        ::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0)
        return false;
    const bool done = ::fsync(folder) == 0;
    ::close(folder);
    return done;
}

/// On the disk, and for its owner only.
bool settle(const QString &part)
{
    QFile file(part);
    return file.open(QIODevice::ReadWrite | QIODevice::ExistingOnly)
        && file.setPermissions(OwnerFile) && ::fsync(file.handle()) == 0;
}

} // namespace

bool makeFolder(const QString &path)
{
    if (QFileInfo(path).isDir())
        return true;
    const QString parent = QFileInfo(path).absolutePath();
    return QDir().mkpath(parent) && QDir().mkdir(path, OwnerFolder);
}

bool publish(const QString &part, const QString &name)
{
    return settle(part) && QFile::rename(part, name) && syncFolder(QFileInfo(name).absolutePath());
}

bool replace(const QString &part, const QString &name)
{
    return settle(part)
        && ::rename(QFile::encodeName(part).constData(), QFile::encodeName(name).constData()) == 0
        && syncFolder(QFileInfo(name).absolutePath());
}

} // namespace Reelwatch::DurableFile
