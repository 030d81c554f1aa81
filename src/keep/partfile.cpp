// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keep/partfile.h"

#include "keep/finalname.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_L1;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

QString partFolder(const QString &folder)
{
    return folder + "/.incomplete"_L1;
}

QString partPath(const QString &folder, const QString &key)
{
    return partFolder(folder) + u'/' + key + ".part"_L1;
}

QString notePath(const QString &folder, const QString &key)
{
    return partFolder(folder) + u'/' + key + ".note"_L1;
}

int openFolder(const QString &path)
{
    return ::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

/// Has the disk begin with what was written since, so that the sync at the end is short. A hint: no
/// more.
void beginSync([[maybe_unused]] int file, [[maybe_unused]] qint64 from,
               [[maybe_unused]] qint64 until)
{
#ifdef SYNC_FILE_RANGE_WRITE
    ::sync_file_range(file, static_cast<off_t>(from), static_cast<off_t>(until - from),
                      SYNC_FILE_RANGE_WRITE);
#endif
}

/// How far file systems round the times that they keep, in ns.
constexpr qint64 Coarsest = 2'000'000'000;

qint64 modifiedAt(const struct stat &info)
{
    constexpr qint64 Second = 1'000'000'000;
    return info.st_mtim.tv_sec * Second + info.st_mtim.tv_nsec;
}

void closeHandle(int &handle)
{
    if (handle >= 0)
        ::close(handle);
    handle = -1;
}

} // namespace

PartFile::~PartFile()
{
    close();
}

bool PartFile::isBegun(const QString &folder, const QString &key)
{
    return QFile::exists(notePath(folder, key));
}

std::optional<FileTrouble> PartFile::open(const QString &folder, const QString &key)
{
    close();
    m_folder = folder;
    m_part = partPath(folder, key);
    m_notePath = notePath(folder, key);
    if (!QDir().mkpath(partFolder(folder)))
        return FileTrouble::of(folder, errno);
    m_target = openFolder(folder);
    m_partFolder = openFolder(partFolder(folder));
    if (m_target < 0 || m_partFolder < 0)
        return FileTrouble::of(folder, errno);
    if (auto trouble = openFile()) {
        letGo();
        return trouble;
    }
    takeNote();
    return {};
}

std::optional<FileTrouble> PartFile::openFile()
{
    // Without O_NONBLOCK a pipe in its place would hold the thread for ever.
    m_file = ::open(QFile::encodeName(m_part).constData(),
                    O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0600);
    struct stat info
    {
    };
    if (m_file < 0 || ::fstat(m_file, &info) != 0 || ::flock(m_file, LOCK_EX | LOCK_NB) != 0)
        return FileTrouble::of(m_folder, errno);
    if (!S_ISREG(info.st_mode) || info.st_nlink != 1)
        return FileTrouble::of(m_folder, EEXIST);
    m_size = info.st_size;
    return {};
}

/// Only bytes that the note vouches for are worth anything.
void PartFile::takeNote()
{
    m_note = PartNote::read(m_notePath).value_or(PartNote());
    if (m_note.validator.isEmpty() && !m_note.isChecked())
        m_size = 0;
    else if (m_note.boot != PartNote::presentBoot())
        m_size = std::min(m_size, m_note.synced);
}

std::optional<FileTrouble> PartFile::begin(const QByteArray &validator, qint64 size)
{
    m_note = {.validator = validator, .size = size, .boot = PartNote::presentBoot()};
    m_size = 0;
    QFile::remove(m_notePath);
    if (::ftruncate(m_file, 0) != 0 || (!validator.isEmpty() && !m_note.write(m_notePath, false)))
        return FileTrouble::of(m_folder, errno);
    return {};
}

std::optional<FileTrouble> PartFile::checkSpace(qint64 size, qint64 reserve) const
{
    const QStorageInfo storage(m_folder);
    if (!storage.isValid() || storage.bytesAvailable() - reserve >= size)
        return {};
    return FileTrouble::noSpace(m_folder);
}

std::optional<FileTrouble> PartFile::write(const char *bytes, qint64 count)
{
    constexpr qint64 Stretch = 8LL << 20; // bytes
    const qint64 begun = m_size / Stretch * Stretch;
    while (count > 0) {
        const ssize_t written =
            ::pwrite(m_file, bytes, static_cast<size_t>(count), static_cast<off_t>(m_size));
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return FileTrouble::of(m_folder, written < 0 ? errno : ENOSPC);
        bytes += written;
        count -= written;
        m_size += written;
    }
    if (const qint64 full = m_size / Stretch * Stretch; full > begun)
        beginSync(m_file, begun, full);
    return {};
}

