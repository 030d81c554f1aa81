// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/barsof.h"
#include "app/expirywarning.h"
#include "gui/window/messagebars.h"
#include "model/library.h"
#include "model/totals.h"
#include "support/joinedtest.h"

#include <QSignalSpy>

#include <memory>

using namespace Reelwatch;
using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;

/// The bar that warns of links that soon expire.
class ExpiryWarningTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void soonExpiring_isToldAfterAWhile();
    void whatIsKeptInTime_isNeverTold();
    void kept_clearsTheBar();
    void farExpiry_isToldWhenItComesNear();
    void neverToBeKept_isNoCause();
    void deadLinks_areNoCause();
    void keepNow_isAskedFor();

private:
    TaskNumber addExpiring(const QString &id, std::chrono::seconds in);
    void warn(std::chrono::milliseconds patience)
    {
        m_warning = std::make_unique<ExpiryWarning>(*m_totals, m->clock, *m_bars, patience);
    }
    [[nodiscard]] QStringList told() const { return sentencesOf(*m_bars); }

    std::unique_ptr<Library> m;
    std::unique_ptr<Totals> m_totals;
    std::unique_ptr<MessageBars> m_bars;
    std::unique_ptr<ExpiryWarning> m_warning;
};

void ExpiryWarningTest::init()
{
    m = std::make_unique<Library>();
    m_totals = std::make_unique<Totals>(m->model, m->clock);
    m_bars = std::make_unique<MessageBars>();
    m_bars->show();
}

void ExpiryWarningTest::cleanup()
{
    m_warning.reset();
    m_bars.reset();
    m_totals.reset();
    m.reset();
}

TaskNumber ExpiryWarningTest::addExpiring(const QString &id, std::chrono::seconds in)
{
    const TaskNumber number = m->add(id);
    m->say(number,
           {.status = TaskReport::Status::Completed,
            .link = "https://media.example/v.mp4",
            .linkExpires = m->clock.now().addSecs(in.count())});
    return number;
}

void ExpiryWarningTest::soonExpiring_isToldAfterAWhile()
{
    warn(60s);
    addExpiring(u"a"_s, 90min);
    addExpiring(u"b"_s, 30min);
    addExpiring(u"c"_s, 10h);
    QCOMPARE(told(), QStringList());
    m->clock.advance(61s);
    addExpiring(u"d"_s, 20h); // whatever moves has it look again
    QCOMPARE(told().size(), 1);
    QVERIFY2(told().first().startsWith(u"2 video"_s), qPrintable(told().first()));
    const QDateTime first = m->clock.now().addSecs(30 * 60 - 61).toLocalTime();
    QVERIFY(told().first().contains(QLocale().toString(first.time(), QLocale::ShortFormat)));
    QCOMPARE(buttonsOf(*m_bars, 0).first(), u"Keep now"_s);
}

void ExpiryWarningTest::whatIsKeptInTime_isNeverTold()
{
    warn(60s);
    const TaskNumber number = addExpiring(u"a"_s, 1h);
    m->clock.advance(30s);
    m->tasks.setKeeping(number, {.state = Keeping::State::Kept, .file = u"/x.mp4"_s});
    m->clock.advance(31s);
    addExpiring(u"b"_s, 1h);
    QCOMPARE(told(), QStringList());
}

void ExpiryWarningTest::kept_clearsTheBar()
{
    warn(0s);
    const TaskNumber number = addExpiring(u"a"_s, 1h);
    QCOMPARE(told().size(), 1);
    m->tasks.setKeeping(number, {.state = Keeping::State::Kept, .file = u"/x.mp4"_s});
    QCOMPARE(told(), QStringList());
}

void ExpiryWarningTest::farExpiry_isToldWhenItComesNear()
{
    warn(0s);
    addExpiring(u"a"_s, 2h + 1s);
    QCOMPARE(told(), QStringList());
    m->clock.advance(3s);
    QTRY_COMPARE_WITH_TIMEOUT(told().size(), 1, 10'000); // by itself
}

void ExpiryWarningTest::neverToBeKept_isNoCause()
{
    warn(0s);
    const TaskNumber number = m->add(u"a"_s);
    m->tasks.setKeepChoice(number, KeepChoice::Kind::Never);
    m->say(number,
           {.status = TaskReport::Status::Completed,
            .link = "https://media.example/v.mp4",
            .linkExpires = m->clock.now().addSecs(600)});
    QCOMPARE(told(), QStringList());
    m->tasks.setKeepChoice(number, KeepChoice::Kind::AsKey);
    QCOMPARE(told().size(), 1);
}

void ExpiryWarningTest::deadLinks_areNoCause()
{
    warn(0s);
    addExpiring(u"a"_s, 10min);
    QCOMPARE(told().size(), 1);
    m->clock.advance(11min);
    addExpiring(u"b"_s, 10h);
    QCOMPARE(told(), QStringList());
}

void ExpiryWarningTest::keepNow_isAskedFor()
{
    warn(0s);
    addExpiring(u"a"_s, 1h);
    QSignalSpy asked(m_warning.get(), &ExpiryWarning::keepNowRequested);
    clickBar(*m_bars, 0, 0);
    QCOMPARE(asked.size(), 1);
}

QTEST_MAIN(ExpiryWarningTest)
#include "tst_expirywarning.moc"
