// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/window/detailfeed.h"

#include "domain/plaintext.h"
#include "gui/detail/detailtabs.h"
#include "gui/player/playerpane.h"
#include "gui/table/tasktable.h"
#include "model/taskmodel.h"
#include "model/totals.h"

namespace Reelwatch {

namespace {

/// Some words that tell a video from others: "Aurora folding like silk over a".
QString shortNameOf(const Task &task)
{
    constexpr qsizetype Longest = 32;
    QString words = plain(task.label.isEmpty() ? task.report.prompt : task.label).simplified();
    if (words.isEmpty())
        return task.id;
    if (words.size() <= Longest)
        return words;
    const qsizetype lastBlank = words.lastIndexOf(u' ', Longest);
    return words.left(lastBlank > 0 ? lastBlank : Longest);
}

} // namespace

DetailFeed::DetailFeed(TaskTable &table, PlayerPane &player, DetailTabs &tabs, const Totals &totals,
                       const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_table(table)
    , m_player(player)
    , m_tabs(tabs)
    , m_totals(totals)
    , m_clock(clock)
{
    const QAbstractItemModel *rows = m_table.model();
    connect(&m_table, &TaskTable::currentNumberChanged, this, &DetailFeed::choose);
    connect(rows, &QAbstractItemModel::dataChanged, this, &DetailFeed::follow);
    connect(rows, &QAbstractItemModel::rowsRemoved, this, &DetailFeed::show);
    connect(&m_totals, &Totals::changed, this, [this] {
        if (!current().isValid())
            showTotals();
    });
    show();
}

DetailFeed::~DetailFeed() = default;

QModelIndex DetailFeed::current() const
{
    return m_table.chosen();
}

void DetailFeed::choose(TaskNumber number)
{
    if (number != m_number)
        show();
}

void DetailFeed::follow(const QModelIndex &topLeft, const QModelIndex &bottomRight)
{
    const int row = current().row();
    if (row >= topLeft.row() && row <= bottomRight.row())
        show();
}

void DetailFeed::show()
{
    const QModelIndex index = current();
    if (!index.isValid()) {
        showNothing();
        return;
    }
    auto task = index.data(TaskModel::TaskRole).value<Task>();
    m_number = task.number;
    m_running = !isFinal(task.report.status);
    const QVariant owner = index.data(TaskModel::OwnerRole);
    const auto account = owner.value<Account>();
    const Account *known = owner.isValid() ? &account : nullptr;
    const bool paused = m_paused || account.paused;
    if (paused)
        task.watch.nextCheck = {};
    const auto state = index.data(TaskModel::OwnerStateRole).value<AccountState>();
    m_player.setSuggestedName(shortNameOf(task));
    m_player.setStage(stageFor(task, known, state, m_clock.now(), paused));
    m_tabs.setUsualTime(index.data(TaskModel::UsualRole).toString());
    m_tabs.setTask(task, known, state);
    m_tabs.tick(m_clock.now());
}

void DetailFeed::showNothing()
{
    m_number = 0;
    m_running = false;
    showTotals();
    m_player.setStage({});
    m_tabs.clear();
}

void DetailFeed::showTotals()
{
    m_player.setEmptyText(tr("Select a video to see it."), m_totals.sentence());
}

void DetailFeed::setPaused(bool paused)
{
    m_paused = paused;
    show();
}

void DetailFeed::tick()
{
    const QModelIndex index = current();
    if (!index.isValid())
        return;
    m_tabs.tick(m_clock.now());
    // A running video's sentence holds its age; a stage that says the same changes nothing.
    const auto task = index.data(TaskModel::TaskRole).value<Task>();
    if (task.keeping.state != Keeping::State::Kept)
        show();
}

} // namespace Reelwatch
