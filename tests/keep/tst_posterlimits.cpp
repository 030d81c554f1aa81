// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "poster/processlimits.h"
#include "support/joinedtest.h"

#include <QFile>

#include <array>
#include <functional>
#include <new>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Reelwatch;
using namespace std::chrono_literals;

namespace {

template<typename Resource>
bool isLimited(Resource resource, rlim_t most)
{
    rlimit limit {};
    return ::getrlimit(resource, &limit) == 0 && limit.rlim_cur <= most && limit.rlim_max <= most;
}

constexpr rlim_t MiB = 1024UL * 1024UL;

/// How a process ended.
struct End
{
    int code = -1; ///< -1: not by itself
    QByteArray said;
};

/// A process with the program's limits that does this and nothing else.
End endOf(const std::function<int()> &work)
{
    std::array<int, 2> pipe {};
    if (::pipe(pipe.data()) != 0)
        return {};
    const pid_t child = ::fork();
    if (child == 0) {
        ::dup2(pipe.back(), STDERR_FILENO);
        limitThisProcess();
        ::_exit(work());
    }
    ::close(pipe.back());
    QFile words;
    const bool heard = words.open(pipe.front(), QIODevice::ReadOnly, QFile::AutoCloseHandle);
    End end {.said = heard ? words.readAll() : QByteArray()};
    int status = 0;
    ::waitpid(child, &status, 0);
    end.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return end;
}

int missingLimits()
{
    int missing = 0;
#ifndef REELWATCH_SANITIZED // its shadow alone takes terabytes
    missing += isLimited(RLIMIT_AS, 1536 * MiB) ? 0 : 1;
#endif
    missing += isLimited(RLIMIT_CPU, 10) ? 0 : 1;
    missing += isLimited(RLIMIT_CORE, 0) ? 0 : 1;
    missing += isLimited(RLIMIT_FSIZE, 64 * MiB) ? 0 : 1;
    return missing;
}

/// Address space alone, which no machine is short of.
bool mayHave(size_t bytes)
{
    void *room = ::mmap(nullptr, bytes, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return room != MAP_FAILED && ::munmap(room, bytes) == 0;
}

} // namespace

/// What the poster program forbids itself, and what it says when it runs into that.
class TestPosterLimits final : public QObject
{
    Q_OBJECT

private slots:
    void V15_program_hasLimits();
    void V07_shortOfMemory_endsAndSaysSo();
    void V15_decoderThatHangs_endsAndSaysSo();
};

void TestPosterLimits::V15_program_hasLimits()
{
    QCOMPARE(endOf(missingLimits).code, 0);
}

void TestPosterLimits::V07_shortOfMemory_endsAndSaysSo()
{
#ifdef REELWATCH_SANITIZED
    QSKIP("The limit is off: the sanitizer's shadow alone takes terabytes.");
#endif
    QVERIFY2(mayHave(1600 * MiB), "here there is no limit");
    const auto holdsFor = [](size_t bytes) {
        return endOf([bytes] { return mayHave(bytes) ? 1 : 0; }).code;
    };
    QCOMPARE(holdsFor(1024 * MiB), 1);
    QCOMPARE(holdsFor(1536 * MiB), 0);
    const End end = endOf([] {
        void *volatile room = ::operator new(1600 * MiB);
        return room ? 2 : 3;
    });
    QCOMPARE(end.said, QByteArray("reelwatch-poster: not enough memory\n"));
    QCOMPARE(end.code, 1);
}

void TestPosterLimits::V15_decoderThatHangs_endsAndSaysSo()
{
    const End end = endOf([]() -> int {
        endAfter(1ms);
        for (;;)
            ::pause();
    });
    QCOMPARE(end.said, QByteArray("reelwatch-poster: no picture in time\n"));
    QCOMPARE(end.code, 1);
}

QTEST_GUILESS_MAIN(TestPosterLimits)
#include "tst_posterlimits.moc"
