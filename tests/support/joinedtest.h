// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QTest>

/// Tests of a room stand in one program, which the name that it is started by tells which of them
/// it is: linked once and read by the compiler a few at a time, all of them take a third of the
/// time.
class JoinedTest final
{
public:
    using Main = int (*)(int argc, char **argv);

    /// `file` is that of the test; without its ending it is its name.
    JoinedTest(const char *file, Main main);

    /// The absolute path that the running test was started by, for one that starts itself once
    /// more.
    [[nodiscard]] static QString command();
};

/// The head of what a test does when it is started.
#define TEST_MAIN(Test)                                                                            \
    static int mainOf##Test(int argc, char **argv);                                                \
    static const JoinedTest joined##Test(__FILE__, &mainOf##Test);                                 \
    static int mainOf##Test([[maybe_unused]] int argc, [[maybe_unused]] char **argv)

/// What QTEST_MAIN and its like make of a test: one of those in the program, instead of the
/// program.
#undef QTEST_MAIN_WRAPPER
#define QTEST_MAIN_WRAPPER(Test, ...)                                                              \
    TEST_MAIN(Test)                                                                                \
    {                                                                                              \
        QTest::Internal::callInitMain<Test>();                                                     \
        __VA_ARGS__                                                                                \
        Test test;                                                                                 \
        QTEST_SET_MAIN_SOURCE_PATH                                                                 \
        return QTest::qExec(&test, argc, argv);                                                    \
    }
