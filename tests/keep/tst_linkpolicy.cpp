// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keep/linkpolicy.h"
#include "support/joinedtest.h"

using namespace Reelwatch;

namespace {

const QUrl Elsewhere(QStringLiteral("https://api.example.com"));
const QUrl InHouse(QStringLiteral("https://10.0.0.5:8443"));
const QUrl Demo(QStringLiteral("http://127.0.0.1:4000"));

} // namespace

class TestLinkPolicy : public QObject
{
    Q_OBJECT

private slots:
    void link_data();
    void link();
    void accountOnLoopback_data();
    void accountOnLoopback();
    void accountInHouse_data();
    void accountInHouse();
    void U11_allowedLink_keepsItsBytes_data();
    void U11_allowedLink_keepsItsBytes();
    void U09_refusedHost_isShownInPunycode();
    void U20_reason_neverHoldsTheQuery();
    void U05_nameThatLeadsInside_isRefused_data();
    void U05_nameThatLeadsInside_isRefused();
    void U04_localNameThatLeadsElsewhere_isRefusedInPlainText_data();
    void U04_localNameThatLeadsElsewhere_isRefusedInPlainText();
    void redirect_isResolvedByteForByte_data();
    void redirect_isResolvedByteForByte();
};

void TestLinkPolicy::link_data()
{
    QTest::addColumn<QByteArray>("link");
    QTest::addColumn<bool>("allowed");
    int rows = 0;
    const auto yes = [&rows](const char *name, const QByteArray &link) {
        QTest::newRow(name) << link << true;
        ++rows;
    };
    const auto no = [&rows](const char *name, const QByteArray &link) {
        QTest::newRow(name) << link << false;
        ++rows;
    };
    yes("plain", "https://cdn.example.net/a.mp4");
    yes("signed", "https://b.s3.amazonaws.com/a/b.mp4?X-Amz-Expires=3600&X-Amz-Signature=ab%2Bc");
    yes("upper case scheme and host", "HTTPS://CDN.Example.NET/a.mp4");
    yes("own port", "https://cdn.example.net:8443/a.mp4");
    yes("port 443", "https://cdn.example.net:443/a.mp4");
    yes("no path", "https://cdn.example.net?x=1");
    yes("fragment is not sent", "https://cdn.example.net/a.mp4#t=1");
    yes("U14 empty query", "https://cdn.example.net/a.mp4?");
    yes("U11 escaped unreserved", "https://cdn.example.net/%7Ea%2Db?x=%41");
    yes("escaped slash", "https://cdn.example.net/a%2Fb.mp4");
    yes("dots inside a segment", "https://cdn.example.net/a..b/.hidden/c...mp4");
    yes("dots in the query", "https://cdn.example.net/a?next=../b");
    yes("at sign in the path", "https://cdn.example.net/@me/a.mp4");
    yes("punycode host", "https://xn--b-eha.example/a.mp4");
    yes("public IPv4", "https://93.184.216.34/a.mp4");
    yes("public IPv6", "https://[2606:2800:220:1:248:1893:25c8:1946]/a.mp4");
    yes("host with a dot at the end", "https://cdn.example.net./a.mp4");

    no("U01 file", "file:///etc/passwd");
    no("U01 file with host", "file://localhost/etc/passwd");
    no("U02 data", "data:video/mp4;base64,AAAA");
    no("U02 javascript", "javascript:alert(1)");
    no("U02 smb", "smb://server/share/a.mp4");
    no("U02 ftp", "ftp://cdn.example.net/a.mp4");
    no("U02 about", "about:blank");
    no("U02 vbscript", "vbscript:x");
    no("U02 custom", "reelwatch://cdn.example.net/a");
    no("U02 qrc", "qrc:/a.mp4");
    no("U02 blob", "blob:https://cdn.example.net/1");
    no("U02 view-source", "view-source:https://cdn.example.net/");
    no("U03 UNC", "\\\\host\\share\\a.mp4");
    no("U03 no scheme", "//host/share/a.mp4");
    no("U03 backslashes in https", "https:\\\\host\\a.mp4");
    no("U04 http", "http://cdn.example.net/a.mp4");
    no("U04 http to loopback", "http://127.0.0.1/a.mp4");
    no("U04 http in capitals", "HTTP://cdn.example.net/a.mp4");
    no("U05 localhost", "https://localhost/a.mp4");
    no("U05 localhost with a dot", "https://localhost./a.mp4");
    no("U05 under localhost", "https://cdn.localhost/a.mp4");
    no("U05 LOCALHOST", "https://LOCALHOST/a.mp4");
    no("U05 127.0.0.1", "https://127.0.0.1/a.mp4");
    no("U05 127.0.0.1 with a dot", "https://127.0.0.1./a.mp4");
    no("U05 127/8", "https://127.255.255.254/a.mp4");
    no("U05 ::1", "https://[::1]/a.mp4");
    no("U05 ::1 in full", "https://[0:0:0:0:0:0:0:1]/a.mp4");
    no("U05 ::", "https://[::]/a.mp4");
    no("U05 hexadecimal", "https://0x7f.1/a.mp4");
    no("U05 octal", "https://0177.0.0.1/a.mp4");
    no("U05 decimal", "https://2130706433/a.mp4");
    no("U05 short", "https://127.1/a.mp4");
    no("U05 full-width digits", "https://\xEF\xBC\x91\xEF\xBC\x92\xEF\xBC\x97.0.0.1/a.mp4");
    no("U05 mapped", "https://[::ffff:127.0.0.1]/a.mp4");
    no("U05 mapped in hexadecimal", "https://[::ffff:7f00:1]/a.mp4");
    no("U05 mapped private", "https://[::ffff:192.168.1.1]/a.mp4");
    no("U05 NAT64 of loopback", "https://[64:ff9b::7f00:1]/a.mp4");
    no("U05 6to4 of a private address", "https://[2002:a00:1::]/a.mp4");
    no("U05 link-local", "https://169.254.169.254/latest/meta-data");
    no("U05 10/8", "https://10.1.2.3/a.mp4");
    no("U05 172.16/12 begins", "https://172.16.0.1/a.mp4");
    no("U05 172.16/12 ends", "https://172.31.255.255/a.mp4");
    yes("172.32 is public", "https://172.32.0.1/a.mp4");
    no("U05 192.168/16", "https://192.168.0.1/a.mp4");
    no("U05 100.64/10", "https://100.64.0.1/a.mp4");
    yes("100.128 is public", "https://100.128.0.1/a.mp4");
    no("U05 0.0.0.0", "https://0.0.0.0/a.mp4");
    no("U05 0", "https://0/a.mp4");
    no("U05 multicast", "https://224.0.0.1/a.mp4");
    no("U05 broadcast", "https://255.255.255.255/a.mp4");
    no("U05 fc00::/7", "https://[fd12:3456::1]/a.mp4");
    no("U05 fe80::/10", "https://[fe80::1]/a.mp4");
    no("U05 with a zone", "https://[fe80::1%25eth0]/a.mp4");
    no("U05 number too large for an address", "https://4294967297/a.mp4");
    no("U05 no address at all", "https://1.2.3.256/a.mp4");
    no("U05 address with a dot", "https://93.184.216.34./a.mp4");
    no("U06 user", "https://user@cdn.example.net/a.mp4");
    no("U06 user and password", "https://user:pw@cdn.example.net/a.mp4");
    no("U06 empty user", "https://@cdn.example.net/a.mp4");
    no("U06 host as user", "https://cdn.example.net@evil.example/a.mp4");
    no("U07 port 0", "https://cdn.example.net:0/a.mp4");
    no("U07 port 22", "https://cdn.example.net:22/a.mp4");
    no("U07 port 25", "https://cdn.example.net:25/a.mp4");
    no("U07 port 99999", "https://cdn.example.net:99999/a.mp4");
    no("U07 port in letters", "https://cdn.example.net:http/a.mp4");
    no("U08 relative", "videos/a.mp4");
    no("U08 absolute path", "/videos/a.mp4");
    no("U08 only a query", "?x=1");
    no("U08 error text", "the video could not be generated");
    no("U08 no host", "https:///a.mp4");
    no("U08 scheme without slashes", "https:cdn.example.net/a.mp4");
    no("U09 space", "https://cdn.example.net/a b.mp4");
    no("U09 raw unicode in the path", "https://cdn.example.net/\xC3\xBC.mp4");
    no("U09 raw unicode host", "https://b\xC3\xBC.example/a.mp4");
    no("U09 blank in front", " https://cdn.example.net/a.mp4");
    no("U12 dot", "https://cdn.example.net/a/./b.mp4");
    no("U12 dot dot", "https://cdn.example.net/a/../b.mp4");
    no("U12 dot at the end", "https://cdn.example.net/a/.");
    no("U12 escaped", "https://cdn.example.net/a/%2e%2e/b.mp4");
    no("U12 half escaped", "https://cdn.example.net/a/.%2E/b.mp4");
    no("U13 bar", "https://cdn.example.net/a?x=1|2");
    no("U13 caret", "https://cdn.example.net/a?x=^");
    no("U13 braces", "https://cdn.example.net/a?x={1}");
    no("U13 quote", "https://cdn.example.net/a?x=\"1\"");
    no("U13 lone percent", "https://cdn.example.net/a?x=100%");
    no("U13 percent and no hexadecimal", "https://cdn.example.net/a?x=%zz");
    no("U13 backslash", "https://cdn.example.net/a\\b");
    no("U13 less than", "https://cdn.example.net/a?x=<1>");
    no("U21 line break", "https://cdn.example.net/a\r\nX-Injected: yes");
    no("U21 tab", "https://cdn.example.net/a\tb");
    no("U21 NUL", QByteArray("https://cdn.example.net/a\0b", 27));
    no("U21 DEL", "https://cdn.example.net/a\x7F");
    no("J22 empty", "");
    no("J22 blank", "   ");
    no("J22 a megabyte", "https://cdn.example.net/" + QByteArray(1 << 20, 'a'));
    QVERIFY2(rows >= 80, qPrintable(QString::number(rows)));
}

