// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "store/journal.h"

#include <QStringList>

#include <numeric>

/// Writes down in words what a store asks its journal to keep.
class RecordingJournal final : public Reelwatch::Journal
{
public:
    QStringList calls;
    Reelwatch::Task::Fields fields; ///< of the last updateTask
    Reelwatch::Task::Fields allFields; ///< of every updateTask

    void insertTasks(Reelwatch::TaskNumber first, const QList<Reelwatch::NewTask> &tasks,
                     const QDateTime &) override
    {
        QList<Reelwatch::TaskNumber> numbers(tasks.size());
        std::iota(numbers.begin(), numbers.end(), first);
        note("insert", numbers);
    }
    void removeTasks(const QList<Reelwatch::TaskNumber> &numbers) override
    {
        note("remove", numbers);
    }
    void restoreTasks(const QList<Reelwatch::TaskNumber> &numbers) override
    {
        note("restore", numbers);
    }
    void updateOwner(const Reelwatch::Task &task) override { note("owner", {task.number}); }
    void updateTask(const Reelwatch::Task &task, Reelwatch::Task::Fields changed) override
    {
        fields = changed;
        allFields |= changed;
        note("update", {task.number});
    }
    void saveAccount(const Reelwatch::Account &account) override { note("account", {account.id}); }
    void removeAccount(Reelwatch::AccountId id) override { note("remove account", {id}); }
    void saveSetting(const QString &name, const QVariant &) override
    {
        calls.append(QLatin1String("setting ") + name);
    }

private:
    void note(const char *what, const QList<qint64> &numbers)
    {
        QString call = QString::fromLatin1(what);
        for (const qint64 number : numbers)
            call += QLatin1Char(' ') + QString::number(number);
        calls.append(call);
    }
};
