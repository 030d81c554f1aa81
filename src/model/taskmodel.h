// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/account.h"
#include "domain/clock.h"
#include "domain/rowspans.h"
#include "domain/usualtimes.h"
#include "model/sortvalue.h"
#include "model/wording.h"

#include <QAbstractTableModel>
#include <QHash>

#include <optional>

namespace Reelwatch {

class AccountStore;
class TaskStore;

/// A table's view of the stores; keeps no rows of its own.
class TaskModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TaskModel)

public:
    // Unscoped: columns and roles feed Qt's int-based model API. The order is the default one.
    enum Column {
        PosterColumn, ///< its accessible text is the whole row as a sentence
        StatusColumn,
        PromptColumn, ///< the label, where there is one, before the prompt; editable: the label
                      ///< (F2)
        ModelColumn,
        ShapeColumn, ///< resolution and ratio
        ElapsedColumn,
        LinkColumn, ///< "Expires in": time until the link does, or "kept"
        KeyColumn,
        CreatedColumn,
        UpdatedColumn,
        DurationColumn,
        IdColumn,
        CheckedColumn, ///< "Last checked"
        ColumnCount
    };
    enum Role {
        SortRole = Qt::UserRole, ///< of one comparable type per column
        TaskRole, ///< Task
        NumberRole, ///< TaskNumber
        SignRole, ///< Wording::Sign as int
        ProgressRole, ///< int 1 to 99, of generating or fetching, or -1
        PosterRole, ///< path of an image, empty until there is one
        SearchRole, ///< case-folded label, prompt, id, model and error, for the filter
        AttentionRole, ///< bool
        UrgencyRole, ///< of the link: 0 none, 1 under an hour, 2 under ten minutes
        AccountRole, ///< AccountId
        AccountColourRole, ///< "#rrggbb"
        ActiveRole, ///< bool: checks go on by themselves
        OwnerRole, ///< Account; invalid when none is chosen or it was deleted
        OwnerStateRole, ///< AccountState
        SavedRole, ///< bool: safely in the database
        UsualRole, ///< text: how long such videos usually take; empty when ended or not known
        NoteRole ///< text: a word more under the status, or empty
    };

    TaskModel(TaskStore &tasks, const AccountStore &accounts, const Clock &clock,
              QObject *parent = nullptr);
    ~TaskModel() override;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    /// The picture's title is empty; its AccessibleTextRole, as every column's, names it in menus.
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

    /// Ids as text and kept videos as files, for dragging out.
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData *mimeData(const QModelIndexList &indexes) const override;
    [[nodiscard]] Qt::DropActions supportedDragActions() const override;

    /// How long the videos of a key and model usually take; nothing: too few are known.
    void setUsualTime(AccountId account, const QString &model,
                      const std::optional<UsualTime> &time);

    [[nodiscard]] QModelIndex indexOf(TaskNumber number, int column = 0) const;
    [[nodiscard]] const Task &task(int row) const;
    [[nodiscard]] QDateTime now() const; ///< what time signs are read with
    [[nodiscard]] Wording::Sign sign(int row, const QDateTime &now) const;
    [[nodiscard]] bool isActive(int row) const; ///< checks go on by themselves
    /// The key that a row stands under: 0 when none was chosen or it was deleted.
    [[nodiscard]] AccountId keyOf(int row) const;
    [[nodiscard]] SortValue sortValue(int row, int column) const;
    /// A number is found without a look at every row.
    [[nodiscard]] QModelIndexList match(const QModelIndex &start, int role, const QVariant &value,
                                        int hits, Qt::MatchFlags flags) const override;

public slots:
    /// Says that the ages in these rows read differently by now; rows out of range are left out.
    void announceTimes(int firstRow, int lastRow);
    /// Announces the rows whose sign changed since the last call by the passing of time alone: long
    /// unreachable, link expired.
    void refresh();

signals:
    /// Rows went and came in many places at once: for who keeps something for each row. Told within
    /// the change of layout that views hear of, the removed in their old places.
    void rowsScattered(const Reelwatch::RowSpans &removed, const Reelwatch::RowSpans &inserted);

private:
    /// Rows that come and go together, and the indexes to be kept over it.
    struct Rearrangement
    {
        RowSpans removed;
        RowSpans inserted;
        QModelIndexList held;
        QList<TaskNumber> numbers;
    };
    void watchTasks();
    void beginRearrangement();
    void endRearrangement();
    [[nodiscard]] const AccountState &stateOf(const Task &task) const;
    [[nodiscard]] QString usual(const Task &task) const;
    [[nodiscard]] bool mayTurn(const Task &task) const;
    void watchAccounts();
    void announce(int row, Task::Fields fields);
    void announceState(AccountId id);
    void announceAccount(AccountId id);
    /// Tells of the rows that fit, neighbours together, from the first column to `last`.
    template<typename Fits>
    void announceRows(Fits fits, Column last, const QList<int> &roles);

    TaskStore &m_tasks;
    const AccountStore &m_accounts;
    const Clock &m_clock;
    QDateTime m_refreshed;
    QHash<AccountId, AccountState> m_announced; ///< what the rows of a key last told of it
    QHash<std::pair<AccountId, QString>, UsualTime> m_usual;
    AccountId m_leaving = 0;
    std::optional<Rearrangement> m_rearrangement;
};

} // namespace Reelwatch
