// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/accountstore.h"
#include "store/requestrecord.h"
#include "support/joinedtest.h"
#include "support/testclock.h"
#include "watch/listwalk.h"

#include <QSignalSpy>

using namespace Reelwatch;
using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;

using State = ListWalk::State;

/// The way through a service's list, against a service that the test plays.
class ListWalkTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void pages_areFollowedToTheEnd();
    void sameCursorAgain_endsTheWalk();
    void pagesThatBringNothingNew_endTheWalk();
    void listWithoutEnd_isCut();
    void hugePage_comesInSlices();
    void videoOnTwoPages_isToldOnce();
    void serviceThatHasHadEnough_isLeftInPeace();
    void accountThatIsSlowed_isNotAsked();
    void serviceThatHasHadEnoughForEver_isGivenUp();
    void eachPage_waitsForItsTurn();
    void otherKey_takesATurnOfItsOwn();
    void rejectedKey_endsTheWalk();
    void failedPage_isAskedForAgain();
    void stop_endsAtOnce();
    void stopWithinAPage_isHeard();
    void beginAnew_forgetsTheFormer();
    void pages_areTold();
    void page_thatHasToWait_saysUntilWhen_H56();

private:
    struct Asked
    {
        AccountId account;
        QString after;
        QPointer<const QObject> context;
        TaskClient::PageAnswered answered;
    };

    static VideoPage page(int first, int count, const QString &next);
    void answer(const Outcome<VideoPage> &page);

    TestClock m_clock;
    RequestRecord m_requests {m_clock};
    std::unique_ptr<AccountStore> m_accounts;
    std::unique_ptr<ListWalk> m_walk;
    AccountId m_account = 0;
    QList<Asked> m_asked;
    QStringList m_found;
    QList<qsizetype> m_slices;
    bool m_stopsAtFirst = false;
    std::chrono::milliseconds m_turn {0}; ///< until it comes
};

void ListWalkTest::init()
{
    m_walk.reset();
    m_asked.clear();
    m_found.clear();
    m_slices.clear();
    m_stopsAtFirst = false;
    m_turn = 0ms;
    m_accounts = std::make_unique<AccountStore>();
    m_account = m_accounts->save({.name = u"Work"_s});
    m_walk = std::make_unique<ListWalk>(
        *m_accounts, m_requests, m_clock,
        [this](AccountId account, const QString &after, const QObject *context,
               TaskClient::PageAnswered answered) {
            m_asked.append({account, after, context, std::move(answered)});
        },
        [this](AccountId) { return m_turn; });
    connect(m_walk.get(), &ListWalk::found, this, [this](const QList<FoundVideo> &videos) {
        m_slices.append(videos.size());
        for (const FoundVideo &video : videos)
            m_found.append(video.id);
        if (m_stopsAtFirst)
            m_walk->stop();
    });
}

VideoPage ListWalkTest::page(int first, int count, const QString &next)
{
    VideoPage page {.next = next};
    for (int video = first; video < first + count; ++video)
        page.videos.append({.id = u"vid_%1"_s.arg(video)});
    return page;
}

void ListWalkTest::answer(const Outcome<VideoPage> &page)
{
    // Let go of by then, as the client does.
    const auto answered = std::exchange(m_asked.last().answered, nullptr);
    if (m_asked.constLast().context)
        answered(page);
}

void ListWalkTest::pages_areFollowedToTheEnd()
{
    m_walk->begin(m_account);
    QCOMPARE(m_walk->state(), State::Walking);
    QCOMPARE(m_asked.size(), 1);
    QCOMPARE(m_asked.first().account, m_account);
    QVERIFY(m_asked.first().after.isEmpty());
    answer(page(0, 100, u"vid_99"_s));
    QCOMPARE(m_asked.last().after, u"vid_99"_s);
    answer(page(100, 50, {}));
    QCOMPARE(m_walk->state(), State::Finished);
    QCOMPARE(m_asked.size(), 2);
    QCOMPARE(m_found.size(), 150);
    QCOMPARE(m_found.last(), u"vid_149"_s);
    QCOMPARE(m_walk->seen(), 150);
    QVERIFY(m_walk->problem().isEmpty());
}

void ListWalkTest::sameCursorAgain_endsTheWalk()
{
    m_walk->begin(m_account);
    answer(page(0, 100, u"a"_s));
    answer(page(100, 100, u"b"_s));
    answer(page(200, 100, u"a"_s));
    QCOMPARE(m_asked.size(), 3);
    QCOMPARE(m_walk->state(), State::Cut);
    QVERIFY(!m_walk->problem().isEmpty());
    QCOMPARE(m_found.size(), 300);
}

