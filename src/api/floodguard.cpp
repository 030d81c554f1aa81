// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/floodguard.h"

#include <QDir>
#include <QFile>
#include <QNetworkProxyFactory>

#ifdef Q_OS_LINUX
#include <linux/tcp.h>
#include <netinet/in.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>
#endif

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

/// The connection whose last request went out when ours did.
QHash<int, FloodGuard::Traffic> FloodGuard::ownTraffic() const
{
    QHash<int, Traffic> traffic;
    if (!m_sent.isValid())
        return traffic;
    const QList<int> ports = portsOnTheWay(m_url);
    for (const QString &name : QDir(u"/proc/self/fd"_s).entryList(QDir::System | QDir::Files)) {
        const int socket = name.toInt();
        if (!ports.contains(peerPort(socket)))
            continue;
        const std::optional<tcp_info> info = infoOf(socket);
        int waiting = 0;
        if (info && std::abs(info->tcpi_last_data_sent - m_sent.elapsed()) <= Inexact
            && ::ioctl(socket, FIONREAD, &waiting) == 0)
            traffic.insert(socket, {info->tcpi_bytes_received, waiting});
    }
    return traffic;
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

QHash<int, FloodGuard::Traffic> FloodGuard::ownTraffic() const
{
    return {};
}
#endif

namespace {

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

void FloodGuard::cut()
{
    for (const auto [socket, traffic] : ownTraffic().asKeyValueRange()) {
        if (traffic.waiting >= Full)
            disconnectNow(socket);
    }
}

} // namespace Reelwatch
