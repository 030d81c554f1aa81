// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/style/elidedlabel.h"
#include "gui/window/closequestion.h"
#include "gui/window/messagebar.h"
#include "gui/window/messagebars.h"
#include "gui/window/statusline.h"
#include "support/joinedtest.h"
#include "support/onscreen.h"

#include <QDialog>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTimeZone>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;
using namespace std::chrono_literals;

/// The sentences around the list: bars, status line and the question before the end.
class WindowWordsTest final : public QObject
{
    Q_OBJECT

private slots:
    void bar_isOneForEachCause();
    void bar_changesInPlace();
    void closedBar_staysClosedUntilItsSentenceChanges();
    void endedCause_mayBeToldAgain();
    void button_actsOnceAndMayClearItsBar();
    void hostileSentence_isShownLiterally_data();
    void hostileSentence_isShownLiterally();
    void statusLine_speaks_data();
    void statusLine_speaks();
    void closeQuestion_namesWhatIsAtStake_data();
    void closeQuestion_namesWhatIsAtStake();
    void closeQuestion_asksOnce();

private:
    [[nodiscard]] static QStringList sentences(const MessageBars &bars)
    {
        QStringList shown;
        for (const MessageBar *bar : bars.window()->findChildren<MessageBar *>()) {
            if (!bar->isHidden())
                shown.append(bar->sentence());
        }
        return shown;
    }
};

void WindowWordsTest::bar_isOneForEachCause()
{
    MessageBars bars;
    bars.show();
    for (int time = 0; time < 5; ++time) {
        bars.tell(u"way"_s, u"No connection."_s);
        bars.tell(u"key"_s, u"Key \"Studio\" was rejected."_s);
    }
    QCOMPARE(sentences(bars),
             (QStringList {u"No connection."_s, u"Key \"Studio\" was rejected."_s}));
    bars.clear(u"way"_s);
    QCOMPARE(sentences(bars), QStringList {u"Key \"Studio\" was rejected."_s});
    QVERIFY(OnScreen::find<MessageBar>(u"Key \"Studio\" was rejected."_s, &bars));
}

void WindowWordsTest::bar_changesInPlace()
{
    MessageBars bars;
    bars.show();
    bars.tell(u"key"_s, u"30 videos are paused."_s, {{u"Edit key…"_s, [] {
                                                      }}});
    const auto *bar = bars.findChild<MessageBar *>();
    bars.tell(u"key"_s, u"29 videos are paused."_s, {{u"Edit key…"_s, [] {
                                                      }}});
    QCOMPARE(bars.findChild<MessageBar *>(), bar);
    QCOMPARE(sentences(bars), QStringList {u"29 videos are paused."_s});
    QCOMPARE(bar->findChildren<QPushButton *>().size(), 1);
}

void WindowWordsTest::closedBar_staysClosedUntilItsSentenceChanges()
{
    MessageBars bars;
    bars.show();
    bars.tell(u"way"_s, u"No connection."_s);
    QVERIFY(OnScreen::click<QAbstractButton>(u"Close message"_s, &bars));
    QCOMPARE(sentences(bars), QStringList());
    bars.tell(u"way"_s, u"No connection."_s);
    QCOMPARE(sentences(bars), QStringList());
    bars.tell(u"way"_s, u"The service asks to sign in."_s);
    QCOMPARE(sentences(bars), QStringList {u"The service asks to sign in."_s});
}

void WindowWordsTest::endedCause_mayBeToldAgain()
{
    MessageBars bars;
    bars.show();
    bars.tell(u"way"_s, u"No connection."_s);
    QVERIFY(OnScreen::click<QAbstractButton>(u"Close message"_s, &bars));
    bars.clear(u"way"_s); // it was over
    bars.tell(u"way"_s, u"No connection."_s);
    QCOMPARE(sentences(bars), QStringList {u"No connection."_s});
}

