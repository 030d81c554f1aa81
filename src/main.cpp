// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/allocator.h"
#include "app/app.h"
#include "app/datafolder.h"
#include "app/endsignals.h"
#include "app/processlimits.h"
#include "app/singleinstance.h"
#include "domain/threadloops.h"
#include "gui/player/playbackplugin.h"
#include "gui/style/windowstyle.h"

#include <QApplication>
#include <QMessageBox>
#include <QTemporaryDir>
#include <QTimer>
#include <QTranslator>

#include <chrono>
#include <cstdio>

using namespace Reelwatch;
using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

constexpr auto Settling = 5s;

QStringList argumentsOf(int argc, char *argv[])
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    return arguments;
}

/// What needs no display: help, version, and a word on options that do not exist.
int answerInTerminal(const CommandLine &line, int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    switch (line.wish) {
    case CommandLine::Wish::Help:
        std::fputs(qPrintable(CommandLine::help()), stdout);
        return 0;
    case CommandLine::Wish::Version:
        std::puts("reelwatch " REELWATCH_VERSION);
        return 0;
    case CommandLine::Wish::Complain:
    case CommandLine::Wish::Run:
        break;
    }
    std::fprintf(stderr, "reelwatch: %s\nTry 'reelwatch --help'.\n", qPrintable(line.complaint));
    return 2;
}

/// True when the program is to begin again, with another library.
bool runOnce(const CommandLine &line, const DataFolder &folder, SingleInstance &instance)
{
    giveFreedMemoryBack();
    App app(line, folder);
    const EndSignals endSignals;
    QObject::connect(&endSignals, &EndSignals::endRequested, &app, &App::shutDown);
    QObject::connect(&instance, &SingleInstance::handedOver, &app, &App::take);
    // What was read is put in order in the first moments; that takes memory, too.
    QObject::connect(&app, &App::libraryRead, &app,
                     [&app] { QTimer::singleShot(Settling, &app, &keepFreedMemory); });
    QObject::connect(&app, &App::ended, &app, &QCoreApplication::quit, Qt::QueuedConnection);
    QApplication::exec();
    return app.startsAgain();
}

int runWindow(const CommandLine &line, const QString &dataDir)
{
    const DataFolder folder(dataDir);
    SingleInstance instance(folder);
    if (instance.claim() == SingleInstance::Claim::Second) {
        if (instance.handOver(line.things, line.account))
            return 0;
        if (instance.claim() == SingleInstance::Claim::Second) { // it has not ended meanwhile
            QMessageBox::warning(nullptr, QStringLiteral("Reelwatch"),
                                 App::tr("Reelwatch runs already but does not answer. Wait a "
                                         "moment, or end it, then start again."));
            return 1;
        }
    }
    CommandLine round = line;
    while (runOnce(round, folder, instance))
        round.things.clear(); // they were taken by the first
    return 0;
}

} // namespace

int main(int argc, char *argv[])
{
    setProcessLimits();
    ThreadLoops::leaveGLibOut();
    QCoreApplication::setApplicationName(u"reelwatch"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(REELWATCH_VERSION));
    QGuiApplication::setDesktopFileName(u"io.github.reelwatch.Reelwatch"_s);
    const CommandLine line = CommandLine::read(argumentsOf(argc, argv));
    if (line.wish != CommandLine::Wish::Run)
        return answerInTerminal(line, argc, argv);
    if (!mayOpenEnoughFiles())
        return 1;

    PlaybackPlugin::configure();
    const QApplication application(argc, argv);
    QApplication::setStyle(new WindowStyle);
    QTranslator plurals;
    if (plurals.load(u":/i18n/reelwatch_en.qm"_s))
        QCoreApplication::installTranslator(&plurals);
    QApplication::setQuitOnLastWindowClosed(false);
    if (line.demo && line.dataDir.isEmpty()) {
        const QTemporaryDir throwAway;
        return runWindow(line, throwAway.path());
    }
    return runWindow(line, line.dataDir);
}
