// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/adding.h"
#include "app/desk.h"
#include "app/finding.h"
#include "app/formerkeys.h"
#include "demo/demoservice.h"
#include "gui/find/finddialog.h"
#include "gui/window/messagebar.h"
#include "store/settings.h"
#include "support/joinedtest.h"
#include "support/onscreen.h"
#include "support/owntime.h"

#include <QComboBox>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QUrlQuery>

#include <memory>

using namespace Reelwatch;
using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

const QByteArray Key = "sk-CANARY-1234567890";

struct FindingDesk : Desk
{
    Settings settings;
    FormerKeys former {accounts, settings};
    Adding adding {tasks, accounts, former, keys, clock, window};
    Finding finding {{tasks, accounts, requests, clock},
                     client,
                     [this](AccountId account) { return watcher.takeTurn(account); },
                     adding,
                     window};
};

/// The longest time that the window was at work without a pause.
class Pulse final : public QObject
{
public:
    Pulse() { startTimer(0); }
    [[nodiscard]] std::chrono::milliseconds longest() const { return m_longest; }

protected:
    void timerEvent(QTimerEvent * /*event*/) override
    {
        const auto now = ownTime();
        m_longest = std::max(m_longest, now - m_before);
        m_before = now;
    }

private:
    std::chrono::milliseconds m_before = ownTime();
    std::chrono::milliseconds m_longest {0};
};

} // namespace

/// *Find my videos…* as a whole: the window, its dialog, the client and a real service.
class FindingTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void whatIsNotWatched_isFoundAndAdded();
    void someAreChosen_byTheKeyboard();
    void longList_isReadPageByPage();
    void serviceWithoutAList_saysSo();
    void rejectedKey_isToldAndKnown();
    void keyWithoutASecret_isTold();
    void stoppedSearch_goesOn();
    void closedDialog_endsTheSearch();
    void otherKey_isSearchedInstead();
    void noKey_asksForOne();
    void keyGoesToItsServiceOnly();

private:
    AccountId addAccount(const QString &name, const QUrl &base, const QByteArray &key = Key);
    /// A list of so many videos, answered as documented.
    void serve(int videos);
    void open();
    [[nodiscard]] FindDialog *dialog() const { return m->window.findChild<FindDialog *>(); }
    template<typename Widget>
    [[nodiscard]] Widget *part(const QString &name) const
    {
        return dialog()->findChild<Widget *>(name);
    }
    [[nodiscard]] QString summary() const { return part<QLabel>(u"summary"_s)->text(); }
    [[nodiscard]] QString bar() const
    {
        const auto *bar = part<MessageBar>(u"bar"_s);
        return bar->isVisible() ? bar->sentence() : QString();
    }
    [[nodiscard]] QTableView *table() const { return part<QTableView>(u"videos"_s); }

    std::unique_ptr<FindingDesk> m;
};

void FindingTest::init()
{
    m = std::make_unique<FindingDesk>();
    m->window.show();
    QVERIFY(QTest::qWaitForWindowActive(&m->window));
}

void FindingTest::cleanup()
{
    m.reset();
}

AccountId FindingTest::addAccount(const QString &name, const QUrl &base, const QByteArray &key)
{
    const AccountId id = m->accounts.save(
        {.name = name, .base = base, .limits = {.perSecond = 1000, .burst = 1000}});
    return key.isEmpty() || m->client.setKey(id, base, key) ? id : 0;
}

void FindingTest::serve(int videos)
{
    m->service.on("/v1/videos", [videos](const WireRequest &request) {
        const QUrlQuery query(QUrl::fromEncoded(request.target()).query());
        const QString after = query.queryItemValue(u"after"_s);
        const int first = after.isEmpty() ? 0 : after.mid(4).toInt() + 1;
        const int last = std::min(videos, first + query.queryItemValue(u"limit"_s).toInt());
        QJsonArray data;
        for (int video = first; video < last; ++video)
            data.append(QJsonObject {{u"id"_s, u"vid_%1"_s.arg(video)},
                                     {u"status"_s, u"completed"_s},
                                     {u"prompt"_s, u"Prompt %1"_s.arg(video)}});
        return WireAnswer::of(200,
                              QJsonDocument(QJsonObject {{u"object"_s, u"list"_s},
                                                         {u"data"_s, data},
                                                         {u"has_more"_s, last < videos}})
                                  .toJson());
    });
}

