// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/bufferedconnections.h"
#include "support/joinedtest.h"

#include <memory>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

/// A system that knows a proxy for one host, and counts how often it is asked.
class CountedProxies final : public QNetworkProxyFactory
{
public:
    explicit CountedProxies(int &asked)
        : m_asked(asked)
    {
    }
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        ++m_asked;
        if (query.peerHostName() == u"far.example"_s)
            return {QNetworkProxy(QNetworkProxy::HttpProxy, u"proxy.example"_s, 3128)};
        return {QNetworkProxy(QNetworkProxy::NoProxy)};
    }

private:
    int &m_asked;
};

QNetworkProxyQuery wayTo(const QString &url)
{
    return QNetworkProxyQuery(QUrl(url));
}

} // namespace

class TestBufferedConnections final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void noProxy_isTheDefaultOne();
    void system_isAskedOnceForAnOrigin();
    void system_isAskedAgainAfterASecond();

private:
    int m_asked = 0;
    std::unique_ptr<BufferedConnections> m_connections;
};

void TestBufferedConnections::init()
{
    m_asked = 0;
    m_connections = std::make_unique<BufferedConnections>();
    QNetworkProxyFactory::setApplicationProxyFactory(new CountedProxies(m_asked));
}

void TestBufferedConnections::cleanup()
{
    QNetworkProxyFactory::setApplicationProxyFactory(nullptr);
}

void TestBufferedConnections::noProxy_isTheDefaultOne()
{
    const auto near = m_connections->queryProxy(wayTo(u"https://near.example/v1/videos/a"_s));
    QCOMPARE(near, {QNetworkProxy(QNetworkProxy::DefaultProxy)});
    const auto far = m_connections->queryProxy(wayTo(u"https://far.example/v1/videos/a"_s));
    QCOMPARE(far, {QNetworkProxy(QNetworkProxy::HttpProxy, u"proxy.example"_s, 3128)});
}

void TestBufferedConnections::system_isAskedOnceForAnOrigin()
{
    for (const auto *video : {"a", "b", "c"})
        m_connections->queryProxy(
            wayTo(u"https://near.example/v1/videos/"_s + QLatin1StringView(video)));
    QCOMPARE(m_asked, 1);
    for (const auto &other :
         {u"http://near.example/"_s, u"http://near.example:81/"_s, u"http://far.example:81/"_s})
        m_connections->queryProxy(wayTo(other));
    QCOMPARE(m_asked, 4);
    m_connections->queryProxy(wayTo(u"https://near.example/"_s));
    QCOMPARE(m_asked, 4);
}

void TestBufferedConnections::system_isAskedAgainAfterASecond()
{
    const QNetworkProxyQuery way = wayTo(u"https://near.example/"_s);
    m_connections->queryProxy(way);
    QTRY_VERIFY((m_connections->queryProxy(way), m_asked == 2));
}

QTEST_GUILESS_MAIN(TestBufferedConnections)
#include "tst_bufferedconnections.moc"