void TestLinkPolicy::link()
{
    QFETCH(QByteArray, link);
    const auto verdict = LinkPolicy::judge(link, Elsewhere);
    QTEST(verdict.allowed, "allowed");
    QCOMPARE(verdict.reason.isEmpty(), verdict.allowed);
    QCOMPARE(verdict.url.isEmpty(), !verdict.allowed);
    if (!verdict.allowed)
        QVERIFY2(verdict.reason.endsWith(u'.'), qPrintable(verdict.reason));
}

void TestLinkPolicy::accountOnLoopback_data()
{
    QTest::addColumn<QByteArray>("link");
    QTest::addColumn<bool>("allowed");
    QTest::newRow("http, loopback, another port") << QByteArray("http://127.0.0.1:5000/a") << true;
    QTest::newRow("http, localhost") << QByteArray("http://localhost:5000/a") << true;
    QTest::newRow("http, ::1") << QByteArray("http://[::1]:5000/a") << true;
    QTest::newRow("https, loopback") << QByteArray("https://127.0.0.1:5000/a") << true;
    QTest::newRow("https, private") << QByteArray("https://192.168.0.1/a") << true;
    QTest::newRow("https, public") << QByteArray("https://cdn.example.net/a") << true;
    QTest::newRow("http, private") << QByteArray("http://192.168.0.1/a") << false;
    QTest::newRow("http, public") << QByteArray("http://cdn.example.net/a") << false;
    QTest::newRow("http, mapped loopback")
        << QByteArray("http://[::ffff:127.0.0.1]:5000/a") << true;
    QTest::newRow("U04 http, loopback behind a gateway")
        << QByteArray("http://[64:ff9b::7f00:1]:5000/a") << false;
    QTest::newRow("U04 http, loopback by 6to4")
        << QByteArray("http://[2002:7f00:1::]:5000/a") << false;
    QTest::newRow("http, every address") << QByteArray("http://0.0.0.0:5000/a") << false;
    QTest::newRow("file") << QByteArray("file:///etc/passwd") << false;
}

