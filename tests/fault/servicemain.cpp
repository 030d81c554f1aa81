// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fault/faultservice.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QSocketNotifier>

#include <cstdio>
#include <unistd.h>

using namespace Reelwatch;

/// faultservice RECORD [--one-each]: prints its ports as one line of JSON and serves until its
/// input ends; with a port for each fault, too.
int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const bool hasOneEach = arguments.size() == 3 && arguments.at(2) == QLatin1String("--one-each");
    if (arguments.size() != 2 && !hasOneEach) {
        std::fputs("faultservice RECORD [--one-each]\n", stderr);
        return 2;
    }
    using Ports = FaultService::Ports;
    const FaultService service(arguments.at(1), hasOneEach ? Ports::OneEach : Ports::Shared);
    std::puts(QJsonDocument(service.ports()).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
    QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, &application, [] {
        char nothing = 0;
        if (::read(STDIN_FILENO, &nothing, 1) <= 0)
            QCoreApplication::quit();
    });
    return QCoreApplication::exec();
}
