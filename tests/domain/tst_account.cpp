// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/account.h"
#include "support/joinedtest.h"

#include <cmath>

using namespace Reelwatch;

/// Where a key may go, and what counts as the same place.
class TestAccount final : public QObject
{
    Q_OBJECT

private slots:
    void isAllowedBase_data();
    void isAllowedBase();
    void isSameOrigin_data();
    void isSameOrigin();
    void isBlocked_onlyWhenTheUserMustAct();
    void limits_areBroughtIntoBounds_data();
    void limits_areBroughtIntoBounds();
};

void TestAccount::isAllowedBase_data()
{
    QTest::addColumn<QByteArray>("base");
    QTest::addColumn<bool>("allowed");
    const auto row = [](const char *base, bool allowed) {
        QTest::newRow(base) << QByteArray(base) << allowed;
    };
    // U22
    row("https://api.token360.ai", true);
    row("https://api.token360.ai/", true);
    row("https://gateway.example:8443/video/v1", true);
    row("HTTPS://API.EXAMPLE", true);
    row("http://127.0.0.1:8080", true);
    row("http://127.8.9.10", true);
    row("http://localhost:1", true);
    row("http://[::1]:8080", true);
    row("http://api.token360.ai", false);
    row("http://localhost.evil.example", false);
    row("http://127.0.0.1.evil.example", false);
    row("http://10.0.0.1", false);
    row("http://[::2]", false);
    row("https://user:pass@api.example", false);
    row("https://user@api.example", false);
    row("https://api.example?key=1", false);
    row("https://api.example#part", false);
    row("https://api.example:0", false);
    row("ftp://api.example", false);
    row("file:///etc/passwd", false);
    row("https://", false);
    row("api.example", false);
    row("", false);
}

void TestAccount::isAllowedBase()
{
    QFETCH(QByteArray, base);
    QTEST(Reelwatch::isAllowedBase(QUrl::fromEncoded(base)), "allowed");
}

void TestAccount::isSameOrigin_data()
{
    QTest::addColumn<QUrl>("a");
    QTest::addColumn<QUrl>("b");
    QTest::addColumn<bool>("same");
    const auto row = [](const char *name, const char *a, const char *b, bool same) {
        QTest::newRow(name) << QUrl(QString::fromLatin1(a)) << QUrl(QString::fromLatin1(b)) << same;
    };
    row("path differs", "https://a.example/x", "https://a.example/y?z", true);
    row("default port spelt out", "https://a.example", "https://a.example:443", true);
    row("default port of http", "http://127.0.0.1", "http://127.0.0.1:80", true);
    row("case of the host", "https://A.example", "https://a.EXAMPLE", true);
    row("other port", "https://a.example", "https://a.example:8443", false);
    row("other scheme", "https://a.example", "http://a.example", false);
    row("other scheme, same port", "https://a.example:80", "http://a.example:80", false);
    row("sub-domain", "https://a.example", "https://api.a.example", false);
    row("localhost by another name", "http://localhost:80", "http://127.0.0.1:80", false);
}

void TestAccount::isSameOrigin()
{
    QFETCH(QUrl, a);
    QFETCH(QUrl, b);
    QFETCH(bool, same);
    QCOMPARE(Reelwatch::isSameOrigin(a, b), same);
    QCOMPARE(Reelwatch::isSameOrigin(b, a), same);
}

void TestAccount::isBlocked_onlyWhenTheUserMustAct()
{
    using Kind = AccountState::Kind;
    for (const Kind kind :
         {Kind::KeyMissing, Kind::KeychainLocked, Kind::Rejected, Kind::OutOfBalance, Kind::Frozen})
        QVERIFY(isBlocked(kind));
    for (const Kind kind : {Kind::Ok, Kind::Slowed, Kind::Unreachable})
        QVERIFY(!isBlocked(kind));
}

void TestAccount::limits_areBroughtIntoBounds_data()
{
    QTest::addColumn<AskLimits>("wanted");
    QTest::addColumn<AskLimits>("allowed");
    QTest::newRow("default") << AskLimits {} << AskLimits {4, 4, 8};
    QTest::newRow("own server") << AskLimits {48, 500, 100} << AskLimits {48, 500, 100};
    QTest::newRow("too much") << AskLimits {49, 1e9, 1 << 30} << AskLimits {48, 1000, 1000};
    QTest::newRow("too little") << AskLimits {0, 0, 0} << AskLimits {1, 0.01, 1};
    QTest::newRow("negative") << AskLimits {-4, -1, -8} << AskLimits {1, 0.01, 1};
    QTest::newRow("no number") << AskLimits {4, std::nan(""), 8} << AskLimits {4, 4, 8};
}

void TestAccount::limits_areBroughtIntoBounds()
{
    QFETCH(AskLimits, wanted);
    QTEST(bounded(wanted), "allowed");
}

QTEST_GUILESS_MAIN(TestAccount)
#include "tst_account.moc"