void TestLinkPolicy::accountOnLoopback()
{
    QFETCH(QByteArray, link);
    QTEST(LinkPolicy::judge(link, Demo).allowed, "allowed");
}

void TestLinkPolicy::accountInHouse_data()
{
    QTest::addColumn<QByteArray>("link");
    QTest::addColumn<bool>("allowed");
    QTest::newRow("its own host") << QByteArray("https://10.0.0.5/a") << true;
    QTest::newRow("its own host and port") << QByteArray("https://10.0.0.5:8443/a") << true;
    QTest::newRow("another private host") << QByteArray("https://10.0.0.6/a") << false;
    QTest::newRow("loopback") << QByteArray("https://127.0.0.1/a") << false;
    QTest::newRow("http, its own host") << QByteArray("http://10.0.0.5/a") << false;
    QTest::newRow("public") << QByteArray("https://cdn.example.net/a") << true;
}

void TestLinkPolicy::accountInHouse()
{
    QFETCH(QByteArray, link);
    QTEST(LinkPolicy::judge(link, InHouse).allowed, "allowed");
}

void TestLinkPolicy::U11_allowedLink_keepsItsBytes_data()
{
    QTest::addColumn<QByteArray>("link");
    QTest::addColumn<QByteArray>("sent");
    const QByteArray s3 = "https://b.example/a%2Fb%20c?X-Amz-Credential=AK%2F1&X-Amz-Signature=ab";
    QTest::newRow("S3") << s3 << s3;
    QTest::newRow("U14 empty query")
        << QByteArray("https://b.example/a?") << QByteArray("https://b.example/a?");
    QTest::newRow("plus and quote") << QByteArray("https://b.example/a+b?c=d+e'f'&&g")
                                    << QByteArray("https://b.example/a+b?c=d+e'f'&&g");
    QTest::newRow("U11 unreserved are decoded") << QByteArray("https://b.example/%7Ea?x=%2f%2D")
                                                << QByteArray("https://b.example/~a?x=%2F-");
}

