// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clips.h"
#include "gui/player/clipplayer.h"
#include "gui/player/playbackplugin.h"
#include "gui/player/videosurface.h"
#include "support/joinedtest.h"
#include "support/owntime.h"
#include "windowfixture.h"

#include <QSignalSpy>

#include <algorithm>

using namespace Reelwatch;
using Status = TaskReport::Status;

namespace {

constexpr int Rows = 30;
/// Promised are 50 ms to answer, half of what any stretch of work may take.
constexpr auto AnswerLimit = BusyLimit / 2;

} // namespace

/// Rows of fetched videos that are passed in haste, while clips load and play.
class QuickChoiceTest final : public QObject
{
    Q_OBJECT

public:
    static void initMain() { PlaybackPlugin::configure(); }

private slots:
    void init();
    void cleanup() { m.reset(); }

    void rowsPassedInHaste_openNone_V15();
    void rowChosenWhileOneLoads_answersAtOnce();

private:
    /// Goes one row down and paints what that shows, within one turn of the event loop: no row
    /// rests, however long a busy machine takes.
    void step();
    [[nodiscard]] ClipPlayer &player() const { return *m->window.findChild<ClipPlayer *>(); }
    [[nodiscard]] QString longest() const;

    std::unique_ptr<WindowFixture> m;
    QList<std::chrono::milliseconds> m_steps;
};

void QuickChoiceTest::init()
{
    m = std::make_unique<WindowFixture>();
    m_steps.clear();
    for (const TaskNumber number : m->addMany(Rows, Status::Completed)) {
        Keeping keeping {.state = Keeping::State::Kept};
        keeping.file = Clips::path(number % 2 ? "tall.mp4" : "count.mp4");
        m->tasks.setKeeping(number, keeping);
    }
    QVERIFY(m->show());
    m->table().setFocus();
    QTest::keyClick(&m->table(), Qt::Key_Home, Qt::ControlModifier);
    QVERIFY(m->window.findChild<VideoSurface *>()->isVisible());
}

void QuickChoiceTest::step()
{
    const auto begin = ownTime();
    QTest::keyClick(&m->table(), Qt::Key_Down);
    m->window.repaint();
    m_steps.append(ownTime() - begin);
}

QString QuickChoiceTest::longest() const
{
    return QString::number(std::ranges::max_element(m_steps)->count()) + u" ms"_s;
}

void QuickChoiceTest::rowsPassedInHaste_openNone_V15()
{
    const QSignalSpy opened(&player(), &ClipPlayer::durationChanged);
    const QSignalSpy shown(&player(), &ClipPlayer::frameShown);
    for (int row = 1; row < Rows; ++row)
        step();
    QVERIFY(!player().isOpen());
    QCOMPARE(opened.size(), 0);
    QCOMPARE(shown.size(), 0);
    QTest::keyClick(&m->table(), Qt::Key_Return);
    QTRY_VERIFY(player().frame().isValid());
    QCOMPARE(opened.size(), 1);
    const QModelIndex last = m->table().currentIndex();
    QCOMPARE(last.row(), Rows - 1);
    const auto task = last.data(TaskModel::TaskRole).value<Task>();
    const bool tall = task.keeping.file == Clips::path("tall.mp4");
    QCOMPARE(player().frame().size(), tall ? QSize(90, 160) : QSize(160, 90));
    QVERIFY2(*std::ranges::max_element(m_steps) < AnswerLimit, qPrintable(longest()));
}

void QuickChoiceTest::rowChosenWhileOneLoads_answersAtOnce()
{
    for (int row = 1; row < Rows; ++row) {
        QTest::keyClick(&m->table(), Qt::Key_Return); // opens the clip and plays it
        QVERIFY(player().isOpen());
        m->table().setFocus();
        step();
        QVERIFY(!player().isOpen());
        QCOMPARE(m->table().currentIndex().row(), row);
    }
    QVERIFY2(*std::ranges::max_element(m_steps) < AnswerLimit, qPrintable(longest()));
}

QTEST_MAIN(QuickChoiceTest)
#include "tst_quickchoice.moc"
