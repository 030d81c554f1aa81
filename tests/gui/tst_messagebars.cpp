// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/window/messagebar.h"
#include "gui/window/messagebars.h"
#include "support/joinedtest.h"
#include "windowfixture.h"

#include <QLabel>
#include <QPushButton>
#include <QTimer>

using namespace Reelwatch;
using namespace std::chrono_literals;

/// The bars of the shown window: each is as high as its sentence, no more and no
/// less, as soon as it stands there.
class MessageBarsTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { m = std::make_unique<WindowFixture>(); }
    void cleanup() { m.reset(); }

    void told_isWholeAtOnce_data();
    void told_isWholeAtOnce();
    void two_standOneBelowTheOther();
    void longerSentence_makesItsBarHigher();
    void narrowerWindow_wrapsTheSentence();
    void news_goesByItself();
    void news_isToldAnewEachTime();
    void newsWithAnAction_stays();
    void trouble_replacesNewsAndStays();
    void news_movesNoRow();
    void sameCauseAgain_isOneBarAndNoBox_G12();

private:
    [[nodiscard]] static const QLabel &labelOf(const MessageBar &bar)
    {
        for (const QLabel *label : bar.findChildren<QLabel *>()) {
            if (label->text() == bar.sentence())
                return *label;
        }
        qFatal("no label says the sentence");
    }
    /// All of the sentence inside its label, the label inside its bar, the bar inside the window.
    static void verifyWhole(const MessageBar &bar)
    {
        const QLabel &label = labelOf(bar);
        QVERIFY(label.isVisible());
        const int wanted = label.heightForWidth(label.width());
        QVERIFY2(label.height() >= wanted,
                 qPrintable(u"%1 of %2 px"_s.arg(label.height()).arg(wanted)));
        QVERIFY(bar.rect().contains(label.geometry()));
        QVERIFY(label.width() > bar.width() / 2);
        const QRect inParent(bar.mapTo(bar.window(), QPoint()), bar.size());
        QVERIFY(bar.parentWidget()->rect().contains(bar.geometry()));
        QVERIFY(bar.window()->rect().contains(inParent));
    }
    [[nodiscard]] QList<MessageBar *> bars() const
    {
        return m->window.findChildren<MessageBar *>();
    }

    void letTimePass() const;

    std::unique_ptr<WindowFixture> m;
};

void MessageBarsTest::told_isWholeAtOnce_data()
{
    QTest::addColumn<QString>("sentence");
    QTest::newRow("short") << u"No connection."_s;
    QTest::newRow("two lines") << u"A sentence that goes on and on. "_s.repeated(8).trimmed();
    QTest::newRow("a path") << u"The frame was saved as /home/somebody/Pictures/%1.png."_s.arg(
        u"seedance-aurora-folding-like-silk-"_s.repeated(8));
}

void MessageBarsTest::told_isWholeAtOnce()
{
    QFETCH(const QString, sentence);
    QVERIFY(m->show());
    m->window.bars().tell(u"one"_s, sentence, {{u"Retry now"_s, [] {
                                                }}});
    QCoreApplication::processEvents();
    verifyWhole(*bars().value(0));
    // Nothing but its sentence makes it high.
    const int most = labelOf(*bars().value(0)).heightForWidth(labelOf(*bars().value(0)).width());
    QVERIFY(bars().value(0)->height() <= std::max(most, 32) + 12);
}

void MessageBarsTest::two_standOneBelowTheOther()
{
    QVERIFY(m->show());
    m->window.bars().tell(u"one"_s, u"A sentence that goes on and on. "_s.repeated(8).trimmed());
    m->window.bars().tell(u"two"_s, u"No connection."_s);
    QCoreApplication::processEvents();
    QCOMPARE(bars().size(), 2);
    for (const MessageBar *bar : bars())
        verifyWhole(*bar);
    QVERIFY(bars().at(0)->geometry().bottom() < bars().at(1)->geometry().top());
    QVERIFY(m->window.bars().geometry().bottom() < m->table().mapTo(&m->window, QPoint()).y());
}

void MessageBarsTest::longerSentence_makesItsBarHigher()
{
    QVERIFY(m->show());
    m->window.bars().tell(u"one"_s, u"No connection."_s);
    QCoreApplication::processEvents();
    const int before = bars().value(0)->height();
    m->window.bars().tell(u"one"_s, u"A sentence that goes on and on. "_s.repeated(8).trimmed());
    QCoreApplication::processEvents();
    verifyWhole(*bars().value(0));
    QVERIFY(bars().value(0)->height() > before);
    m->window.bars().tell(u"one"_s, u"No connection."_s);
    QCoreApplication::processEvents();
    QCOMPARE(bars().value(0)->height(), before);
}