// G05
void WindowWordsTest::button_actsOnceAndMayClearItsBar()
{
    MessageBars bars;
    bars.show();
    int acted = 0;
    bars.tell(u"removed"_s, u"2 videos removed."_s, {{u"Undo"_s, [&] {
                                                          ++acted;
                                                          bars.clear(u"removed"_s);
                                                      }}});
    auto *undo = OnScreen::find<QPushButton>(u"Undo"_s, &bars);
    QVERIFY(undo);
    const QPointer<QPushButton> alive(undo);
    for (int click = 0; click < 5 && alive; ++click)
        QTest::mouseClick(alive, Qt::LeftButton);
    QCOMPARE(acted, 1);
    QCOMPARE(sentences(bars), QStringList());
    QTRY_VERIFY(bars.window()->findChildren<MessageBar *>().isEmpty());
}

void WindowWordsTest::hostileSentence_isShownLiterally_data()
{
    QTest::addColumn<QString>("sentence");
    QTest::newRow("T01 image") << u"<img src=file:///dev/zero>"_s;
    QTest::newRow("T04 remote image") << u"<img src=http://127.0.0.1:9/x>"_s;
    QTest::newRow("T05 anchor") << u"<a href=http://evil.example>click</a>"_s;
    QTest::newRow("T06 entity") << u"&lt;b&gt;bold&lt;/b&gt;"_s;
    QTest::newRow("T07 markdown") << u"![x](file:///etc/hostname)"_s;
}

void WindowWordsTest::hostileSentence_isShownLiterally()
{
    QFETCH(const QString, sentence);
    MessageBars bars;
    bars.show();
    bars.tell(u"x"_s, sentence);
    QCOMPARE(sentences(bars), QStringList {sentence});
    for (const QLabel *label : bars.findChildren<QLabel *>()) {
        if (label->text() == sentence)
            QCOMPARE(label->textFormat(), Qt::PlainText);
    }
    StatusLine line;
    line.setNews({.lastProblem = sentence, .kept = sentence});
    for (const QLabel *label : line.findChildren<QLabel *>()) {
        if (label->text().contains(sentence))
            QCOMPARE(label->textFormat(), Qt::PlainText);
    }
}

void WindowWordsTest::statusLine_speaks_data()
{
    using News = StatusLine::News;
    using Way = StatusLine::Way;
    QTest::addColumn<News>("news");
    QTest::addColumn<QString>("way");
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << News {} << u"Nothing to check"_s << QString();
    QTest::newRow("online") << News {.way = Way::Online, .active = 8, .nextCheck = 14s}
                            << u"Online"_s << u"8 active · next check in 14 s"_s;
    QTest::newRow("under way") << News {.way = Way::Online,
                                        .active = 8,
                                        .underWay = 2,
                                        .nextCheck = 14s}
                               << u"Online"_s << u"8 active · checking now"_s;
    QTest::newRow("slowed") << News {.way = Way::Slowed, .active = 8, .slowedFor = 80s}
                            << u"Slowed down"_s
                            << u"8 active · Slowing down at the service's request; next check in "
                               "1 m 20 s"_s;
    QTest::newRow("offline") << News {.way = Way::Offline, .lastProblem = u"no route, 14:02"_s}
                             << u"Offline"_s << u"last problem: no route, 14:02"_s;
    QTest::newRow("a key is rejected") << News {.way = Way::Held, .keyTrouble = u"1 key rejected"_s}
                                       << u"Checks held up"_s << u"1 key rejected"_s;
    QTest::newRow("a key beside others")
        << News {.way = Way::Online,
                 .active = 8,
                 .nextCheck = 14s,
                 .keyTrouble = u"1 key rejected"_s}
        << u"Online"_s << u"1 key rejected · 8 active · next check in 14 s"_s;
    QTest::newRow("paused") << News {.way = Way::Paused, .active = 1} << u"Checks paused"_s
                            << u"1 active"_s;
    QTest::newRow("saving") << News {.way = Way::Idle, .saving = 3} << u"Nothing to check"_s
                            << u"saving…"_s;
}

