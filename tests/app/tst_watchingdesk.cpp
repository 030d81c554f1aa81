// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desk.h"
#include "app/watchingdesk.h"
#include "gui/watching/watchingdialog.h"
#include "support/joinedtest.h"

using namespace Reelwatch;
using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;

/// What stands behind the Watching page.
class WatchingDeskTest final : public QObject
{
    Q_OBJECT

private slots:
    void page_tellsHowManyRequestsGoOut();
};

void WatchingDeskTest::page_tellsHowManyRequestsGoOut()
{
    Desk desk;
    WatchingDesk watching(desk.accounts, desk.requests, desk.watcher, desk.clock, desk.window);
    const AccountId account = desk.accounts.save({.name = u"Work"_s,
                                                  .base = desk.service.url({}),
                                                  .limits = {.perSecond = 2.5, .burst = 20}});
    const auto told = [&desk] {
        return desk.window.findChild<WatchingDialog *>()->report();
    };
    watching.openPage();
    QVERIFY2(told().contains(u"\t0/s of 2.5/s, 20 in a row\t"_s), qPrintable(told()));
    for (int each = 0; each < 120; ++each) {
        desk.clock.advance(500ms);
        desk.requests.note({.account = account});
    }
    desk.clock.advance(500ms);
    // As it asks for itself, once a second.
    QTRY_VERIFY2(told().contains(u"\t2/s of 2.5/s, 20 in a row\t"_s), qPrintable(told()));
}

QTEST_MAIN(WatchingDeskTest)
#include "tst_watchingdesk.moc"