void TestLinkPolicy::U11_allowedLink_keepsItsBytes()
{
    QFETCH(QByteArray, link);
    QTEST(LinkPolicy::judge(link, Elsewhere).url.toEncoded(), "sent");
}

void TestLinkPolicy::U09_refusedHost_isShownInPunycode()
{
    const auto verdict = LinkPolicy::judge("https://\xD0\xB0pple.example/a.mp4", Elsewhere);
    QVERIFY(!verdict.allowed);
    QVERIFY2(verdict.reason.contains(QStringLiteral("xn--pple-43d.example")),
             qPrintable(verdict.reason));
}

void TestLinkPolicy::U20_reason_neverHoldsTheQuery()
{
    for (const QByteArray &link :
         {QByteArray("http://cdn.example.net/a?sig=SECRET"), QByteArray("data:x?sig=SECRET"),
          QByteArray("https://10.0.0.1/a?sig=SECRET"), QByteArray("https://h.example/../?SECRET"),
          QByteArray("https://SECRET@h.example/a"), QByteArray("https://h.example/a?x=SECRET|")})
        QVERIFY(!LinkPolicy::judge(link, Elsewhere).reason.contains(QStringLiteral("SECRET")));
}

void TestLinkPolicy::U05_nameThatLeadsInside_isRefused_data()
{
    QTest::addColumn<QStringList>("addresses");
    QTest::addColumn<QUrl>("base");
    QTest::addColumn<bool>("allowed");
    const QString outside = QStringLiteral("93.184.216.34");
    const QString inside = QStringLiteral("192.168.0.9");
    QTest::newRow("public") << QStringList {outside} << Elsewhere << true;
    QTest::newRow("private") << QStringList {inside} << Elsewhere << false;
    QTest::newRow("one of two is private") << QStringList {outside, inside} << Elsewhere << false;
    QTest::newRow("loopback") << QStringList {QStringLiteral("::1")} << Elsewhere << false;
    QTest::newRow("not resolved here") << QStringList() << Elsewhere << true;
    QTest::newRow("the account's own name")
        << QStringList {inside} << QUrl(QStringLiteral("https://cdn.example.net")) << true;
}

