// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fault/faultservice.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QSocketNotifier>

#include <cstdio>
#include <unistd.h>

using namespace Reelwatch;

/// faultservice RECORD: prints its ports as one line of JSON and serves until its input ends.
int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 2) {
        std::fputs("faultservice RECORD\n", stderr);
        return 2;
    }
    const FaultService service(arguments.at(1));
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
