// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/detail/overviewpage.h"
#include "gui/detail/valuelabel.h"
#include "support/joinedtest.h"

#include <QRandomGenerator>
#include <QStackedWidget>
#include <QTimeZone>

#include <array>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;

/// What the page shows is readable to its end, whatever came before it.
class TestOverviewPage final : public QObject
{
    Q_OBJECT

private slots:
    void values_areNeverCut_data();
    void values_areNeverCut();

private:
    [[nodiscard]] QString words(int most);
    [[nodiscard]] Task anyTask();
    [[nodiscard]] bool isHeads() { return m_random.bounded(2) == 0; }

    QRandomGenerator m_random;
    const QDateTime m_now = QDateTime::fromSecsSinceEpoch(1'776'000'000, QTimeZone::utc());
};

namespace {

/// The first visible value that is taller than its place; empty when all fit.
QString cutValue(const OverviewPage &page)
{
    for (const ValueLabel *label : page.findChildren<ValueLabel *>())
        if (label->isVisible() && label->height() < label->heightForWidth(label->width()))
            return u"%1: %2 of %3 for \"%4\""_s.arg(label->objectName())
                .arg(label->height())
                .arg(label->heightForWidth(label->width()))
                .arg(label->value());
    return {};
}

} // namespace

QString TestOverviewPage::words(int most)
{
    QStringList words;
    for (quint32 i = m_random.bounded(quint32(most) + 1); i > 0; --i)
        words.append(QString(1 + int(m_random.bounded(12U)), u'm'));
    return words.join(u' ');
}

Task TestOverviewPage::anyTask()
{
    using Kept = Keeping::State;
    constexpr std::array States {Kept::None,    Kept::Fetching,    Kept::Kept,   Kept::Missing,
                                 Kept::Refused, Kept::LinkExpired, Kept::Queued, Kept::Changed};
    Task task;
    task.number = 1 + m_random.bounded(2);
    task.id = u"vid_"_s + words(1);
    task.label = words(3);
    task.report.status = TaskReport::Status::Completed;
    task.report.prompt = words(40);
    task.report.model = words(2);
    task.report.link = "https://a.example/v.mp4";
    task.keeping.state = States.at(m_random.bounded(quint32(States.size())));
    task.keeping.problem = task.keeping.state == Kept::Kept ? QString() : words(20);
    if (isHeads())
        task.keeping.file = u"/home/me/Videos/"_s + words(6) + u".mp4"_s;
    if (isHeads())
        task.report.linkExpires = m_now.addSecs(3000);
    return task;
}

void TestOverviewPage::values_areNeverCut_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 8; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestOverviewPage::values_areNeverCut()
{
    QFETCH(const quint32, seed);
    m_random.seed(seed);
    QStackedWidget tabs;
    auto *page = new OverviewPage;
    tabs.addWidget(page);
    tabs.addWidget(new QWidget);
    tabs.resize(380, 300);
    tabs.show();
    for (int step = 0; step < 60; ++step) {
        if (m_random.bounded(5) == 0)
            tabs.setCurrentIndex(1 - tabs.currentIndex());
        if (m_random.bounded(5) == 0)
            tabs.resize(300 + int(m_random.bounded(300U)), 200 + int(m_random.bounded(500U)));
        page->setTask(isHeads() ? anyTask() : Task(), nullptr, {}, m_now);
        if (isHeads())
            continue;
        page->setTask(anyTask(), nullptr, {}, m_now);
        tabs.setCurrentIndex(0);
        QTRY_COMPARE(cutValue(*page), QString());
    }
}

QTEST_MAIN(TestOverviewPage)
#include "tst_overviewpage.moc"
