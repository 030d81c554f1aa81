// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "joinedtest.h"

#include <QFileInfo>

#include <cstdio>
#include <map>

namespace {

std::map<QString, JoinedTest::Main> &joinedTests()
{
    static std::map<QString, JoinedTest::Main> tests;
    return tests;
}

QString &startedBy()
{
    static QString command;
    return command;
}

QString nameOf(const char *file)
{
    return QFileInfo(QString::fromLocal8Bit(file)).completeBaseName();
}

} // namespace

JoinedTest::JoinedTest(const char *file, Main main)
{
    joinedTests().emplace(nameOf(file), main);
}

QString JoinedTest::command()
{
    return startedBy();
}

int main(int argc, char **argv)
{
    startedBy() = QFileInfo(QString::fromLocal8Bit(argv[0])).absoluteFilePath();
    const auto test = joinedTests().find(nameOf(argv[0]));
    if (test != joinedTests().end())
        return test->second(argc, argv);
    std::fputs("Start it by the name of one of its tests:\n", stderr);
    for (const auto &[name, main] : joinedTests())
        std::fprintf(stderr, "  %s\n", qPrintable(name));
    return 1;
}
