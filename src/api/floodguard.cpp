// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/floodguard.h"

#include <QDir>
#include <QFile>
#include <QNetworkProxyFactory>
#include <QTimer>

#ifdef Q_OS_LINUX
#include <linux/tcp.h>
#include <netinet/in.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>
#endif

#include <chrono>
#include <cstdlib>
#include <optional>
#include <utility>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_s;

#ifdef Q_OS_LINUX
namespace {

constexpr qint64 Grown = qint64 {8} * 1024 * 1024;
/// Between two looks nothing usable came, but this much did.
constexpr quint64 Poured = quint64 {128} * 1024;
/// As much waits for moments only in a connection that is read as it should be.
constexpr int Full = 8 * 1024;
/// Between the time that we know of and the kernel's.
constexpr qint64 Inexact = 100; // ms

qint64 memoryNow()
{
    QFile pages(u"/proc/self/statm"_s);
    if (!pages.open(QIODevice::ReadOnly))
        return 0;
    return pages.readAll().split(' ').value(1).toLongLong() * ::sysconf(_SC_PAGESIZE);
}

/// The port of the other end; 0 when this is no connection over IP.
int peerPort(int socket)
{
    sockaddr_storage peer {};
    socklen_t size = sizeof(peer);
    if (::getpeername(socket, reinterpret_cast<sockaddr *>(&peer), &size) != 0)
        return 0;
    if (peer.ss_family == AF_INET)
        return ntohs(reinterpret_cast<const sockaddr_in *>(&peer)->sin_port);
    if (peer.ss_family == AF_INET6)
        return ntohs(reinterpret_cast<const sockaddr_in6 *>(&peer)->sin6_port);
    return 0;
}

QList<int> portsOnTheWay(const QUrl &url)
{
    constexpr int Https = 443;
    constexpr int Http = 80;
    QList<int> ports {url.port(url.scheme() == u"https"_s ? Https : Http)};
    for (const QNetworkProxy &proxy :
         QNetworkProxyFactory::proxyForQuery(QNetworkProxyQuery(url))) {
        if (proxy.type() != QNetworkProxy::NoProxy)
            ports.append(proxy.port());
    }
    return ports;
}

std::optional<tcp_info> infoOf(int socket)
{
    tcp_info info {};
    socklen_t size = sizeof(info);
    if (::getsockopt(socket, IPPROTO_TCP, TCP_INFO, &info, &size) != 0)
        return std::nullopt;
    return info;
}

/// What waits can still be read, and then there is no more. (To fail the next read would not do: Qt
/// takes the -1 for bytes that are still to come.)
void disconnectNow(int socket)
{
    ::shutdown(socket, SHUT_RDWR);
}

} // namespace

/// The connection whose last request went out when ours did; else the only one whose did after ours
/// was begun and before that was heard of, for a busy thread hears it late.
QHash<int, FloodGuard::Traffic> FloodGuard::ownTraffic()
{
    if (!m_sent.isValid())
        return {};
    if (m_ports.isEmpty())
        m_ports = portsOnTheWay(m_url);
    QHash<int, Traffic> sure;
    QHash<int, Traffic> likely;
    for (const QString &name : QDir(u"/proc/self/fd"_s).entryList(QDir::System | QDir::Files)) {
        const int socket = name.toInt();
        if (!m_ports.contains(peerPort(socket)))
            continue;
        const std::optional<tcp_info> info = infoOf(socket);
        int waiting = 0;
        if (!info || ::ioctl(socket, FIONREAD, &waiting) != 0)
            continue;
        const qint64 early = info->tcpi_last_data_sent - m_sent.elapsed();
        if (std::abs(early) <= Inexact)
            sure.insert(socket, {info->tcpi_bytes_received, waiting});
        else if (early > 0 && info->tcpi_last_data_sent <= m_begun.elapsed() + Inexact)
            likely.insert(socket, {info->tcpi_bytes_received, waiting});
    }
    if (sure.isEmpty() && likely.size() == 1)
        return likely;
    return sure;
}
#else
namespace {

constexpr qint64 Grown = 0;
constexpr quint64 Poured = 0;
constexpr int Full = 0;

qint64 memoryNow()
{
    return 0;
}

void disconnectNow(int) { }

} // namespace

QHash<int, FloodGuard::Traffic> FloodGuard::ownTraffic()
{
    return {};
}
#endif

namespace {

using namespace std::chrono_literals;

/// How often, and how many times, it is looked whether a connection that was given up has ended.
constexpr auto Again = 100ms;
constexpr int Looks = 50;

/// At most a second ago: one reading for the many requests of a busy second.
qint64 memoryLately()
{
    constexpr qint64 Lately = 1000; // ms
    thread_local QElapsedTimer age;
    thread_local qint64 memory = 0;
    if (!age.isValid() || age.elapsed() > Lately) {
        memory = memoryNow();
        age.start();
    }
    return memory;
}

} // namespace

FloodGuard::FloodGuard(QUrl url)
    : m_url(std::move(url))
    , m_memory(memoryLately())
{
    m_begun.start();
}

bool FloodGuard::look()
{
    if (memoryNow() < m_memory + Grown)
        return false;
    bool found = false;
    const QHash<int, Traffic> now = ownTraffic();
    for (const auto [socket, traffic] : now.asKeyValueRange()) {
        const auto before = m_before.constFind(socket);
        if (before == m_before.cend() || traffic.received < before->received + Poured)
            continue;
        disconnectNow(socket);
        found = true;
    }
    m_before = now;
    return found;
}

void FloodGuard::cut(QObject *owner)
{
    if (!cutIfFull())
        return;
    // Where whoever pours was busy just now, Qt's own thread reads on once it goes on. A healthy
    // connection fills up, too, in so long a time: only what is surely ours is looked after.
    auto *again = new QTimer(owner);
    again->setInterval(Again);
    const auto look = [guard = *this, again, left = Looks]() mutable {
        if (!guard.cutIfFull() || --left == 0)
            again->deleteLater();
    };
    QObject::connect(again, &QTimer::timeout, again, look);
    again->start();
}

bool FloodGuard::cutIfFull()
{
    const QHash<int, Traffic> traffic = ownTraffic();
    for (const auto [socket, now] : traffic.asKeyValueRange()) {
        if (now.waiting >= Full)
            disconnectNow(socket);
    }
    return traffic.size() == 1;
}

} // namespace Reelwatch
