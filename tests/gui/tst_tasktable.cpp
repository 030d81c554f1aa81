// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/table/tasktable.h"
#include "model/library.h"
#include "model/taskfilter.h"
#include "support/joinedtest.h"
#include "writtenwords.h"

#include <QPaintEvent>
#include <QPainter>
#include <QScopeGuard>
#include <QSignalSpy>

using namespace Reelwatch;
using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;
using Status = TaskReport::Status;

namespace {

/// What a widget was asked to paint.
class Painted final : public QObject
{
public:
    explicit Painted(QWidget &widget) { widget.installEventFilter(this); }
    [[nodiscard]] QRect take() { return std::exchange(m_rect, {}); }

    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            m_rect |= static_cast<QPaintEvent *>(event)->rect();
        return false;
    }

private:
    QRect m_rect;
};

} // namespace

/// The table over rows that come, go and change places.
class tst_TaskTable : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void selectAll_thenWiderFilter_selectsNoMore();
    void selection_staysWhenManyOthersGo_G03();
    void selection_thatIsFilteredOut_isToldOf();
    void currentRow_isFoundByItsNumber_G03();
    void selectNumbers_takesNeighboursTogether();
    void selectedNumbers_areThoseOfManyRanges();
    void change_isPaintedWhereItIsSeen();
    void status_saysHowLongSuchVideosTake();
    void midnight_underAnyLocale_agesOnly_C11_data();
    void midnight_underAnyLocale_agesOnly_C11();

private:
    QList<TaskNumber> add(int count, const QString &prompt);
    /// What the table writes into a cell.
    [[nodiscard]] QStringList written(TaskNumber number, TaskModel::Column column) const;

    std::unique_ptr<Library> m_library;
    std::unique_ptr<TaskFilter> m_filter;
    std::unique_ptr<TaskTable> m_table;
};

void tst_TaskTable::init()
{
    m_table.reset();
    m_filter.reset();
    m_library = std::make_unique<Library>();
    m_filter = std::make_unique<TaskFilter>();
    m_filter->setSourceModel(&m_library->model);
    m_table = std::make_unique<TaskTable>();
    m_table->setModel(m_filter.get());
    m_table->resize(900, 400);
}

QList<TaskNumber> tst_TaskTable::add(int count, const QString &prompt)
{
    QList<NewTask> wanted;
    for (int at = 0; at < count; ++at)
        wanted.append({1, u"%1_%2"_s.arg(prompt).arg(at)});
    const QList<TaskNumber> numbers = m_library->tasks.add(wanted, m_library->clock.now());
    for (const TaskNumber number : numbers)
        m_library->say(number, {.status = Status::Completed, .prompt = prompt});
    m_filter->settle();
    return numbers;
}

/// Else a filter, Ctrl+A, the filter cleared and Del would remove what was never selected.
void tst_TaskTable::selectAll_thenWiderFilter_selectsNoMore()
{
    QList<TaskNumber> dogs;
    for (int at = 0; at < 20; ++at) {
        add(10, u"cats %1"_s.arg(at));
        dogs += add(8, u"dogs %1"_s.arg(at));
    }
    m_filter->setSearch(u"dogs"_s);
    m_table->selectAll();
    m_filter->setSearch({});
    QCOMPARE(m_filter->rowCount(), 360);
    QList<TaskNumber> selected = m_table->selectedNumbers();
    std::ranges::sort(selected);
    QCOMPARE(selected, dogs);
    m_table->sortByColumn(TaskModel::PromptColumn, Qt::AscendingOrder);
    selected = m_table->selectedNumbers();
    std::ranges::sort(selected);
    QCOMPARE(selected, dogs);
}

