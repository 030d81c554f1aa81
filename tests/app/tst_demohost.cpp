// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/demohost.h"
#include "desk.h"
#include "support/joinedtest.h"

#include <QSignalSpy>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;

/// The simulated service as the program starts it.
class tst_DemoHost : public QObject
{
    Q_OBJECT

private slots:
    void begin_bringsAnAccountAndItsVideos();
    void begin_withAFolderOfItsOwn_takesTheAccountOfLastTime();
    void missingService_isSaid();
};

void tst_DemoHost::begin_bringsAnAccountAndItsVideos()
{
    Desk desk;
    DemoHost host(QStringLiteral(DEMO_SERVICE), desk.clock);
    const QSignalSpy begun(&host, &DemoHost::begun);
    const QSignalSpy failed(&host, &DemoHost::failed);
    host.begin(desk.accounts, desk.tasks, desk.ring);
    QTRY_COMPARE(begun.size(), 1);
    QVERIFY(failed.isEmpty());
    QCOMPARE(desk.accounts.size(), 1);
    const Account account = desk.accounts.at(0);
    QCOMPARE(account.name, u"Demo"_s);
    QCOMPARE(account.base.host(), u"127.0.0.1"_s);
    QCOMPARE(account.keeps, Account::Keeps::Session);
    QVERIFY(desk.vault.keys.isEmpty());
    QVERIFY(desk.tasks.size() > 10);
    for (int row = 0; row < desk.tasks.size(); ++row)
        QCOMPARE(desk.tasks.at(row).account, account.id);
    QCOMPARE(desk.tasks.at(0).id, u"vid_e3b0c44298fc1c14"_s); // told last, so it stands last
}

void tst_DemoHost::begin_withAFolderOfItsOwn_takesTheAccountOfLastTime()
{
    Desk desk;
    for (int time = 0; time < 2; ++time) {
        DemoHost host(QStringLiteral(DEMO_SERVICE), desk.clock);
        const QSignalSpy begun(&host, &DemoHost::begun);
        host.begin(desk.accounts, desk.tasks, desk.ring);
        QTRY_COMPARE(begun.size(), 1);
    }
    QCOMPARE(desk.accounts.size(), 1);
}

void tst_DemoHost::missingService_isSaid()
{
    Desk desk;
    DemoHost host(u"/nowhere/reelwatch-demo-service"_s, desk.clock);
    const QSignalSpy begun(&host, &DemoHost::begun);
    const QSignalSpy failed(&host, &DemoHost::failed);
    host.begin(desk.accounts, desk.tasks, desk.ring);
    QTRY_COMPARE(begun.size(), 1);
    QCOMPARE(failed.size(), 1);
    QVERIFY(failed.first().first().toString().startsWith(
        u"The simulated service could not be started. "_s));
    QCOMPARE(desk.accounts.size(), 0);
    QCOMPARE(desk.tasks.size(), 0);
}

QTEST_MAIN(tst_DemoHost)

#include "tst_demohost.moc"