void MessageBarsTest::narrowerWindow_wrapsTheSentence()
{
    QVERIFY(m->show());
    m->window.bars().tell(u"one"_s, u"A sentence that goes on and on. "_s.repeated(5).trimmed());
    QCoreApplication::processEvents();
    const int wide = bars().value(0)->height();
    m->window.resize(m->window.minimumSize());
    QTRY_VERIFY(bars().value(0)->height() > wide);
    verifyWhole(*bars().value(0));
    m->window.resize(1280, 800);
    QTRY_COMPARE(bars().value(0)->height(), wide);
}

/// The clocks of all news run out at once.
void MessageBarsTest::letTimePass() const
{
    for (QTimer *timer : m->window.bars().findChildren<QTimer *>()) {
        QVERIFY(timer->intervalAsDuration() >= 5s);
        timer->start(0);
    }
}

void MessageBarsTest::news_goesByItself()
{
    QVERIFY(m->show());
    m->window.bars().tellNews(u"frame"_s, u"The frame was saved."_s);
    QCOMPARE(bars().size(), 1);
    letTimePass();
    QTRY_VERIFY(bars().isEmpty());
}

void MessageBarsTest::news_isToldAnewEachTime()
{
    QVERIFY(m->show());
    m->window.bars().tellNews(u"frame"_s, u"The frame was saved."_s);
    QVERIFY(OnScreen::click<QAbstractButton>(u"Close message"_s, &m->window));
    QTRY_VERIFY(bars().isEmpty());
    m->window.bars().tellNews(u"frame"_s, u"The frame was saved."_s);
    QCOMPARE(bars().size(), 1);
}

void MessageBarsTest::newsWithAnAction_stays()
{
    QVERIFY(m->show());
    m->window.bars().tellNews(u"removed"_s, u"2 videos removed."_s, {{u"Undo"_s, [] {
                                                                      }}});
    QVERIFY(m->window.bars().findChildren<QTimer *>().isEmpty());
}

void MessageBarsTest::news_movesNoRow()
{
    QVERIFY(m->show());
    m->addMany(200, TaskReport::Status::Generating);
    const QModelIndex row = m->table().model()->index(100, TaskModel::StatusColumn);
    m->table().scrollTo(row);
    const auto place = [this, row] {
        const QPoint inTable = m->table().visualRect(row).topLeft();
        return m->table().viewport()->mapTo(&m->window, inTable);
    };
    const QPoint before = place();
    m->window.bars().tellNews(u"news"_s, u"Done."_s);
    QTRY_COMPARE(bars().size(), 1);
    QCOMPARE(place(), before);
    QVERIFY(bars().first()->mapTo(&m->window, QPoint()).y() > m->window.height() / 2);
}

void MessageBarsTest::trouble_replacesNewsAndStays()
{
    QVERIFY(m->show());
    m->window.bars().tellNews(u"frame"_s, u"The frame was saved."_s);
    m->window.bars().tell(u"frame"_s, u"The frame was not saved."_s);
    QCOMPARE(bars().size(), 1);
    QCOMPARE(bars().constFirst()->sentence(), u"The frame was not saved."_s);
    QVERIFY(m->window.bars().findChildren<QTimer *>().isEmpty());
}

/// G12: what goes wrong a hundred times is told once, in its place, and nothing stands over it.
void MessageBarsTest::sameCauseAgain_isOneBarAndNoBox_G12()
{
    QVERIFY(m->show());
    for (int time = 1; time <= 100; ++time) {
        m->window.bars().tell(u"network"_s, u"No connection since %1 s."_s.arg(time));
        m->window.bars().tell(u"disk"_s, u"The disk is full."_s);
    }
    QCOMPARE(bars().size(), 2);
    QCOMPARE(bars().constFirst()->sentence(), u"No connection since 100 s."_s);
    QVERIFY(!QApplication::activeModalWidget());
    // Closed by the user, the same is not told again.
    bars().constLast()->findChildren<QAbstractButton *>().constLast()->click();
    m->window.bars().tell(u"disk"_s, u"The disk is full."_s);
    QTRY_COMPARE(bars().size(), 1);
}

QTEST_MAIN(MessageBarsTest)
#include "tst_messagebars.moc"