void FindingTest::open()
{
    m->window.findChild<QAction *>(u"actionFindVideos"_s)->trigger();
    if (dialog())
        QVERIFY(QTest::qWaitForWindowActive(dialog()));
}

/// The whole way against the simulated service.
void FindingTest::whatIsNotWatched_isFoundAndAdded()
{
    const Clock clock;
    DemoService service(clock);
    QVERIFY(service.listen());
    const AccountId account = addAccount(u"Demo"_s, service.base(), service.key());
    QStringList ids = service.ids();
    ids.removeLast(); // unknown to the service, too
    m->tasks.add({{account, ids.at(0)}, {account, ids.at(3)}}, m->clock.now());

    open();
    QVERIFY(dialog());
    const int listed = static_cast<int>(Scene::standard().tasks.size());
    QTRY_COMPARE(table()->model()->rowCount(), listed - 2);
    QTRY_VERIFY(summary().contains(u"2 watched already"_s));
    QVERIFY(!summary().contains(u"Searching"_s));
    QCOMPARE(part<QPushButton>(u"search"_s)->text(), u"&Search again"_s);
    QVERIFY(bar().isEmpty());
    auto *add = part<QPushButton>(u"add"_s);
    QVERIFY(!add->isEnabled());
    QVERIFY(OnScreen::click<QPushButton>(u"Choose all"_s, dialog()));
    QCOMPARE(add->text(), u"Add %1"_s.arg(listed - 2));
    QVERIFY(OnScreen::click<QPushButton>(u"Add"_s, dialog()));
    QTRY_VERIFY(!dialog());
    QCOMPARE(m->tasks.size(), listed);
    for (qsizetype row = 0; row < m->tasks.size(); ++row)
        QCOMPARE(m->tasks.at(row).account, account);

    open(); // nothing is left
    QTRY_COMPARE(part<QLabel>(u"empty"_s)->text(),
                 u"Every video of this key is watched already."_s);
    QVERIFY(part<QLabel>(u"empty"_s)->isVisible());
}

void FindingTest::someAreChosen_byTheKeyboard()
{
    serve(5);
    addAccount(u"Work"_s, m->service.url());
    open();
    QTRY_COMPARE(table()->model()->rowCount(), 5);
    QVERIFY(table()->hasFocus());
    table()->selectRow(1);
    QTest::keyClick(table(), Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(table(), Qt::Key_Space);
    QCOMPARE(part<QPushButton>(u"add"_s)->text(), u"Add 2"_s);
    const QPoint last = table()->visualRect(table()->model()->index(4, 1)).center();
    QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, last);
    QTest::mouseDClick(table()->viewport(), Qt::LeftButton, {}, last);
    QCOMPARE(part<QPushButton>(u"add"_s)->text(), u"Add 3"_s);
    QVERIFY(OnScreen::click<QPushButton>(u"Add"_s, dialog()));
    QTRY_COMPARE(m->tasks.size(), 3);
    for (const int video : {1, 2, 4})
        QVERIFY(m->tasks.numberOf(1, u"vid_%1"_s.arg(video)) != 0);
    // The newest of the list stands on top, as the service has it.
    QVERIFY(m->tasks.numberOf(1, u"vid_1"_s) > m->tasks.numberOf(1, u"vid_4"_s));
}

