// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Loaded before the C library (LD_PRELOAD): stands between a program and the disk, lets chosen
// calls fail and writes down what changed, as the DiskOrders in the file REELWATCH_DISK say.

#include "fault/diskorders.h"

#include <cerrno>
#include <climits>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <mutex>
#include <string>
#include <string_view>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

using Reelwatch::DiskChange;
using Reelwatch::DiskOrders;

namespace {

template<typename... Arguments>
long ask(long number, Arguments... arguments)
{
    return ::syscall(number, arguments...);
}

DiskOrders *orders()
{
    static DiskOrders *const mapped = []() -> DiskOrders * {
        const char *path = std::getenv("REELWATCH_DISK");
        const long file = path ? ask(SYS_openat, AT_FDCWD, path, O_RDWR | O_CLOEXEC, 0) : -1;
        if (file < 0)
            return nullptr;
        void *memory = ::mmap(nullptr, sizeof(DiskOrders), PROT_READ | PROT_WRITE, MAP_SHARED,
                              static_cast<int>(file), 0);
        ask(SYS_close, file);
        return memory == MAP_FAILED ? nullptr : static_cast<DiskOrders *>(memory);
    }();
    return mapped;
}

bool isBelow(std::string_view path)
{
    return orders() && orders()->folder[0] != 0 && path.starts_with(orders()->folder);
}

std::string pathOf(int file)
{
    char entry[64];
    char target[PATH_MAX];
    std::snprintf(entry, sizeof entry, "/proc/self/fd/%d", file);
    const ssize_t length = ::readlink(entry, target, sizeof target);
    return {target, length > 0 ? static_cast<size_t>(length) : 0};
}

/// True when this call is one of those that are to fail; errno says how.
bool fails(const char *call, std::string_view path, bool changes = true)
{
    DiskOrders *wanted = orders();
    if (!isBelow(path) || changes == wanted->failsReading)
        return false;
    const int number = ++wanted->calls;
    if (wanted->failAt == 0 || number < wanted->failAt
        || number - wanted->failAt >= wanted->failures)
        return false;
    if (++wanted->failed == 1)
        std::snprintf(wanted->told, sizeof wanted->told, "%s %s", call, std::string(path).c_str());
    errno = wanted->error;
    return true;
}

void append(int file, const void *bytes, size_t length)
{
    if (length > 0 && ask(SYS_write, file, bytes, length) != static_cast<long>(length))
        std::abort();
}

/// What has been done; in the order in which it was.
void note(DiskChange::Kind kind, std::string_view path, std::int64_t place = 0,
          std::string_view bytes = {})
{
    static std::mutex mutex;
    if (!orders() || orders()->record[0] == 0 || !(isBelow(path) || kind == DiskChange::Word))
        return;
    const int before = errno;
    const std::lock_guard lock(mutex);
    static const int record = static_cast<int>(ask(
        SYS_openat, AT_FDCWD, orders()->record, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600));
    const DiskChange change {kind, static_cast<std::int32_t>(path.size()), place,
                             static_cast<std::int64_t>(bytes.size())};
    append(record, &change, sizeof change);
    append(record, path.data(), path.size());
    append(record, bytes.data(), bytes.size());
    errno = before;
}

std::string absolute(int folder, const char *path)
{
    if (path[0] == '/' || folder == AT_FDCWD)
        return path;
    return pathOf(folder) + '/' + path;
}

int openFile(int folder, const char *path, int flags, mode_t mode)
{
    const std::string name = absolute(folder, path);
    const bool changes = (flags & (O_CREAT | O_TRUNC)) != 0;
    const bool isNew = changes && ask(SYS_faccessat, AT_FDCWD, name.c_str(), F_OK) != 0;
    if ((isNew || (flags & O_TRUNC) != 0) && fails("open", name))
        return -1;
    const int file = static_cast<int>(ask(SYS_openat, folder, path, flags, mode));
    if (file >= 0 && isNew)
        note(DiskChange::Create, name);
    if (file >= 0 && (flags & O_TRUNC) != 0)
        note(DiskChange::Truncate, name);
    return file;
}

ssize_t writeAt(int file, const void *bytes, size_t length, off_t place)
{
    const std::string path = pathOf(file);
    if (fails("write", path))
        return -1;
    const long done = ask(SYS_pwrite64, file, bytes, length, place);
    if (done > 0)
        note(DiskChange::Write, path, place,
             {static_cast<const char *>(bytes), static_cast<size_t>(done)});
    return done;
}

ssize_t readAt(int file, void *bytes, size_t length, off_t place)
{
    if (fails("read", pathOf(file), false))
        return -1;
    return ask(SYS_pread64, file, bytes, length, place);
}

int sync(int file, long number)
{
    const std::string path = pathOf(file);
    if (fails("sync", path))
        return -1;
    const int done = static_cast<int>(ask(number, file));
    if (done == 0)
        note(DiskChange::Sync, path);
    return done;
}

int truncateTo(int file, off_t size)
{
    const std::string path = pathOf(file);
    if (fails("truncate", path))
        return -1;
    const int done = static_cast<int>(ask(SYS_ftruncate, file, size));
    if (done == 0)
        note(DiskChange::Truncate, path, size);
    return done;
}

int renameAs(int fromFolder, const char *from, int toFolder, const char *to, unsigned flags)
{
    const std::string before = absolute(fromFolder, from);
    const std::string after = absolute(toFolder, to);
    if (fails("rename", before))
        return -1;
    const int done = static_cast<int>(ask(SYS_renameat2, fromFolder, from, toFolder, to, flags));
    if (done == 0)
        note(DiskChange::Rename, before, 0, after);
    return done;
}

} // namespace

