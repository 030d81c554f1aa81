// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/account.h"
#include "domain/foundvideo.h"
#include "domain/newtask.h"
#include "domain/rowspans.h"

#include <QAbstractTableModel>
#include <QHash>

namespace Reelwatch {

class Clock;
class TaskStore;

/// The videos of a service's list that are not watched yet, each with a tick for the ones to add.
class FoundVideos final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FoundVideos)

public:
    // Unscoped: columns and roles feed Qt's int-based model API.
    enum Column { StatusColumn, PromptColumn, ModelColumn, CreatedColumn, IdColumn, ColumnCount };
    enum Role {
        SignRole = Qt::UserRole, ///< Wording::Sign
        WatchedRole ///< it was added since it was found
    };

    FoundVideos(const TaskStore &tasks, const Clock &clock, QObject *parent = nullptr);
    ~FoundVideos() override;

    /// Starts anew, for another account or another search.
    void begin(AccountId account);
    [[nodiscard]] AccountId account() const { return m_account; }
    /// Takes what is not watched yet; the rest is only counted.
    void append(const QList<FoundVideo> &videos);

    [[nodiscard]] int watched() const { return m_watched; } ///< found, but watched already
    [[nodiscard]] int chosen() const { return m_chosen; }
    [[nodiscard]] bool isAllChosen() const { return m_chosen == m_choosable; }
    void setChosen(const QList<int> &rows, bool chosen);
    void setAllChosen(bool chosen);
    /// In the order of the rows.
    [[nodiscard]] QList<NewTask> chosenTasks() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index,
                                int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

signals:
    void chosenChanged();

private:
    enum class Mark { Left, Chosen, Watched };
    struct Row
    {
        FoundVideo video;
        Mark mark = Mark::Left;
    };

    void noteWatched(const RowSpans &rows);
    bool mark(Row &row, bool chosen);
    void tell(int first, int last);
    [[nodiscard]] QString text(const FoundVideo &video, int column) const;
    [[nodiscard]] QString spoken(const Row &row) const;

    const TaskStore &m_tasks;
    const Clock &m_clock;
    AccountId m_account = 0;
    QList<Row> m_rows;
    QHash<CompactText, int> m_rowOf; ///< by id
    int m_watched = 0;
    int m_chosen = 0;
    int m_choosable = 0;
};

} // namespace Reelwatch
