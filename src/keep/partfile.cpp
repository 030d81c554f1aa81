// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keep/partfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QStorageInfo>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <unistd.h>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_s;
using Qt::Literals::StringLiterals::operator""_L1;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(PartFile)
};

constexpr int MostNumbered = 999;

FileTrouble noSpace(const QString &folder)
{
    return {.kind = FileTrouble::Kind::NoSpace,
            .sentence = Words::tr("There is no room left for the video in %1. It is fetched again "
                                  "once there is.")
                            .arg(QDir::toNativeSeparators(folder))};
}

FileTrouble trouble(const QString &folder, int error)
{
    if (error == ENOSPC || error == EDQUOT || error == EFBIG)
        return noSpace(folder);
    return {.kind = FileTrouble::Kind::Folder,
            .sentence = Words::tr("The video could not be written to %1: %2. It is tried again by "
                                  "itself.")
                            .arg(QDir::toNativeSeparators(folder), qt_error_string(error))};
}

/// 0, or the error; EEXIST when the name is taken, whatever it is taken by.
int renameWithoutReplacing(const QByteArray &from, const QByteArray &to)
{
#ifdef RENAME_NOREPLACE
    if (::renameat2(AT_FDCWD, from.constData(), AT_FDCWD, to.constData(), RENAME_NOREPLACE) == 0)
        return 0;
    if (errno != EINVAL && errno != ENOSYS)
        return errno;
#endif
    // A file system that knows no such rename: a second name, which never replaces either.
    if (::link(from.constData(), to.constData()) != 0)
        return errno;
    ::unlink(from.constData());
    return 0;
}

QString numbered(const QString &stem, int number, const QString &suffix)
{
    const QString count = number > 1 ? u" (%1)"_s.arg(number) : QString();
    return stem + count + u'.' + suffix;
}

} // namespace

PartFile::~PartFile()
{
    discard();
}

std::optional<FileTrouble> PartFile::create(const QString &folder, const QString &name)
{
    discard();
    m_folder = folder;
    if (!QDir().mkpath(folder))
        return trouble(folder, errno);
    m_path = folder + u'/' + name + ".part"_L1;
    m_folderHandle =
        ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (m_folderHandle < 0)
        return trouble(folder, errno);
    m_file = ::open(QFile::encodeName(m_path).constData(),
                    O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (m_file < 0)
        return trouble(folder, errno);
    return {};
}

std::optional<FileTrouble> PartFile::checkSpace(qint64 size, qint64 reserve) const
{
    const QStorageInfo storage(m_folder);
    if (!storage.isValid() || storage.bytesAvailable() - reserve >= size)
        return {};
    return noSpace(m_folder);
}

std::optional<FileTrouble> PartFile::write(const char *bytes, qint64 count)
{
    while (count > 0) {
        const ssize_t written = ::write(m_file, bytes, static_cast<size_t>(count));
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return trouble(m_folder, written < 0 ? errno : ENOSPC);
        bytes += written;
        count -= written;
    }
    return {};
}

bool PartFile::openForReading(QFile &reader) const
{
    return reader.open(m_file, QIODevice::ReadOnly, QFileDevice::DontCloseHandle);
}

std::optional<FileTrouble> PartFile::keepAs(const QString &stem, const QString &suffix,
                                            QString &path)
{
    if (::fsync(m_file) != 0)
        return trouble(m_folder, errno);
    const QByteArray part = QFile::encodeName(m_path);
    int error = EEXIST;
    for (int number = 1; error == EEXIST && number <= MostNumbered; ++number) {
        path = m_folder + u'/' + numbered(stem, number, suffix);
        error = renameWithoutReplacing(part, QFile::encodeName(path));
    }
    if (error != 0)
        return trouble(m_folder, error);
    ::fsync(m_folderHandle); // where folders cannot be synced, the name stands all the same
    ::close(m_file);
    m_file = -1;
    discard();
    return {};
}

void PartFile::discard()
{
    if (m_file >= 0) {
        // By the folder's handle: the folder may have been moved meanwhile (D28).
        const QByteArray name = QFile::encodeName(m_path.section(u'/', -1));
        ::unlinkat(m_folderHandle, name.constData(), 0);
        ::close(m_file);
    }
    if (m_folderHandle >= 0)
        ::close(m_folderHandle);
    m_file = m_folderHandle = -1;
}

void PartFile::sweep(const QString &folder)
{
    static const QRegularExpression own(u"^\\d+-(video|frame)\\.part$"_s);
    // Most of what is there are a hundred thousand videos: each costs a look at its last letters.
    std::error_code problem;
    for (std::filesystem::directory_iterator at(QFile::encodeName(folder).constData(), problem),
         end;
         !problem && at != end; at.increment(problem)) {
        std::error_code ignored;
        if (at->path().extension() == ".part" && !at->is_directory(ignored)
            && own.match(QFile::decodeName(at->path().filename().c_str())).hasMatch())
            std::filesystem::remove(at->path(), ignored);
    }
}

} // namespace Reelwatch