void TestLinkPolicy::U05_nameThatLeadsInside_isRefused()
{
    QFETCH(QStringList, addresses);
    QFETCH(QUrl, base);
    QList<QHostAddress> resolved;
    for (const QString &address : addresses)
        resolved.append(QHostAddress(address));
    const QUrl url(QStringLiteral("https://cdn.example.net/a.mp4"));
    QTEST(LinkPolicy::judge(url, resolved, base).allowed, "allowed");
}

void TestLinkPolicy::U04_localNameThatLeadsElsewhere_isRefusedInPlainText_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("allowed");
    QTest::newRow("here") << QStringLiteral("127.0.0.1") << true;
    QTest::newRow("here, IPv6") << QStringLiteral("::1") << true;
    QTest::newRow("behind a gateway") << QStringLiteral("64:ff9b::7f00:1") << false;
    QTest::newRow("private") << QStringLiteral("192.168.0.9") << false;
    QTest::newRow("public") << QStringLiteral("93.184.216.34") << false;
}

void TestLinkPolicy::U04_localNameThatLeadsElsewhere_isRefusedInPlainText()
{
    QFETCH(QString, address);
    const QUrl url(QStringLiteral("http://localhost./a.mp4"));
    const QUrl base(QStringLiteral("http://127.0.0.1:8360"));
    QVERIFY(LinkPolicy::judge(url.toEncoded(), base).allowed);
    QTEST(LinkPolicy::judge(url, {QHostAddress(address)}, base).allowed, "allowed");
}

void TestLinkPolicy::redirect_isResolvedByteForByte_data()
{
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<QByteArray>("whole");
    QTest::newRow("whole") << QByteArray("https://b.example/x?y=%2f")
                           << QByteArray("https://b.example/x?y=%2f");
    QTest::newRow("other host") << QByteArray("//b.example/x") << QByteArray("https://b.example/x");
    QTest::newRow("path") << QByteArray("/x?y=%2f") << QByteArray("https://a.example:8443/x?y=%2f");
    QTest::newRow("sibling") << QByteArray("x") << QByteArray("https://a.example:8443/d/x");
    QTest::newRow("query") << QByteArray("?n=2") << QByteArray("https://a.example:8443/d/e?n=2");
    QTest::newRow("dots stay for the judge")
        << QByteArray("../x") << QByteArray("https://a.example:8443/d/../x");
    QTest::newRow("other scheme") << QByteArray("file:///x") << QByteArray("file:///x");
    QTest::newRow("nothing") << QByteArray() << QByteArray();
}

void TestLinkPolicy::redirect_isResolvedByteForByte()
{
    QFETCH(QByteArray, location);
    const QUrl from(QStringLiteral("https://a.example:8443/d/e?q=1"));
    QTEST(LinkPolicy::resolved(location, from), "whole");
}

QTEST_GUILESS_MAIN(TestLinkPolicy)
#include "tst_linkpolicy.moc"
