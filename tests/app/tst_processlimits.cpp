// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/processlimits.h"
#include "support/joinedtest.h"

#include <csignal>
#include <cstdlib>
#include <functional>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Reelwatch;

namespace {

/// How a child process ended that did this and nothing else.
int statusOf(const std::function<int()> &work)
{
    const pid_t child = ::fork();
    if (child == 0)
        ::_exit(work());
    int status = -1;
    ::waitpid(child, &status, 0);
    return status;
}

} // namespace

/// What the installed program forbids itself.
class ProcessLimitsTest final : public QObject
{
    Q_OBJECT

private slots:
    void K17_memoryStaysInTheProcess();
    void K17_crash_leavesNoCore();
    void D03_fileSizeLimit_doesNotKill();
    void L14_softLimit_isRaised();
};

void ProcessLimitsTest::K17_memoryStaysInTheProcess()
{
    const int status = statusOf([] {
        const bool wasDumpable = ::prctl(PR_GET_DUMPABLE) == 1;
        setProcessLimits();
        rlimit core {1, 1};
        ::getrlimit(RLIMIT_CORE, &core);
        const bool isFenced =
            core.rlim_cur == 0 && core.rlim_max == 0 && ::prctl(PR_GET_DUMPABLE) == 0;
        return wasDumpable && isFenced ? 0 : 1;
    });
    QCOMPARE(status, 0);
}

void ProcessLimitsTest::K17_crash_leavesNoCore()
{
    const int status = statusOf([] {
        rlimit core {};
        ::getrlimit(RLIMIT_CORE, &core);
        core.rlim_cur = core.rlim_max;
        ::setrlimit(RLIMIT_CORE, &core);
        setProcessLimits();
        std::signal(SIGABRT, SIG_DFL);
        std::abort();
        return 0;
    });
    QVERIFY(WIFSIGNALED(status));
    QVERIFY(!WCOREDUMP(status));
}

void ProcessLimitsTest::D03_fileSizeLimit_doesNotKill()
{
    const int status = statusOf([] {
        setProcessLimits();
        return ::raise(SIGXFSZ) == 0 ? 0 : 1;
    });
    QCOMPARE(status, 0);
}

void ProcessLimitsTest::L14_softLimit_isRaised()
{
    const int status = statusOf([] {
        rlimit files {};
        ::getrlimit(RLIMIT_NOFILE, &files);
        files.rlim_cur = 20;
        ::setrlimit(RLIMIT_NOFILE, &files);
        const bool isEnough = mayOpenEnoughFiles();
        ::getrlimit(RLIMIT_NOFILE, &files);
        return isEnough && files.rlim_cur > 20 ? 0 : 1;
    });
    QCOMPARE(status, 0);
}

QTEST_GUILESS_MAIN(ProcessLimitsTest)
#include "tst_processlimits.moc"
