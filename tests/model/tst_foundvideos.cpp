// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/foundvideos.h"
#include "model/wording.h"
#include "store/taskstore.h"
#include "support/joinedtest.h"
#include "support/owntime.h"
#include "support/testclock.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace Reelwatch;
using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;

/// The rows of *Find my videos…*: what is not watched yet, and which of it is to be added.
class FoundVideosTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void rows_tellWhatIsKnown();
    void whatIsWatched_isOnlyCounted();
    void ticks_areCountedAndGiven();
    void allAndNone_areChosen();
    void addedMeanwhile_cannotBeChosen();
    void begin_startsAnew();
    void tensOfThousands_stayWithinAFrame();

private:
    static constexpr AccountId Studio = 3;
    static constexpr int FramesInLimit = 6; ///< of 16 ms

    static QList<FoundVideo> videos(int first, int count);
    [[nodiscard]] QString cell(int row, int column) const
    {
        return m_rows->index(row, column).data().toString();
    }

    TestClock m_clock;
    std::unique_ptr<TaskStore> m_tasks;
    std::unique_ptr<FoundVideos> m_rows;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void FoundVideosTest::init()
{
    m_tester.reset();
    m_rows.reset();
    m_tasks = std::make_unique<TaskStore>();
    m_rows = std::make_unique<FoundVideos>(*m_tasks, m_clock);
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_rows.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_rows->begin(Studio);
}

QList<FoundVideo> FoundVideosTest::videos(int first, int count)
{
    QList<FoundVideo> videos;
    for (int video = first; video < first + count; ++video)
        videos.append({.id = u"vid_%1"_s.arg(video), .prompt = u"prompt %1"_s.arg(video)});
    return videos;
}

void FoundVideosTest::rows_tellWhatIsKnown()
{
    m_rows->append({{.id = u"vid_1"_s,
                     .status = TaskReport::Status::Completed,
                     .word = u"succeeded"_s,
                     .model = u"kling"_s,
                     .prompt = u"<b>two</b> dogs"_s,
                     .created = m_clock.now().addSecs(-240)},
                    {.id = u"vid_2"_s, .word = u"warping"_s},
                    {.id = u"vid_3"_s, .status = TaskReport::Status::Generating}});
    QCOMPARE(cell(0, FoundVideos::StatusColumn), u"Completed"_s);
    QCOMPARE(cell(0, FoundVideos::PromptColumn), u"<b>two</b> dogs"_s);
    QCOMPARE(cell(0, FoundVideos::ModelColumn), u"kling"_s);
    QCOMPARE(cell(0, FoundVideos::CreatedColumn), u"4 min ago"_s);
    QCOMPARE(cell(0, FoundVideos::IdColumn), u"vid_1"_s);
    QCOMPARE(cell(1, FoundVideos::StatusColumn), u"Unrecognised: warping"_s);
    const QModelIndex first = m_rows->index(0, 0);
    QCOMPARE(first.data(Qt::AccessibleTextRole).toString(),
             u"Completed, <b>two</b> dogs, kling, 4 min ago"_s);
    QCOMPARE(static_cast<Wording::Sign>(first.data(FoundVideos::SignRole).toInt()),
             Wording::Sign::Completed);
    QCOMPARE(static_cast<Wording::Sign>(m_rows->index(2, 0).data(FoundVideos::SignRole).toInt()),
             Wording::Sign::Generating);
    const QModelIndex prompt = m_rows->index(0, FoundVideos::PromptColumn);
    QVERIFY(!prompt.data(Qt::ToolTipRole).toString().contains(u"<b>two"_s)); // T01
}

void FoundVideosTest::whatIsWatched_isOnlyCounted()
{
    m_tasks->add({{Studio, u"vid_1"_s}, {Studio + 1, u"vid_2"_s}}, m_clock.now());
    m_rows->append(videos(0, 4));
    QCOMPARE(m_rows->rowCount(), 3); // another key's video of that id is another video (J34)
    QCOMPARE(m_rows->watched(), 1);
    QCOMPARE(cell(1, FoundVideos::IdColumn), u"vid_2"_s);
}

