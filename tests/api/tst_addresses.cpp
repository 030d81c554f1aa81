// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/taskclient.h"
#include "studio.h"
#include "support/awaited.h"
#include "support/joinedtest.h"
#include "support/loopbackserver.h"

#include <QHostInfo>

#include <dlfcn.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <unistd.h>
#include <vector>

using namespace Reelwatch;
using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;
using Answered = Outcome<TaskAnswer>;

/// This program's own resolver: every name is that of this computer, in both protocols.
extern "C" int getaddrinfo(const char *, const char *service, const addrinfo *hints,
                           addrinfo **result)
{
    static const auto real =
        reinterpret_cast<decltype(&::getaddrinfo)>(::dlsym(RTLD_NEXT, "getaddrinfo"));
    addrinfo both {};
    if (hints)
        both = *hints;
    both.ai_flags = AI_NUMERICHOST;
    both.ai_family = AF_UNSPEC;
    if (const int fault = real("::1", service, &both, result))
        return fault;
    addrinfo *last = *result;
    while (last->ai_next)
        last = last->ai_next;
    return real("127.0.0.1", service, &both, &last->ai_next);
}

namespace {

/// An address that takes connections in and never answers: its queue is full, so that not even the
/// first packet is.
class DeadEnd
{
    Q_DISABLE_COPY_MOVE(DeadEnd)

public:
    explicit DeadEnd(quint16 port)
    {
        m_address.sin6_family = AF_INET6;
        m_address.sin6_addr = in6addr_loopback;
        m_address.sin6_port = htons(port);
        const int listener = open();
        m_isThere =
            ::bind(listener, address(), sizeof(m_address)) == 0 && ::listen(listener, 0) == 0;
        for (int caller = 0; m_isThere && caller < 4; ++caller)
            (void)::connect(open(), address(), sizeof(m_address));
    }
    ~DeadEnd()
    {
        for (const int socket : m_sockets)
            ::close(socket);
    }

    [[nodiscard]] bool isThere() const { return m_isThere; }

private:
    int open()
    {
        return m_sockets.emplace_back(::socket(AF_INET6, SOCK_STREAM | SOCK_NONBLOCK, 0));
    }
    [[nodiscard]] const sockaddr *address() const
    {
        return reinterpret_cast<const sockaddr *>(&m_address);
    }

    sockaddr_in6 m_address {};
    std::vector<int> m_sockets;
    bool m_isThere = false;
};

} // namespace

/// A service with an address in each protocol, of which one leads nowhere.
class TestAddresses final : public QObject
{
    Q_OBJECT

private slots:
    void H66_brokenIPv6_isAskedOverIPv4_data();
    void H66_brokenIPv6_isAskedOverIPv4();
};

void TestAddresses::H66_brokenIPv6_isAskedOverIPv4_data()
{
    QTest::addColumn<bool>("silent");
    QTest::newRow("refused") << false;
    QTest::newRow("silent") << true;
}

void TestAddresses::H66_brokenIPv6_isAskedOverIPv4()
{
    QFETCH(const bool, silent);
    LoopbackServer server; // on 127.0.0.1 only
    server.on("/v1/videos/vid_1",
              WireAnswer::of(200, R"({"id":"vid_1","object":"video","status":"queued"})"));
    std::optional<DeadEnd> deadEnd;
    if (silent && !deadEnd.emplace(server.port()).isThere())
        QSKIP("This computer has no IPv6.");
    const QHostInfo known = QHostInfo::fromName(u"localhost"_s);
    const QList both {QHostAddress(QHostAddress::LocalHostIPv6),
                      QHostAddress(QHostAddress::LocalHost)};
    QCOMPARE(known.addresses(), both);
    TaskClient client;
    client.setDeadline(5s);
    QVERIFY(client.setKey(Studio, QUrl(u"http://localhost:%1"_s.arg(server.port())), "sk-key"));
    Awaited<Answered> answered;
    client.fetch(Studio, u"vid_1"_s, this, answered.receive());
    QVERIFY(answered.wait());
    QVERIFY2(*answered.wait(),
             qPrintable((*answered.wait()) ? QString() : answered.wait()->error().message));
    QCOMPARE(server.requests().size(), 1);
}

QTEST_GUILESS_MAIN(TestAddresses)
#include "tst_addresses.moc"