bool PartFile::openForReading(QFile &reader) const
{
    return reader.open(m_file, QIODevice::ReadOnly, QFileDevice::DontCloseHandle) && reader.seek(0);
}

std::optional<FileTrouble> PartFile::keepAs(const Whole &whole, QString &path)
{
    // Bytes that were not trusted may follow those that are.
    struct stat info
    {
    };
    if (::ftruncate(m_file, static_cast<off_t>(m_size)) != 0 || ::fsync(m_file) != 0
        || ::fstat(m_file, &info) != 0)
        return FileTrouble::of(m_folder, errno);
    m_note.size = m_size;
    m_note.synced = m_size;
    m_note.modified = modifiedAt(info);
    m_note.lengthConfirmed = whole.lengthConfirmed;
    if (auto trouble = giveName(whole, path))
        return trouble;
    // Where folders cannot be synced, the name stands all the same.
    ::fsync(m_target);
    ::fsync(m_partFolder);
    letGo();
    return {};
}

std::optional<FileTrouble> PartFile::giveName(const Whole &whole, QString &path)
{
    int error = EEXIST;
    for (int number = 1; error == EEXIST && number <= FinalName::MostNumbered; ++number) {
        m_note.name = FinalName::numbered(whole.stem, number, whole.suffix);
        path = m_folder + u'/' + m_note.name;
        if (FinalName::isTaken(path))
            continue;
        if (!m_note.write(m_notePath, true))
            return FileTrouble::of(m_folder, errno);
        error = FinalName::renameWithoutReplacing(m_part, path);
    }
    if (error == 0)
        return {};
    return FileTrouble::of(m_folder, error);
}

void PartFile::close()
{
    if (m_file < 0)
        return;
    const bool isWorthIt = m_size > 0 && (!m_note.validator.isEmpty() || m_note.isChecked());
    if (!isWorthIt) {
        discard();
        return;
    }
    if (::fdatasync(m_file) == 0) {
        m_note.synced = m_size;
        m_note.boot = PartNote::presentBoot();
        (void)m_note.write(m_notePath, false); // what cannot be noted is fetched again
    }
    letGo();
}

void PartFile::discard()
{
    if (m_file >= 0) {
        for (const QString &path : {m_part, m_notePath}) {
            const QByteArray name = QFile::encodeName(path.section(u'/', -1));
            ::unlinkat(m_partFolder, name.constData(), 0);
        }
    }
    letGo();
}

void PartFile::letGo()
{
    const bool wasOpen = m_partFolder >= 0;
    for (int *handle : {&m_file, &m_partFolder, &m_target})
        closeHandle(*handle);
    m_size = 0;
    m_note = {};
    if (wasOpen) // stays as long as anything is in it
        ::rmdir(QFile::encodeName(partFolder(m_folder)).constData());
}

QString PartFile::findKept(const QString &folder, const QString &key, PartNote &note)
{
    note = PartNote::read(notePath(folder, key)).value_or(PartNote());
    const QString path = folder + u'/' + note.name;
    struct stat info
    {
    };
    const bool isSame = note.isChecked() && ::lstat(QFile::encodeName(path).constData(), &info) == 0
        && S_ISREG(info.st_mode) && info.st_size == note.size
        && std::abs(modifiedAt(info) - note.modified) < Coarsest;
    return isSame ? path : QString();
}

void PartFile::forgetKept(const QString &folder, const QString &key)
{
    if (!QFile::exists(partPath(folder, key)))
        forget(folder, key);
}

void PartFile::forget(const QString &folder, const QString &key)
{
    QFile::remove(partPath(folder, key));
    QFile::remove(notePath(folder, key));
    ::rmdir(QFile::encodeName(partFolder(folder)).constData());
}

void PartFile::sweep(const QString &folder)
{
    const QDateTime oldest = QDateTime::currentDateTimeUtc().addDays(-Useless.count());
    const QDir parts(partFolder(folder));
    const QFileInfoList left =
        parts.entryInfoList({u"*.part"_s, u"*.note"_s, u"*.note~"_s}, QDir::Files | QDir::Hidden);
    for (const QFileInfo &file : left) {
        if (file.lastModified() < oldest)
            QFile::remove(file.filePath());
    }
    ::rmdir(QFile::encodeName(parts.path()).constData());
}

} // namespace Reelwatch
