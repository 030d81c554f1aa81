// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/peers.h"

#include "bench/nginx.h"
#include "bench/processors.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QRegularExpression>

namespace Reelwatch::Bench::Peers {

using Qt::Literals::StringLiterals::operator""_s;

namespace {

/// What a program costs that makes so many checks; 0: its own output says how many.
Checks measure(const QString &program, const QStringList &arguments, int checks,
               QString *output = nullptr)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QProcessEnvironment trusting = QProcessEnvironment::systemEnvironment();
    for (const char *variable : {"CURL_CA_BUNDLE", "NODE_EXTRA_CA_CERTS"})
        trusting.insert(QLatin1StringView(variable), QString::fromUtf8(Nginx::certificateFile()));
    process.setProcessEnvironment(trusting);
    QElapsedTimer timer;
    timer.start();
    const double before = processorSeconds(RUSAGE_CHILDREN);
    process.start(program, arguments);
    if (!process.waitForFinished(300'000) || process.exitCode() != 0)
        qFatal("%s did not run", qPrintable(program));
    const double seconds = static_cast<double>(timer.nsecsElapsed()) / 1e9;
    const QString said = QString::fromUtf8(process.readAllStandardOutput());
    if (output)
        *output = said;
    if (checks == 0) {
        const QRegularExpression count(uR"((\d+) requests in)"_s);
        checks = count.match(said).captured(1).toInt();
    }
    return {.asked = checks,
            .good = checks,
            .microseconds = (processorSeconds(RUSAGE_CHILDREN) - before) * 1e6 / checks,
            .perSecond = checks / seconds};
}

QString address(const QUrl &base, const QString &video)
{
    return base.toString() + u"/v1/videos/vid_"_s + video;
}

} // namespace

Checks shellLoop(const QUrl &base, int videos, int checks)
{
    const QString script = u"for i in $(seq %1); do curl -s -H 'Authorization: Bearer sk-bench' "
                           "-o /dev/null %2; done"_s.arg(checks)
                               .arg(address(base, u"$((i % %1))"_s.arg(videos)));
    return measure(u"sh"_s, {u"-c"_s, script}, checks);
}

Checks parallelCurl(const QUrl &base, int videos, int checks, int inFlight)
{
    const int rounds = checks / videos;
    const QString all = address(base, u"[0-%1]?n=[1-%2]"_s.arg(videos - 1).arg(rounds));
    return measure(u"curl"_s,
                   {u"-sS"_s, u"--no-progress-meter"_s, u"--parallel"_s, u"--parallel-max"_s,
                    QString::number(inFlight), u"-H"_s, u"Authorization: Bearer sk-bench"_s,
                    u"-o"_s, u"/dev/null"_s, all},
                   rounds * videos);
}

Checks wrk(const QUrl &base, int inFlight)
{
    return measure(u"wrk"_s, {u"-t1"_s, u"-c%1"_s.arg(inFlight), u"-d2s"_s, address(base, u"1"_s)},
                   0);
}

Checks nodeFetch(const QUrl &base, int videos, int checks, int inFlight)
{
    QString output;
    Checks result =
        measure(u"node"_s,
                {QStringLiteral(BENCH_DIR "/fetch.mjs"), base.toString(), QString::number(videos),
                 QString::number(checks), QString::number(inFlight)},
                checks, &output);
    result.microseconds = output.trimmed().toDouble();
    return result;
}

} // namespace Reelwatch::Bench::Peers
