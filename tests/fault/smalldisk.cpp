// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fault/smalldisk.h"

#include <QDir>
#include <QFile>
#include <QStorageInfo>

#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_s;

namespace {

bool write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.flush();
}

/// Who is not root may mount in a world where it is.
bool becomeRoot()
{
    const QByteArray user = QByteArray::number(::getuid());
    const QByteArray group = QByteArray::number(::getgid());
    return ::unshare(CLONE_NEWUSER) == 0 && write(u"/proc/self/setgroups"_s, "deny")
        && write(u"/proc/self/uid_map"_s, "0 " + user + " 1")
        && write(u"/proc/self/gid_map"_s, "0 " + group + " 1");
}

} // namespace

bool SmallDisk::prepare()
{
    return (::geteuid() == 0 || becomeRoot()) && ::unshare(CLONE_NEWNS) == 0
        && ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
}

SmallDisk::SmallDisk(const QString &folder, qint64 bytes)
    : m_folder(folder)
    , m_options("size=" + QByteArray::number(bytes))
{
    m_mounted = QDir().mkpath(folder)
        && ::mount("tmpfs", QFile::encodeName(folder).constData(), "tmpfs", 0,
                   m_options.constData())
            == 0;
}

SmallDisk::~SmallDisk()
{
    if (m_mounted)
        unmount();
}

bool SmallDisk::setWritable(bool writable)
{
    return ::mount("tmpfs", QFile::encodeName(m_folder).constData(), "tmpfs",
                   MS_REMOUNT | (writable ? 0 : MS_RDONLY), m_options.constData())
        == 0;
}

void SmallDisk::unmount()
{
    ::umount2(QFile::encodeName(m_folder).constData(), MNT_DETACH);
    m_mounted = false;
}

bool SmallDisk::leave(qint64 bytes)
{
    const qint64 free = QStorageInfo(m_folder).bytesAvailable();
    return free >= bytes && write(otherFile(), QByteArray(free - bytes, 'o'));
}

void SmallDisk::giveBack()
{
    QFile::remove(otherFile());
}

QString SmallDisk::otherFile() const
{
    return m_folder + u"/other"_s;
}

} // namespace Reelwatch
