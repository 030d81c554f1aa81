// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/rowchanges.h"
#include "model/rowindex.h"
#include "model/rowsieve.h"
#include "model/sortkeys.h"

#include <QAbstractProxyModel>
#include <QElapsedTimer>
#include <QTimer>

namespace Reelwatch {

class TaskModel;

/// Which rows the table shows, and in which order; made for a hundred thousand of them.
///
/// The first change after quiet is followed at once, those that come on its heels together after a
/// tenth of a second (L12), new rows among them. Rows never come or go by a reset.
class TaskFilter final : public QAbstractProxyModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TaskFilter)

public:
    enum class Group { All, Queued, Generating, Completed, Failed, Attention };
    Q_ENUM(Group)

    /// The one group beside All that holds rows of this sign; All for those that only All holds.
    /// A row whose sign is Attention is not counted under its status.
    [[nodiscard]] static Group groupOf(Wording::Sign sign) noexcept;

    explicit TaskFilter(QObject *parent = nullptr);
    ~TaskFilter() override;

    /// Takes a TaskModel only.
    void setSourceModel(QAbstractItemModel *source) override;

    void setGroup(Group group);
    /// Only this account's tasks; 0 for tasks without a key, nothing for all.
    void setAccount(std::optional<AccountId> account);
    /// Words that must all occur in prompt, id, model, label or error; case ignored.
    void setSearch(const QString &text);
    [[nodiscard]] Group group() const { return m_group; }
    [[nodiscard]] std::optional<AccountId> account() const { return m_account; }
    [[nodiscard]] QString search() const { return m_search; }

    /// What is unknown comes last, whatever the order; the task's number decides a tie. Column -1
    /// is the order of adding.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    [[nodiscard]] int sortColumn() const { return m_sortColumn; }
    [[nodiscard]] Qt::SortOrder sortOrder() const { return m_sortOrder; }

    /// Follows all changes that still wait for others, and shows the rows that are new.
    void settle();

    [[nodiscard]] QModelIndex index(int row, int column,
                                    const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    using QObject::parent;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex mapToSource(const QModelIndex &proxy) const override;
    [[nodiscard]] QModelIndex mapFromSource(const QModelIndex &source) const override;
    /// A number is found without a look at every row.
    [[nodiscard]] QModelIndexList match(const QModelIndex &start, int role, const QVariant &value,
                                        int hits, Qt::MatchFlags flags) const override;

private:
    void earnCredit();
    void watchRows();
    void watchLayout();
    void follow(const QModelIndex &topLeft, const QModelIndex &bottomRight,
                const QList<int> &roles);
    void settleSoon();
    void takeIn(const RowSpans &spans);
    void letGo(const RowSpans &spans);
    void readForSieve(int row, const QDateTime &now);
    [[nodiscard]] bool isWanted(int row) const;
    /// Puts what changed where it belongs; the views are told later.
    void reorder(const RowChanges &changes);
    /// Rows that may stand elsewhere or pass otherwise now.
    [[nodiscard]] std::vector<int> reread(const RowChanges &changes);
    void announce(const RowChanges &changes);

    /// Judges rows anew: those that are shown, or all.
    void sift(RowSieve::Effect effect);
    /// Tells the views what became of the wanted rows.
    void publish();
    void publishSpans(const RowIndex::Difference &difference, const std::vector<int> &rows);
    void publishLayout(std::vector<int> rows);
    void holdIndexes();
    void giveIndexesBack();

    const TaskModel *m_tasks = nullptr;
    Group m_group = Group::All;
    std::optional<AccountId> m_account;
    QString m_search;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;

    RowSieve m_sieve;
    SortKeys m_sortKeys;
    RowIndex m_index;
    RowChanges m_changes; ///< not followed yet
    bool m_isBehind = false; ///< the views have not been told of all rows, or of their order
    QElapsedTimer m_earnt; ///< since credit was earned last
    double m_credit = 0; ///< changes and arrivals that may be followed at once
    QTimer m_later; ///< runs while some wait to be followed together
    QModelIndexList m_held;
    QList<TaskNumber> m_heldNumbers;
};

} // namespace Reelwatch
