// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/task.h"
#include "model/wording.h"

#include <QSortFilterProxyModel>

#include <optional>

namespace Reelwatch {

/// Which rows the table shows, and in which order.
class TaskFilter final : public QSortFilterProxyModel
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

    void setGroup(Group group);
    /// Only this account's tasks; 0 for tasks without a key, nothing for all.
    void setAccount(std::optional<AccountId> account);
    /// Words that must all occur in prompt, id, model, label or error; case ignored.
    void setSearch(const QString &text);
    [[nodiscard]] Group group() const { return m_group; }
    [[nodiscard]] std::optional<AccountId> account() const { return m_account; }
    [[nodiscard]] QString search() const { return m_search; }

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    /// What is unknown comes last, whatever the order; the task's number decides a tie.
    [[nodiscard]] bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    [[nodiscard]] bool holdsWords(const QModelIndex &source) const;

    Group m_group = Group::All;
    std::optional<AccountId> m_account;
    QString m_search;
    QStringList m_words;
};

} // namespace Reelwatch
