// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/endsignals.h"

#include <QSocketNotifier>

#include <csignal>
#include <sys/socket.h>
#include <unistd.h>

namespace Reelwatch {

namespace {

// A signal handler sees nothing but statics, and may do little more than write().
int writeEnd = -1;

void wake(int /*signal*/)
{
    const char byte = 1;
    [[maybe_unused]] const ssize_t written = ::write(writeEnd, &byte, sizeof byte);
}

} // namespace

EndSignals::EndSignals(QObject *parent)
    : QObject(parent)
{
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, m_sockets.data()) != 0)
        return;
    writeEnd = m_sockets.at(0);
    m_notifier = new QSocketNotifier(m_sockets.at(1), QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, [this] {
        m_notifier->setEnabled(false);
        emit endRequested();
    });
    for (const int signal : {SIGTERM, SIGINT, SIGHUP})
        std::signal(signal, wake);
}

EndSignals::~EndSignals()
{
    for (const int signal : {SIGTERM, SIGINT, SIGHUP})
        std::signal(signal, SIG_DFL);
    for (const int socket : m_sockets)
        ::close(socket);
}

} // namespace Reelwatch