void ListWalkTest::pagesThatBringNothingNew_endTheWalk()
{
    m_walk->begin(m_account);
    answer(page(0, 100, u"a"_s));
    answer(page(0, 100, u"b"_s)); // the cursor moves, the videos do not
    QCOMPARE(m_asked.size(), 2);
    QCOMPARE(m_walk->state(), State::Cut);
    QCOMPARE(m_found.size(), 100);
    m_walk->begin(m_account);
    answer({VideoPage {.unusable = 100, .next = u"a"_s}});
    QCOMPARE(m_walk->state(), State::Cut);
}

void ListWalkTest::listWithoutEnd_isCut()
{
    m_walk->begin(m_account);
    int pages = 0;
    while (m_walk->isUnderWay() && pages < ListWalk::MostPages + 10) {
        m_clock.advance(1s);
        answer(page(pages, 1, u"c%1"_s.arg(pages)));
        ++pages;
    }
    QCOMPARE(pages, ListWalk::MostPages);
    QCOMPARE(m_walk->state(), State::Cut);

    m_walk->begin(m_account);
    m_found.clear();
    for (pages = 0; m_walk->isUnderWay() && pages < 1000; ++pages) {
        const qsizetype asked = m_asked.size();
        answer(page(pages * 1000, 1000, u"c%1"_s.arg(pages)));
        QTRY_VERIFY(m_asked.size() > asked || !m_walk->isUnderWay());
    }
    QCOMPARE(m_found.size(), ListWalk::MostVideos);
    QVERIFY(m_walk->problem().contains(u"100,000"_s) || m_walk->problem().contains(u"100000"_s));
}

