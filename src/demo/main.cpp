// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/demoservice.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QSocketNotifier>
#include <QTextStream>

#include <csignal>
#include <cstdio>
#include <optional>
#include <sys/signalfd.h>

using Qt::Literals::StringLiterals::operator""_s;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("reelwatch-demo-service", text);
}

/// What the command line asks for.
struct Wish
{
    quint16 port = 0;
    Reelwatch::DemoSettings settings;
};

void complain(const QString &sentence)
{
    QTextStream(stderr) << sentence << Qt::endl;
}

/// Nothing when it makes no sense, which is told.
std::optional<Wish> wished(const QCoreApplication &app)
{
    const QCommandLineOption port(
        u"port"_s, tr("Listen on port N of 127.0.0.1; a free one unless given."), u"N"_s, u"0"_s);
    const QCommandLineOption key(u"key"_s, tr("Accept the API key K."), u"K"_s,
                                 QString::fromLatin1(Reelwatch::DemoSettings().key));
    const QCommandLineOption speed(u"speed"_s, tr("Let everything happen X times as fast."), u"X"_s,
                                   u"1"_s);
    QCommandLineParser parser;
    parser.setApplicationDescription(
        tr("A simulated video service to try clients against. It costs nothing and only reads."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({port, key, speed});
    if (!parser.parse(QCoreApplication::arguments())) {
        complain(tr("%1. See --help.").arg(parser.errorText()));
        return std::nullopt;
    }
    parser.process(app);

    Wish wish;
    bool isPort = false;
    bool isSpeed = false;
    wish.port = parser.value(port).toUShort(&isPort);
    wish.settings.key = parser.value(key).toUtf8();
    wish.settings.speed = parser.value(speed).toDouble(&isSpeed);
    const bool isSound = isPort && isSpeed && wish.settings.speed > 0
        && wish.settings.speed <= 10'000 && !wish.settings.key.isEmpty()
        && parser.positionalArguments().isEmpty();
    if (isSound)
        return wish;
    complain(tr("The options make no sense: a port is 0 to 65535, a speed above 0 and at most "
                "10000, and the key not empty. See --help."));
    return std::nullopt;
}

// Blocked signals arrive at a descriptor, so that an ordinary event ends the program in order.
int stopSignals()
{
    sigset_t wanted {};
    sigemptyset(&wanted);
    sigaddset(&wanted, SIGINT);
    sigaddset(&wanted, SIGTERM);
    sigprocmask(SIG_BLOCK, &wanted, nullptr);
    return signalfd(-1, &wanted, SFD_CLOEXEC);
}

void introduce(const Reelwatch::DemoService &service)
{
    QTextStream out(stdout);
    out << "base " << service.base().toString() << '\n' << "key " << service.key() << '\n';
    for (const QString &id : service.ids())
        out << "id " << id << '\n';
    out << "ready" << Qt::endl;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(u"reelwatch-demo-service"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(REELWATCH_VERSION));
    QSocketNotifier stop(stopSignals(), QSocketNotifier::Read);
    QObject::connect(&stop, &QSocketNotifier::activated, &app, &QCoreApplication::quit);

    const auto wish = wished(app);
    if (!wish)
        return 2;
    const Reelwatch::Clock clock;
    Reelwatch::DemoService service(clock, wish->settings);
    if (!service.listen(wish->port)) {
        complain(
            tr("Port %1 is taken. Choose another with --port, or leave it out.").arg(wish->port));
        return 1;
    }
    introduce(service);
    return QCoreApplication::exec();
}