void WindowWordsTest::statusLine_speaks()
{
    QFETCH(const StatusLine::News, news);
    QFETCH(const QString, way);
    QFETCH(const QString, text);
    StatusLine line;
    line.setNews({.way = StatusLine::Way::Online, .active = 99, .lastProblem = u"old"_s});
    line.setNews(news);
    QStringList words;
    for (const QLabel *label : line.findChildren<QLabel *>())
        words.append(label->text());
    QVERIFY2(words.contains(way), qPrintable(words.join(u'|')));
    QCOMPARE(line.findChild<ElidedLabel *>()->accessibleName(), text);
}

void WindowWordsTest::closeQuestion_namesWhatIsAtStake_data()
{
    const QDateTime now(QDate(2026, 4, 17), QTime(12, 0), QTimeZone::utc());
    QTest::addColumn<CloseQuestion::Stakes>("stakes");
    QTest::addColumn<QStringList>("told");
    QTest::addColumn<QStringList>("untold");
    const QString active = u"still being watched."_s;
    const QString unfetched = u"not kept yet."_s;
    const QString expiry = u"The first link expires in 52 m 00 s."_s;
    const QDateTime expires = now.addSecs(52 * 60);
    const QString unsaved = u"could not be saved"_s;
    QTest::newRow("active") << CloseQuestion::Stakes {.active = 8} << QStringList {u"8"_s, active}
                            << QStringList {unsaved, unfetched, u"expires"_s};
    QTest::newRow("unfetched") << CloseQuestion::Stakes {.unfetched = 2}
                               << QStringList {u"2"_s, unfetched}
                               << QStringList {active, u"expires"_s};
    QTest::newRow("S02 not saved")
        << CloseQuestion::Stakes {.unsaved = u"The disk is full."_s}
        << QStringList {u"The disk is full. Changes that could not be saved are lost then."_s}
        << QStringList {active, unfetched, u"expires"_s};
    QTest::newRow("all") << CloseQuestion::Stakes {.active = 8,
                                                   .unfetched = 2,
                                                   .earliestExpiry = expires}
                         << QStringList {active, unfetched, expiry} << QStringList {};
}

void WindowWordsTest::closeQuestion_namesWhatIsAtStake()
{
    QFETCH(const CloseQuestion::Stakes, stakes);
    QFETCH(const QStringList, told);
    QFETCH(const QStringList, untold);
    const QDateTime now(QDate(2026, 4, 17), QTime(12, 0), QTimeZone::utc());
    const QString sentence = CloseQuestion::sentence(stakes, now);
    for (const QString &part : told)
        QVERIFY2(sentence.contains(part), qPrintable(sentence));
    for (const QString &part : untold)
        QVERIFY2(!sentence.contains(part), qPrintable(sentence));
    QVERIFY(sentence.endsWith(u"Nothing is checked or fetched while Reelwatch is closed."_s));
}

void WindowWordsTest::closeQuestion_asksOnce()
{
    QWidget window;
    window.show();
    CloseQuestion question(&window);
    const QSignalSpy quit(&question, &CloseQuestion::quitChosen);
    for (int time = 0; time < 3; ++time)
        question.ask({.active = 1}, QDateTime::currentDateTimeUtc());
    QCOMPARE(window.findChildren<QDialog *>().size(), 1);
    QVERIFY2(!OnScreen::find<QPushButton>(u"Keep watching in the tray"_s), "G07: there is no tray");
    QVERIFY(OnScreen::click<QPushButton>(u"Cancel"_s));
    QVERIFY(quit.isEmpty());
    question.ask({.active = 1}, QDateTime::currentDateTimeUtc());
    QVERIFY(OnScreen::click<QPushButton>(u"Quit"_s));
    QCOMPARE(quit.size(), 1);
}

QTEST_MAIN(WindowWordsTest)

#include "tst_windowwords.moc"
