// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/taskfilter.h"

#include <QHash>
#include <QObject>

#include <array>
#include <set>

namespace Reelwatch {

class Clock;
class TaskModel;

/// How many there are of everything, kept by difference while the table's rows change.
class Totals final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Totals)

public:
    Totals(const TaskModel &tasks, const Clock &clock, QObject *parent = nullptr);
    ~Totals() override;

    [[nodiscard]] int count(TaskFilter::Group group) const;
    [[nodiscard]] int countOf(AccountId account) const; ///< 0: those without a key
    /// The first few videos under a key, by label, prompt or id; plain and short.
    [[nodiscard]] QStringList namesOf(AccountId account, int most) const;
    /// Videos that are checked by themselves until they end.
    [[nodiscard]] int active() const { return m_active; }
    /// Completed videos that are still to be fetched, by themselves or when somebody wishes it; not
    /// those that are never to be.
    [[nodiscard]] int unfetched() const { return m_unfetched; }
    /// Videos that are not safely in the database yet.
    [[nodiscard]] int unsaved() const { return m_unsaved; }
    [[nodiscard]] int kept() const { return m_kept; }
    [[nodiscard]] qint64 keptBytes() const { return m_keptBytes; }
    /// When the next link of a video that is not kept dies, UTC; invalid when none is known to.
    [[nodiscard]] QDateTime earliestExpiry() const;
    /// How many links of videos that are not kept are still good now and not any more at `until`,
    /// UTC.
    [[nodiscard]] int expiringUntil(const QDateTime &until) const;
    /// "42 videos: 5 generating, 28 completed, 4 failed"; empty when there is none.
    [[nodiscard]] QString sentence() const;

signals:
    void changed();

private:
    /// What one row adds. There are as many as rows: it is kept small.
    struct Share
    {
        AccountId account = 0;
        qint64 keptBytes = 0;
        qint64 expires = 0; ///< ms since the epoch, 0: not known, or its file is here
        TaskFilter::Group group = TaskFilter::Group::All;
        bool isActive = false;
        bool isUnfetched = false;
        bool isUnsaved = false;
        bool isKept = false;

        bool operator==(const Share &) const = default;
    };

    [[nodiscard]] Share shareOf(int row, const QDateTime &now) const;
    void add(const Share &share, int sign);
    void takeIn(const RowSpans &spans);
    void letGo(const RowSpans &spans);
    void update(int first, int last);

    const TaskModel &m_tasks;
    const Clock &m_clock;
    std::vector<Share> m_shares; ///< one for each row
    std::array<int, static_cast<size_t>(TaskFilter::Group::Attention) + 1> m_groups {};
    QHash<AccountId, int> m_accounts;
    std::multiset<qint64> m_expiries;
    int m_active = 0;
    int m_unfetched = 0;
    int m_unsaved = 0;
    int m_kept = 0;
    qint64 m_keptBytes = 0;
};

} // namespace Reelwatch
