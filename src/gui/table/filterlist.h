// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/taskfilter.h"

#include <QListView>

namespace Reelwatch {

/// The list on the left: one row chosen at a time, counts right-aligned, headings small.
class FilterList final : public QListView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FilterList)

public:
    explicit FilterList(QWidget *parent = nullptr);
    ~FilterList() override;

    void setModel(QAbstractItemModel *model) override;
    void choose(TaskFilter::Group group, std::optional<AccountId> account);

    [[nodiscard]] QSize sizeHint() const override { return {190, 400}; }

signals:
    void chosen(Reelwatch::TaskFilter::Group group, std::optional<Reelwatch::AccountId> account);

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
};

} // namespace Reelwatch
