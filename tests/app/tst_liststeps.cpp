// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desk.h"
#include "app/removal.h"
#include "gui/player/noticepage.h"
#include "gui/table/tasktable.h"
#include "support/joinedtest.h"
#include "support/onscreen.h"

#include <QLabel>
#include <QLineEdit>

#include <memory>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

struct ListDesk : Desk
{
    Removal removal {tasks, window};
};

} // namespace

/// List and detail pane keep step: the pane shows what is selected, or asks to select.
class ListStepsTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m.reset(); }
    void removal_goesOnWithTheNeighbour_data();
    void removal_goesOnWithTheNeighbour();
    void undo_selectsWhatCameBack();
    void removalOfAll_asksToSelect();
    void searchWithoutTheVideo_asksToSelect();
    void deselecting_asksToSelect();
    void deselectingOneOfTwo_showsTheOther();

private:
    [[nodiscard]] TaskTable &table() const { return *m->window.findChild<TaskTable *>(); }
    void click(TaskNumber number, Qt::KeyboardModifiers modifiers = {}) const
    {
        const QModelIndex index =
            m->rows.mapFromSource(m->model.indexOf(number, TaskModel::StatusColumn));
        QTest::mouseClick(table().viewport(), Qt::LeftButton, modifiers,
                          table().visualRect(index).center());
    }
    /// The id in the Overview; empty while the pane shows no video.
    [[nodiscard]] QString shown() const
    {
        const auto *id = m->window.findChild<QLabel *>(u"id"_s);
        return id->isVisible() ? id->text() : QString();
    }
    [[nodiscard]] bool asks() const
    {
        const auto *title = m->window.findChild<NoticePage *>()->findChild<QLabel *>(u"title"_s);
        return title->text() == u"Select a video to see it."_s && shown().isEmpty();
    }

    std::unique_ptr<ListDesk> m;
    QList<TaskNumber> m_numbers; ///< from top to bottom
};

void ListStepsTest::init()
{
    m = std::make_unique<ListDesk>();
    m->accounts.save({.name = u"Work"_s, .base = QUrl(u"https://api.example.com"_s)});
    m_numbers = m->tasks.add({{1, u"vid_4"_s}, {1, u"vid_3"_s}, {1, u"vid_2"_s}, {1, u"vid_1"_s}},
                             m->clock.now());
    std::ranges::reverse(m_numbers);
    m->window.show();
    QVERIFY(QTest::qWaitForWindowActive(&m->window));
}

void ListStepsTest::removal_goesOnWithTheNeighbour_data()
{
    QTest::addColumn<QList<int>>("rows");
    QTest::addColumn<QString>("next");
    QTest::newRow("the first") << QList {0} << u"vid_2"_s;
    QTest::newRow("one in the middle") << QList {1} << u"vid_3"_s;
    QTest::newRow("the last") << QList {3} << u"vid_3"_s;
    QTest::newRow("two together") << QList {1, 2} << u"vid_4"_s;
}

void ListStepsTest::removal_goesOnWithTheNeighbour()
{
    QFETCH(const QList<int>, rows);
    QFETCH(const QString, next);
    for (const int row : rows)
        click(m_numbers.at(row), Qt::ControlModifier);
    QTest::keyClick(&table(), Qt::Key_Delete);
    QCOMPARE(m->tasks.size(), 4 - rows.size());
    QCOMPARE(m->window.selectedNumbers().size(), 1);
    QCOMPARE(shown(), next);
}

void ListStepsTest::undo_selectsWhatCameBack()
{
    click(m_numbers.at(1));
    click(m_numbers.at(2), Qt::ControlModifier);
    QTest::keyClick(&table(), Qt::Key_Delete);
    m->removal.undo();
    QCOMPARE(m->window.selectedNumbers(), m_numbers.mid(1, 2));
    QCOMPARE(shown(), u"vid_2"_s);
}

void ListStepsTest::removalOfAll_asksToSelect()
{
    click(m_numbers.at(1));
    QTest::keyClick(&table(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(&table(), Qt::Key_Delete);
    QCOMPARE(m->tasks.size(), 0);
    QVERIFY(asks());
}

void ListStepsTest::searchWithoutTheVideo_asksToSelect()
{
    click(m_numbers.at(1));
    QCOMPARE(shown(), u"vid_2"_s);
    m->window.findChild<QLineEdit *>(u"search"_s)->setText(u"vid_3"_s);
    QVERIFY(asks());
    QCOMPARE(m->window.selectedNumbers(), QList<TaskNumber>());
}

void ListStepsTest::deselecting_asksToSelect()
{
    click(m_numbers.at(1));
    click(m_numbers.at(1), Qt::ControlModifier);
    QCOMPARE(m->window.selectedNumbers(), QList<TaskNumber>());
    QVERIFY(asks());
    click(m_numbers.at(1));
    QCOMPARE(shown(), u"vid_2"_s);
}

void ListStepsTest::deselectingOneOfTwo_showsTheOther()
{
    click(m_numbers.at(1));
    click(m_numbers.at(2), Qt::ControlModifier);
    QCOMPARE(shown(), u"vid_3"_s);
    click(m_numbers.at(2), Qt::ControlModifier);
    QCOMPARE(shown(), u"vid_2"_s);
}

QTEST_MAIN(ListStepsTest)
#include "tst_liststeps.moc"
