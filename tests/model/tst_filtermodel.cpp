// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/filtermodel.h"
#include "model/library.h"
#include "model/totals.h"
#include "support/joinedtest.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

#include <memory>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;
using Status = TaskReport::Status;

/// The list on the left.
class tst_FilterModel : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void rows_areGroupsThenKeys();
    void headings_cannotBeSelected();
    void counts_followTheRows();
    void onlyDifferingCounts_areAnnounced();
    void noKey_isThereOnlyWithTasks();
    void videosOfADeletedKey_standUnderNoKey();
    void keysPart_vanishesWithTheLastKey();
    void keyChanged_isAnnouncedForItsRow();
    void hostileName_isPlain_T01_T10();

private:
    [[nodiscard]] QStringList names() const;
    [[nodiscard]] int countAt(int row) const;

    std::unique_ptr<Library> m_library;
    std::unique_ptr<Totals> m_totals;
    std::unique_ptr<FilterModel> m_list;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void tst_FilterModel::init()
{
    m_tester.reset();
    m_list.reset();
    m_totals.reset();
    m_library = std::make_unique<Library>();
    m_totals = std::make_unique<Totals>(m_library->model, m_library->clock);
    m_list = std::make_unique<FilterModel>(*m_totals, m_library->accounts);
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_list.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
}

QStringList tst_FilterModel::names() const
{
    QStringList shown;
    for (int row = 0; row < m_list->rowCount(); ++row)
        shown.append(m_list->index(row).data().toString());
    return shown;
}

int tst_FilterModel::countAt(int row) const
{
    return m_list->index(row).data(FilterModel::CountRole).toInt();
}

void tst_FilterModel::rows_areGroupsThenKeys()
{
    QCOMPARE(
        names(),
        (QStringList {u"Status"_s, u"All videos"_s, u"Queued"_s, u"Generating"_s, u"Completed"_s,
                      u"Failed"_s, u"Attention"_s, u"Keys"_s, u"Studio"_s, u"Client"_s}));
    QCOMPARE(m_list->index(5).data(FilterModel::GroupRole).toInt(),
             static_cast<int>(TaskFilter::Group::Failed));
    QVERIFY(!m_list->index(5).data(FilterModel::AccountRole).isValid());
    QCOMPARE(m_list->index(9).data(FilterModel::AccountRole).value<AccountId>(), 2);
    QCOMPARE(m_list->index(9).data(FilterModel::ColourRole).toString(), u"#d56199"_s);
    QVERIFY(!m_list->index(9).data(FilterModel::GroupRole).isValid());
    QCOMPARE(m_list->index(9).data(Qt::AccessibleTextRole).toString(), u"Client, 0"_s);
}

void tst_FilterModel::headings_cannotBeSelected()
{
    for (int row = 0; row < m_list->rowCount(); ++row) {
        const QModelIndex index = m_list->index(row);
        const bool heading = row == 0 || row == 7;
        QCOMPARE(index.data(FilterModel::HeadingRole).toBool(), heading);
        QCOMPARE(index.flags().testFlag(Qt::ItemIsSelectable), !heading);
        QCOMPARE(index.data(FilterModel::CountRole).isValid(), !heading);
    }
}

void tst_FilterModel::counts_followTheRows()
{
    const TaskNumber number = m_library->add(u"a"_s);
    m_library->add(u"b"_s, 2);
    QCOMPARE(countAt(1), 2);
    QCOMPARE(countAt(8), 1);
    m_library->say(number, {.status = Status::Generating});
    QCOMPARE(countAt(3), 1);
    m_library->accounts.setState(1, {.kind = AccountState::Kind::Rejected});
    QCOMPARE(countAt(3), 0);
    QCOMPARE(countAt(6), 1);
    m_library->tasks.remove({number});
    QCOMPARE(countAt(1), 1);
    QCOMPARE(countAt(6), 0);
}

void tst_FilterModel::onlyDifferingCounts_areAnnounced()
{
    const TaskNumber number = m_library->add(u"a"_s);
    m_library->say(number, {.status = Status::Queued});
    const QSignalSpy changed(m_list.get(), &FilterModel::dataChanged);
    m_library->say(number, {.status = Status::Generating});
    QCOMPARE(changed.size(), 2);
    QCOMPARE(changed.at(0).at(0).value<QModelIndex>().row(), 2);
    QCOMPARE(changed.at(1).at(0).value<QModelIndex>().row(), 3);
    QCOMPARE(changed.at(0).at(2).value<QList<int>>(),
             (QList<int> {FilterModel::CountRole, Qt::AccessibleTextRole}));
}

void tst_FilterModel::noKey_isThereOnlyWithTasks()
{
    const TaskNumber number = m_library->add(u"a"_s, 0);
    QCOMPARE(names().last(), u"No key"_s);
    QCOMPARE(m_list->index(10).data(FilterModel::AccountRole).value<AccountId>(), 0);
    QCOMPARE(countAt(10), 1);
    m_library->accounts.save({.name = u"Third"_s});
    QCOMPARE(names().mid(8), (QStringList {u"Studio"_s, u"Client"_s, u"Third"_s, u"No key"_s}));
    m_library->tasks.assign({number}, 3);
    QCOMPARE(names().mid(8), (QStringList {u"Studio"_s, u"Client"_s, u"Third"_s}));
    QCOMPARE(countAt(10), 1);
}

void tst_FilterModel::videosOfADeletedKey_standUnderNoKey()
{
    m_library->add(u"a"_s, 1);
    m_library->add(u"b"_s, 0);
    QCOMPARE(countAt(10), 1);
    m_library->accounts.remove(1);
    QCOMPARE(names().mid(8), (QStringList {u"Client"_s, u"No key"_s}));
    QCOMPARE(countAt(9), 2);
}

void tst_FilterModel::keysPart_vanishesWithTheLastKey()
{
    m_library->accounts.remove(1);
    QCOMPARE(names().mid(7), (QStringList {u"Keys"_s, u"Client"_s}));
    m_library->accounts.remove(2);
    QCOMPARE(names().last(), u"Attention"_s);
    m_library->add(u"a"_s, 0);
    QCOMPARE(names().mid(7), (QStringList {u"Keys"_s, u"No key"_s}));
    m_library->accounts.save({.name = u"New"_s});
    QCOMPARE(names().mid(7), (QStringList {u"Keys"_s, u"New"_s, u"No key"_s}));
}

void tst_FilterModel::keyChanged_isAnnouncedForItsRow()
{
    const QSignalSpy changed(m_list.get(), &FilterModel::dataChanged);
    Account renamed = *m_library->accounts.find(2);
    renamed.name = u"Agency"_s;
    m_library->accounts.save(renamed);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.at(0).at(0).value<QModelIndex>().row(), 9);
    QCOMPARE(names().last(), u"Agency"_s);
}

void tst_FilterModel::hostileName_isPlain_T01_T10()
{
    m_library->accounts.save({.id = 1,
                              .name = u"<b>\u202Egnp\n"_s + QString(10'000, u'x'),
                              .base = QUrl(u"https://h/<img src=x>"_s)});
    const QString name = names().at(8);
    QVERIFY(name.startsWith(u"<b>gnp x"_s));
    QVERIFY(name.size() <= 61);
    QVERIFY(!m_list->index(8).data(Qt::ToolTipRole).toString().contains(u"<img"_s));
}

QTEST_GUILESS_MAIN(tst_FilterModel)
#include "tst_filtermodel.moc"
