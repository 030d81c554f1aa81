// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/taskreport.h"
#include "keep/linkchain.h"
#include "support/joinedtest.h"

#include <QTimeZone>

using namespace Reelwatch;
using Step = LinkChain::Step;

namespace {

const QDateTime Now(QDate(2026, 4, 1), QTime(12, 0), QTimeZone::utc());

} // namespace

class TestLinkChain : public QObject
{
    Q_OBJECT

private slots:
    void J21_deadLink_goesThroughAllWaysInOrder();
    void expiredLink_asksTheTaskBeforeItIsTried();
    void expiredLink_isTriedAllTheSameWhenNoNewerCame();
    void renewal_asksFirst();
    void noLink_asksForOneAtOnce();
    void restart_forgetsWhatWasTried();
};

void TestLinkChain::J21_deadLink_goesThroughAllWaysInOrder()
{
    const TaskReport report {.link = "a", .otherLink = "b"};
    LinkChain chain;
    QCOMPARE(chain.next(report, Now), (LinkChain::Next {Step::FetchLink, "a"}));
    chain.noteTried("a");
    QCOMPARE(chain.next(report, Now).step, Step::AskTask);
    chain.noteTaskAsked();
    QCOMPARE(chain.next(report, Now), (LinkChain::Next {Step::FetchLink, "b"}));
    chain.noteTried("b");
    QCOMPARE(chain.next(report, Now).step, Step::AskLink);
    chain.noteLinkAsked("c", true);
    QCOMPARE(chain.next(report, Now), (LinkChain::Next {Step::FetchLink, "c"}));
    chain.noteTried("c");
    QCOMPARE(chain.next(report, Now).step, Step::FetchContent);
    chain.noteContentTried();
    QCOMPARE(chain.next(report, Now).step, Step::GiveUp);
}

void TestLinkChain::expiredLink_asksTheTaskBeforeItIsTried()
{
    const TaskReport report {.link = "a", .linkExpires = Now.addSecs(-1)};
    LinkChain chain;
    QCOMPARE(chain.next(report, Now).step, Step::AskTask);
    chain.noteTaskAsked();
    const TaskReport fresh {.link = "b", .linkExpires = Now.addSecs(60)};
    QCOMPARE(chain.next(fresh, Now), (LinkChain::Next {Step::FetchLink, "b"}));
}

void TestLinkChain::expiredLink_isTriedAllTheSameWhenNoNewerCame()
{
    const TaskReport report {.link = "a", .linkExpires = Now.addSecs(-1)};
    LinkChain chain;
    chain.noteTaskAsked();
    QCOMPARE(chain.next(report, Now), (LinkChain::Next {Step::FetchLink, "a"}));
}

void TestLinkChain::renewal_asksFirst()
{
    LinkChain chain;
    chain.restart(true);
    QCOMPARE(chain.next({.link = "a"}, Now).step, Step::AskTask);
}

void TestLinkChain::noLink_asksForOneAtOnce()
{
    LinkChain chain;
    QCOMPARE(chain.next({}, Now).step, Step::AskLink);
    chain.noteLinkAsked({}, false);
    QCOMPARE(chain.next({}, Now).step, Step::GiveUp);
}

void TestLinkChain::restart_forgetsWhatWasTried()
{
    LinkChain chain;
    chain.noteTried("a");
    chain.noteTaskAsked();
    chain.noteLinkAsked("c", true);
    chain.restart(false);
    QCOMPARE(chain.next({.link = "a"}, Now), (LinkChain::Next {Step::FetchLink, "a"}));
}

QTEST_GUILESS_MAIN(TestLinkChain)
#include "tst_linkchain.moc"
