// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fault/faultservice.h"

#include "support/identity.h"

#include <QJsonDocument>

#include <algorithm>
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_s;

namespace {

const QByteArray Tasks = "/v1/videos/";
const QByteArray Content = "/content";
const QByteArray GoodFirst = "then.";

sockaddr_in loopback(quint16 port)
{
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

quint16 portOf(int socket)
{
    sockaddr_in address {};
    socklen_t size = sizeof(address);
    ::getsockname(socket, reinterpret_cast<sockaddr *>(&address), &size);
    return ntohs(address.sin_port);
}

int boundSocket()
{
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in any = loopback(0);
    if (::bind(socket, reinterpret_cast<const sockaddr *>(&any), sizeof(any)) != 0)
        qFatal("No port on 127.0.0.1");
    return socket;
}

} // namespace

FaultService::FaultService(const QString &record, Ports ports)
    : m_record(record)
{
    if (!m_record.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        qFatal("The record cannot be written");
    for (const Faults::Fault &fault : Faults::all())
        (void)fault.answer({}); // what takes its time to make is made before anybody waits for it
    LoopbackServer &service = open(u"service"_s, std::make_unique<LoopbackServer>());
    LoopbackServer &other = open(u"other"_s, std::make_unique<LoopbackServer>());
    LoopbackServer &files = open(u"files"_s, std::make_unique<LoopbackServer>());
    for (const QString &name : {u"self-signed"_s, u"expired"_s, u"other-host"_s})
        serveTasks(open(name, std::make_unique<LoopbackServer>(identityOf(name + u".pem"_s))));
    serveTasks(
        open(u"trusted"_s, std::make_unique<LoopbackServer>(identityOf(u"self-signed.pem"_s))));
    using Does = OddPort::Does;
    openOdd(u"stalls"_s, Does::Nothing);
    openOdd(u"resets"_s, Does::Resets);
    openOdd(u"drips"_s, Does::Drips);
    openOdd(u"old"_s, Does::RefusesTheVersion);
    openOdd(u"plain"_s, Does::SpeaksPlainly);
    openDead();
    serveTasks(service);
    if (ports == Ports::OneEach) {
        for (const Faults::Fault &fault : Faults::all())
            serveTasks(open(QString::fromLatin1(fault.id), std::make_unique<LoopbackServer>()));
    }
    serveFiles(files);
    // Whoever is led astray finds what he was looking for.
    other.on({}, WireAnswer::of(200, R"({"id":"x","status":"completed"})"));
}

FaultService::~FaultService()
{
    for (const int socket : m_sockets)
        ::close(socket);
}

LoopbackServer &FaultService::open(const QString &name, std::unique_ptr<LoopbackServer> server)
{
    server->observe([this, name](const WireRequest &request) { note(name, request.bytes); });
    m_ports.insert(name, server->port());
    return *m_servers.emplace_back(std::move(server));
}

void FaultService::openOdd(const QString &name, OddPort::Does does)
{
    auto port = std::make_unique<OddPort>(does);
    port->observe([this, name](const QByteArray &bytes) { note(name, bytes); });
    m_ports.insert(name, port->port());
    m_odd.push_back(std::move(port));
}

/// Ports where no connection comes about: one that nobody else gets, and one whose queue is full.
void FaultService::openDead()
{
    m_sockets.push_back(boundSocket());
    m_ports.insert(u"refused"_s, portOf(m_sockets.back()));
    const int full = boundSocket();
    ::listen(full, 0);
    const sockaddr_in there = loopback(portOf(full));
    m_ports.insert(u"blackhole"_s, portOf(full));
    m_sockets.push_back(full);
    constexpr int MoreThanWait = 4;
    for (int i = 0; i < MoreThanWait; ++i) {
        const int waiting = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
        (void)::connect(waiting, reinterpret_cast<const sockaddr *>(&there), sizeof(there));
        m_sockets.push_back(waiting);
    }
}

void FaultService::serveTasks(LoopbackServer &service)
{
    service.on({}, [this](const WireRequest &request) {
        if (request.path() == "/whole.mp4")
            return WireAnswer::of(200, "no video, but asked for", "text/plain");
        if (!request.path().startsWith(Tasks))
            return WireAnswer::of(404, "{}");
        return taskAnswer(QByteArray::fromPercentEncoding(request.path().mid(Tasks.size())));
    });
}

/// A fresh link is no better than the one in the task's answer.
WireAnswer FaultService::taskAnswer(const QByteArray &path)
{
    const QByteArray asked = path.endsWith(Content) ? path.chopped(Content.size()) : path;
    int before = m_asked[asked]++;
    QByteArray name = asked;
    if (name.startsWith(GoodFirst)) {
        if (before == 0)
            return WireAnswer::of(200, Faults::queued(asked));
        name = name.mid(GoodFirst.size());
        --before;
    }
    const auto fault =
        std::ranges::find(Faults::all(), name, [](const Faults::Fault &one) { return one.id; });
    if (fault == Faults::all().end())
        return WireAnswer::of(200, Faults::queued(asked));
    return fault->answer({.id = asked,
                          .before = before,
                          .service = place(u"service"_s),
                          .other = place(u"other"_s),
                          .files = place(u"files"_s)});
}

void FaultService::serveFiles(LoopbackServer &files) const
{
    QFile clip(QStringLiteral(TEST_DATA_DIR "/clips/count.mp4"));
    if (!clip.open(QIODevice::ReadOnly))
        qFatal("There is no clip");
    files.on("/whole.mp4", WireAnswer::of(200, clip.readAll(), "video/mp4"));
    files.on("/expired.mp4", WireAnswer::of(403, "<Error><Code>AccessDenied", "text/xml"));
    files.on("/hop-to-file", WireAnswer::redirect(302, "file:///etc/passwd"));
    constexpr int MostHops = 6;
    for (int hop = 1; hop <= MostHops; ++hop) {
        QByteArray next = "hop" + QByteArray::number(hop - 1);
        if (hop == 1)
            next = "whole.mp4";
        files.on("/hop" + QByteArray::number(hop),
                 WireAnswer::redirect(302, "http://" + place(u"files"_s) + '/' + next));
    }
}

void FaultService::note(const QString &port, const QByteArray &bytes)
{
    const QJsonObject line {{u"port"_s, port}, {u"bytes"_s, QString::fromLatin1(bytes)}};
    m_record.write(QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n');
}

QByteArray FaultService::place(const QString &name) const
{
    return "127.0.0.1:" + QByteArray::number(m_ports.value(name).toInt());
}

} // namespace Reelwatch