void tst_TaskTable::selection_staysWhenManyOthersGo_G03()
{
    const QList<TaskNumber> numbers = add(300, u"cats"_s);
    const QList<TaskNumber> chosen {numbers.at(250), numbers.at(101), numbers.at(100)};
    m_table->selectNumbers(chosen);
    const QSignalSpy resized(m_table.get(), &TaskTable::selectionResized);
    const QSignalSpy current(m_table.get(), &TaskTable::currentNumberChanged);
    QList<TaskNumber> others;
    for (int at = 2; at < 300; at += 3) {
        if (!chosen.contains(numbers.at(at)))
            others.append(numbers.at(at));
    }
    TaskStore::Rows removed = m_library->tasks.remove(others);
    QCOMPARE(m_table->selectedNumbers(), chosen); // the newest stands on top
    m_library->tasks.restore(std::move(removed));
    QCOMPARE(m_table->selectedNumbers(), chosen);
    QCOMPARE(m_table->currentNumber(), numbers.at(250));
    QVERIFY(resized.isEmpty() && current.isEmpty());
}

void tst_TaskTable::selection_thatIsFilteredOut_isToldOf()
{
    const QList<TaskNumber> cats = add(3, u"cats"_s);
    const QList<TaskNumber> dogs = add(3, u"dogs"_s);
    m_table->selectNumbers({cats.at(1), dogs.at(1)});
    QCOMPARE(m_table->currentNumber(), dogs.at(1));
    const QSignalSpy resized(m_table.get(), &TaskTable::selectionResized);
    const QSignalSpy current(m_table.get(), &TaskTable::currentNumberChanged);
    m_filter->setSearch(u"cats"_s);
    QCOMPARE(m_table->selectedNumbers(), QList {cats.at(1)});
    QCOMPARE(resized, QList<QVariantList> {{1}});
    // The other panes turn to what is left of it.
    QCOMPARE(current, QList<QVariantList> {{QVariant::fromValue<TaskNumber>(cats.at(1))}});
}

void tst_TaskTable::currentRow_isFoundByItsNumber_G03()
{
    const QList<TaskNumber> numbers = add(40, u"cats"_s);
    m_table->selectNumbers({numbers.at(7)});
    const QSignalSpy current(m_table.get(), &TaskTable::currentNumberChanged);
    for (const int column : {TaskModel::IdColumn, TaskModel::PromptColumn}) {
        m_table->sortByColumn(column, Qt::AscendingOrder);
        QCOMPARE(m_table->currentNumber(), numbers.at(7));
        QCOMPARE(m_table->selectedNumbers(), QList {numbers.at(7)});
    }
    QVERIFY(current.isEmpty());
}

void tst_TaskTable::selectNumbers_takesNeighboursTogether()
{
    const QList<TaskNumber> numbers = add(20, u"cats"_s);
    m_table->selectNumbers(numbers.mid(3, 5) + numbers.mid(12, 2) + QList<TaskNumber> {4711});
    QCOMPARE(m_table->selectionModel()->selection().size(), 2);
    QCOMPARE(m_table->selectedNumbers().size(), 7);
    m_table->selectNumbers({4711});
    QCOMPARE(m_table->selectedNumbers().size(), 7); // nothing to show, nothing to change
}

void tst_TaskTable::selectedNumbers_areThoseOfManyRanges()
{
    const QList<TaskNumber> numbers = add(2000, u"cats"_s);
    QList<TaskNumber> chosen;
    for (qsizetype at = 1998; at >= 0; at -= 2)
        chosen.append(numbers.at(at));
    const QSignalSpy resized(m_table.get(), &TaskTable::selectionResized);
    m_table->selectNumbers(chosen);
    QCOMPARE(m_table->selectedNumbers(), chosen);
    QCOMPARE(resized.last(), QVariantList {1000});
}

void tst_TaskTable::change_isPaintedWhereItIsSeen()
{
    const QList<TaskNumber> numbers = add(200, u"cats"_s);
    m_table->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_table.get()));
    QCoreApplication::processEvents();
    Painted painted(*m_table->viewport());
    const auto say = [this](TaskNumber number) {
        m_library->say(number, {.status = Status::Failed, .prompt = u"cats"_s});
        m_filter->settle();
        QCoreApplication::processEvents();
    };
    say(numbers.at(0)); // the oldest stands last, out of sight
    QCOMPARE(painted.take(), QRect());
    say(numbers.at(197));
    const QRect row = m_table->visualRect(m_filter->index(2, TaskModel::StatusColumn));
    const QRect seen = painted.take();
    QCOMPARE(seen.top(), row.top());
    QVERIFY(seen.height() <= row.height() + 1);
    QCOMPARE(seen.width(), m_table->viewport()->width());
}