// The C library names what it takes in its own way.
// NOLINTBEGIN(readability-inconsistent-declaration-parameter-name)
extern "C" {

int open(const char *path, int flags, ...)
{
    va_list more;
    va_start(more, flags);
    const mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(more, mode_t) : 0;
    va_end(more);
    return openFile(AT_FDCWD, path, flags, mode);
}

int open64(const char *path, int flags, ...)
{
    va_list more;
    va_start(more, flags);
    const mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(more, mode_t) : 0;
    va_end(more);
    return openFile(AT_FDCWD, path, flags, mode);
}

int openat(int folder, const char *path, int flags, ...)
{
    va_list more;
    va_start(more, flags);
    const mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(more, mode_t) : 0;
    va_end(more);
    return openFile(folder, path, flags, mode);
}

int openat64(int folder, const char *path, int flags, ...)
{
    va_list more;
    va_start(more, flags);
    const mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(more, mode_t) : 0;
    va_end(more);
    return openFile(folder, path, flags, mode);
}

ssize_t write(int file, const void *bytes, size_t length)
{
    if (file == STDOUT_FILENO)
        note(DiskChange::Word, {}, 0, {static_cast<const char *>(bytes), length});
    const std::string path = pathOf(file);
    if (!isBelow(path))
        return ask(SYS_write, file, bytes, length);
    const off_t place = ask(SYS_lseek, file, 0, SEEK_CUR);
    const ssize_t done = writeAt(file, bytes, length, place);
    if (done > 0)
        ask(SYS_lseek, file, place + done, SEEK_SET);
    return done;
}

ssize_t pwrite(int file, const void *bytes, size_t length, off_t place)
{
    return writeAt(file, bytes, length, place);
}

ssize_t pwrite64(int file, const void *bytes, size_t length, off64_t place)
{
    return writeAt(file, bytes, length, place);
}

ssize_t read(int file, void *bytes, size_t length)
{
    if (fails("read", pathOf(file), false))
        return -1;
    return ask(SYS_read, file, bytes, length);
}

ssize_t pread(int file, void *bytes, size_t length, off_t place)
{
    return readAt(file, bytes, length, place);
}

ssize_t pread64(int file, void *bytes, size_t length, off64_t place)
{
    return readAt(file, bytes, length, place);
}

int fsync(int file)
{
    return sync(file, SYS_fsync);
}

int fdatasync(int file)
{
    return sync(file, SYS_fdatasync);
}

int ftruncate(int file, off_t size) noexcept
{
    return truncateTo(file, size);
}

int ftruncate64(int file, off64_t size) noexcept
{
    return truncateTo(file, size);
}

int rename(const char *from, const char *to) noexcept
{
    return renameAs(AT_FDCWD, from, AT_FDCWD, to, 0);
}

int renameat(int fromFolder, const char *from, int toFolder, const char *to) noexcept
{
    return renameAs(fromFolder, from, toFolder, to, 0);
}

int renameat2(int fromFolder, const char *from, int toFolder, const char *to,
              unsigned flags) noexcept
{
    return renameAs(fromFolder, from, toFolder, to, flags);
}

int mkdir(const char *path, mode_t mode) noexcept
{
    if (fails("mkdir", path))
        return -1;
    return static_cast<int>(ask(SYS_mkdirat, AT_FDCWD, path, mode));
}

int unlink(const char *path) noexcept
{
    if (fails("unlink", path))
        return -1;
    const int done = static_cast<int>(ask(SYS_unlinkat, AT_FDCWD, path, 0));
    if (done == 0)
        note(DiskChange::Remove, path);
    return done;
}

} // extern "C"
// NOLINTEND(readability-inconsistent-declaration-parameter-name)
