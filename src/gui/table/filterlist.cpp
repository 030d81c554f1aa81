// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/table/filterlist.h"

#include "gui/table/filterdelegate.h"
#include "model/filtermodel.h"

namespace Reelwatch {

FilterList::FilterList(QWidget *parent)
    : QListView(parent)
{
    setAccessibleName(tr("Filter"));
    setItemDelegate(new FilterDelegate(this));
    setFrameShape(NoFrame);
    setUniformItemSizes(false);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMinimumWidth(140);
    setMaximumWidth(260);
    setAutoFillBackground(true);
    viewport()->setBackgroundRole(QPalette::Window);
}

FilterList::~FilterList() = default;

void FilterList::setModel(QAbstractItemModel *model)
{
    QListView::setModel(model);
    choose(TaskFilter::Group::All, {});
    // A key that goes away takes its row with it; something is always chosen.
    connect(model, &QAbstractItemModel::rowsRemoved, this, [this] {
        if (!currentIndex().isValid())
            choose(TaskFilter::Group::All, {});
    });
}

void FilterList::choose(TaskFilter::Group group, std::optional<AccountId> account)
{
    for (int row = 0; row < model()->rowCount(); ++row) {
        const QModelIndex index = model()->index(row, 0);
        const QVariant rowGroup = index.data(FilterModel::GroupRole);
        const QVariant rowAccount = index.data(FilterModel::AccountRole);
        const bool matches = account ? rowAccount.isValid() && rowAccount.toLongLong() == *account
                                     : rowGroup.isValid() && rowGroup.toInt() == int(group);
        if (matches) {
            setCurrentIndex(index);
            return;
        }
    }
}

void FilterList::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
    if (!current.isValid())
        return;
    if (const QVariant account = current.data(FilterModel::AccountRole); account.isValid())
        emit chosen(TaskFilter::Group::All, account.toLongLong());
    else if (const QVariant group = current.data(FilterModel::GroupRole); group.isValid())
        emit chosen(static_cast<TaskFilter::Group>(group.toInt()), std::nullopt);
}

} // namespace Reelwatch
