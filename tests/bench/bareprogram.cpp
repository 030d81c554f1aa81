// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/bareprogram.h"

#include "bench/nginx.h"
#include "domain/threadloops.h"

namespace Reelwatch::Bench {

namespace {

constexpr int Patience = 150'000; // ms; a turn that stands still ends by itself within two minutes

} // namespace

BareProgram::BareProgram(const QUrl &base, int videos)
{
    const ThreadLoops::Untold untold; // bare Qt waits as it does by itself
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(
        QStringLiteral(BARE_CHECKS),
        {base.toString(), QString::number(videos), QString::fromUtf8(Nginx::certificateFile())});
    if (!m_process.waitForStarted(Patience))
        qFatal("The bare loop did not start");
}

BareProgram::~BareProgram()
{
    m_process.closeWriteChannel();
    m_process.waitForFinished(Patience);
}

double BareProgram::run(int checks, int inFlight)
{
    m_process.write(QByteArray::number(checks) + ' ' + QByteArray::number(inFlight) + '\n');
    while (!m_process.canReadLine()) {
        if (!m_process.waitForReadyRead(Patience))
            qFatal("The bare loop does not answer");
    }
    const QByteArrayList said = m_process.readLine().simplified().split(' ');
    if (said.size() != 2 || said.at(0).toInt() != checks)
        qFatal("Not all answers of the bare loop were good");
    return said.at(1).toDouble();
}

} // namespace Reelwatch::Bench