void ListWalkTest::hugePage_comesInSlices()
{
    m_walk->begin(m_account);
    answer(page(0, 20'000, {}));
    QVERIFY(m_found.size() < 20'000); // the window gets its turn
    QTRY_COMPARE(m_walk->state(), State::Finished);
    QCOMPARE(m_found.size(), 20'000);
    QVERIFY(*std::ranges::max_element(m_slices) <= 500);
}

void ListWalkTest::videoOnTwoPages_isToldOnce()
{
    m_walk->begin(m_account);
    answer(page(0, 100, u"a"_s));
    answer(page(50, 100, {})); // one was submitted in between
    QCOMPARE(m_found.size(), 150);
}

void ListWalkTest::serviceThatHasHadEnough_isLeftInPeace()
{
    QSignalSpy told(m_walk.get(), &ListWalk::askFailed);
    m_walk->begin(m_account);
    answer(page(0, 100, u"a"_s));
    answer({ApiError {.kind = ApiError::Kind::RateLimited, .retryAfter = 40ms}});
    QCOMPARE(m_walk->state(), State::Slowed);
    QCOMPARE(m_walk->goesOnAt(), m_clock.now().addMSecs(40));
    QCOMPARE(told.size(), 1); // its other requests have to wait as well
    QCOMPARE(m_asked.size(), 2);
    m_clock.advance(39ms);
    m_accounts->save({.name = u"Other"_s}); // nothing hastens it
    QCOMPARE(m_asked.size(), 2);
    m_clock.advance(1ms);
    QTRY_COMPARE(m_asked.size(), 3);
    QCOMPARE(m_asked.last().after, u"a"_s);
    QCOMPARE(m_walk->state(), State::Walking);
    answer(page(100, 1, {}));
    QCOMPARE(m_walk->state(), State::Finished);
}

void ListWalkTest::accountThatIsSlowed_isNotAsked()
{
    m_accounts->setState(m_account,
                         {.kind = AccountState::Kind::Slowed,
                          .until = m_clock.now().addDays(-1), // the clock was set since
                          .heldUntil = m_clock.steady() + 30ms});
    m_walk->begin(m_account);
    QCOMPARE(m_walk->state(), State::Slowed);
    QCOMPARE(m_walk->goesOnAt(), m_clock.now().addMSecs(30));
    QCOMPARE(m_asked.size(), 0);
    m_clock.advance(30ms);
    QTRY_COMPARE(m_asked.size(), 1);
}

void ListWalkTest::serviceThatHasHadEnoughForEver_isGivenUp()
{
    m_walk->begin(m_account);
    const ApiError enough {
        .kind = ApiError::Kind::RateLimited, .message = u"Too many requests."_s, .retryAfter = 1ms};
    for (int wait = 0; wait < ListWalk::MostWaits; ++wait) {
        const qsizetype asked = m_asked.size();
        answer({enough});
        m_clock.advance(1ms);
        QTRY_COMPARE(m_asked.size(), asked + 1);
    }
    answer({enough});
    QCOMPARE(m_walk->state(), State::Failed);
    QCOMPARE(m_walk->problem(), enough.message);
}

void ListWalkTest::eachPage_waitsForItsTurn()
{
    m_walk->begin(m_account);
    QCOMPARE(m_asked.size(), 1);
    m_turn = 50ms;
    const auto first = m_clock.steady();
    answer(page(0, 100, u"a"_s));
    QCOMPARE(m_asked.size(), 1);
    QTRY_VERIFY_WITH_TIMEOUT((m_clock.advance(5ms), m_asked.size() == 2), 10'000);
    QVERIFY(m_clock.steady() - first >= 50ms);
}

void ListWalkTest::otherKey_takesATurnOfItsOwn()
{
    const AccountId other = m_accounts->save({.name = u"Other"_s});
    m_turn = 1ms;
    m_walk->begin(m_account);
    m_walk->stop();
    m_clock.advance(1h);
    m_turn = 1h;
    m_walk->begin(other);
    QCOMPARE(m_asked.size(), 0);
}

void ListWalkTest::rejectedKey_endsTheWalk()
{
    QSignalSpy told(m_walk.get(), &ListWalk::askFailed);
    m_walk->begin(m_account);
    answer({ApiError {.kind = ApiError::Kind::KeyRejected, .message = u"Rejected."_s}});
    QCOMPARE(m_walk->state(), State::Failed);
    QCOMPARE(m_walk->problem(), u"Rejected."_s);
    QCOMPARE(told.size(), 1);
    QCOMPARE(m_asked.size(), 1);
}

void ListWalkTest::failedPage_isAskedForAgain()
{
    m_walk->begin(m_account);
    answer(page(0, 100, u"a"_s));
    answer({ApiError {.kind = ApiError::Kind::Server, .message = u"Busy."_s}});
    QCOMPARE(m_walk->state(), State::Failed);
    QCOMPARE(m_asked.size(), 2); // nothing is tried again by itself
    m_walk->goOn();
    QCOMPARE(m_asked.last().after, u"a"_s);
    answer(page(100, 1, {}));
    QCOMPARE(m_walk->state(), State::Finished);
    QCOMPARE(m_found.size(), 101);
}

void ListWalkTest::stop_endsAtOnce()
{
    m_walk->begin(m_account);
    m_walk->stop();
    QCOMPARE(m_walk->state(), State::Stopped);
    m_asked.first().answered(page(0, 100, u"a"_s)); // too late, before the request was told
    QVERIFY(m_found.isEmpty());
    QTRY_VERIFY(!m_asked.first().context); // the request ends with it
    QCOMPARE(m_asked.size(), 1);
}

void ListWalkTest::stopWithinAPage_isHeard()
{
    m_stopsAtFirst = true;
    m_walk->begin(m_account);
    answer(page(0, 20'000, u"a"_s));
    QCOMPARE(m_walk->state(), State::Stopped);
    QTRY_VERIFY(!m_asked.first().context);
    QCOMPARE(m_found.size(), 500);
    QCOMPARE(m_asked.size(), 1);
}

void ListWalkTest::beginAnew_forgetsTheFormer()
{
    m_walk->begin(m_account);
    answer(page(0, 100, u"a"_s));
    const Asked late = m_asked.last();
    m_walk->begin(m_account);
    QVERIFY(m_asked.last().after.isEmpty());
    late.answered(page(100, 100, u"b"_s));
    QCOMPARE(m_found.size(), 100);
    answer(page(0, 100, {}));
    QCOMPARE(m_found.size(), 200); // told again: the list was begun anew
    QCOMPARE(m_walk->state(), State::Finished);
}

void ListWalkTest::pages_areTold()
{
    const QSignalSpy noted(&m_requests, &RequestRecord::noted);
    m_walk->begin(m_account);
    QCOMPARE(m_requests.underWay(m_account), 1);
    WatchEvent expected {.when = m_clock.now(),
                         .account = m_account,
                         .what = WatchEvent::What::List,
                         .why = WatchEvent::Why::Wished,
                         .brought = 100,
                         .took = 80ms};
    m_clock.advance(80ms);
    answer(page(0, 100, u"vid_99"_s));
    QCOMPARE(noted.constLast().constFirst().value<WatchEvent>(), expected);
    QCOMPARE(m_requests.underWay(m_account), 1); // the next page
    answer(ApiError {.kind = ApiError::Kind::Server, .http = 500});
    const auto failed = noted.constLast().constFirst().value<WatchEvent>();
    QCOMPARE(failed.id, u"vid_99"_s);
    QCOMPARE(failed.http, 500);
    QVERIFY(!failed.again.isValid());
    QCOMPARE(m_requests.underWay(m_account), 0);
}

void ListWalkTest::page_thatHasToWait_saysUntilWhen_H56()
{
    const QSignalSpy noted(&m_requests, &RequestRecord::noted);
    m_walk->begin(m_account);
    answer(ApiError {.kind = ApiError::Kind::RateLimited, .http = 429, .retryAfter = 90s});
    QCOMPARE(noted.constLast().constFirst().value<WatchEvent>().again, m_clock.now().addSecs(90));
}

QTEST_GUILESS_MAIN(ListWalkTest)

#include "tst_listwalk.moc"