void FindingTest::longList_isReadPageByPage()
{
    constexpr int Videos = 10'050;
    serve(Videos);
    addAccount(u"Work"_s, m->service.url());
    open();
    const Pulse pulse;
    QTRY_COMPARE_WITH_TIMEOUT(table()->model()->rowCount(), Videos, 60'000);
    QTRY_COMPARE(part<QPushButton>(u"search"_s)->text(), u"&Search again"_s);
    constexpr int FramesInLimit = 6; // of 16 ms
    QVERIFY2(pulse.longest() <= BusyLimit / FramesInLimit,
             qPrintable(QString::number(pulse.longest().count())));
    QCOMPARE(m->service.requests().size(), 101);
}

void FindingTest::serviceWithoutAList_saysSo()
{
    addAccount(u"Work"_s, m->service.url()); // everything there is a 404
    open();
    QTRY_VERIFY(bar().startsWith(u"This service has no list of videos"_s));
    QCOMPARE(m->service.requests().size(), 1);
    QVERIFY(!part<QPushButton>(u"add"_s)->isEnabled());
}

void FindingTest::rejectedKey_isToldAndKnown()
{
    m->service.on("/v1/videos",
                  WireAnswer::of(401, R"({"error":{"type":"invalid_api_key","message":"No."}})"));
    const AccountId account = addAccount(u"Work"_s, m->service.url());
    connect(&m->finding, &Finding::askFailed, &m->watcher, &TaskWatcher::noteAccountError);
    open();
    QTRY_VERIFY(!bar().isEmpty());
    QVERIFY(!bar().contains(QString::fromLatin1(Key)));
    QCOMPARE(m->accounts.state(account).kind, AccountState::Kind::Rejected);
}

void FindingTest::keyWithoutASecret_isTold()
{
    addAccount(u"Work"_s, m->service.url(), {});
    open();
    QTRY_COMPARE(bar(), u"There is no key to ask the service with."_s);
    QVERIFY(m->service.requests().isEmpty());
}

void FindingTest::stoppedSearch_goesOn()
{
    m->service.on("/v1/videos", WireAnswer::raw("HTTP/1.1 200 OK\r\n", WireAnswer::Then::Hang));
    addAccount(u"Work"_s, m->service.url());
    open();
    QTRY_COMPARE(m->service.requests().size(), 1);
    QVERIFY(OnScreen::click<QPushButton>(u"Stop"_s, dialog()));
    QVERIFY(summary().startsWith(u"Stopped."_s));
    QTRY_COMPARE(m->service.openConnections(), 0);
    serve(3);
    QVERIFY(OnScreen::click<QPushButton>(u"Go on"_s, dialog()));
    QTRY_COMPARE(table()->model()->rowCount(), 3);
}

void FindingTest::closedDialog_endsTheSearch()
{
    m->service.on("/v1/videos", WireAnswer::raw("HTTP/1.1 200 OK\r\n", WireAnswer::Then::Hang));
    addAccount(u"Work"_s, m->service.url());
    open();
    QTRY_COMPARE(m->service.requests().size(), 1);
    QTest::keyClick(dialog(), Qt::Key_Escape);
    QTRY_VERIFY(!dialog());
    QTRY_COMPARE(m->service.openConnections(), 0);
    QCOMPARE(m->tasks.size(), 0);
}

void FindingTest::otherKey_isSearchedInstead()
{
    serve(3);
    LoopbackServer other;
    other.on("/v1/videos", WireAnswer::of(200, R"({"data":[{"id":"vid_other"}]})"));
    addAccount(u"Work"_s, m->service.url());
    const AccountId home = addAccount(u"Home"_s, other.url());
    open();
    QTRY_COMPARE(table()->model()->rowCount(), 3);
    auto *keys = part<QComboBox>(u"account"_s);
    keys->setFocus();
    QTest::keyClick(keys, Qt::Key_Down);
    QTRY_COMPARE(table()->model()->rowCount(), 1);
    QVERIFY(OnScreen::click<QPushButton>(u"Choose all"_s, dialog()));
    QVERIFY(OnScreen::click<QPushButton>(u"Add"_s, dialog()));
    QTRY_COMPARE(m->tasks.size(), 1);
    QCOMPARE(m->tasks.at(0).account, home);
}

void FindingTest::noKey_asksForOne()
{
    bool asked = false;
    connect(&m->finding, &Finding::addKeyRequested, this, [&asked] { asked = true; });
    open();
    QVERIFY(asked);
    QVERIFY(!dialog());
}

void FindingTest::keyGoesToItsServiceOnly()
{
    LoopbackServer elsewhere;
    elsewhere.on({}, WireAnswer::of(200, R"({"data":[{"id":"vid_1"}]})"));
    m->service.on("/v1/videos", WireAnswer::redirect(307, elsewhere.url("/v1/videos").toEncoded()));
    addAccount(u"Work"_s, m->service.url());
    open();
    QTRY_VERIFY(!bar().isEmpty());
    QCOMPARE(elsewhere.connections(), 0);
    QCOMPARE(table()->model()->rowCount(), 0);
}

QTEST_MAIN(FindingTest)

#include "tst_finding.moc"
