// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keep/posterprocess.h"

#include <QFileInfo>
#include <QProcessEnvironment>

#include <chrono>

namespace Reelwatch {

using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

constexpr auto Deadline = 15s; // the program's own limits come first
constexpr int EndsWithin = 200; // ms, when the program is killed

/// What the decoder needs to find its libraries, and no key (K13).
QProcessEnvironment bareEnvironment()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.remove(u"TOKEN360_API_KEY"_s);
    return environment;
}

} // namespace

PosterProcess::PosterProcess(const QString &program, QObject *parent)
    : QObject(parent)
    , m_deadline(this)
{
    m_process.setProgram(program);
    m_process.setProcessEnvironment(bareEnvironment());
    m_process.setStandardInputFile(QProcess::nullDevice());
    m_process.setStandardOutputFile(QProcess::nullDevice());
    m_process.setStandardErrorFile(QProcess::nullDevice());
    m_deadline.setSingleShot(true);
    m_deadline.setInterval(Deadline);
    connect(&m_deadline, &QTimer::timeout, &m_process, &QProcess::kill);
    connect(&m_process, &QProcess::finished, this, [this](int code, QProcess::ExitStatus status) {
        m_deadline.stop();
        emit ended(status == QProcess::NormalExit && code == EXIT_SUCCESS);
    });
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error != QProcess::FailedToStart)
            return;
        m_deadline.stop();
        emit ended(false);
    });
}

PosterProcess::~PosterProcess()
{
    m_process.disconnect(this);
    m_process.kill();
    m_process.waitForFinished(EndsWithin);
}

QString PosterProcess::findProgram(const QString &applicationFolder)
{
    for (const QString &place : {u"."_s, u"../libexec/reelwatch"_s}) {
        const QFileInfo program(applicationFolder + u'/' + place + u"/reelwatch-poster"_s);
        if (program.isFile() && program.isExecutable())
            return program.canonicalFilePath();
    }
    return {};
}

void PosterProcess::begin(const QString &file, const QString &image)
{
    m_process.setArguments({file, image});
    m_deadline.start();
    m_process.start();
}

void PosterProcess::abort()
{
    m_process.kill();
}

} // namespace Reelwatch