void FoundVideosTest::ticks_areCountedAndGiven()
{
    m_rows->append(videos(0, 5));
    QSignalSpy changed(m_rows.get(), &FoundVideos::chosenChanged);
    const QModelIndex fourth = m_rows->index(3, FoundVideos::StatusColumn);
    QVERIFY(m_rows->setData(fourth, Qt::Checked, Qt::CheckStateRole));
    QCOMPARE(fourth.data(Qt::CheckStateRole).toInt(), static_cast<int>(Qt::Checked));
    QVERIFY(!m_rows->setData(fourth, Qt::Checked, Qt::CheckStateRole)); // it is already
    QCOMPARE(changed.size(), 1);
    QSignalSpy data(m_rows.get(), &QAbstractItemModel::dataChanged);
    m_rows->setChosen({2, 0, 3}, true);
    QCOMPARE(data.size(), 1);
    QCOMPARE(data.first().at(0).toModelIndex().row(), 0);
    QCOMPARE(data.first().at(1).toModelIndex().row(), 3);
    QCOMPARE(m_rows->chosen(), 3);
    const QList<NewTask> wanted {{Studio, u"vid_0"_s}, {Studio, u"vid_2"_s}, {Studio, u"vid_3"_s}};
    QCOMPARE(m_rows->chosenTasks(), wanted);
    QVERIFY(m_rows->setData(fourth, Qt::Unchecked, Qt::CheckStateRole));
    QCOMPARE(m_rows->chosen(), 2);
}

void FoundVideosTest::allAndNone_areChosen()
{
    m_rows->append(videos(0, 5));
    QVERIFY(!m_rows->isAllChosen());
    m_rows->setAllChosen(true);
    QVERIFY(m_rows->isAllChosen());
    QCOMPARE(m_rows->chosen(), 5);
    m_rows->append(videos(5, 1));
    QVERIFY(!m_rows->isAllChosen());
    m_rows->setAllChosen(false);
    QCOMPARE(m_rows->chosen(), 0);
    QVERIFY(m_rows->chosenTasks().isEmpty());
}

void FoundVideosTest::addedMeanwhile_cannotBeChosen()
{
    m_rows->append(videos(0, 3));
    m_rows->setAllChosen(true);
    m_tasks->add({{Studio, u"vid_1"_s}, {Studio + 1, u"vid_2"_s}}, m_clock.now());
    QCOMPARE(m_rows->rowCount(), 3);
    QCOMPARE(m_rows->chosen(), 2);
    QCOMPARE(m_rows->watched(), 1);
    QVERIFY(m_rows->isAllChosen());
    const QModelIndex second = m_rows->index(1, FoundVideos::StatusColumn);
    QCOMPARE(second.data().toString(), u"Watched already"_s);
    QVERIFY(!second.flags().testFlag(Qt::ItemIsEnabled));
    QVERIFY(!m_rows->setData(second, Qt::Checked, Qt::CheckStateRole));
    m_rows->setAllChosen(true);
    const QList<NewTask> wanted {{Studio, u"vid_0"_s}, {Studio, u"vid_2"_s}};
    QCOMPARE(m_rows->chosenTasks(), wanted);
}

void FoundVideosTest::begin_startsAnew()
{
    m_rows->append(videos(0, 3));
    m_rows->setAllChosen(true);
    m_rows->begin(Studio + 1);
    QCOMPARE(m_rows->rowCount(), 0);
    QCOMPARE(m_rows->chosen(), 0);
    QCOMPARE(m_rows->account(), Studio + 1);
}

/// What one event does here must leave the window its frame; the tester alone takes longer.
void FoundVideosTest::tensOfThousands_stayWithinAFrame()
{
    m_tester.reset();
    constexpr int Slice = 500;
    constexpr int Videos = 50'000;
    auto longest = 0ms;
    for (int first = 0; first < Videos; first += Slice) {
        const QList<FoundVideo> slice = videos(first, Slice);
        const auto begin = ownTime();
        m_rows->append(slice);
        longest = std::max(longest, ownTime() - begin);
    }
    const auto begin = ownTime();
    m_rows->setAllChosen(true);
    longest = std::max(longest, ownTime() - begin);
    QCOMPARE(m_rows->chosen(), Videos);
    QVERIFY2(longest <= BusyLimit / FramesInLimit, qPrintable(QString::number(longest.count())));
}

QTEST_GUILESS_MAIN(FoundVideosTest)

#include "tst_foundvideos.moc"