QStringList tst_TaskTable::written(TaskNumber number, TaskModel::Column column) const
{
    const QModelIndex cell = m_filter->mapFromSource(m_library->model.indexOf(number, column));
    WrittenWords device;
    QPainter painter(&device);
    QStyleOptionViewItem option;
    option.initFrom(m_table.get());
    option.font = m_table->font();
    option.rect = QRect(0, 0, 400, 48);
    m_table->itemDelegate()->paint(&painter, option, cell);
    painter.end();
    return device.words();
}

void tst_TaskTable::status_saysHowLongSuchVideosTake()
{
    const TaskNumber number = m_library->add(u"vid_1"_s);
    TaskReport report {.status = Status::Generating, .model = u"kling"_s};
    m_library->say(number, report);
    QCOMPARE(written(number, TaskModel::StatusColumn), QStringList {u"Generating"_s});
    m_library->model.setUsualTime(1, u"kling"_s, UsualTime {.median = 100s});
    QStringList both = written(number, TaskModel::StatusColumn);
    std::ranges::sort(both);
    QCOMPARE(both, QStringList({u"Generating"_s, u"usually 1 m 40 s"_s}));
    report.progress = 40; // a better word than what is usual
    m_library->say(number, report);
    QCOMPARE(written(number, TaskModel::StatusColumn), QStringList {u"Generating"_s});
    report.status = Status::Completed;
    m_library->say(number, report);
    QVERIFY(!written(number, TaskModel::StatusColumn).contains(u"usually 1 m 40 s"_s));
}

void tst_TaskTable::midnight_underAnyLocale_agesOnly_C11_data()
{
    QTest::addColumn<QLocale>("locale");
    for (const char *name : {"C", "de_DE", "ar_EG", "fa_IR", "th_TH", "hi_IN"})
        QTest::newRow(name) << QLocale(QLatin1StringView(name));
}

/// Rows of several days stand in their order and say their ages while the day and the locale
/// change.
void tst_TaskTable::midnight_underAnyLocale_agesOnly_C11()
{
    QFETCH(const QLocale, locale);
    const auto restore = qScopeGuard([before = QLocale()] { QLocale::setDefault(before); });
    const QList<TaskNumber> numbers = add(3, u"days"_s);
    const QDateTime midnight(m_library->clock.now().date().addDays(1), QTime(0, 0));
    m_library->clock.advance(std::chrono::seconds(m_library->clock.now().secsTo(midnight) - 5));
    for (qsizetype at = 0; at < numbers.size(); ++at) {
        TaskReport said = m_library->tasks.find(numbers.at(at))->report;
        said.created = said.updated = m_library->before(std::chrono::days(at));
        m_library->say(numbers.at(at), said);
    }
    m_table->setColumnHidden(TaskModel::CreatedColumn, false);
    m_table->sortByColumn(TaskModel::CreatedColumn, Qt::DescendingOrder);
    const auto ages = [this, &numbers] {
        m_filter->settle();
        QStringList texts;
        for (int row = 0; row < numbers.size(); ++row) {
            texts.append(m_filter->index(row, TaskModel::CreatedColumn).data().toString());
            for (int column = 0; column < TaskModel::ColumnCount; ++column)
                (void)m_filter->index(row, column).data(Qt::ToolTipRole).toString();
        }
        return texts;
    };
    const QStringList before {u"just now"_s, u"1 day ago"_s, u"2 days ago"_s};
    QCOMPARE(ages(), before);
    QLocale::setDefault(locale);
    QEvent change(QEvent::LocaleChange);
    QCoreApplication::sendEvent(m_table.get(), &change);
    QVERIFY(!m_table->grab().isNull());
    QCOMPARE(ages(), before);
    m_library->clock.advance(20s);
    QVERIFY(!m_table->grab().isNull());
    const QStringList after {u"20 s ago"_s, u"1 day ago"_s, u"2 days ago"_s};
    QCOMPARE(ages(), after);
}

QTEST_MAIN(tst_TaskTable)
#include "tst_tasktable.moc"
