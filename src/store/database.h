// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "store/databasewriter.h"
#include "store/journal.h"

#include <QTimer>

#include <memory>

class QThread;

namespace Reelwatch {

/// The library on disk as the GUI thread sees it: takes every change at once and tells later what
/// became of it. All reading and writing happens on the thread that it owns.
class Database final : public QObject, public Journal
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Database)

public:
    /// `clock` is asked on both threads and must outlive the database.
    explicit Database(const QString &file, const Clock &clock, QObject *parent = nullptr,
                      DatabaseWriter::Pace pace = {});
    ~Database() override; ///< closes

    /// Begins to open; opened() comes first, then every row, then allRead(). Nothing may be added
    /// to the stores before opened(): only then are the numbers known that are free.
    void open();
    /// Asks for the rows that were removed and can still be restored.
    void readRemoved();
    /// Copies the library into a file; backedUp() says how that went.
    void backUp(const QString &path);
    /// Writes what waits; settled() says whether all of it is written. A disk that does not answer
    /// never says so.
    void settle();
    /// Writes what waits and ends the thread, within a second. False when something could not be
    /// written in time; lossCause() then says why, in a short sentence.
    bool close();
    [[nodiscard]] QString lossCause() const { return m_lossCause; }

    void insertTasks(TaskNumber first, const QList<NewTask> &tasks,
                     const QDateTime &added) override;
    void removeTasks(const QList<TaskNumber> &numbers) override;
    void restoreTasks(const QList<TaskNumber> &numbers) override;
    void updateOwner(const Task &task) override;
    void updateTask(const Task &task, Task::Fields fields) override;
    void saveAccount(const Account &account) override;
    void removeAccount(AccountId id) override;
    void saveSetting(const QString &name, const QVariant &value) override;

signals:
    void opened(const Reelwatch::Opening &opening);
    void tasksRead(const QList<Reelwatch::Task> &tasks); ///< newest first
    void allRead();
    void removedRead(const QList<Reelwatch::Task> &tasks); ///< the latest removed first
    void backedUp(const QString &path, const QString &problem); ///< no problem: it is there, whole
    /// The user's acts on these rows are durable.
    void confirmed(const QList<Reelwatch::TaskNumber> &numbers);
    void failed(const QString &sentence); ///< what changes is not saved, and why
    void recovered(); ///< everything is saved again
    void settled(bool isAllWritten);

private:
    struct AskedTimes
    {
        QDateTime lastAsked;
        QDateTime lastAnswered;
    };

    void act(const DatabaseWriter::Write &write, const QList<TaskNumber> &numbers = {});
    void passUpdates();
    void passAll();

    const Clock &m_clock;
    DatabaseWriter::Pace m_pace;
    DatabaseWriter::Updates m_updates; ///< gathered here: each one would wake the other thread
    QTimer m_passing;
    QHash<TaskNumber, AskedTimes> m_asked; ///< what a check that brings nothing new leaves
    QTimer m_passingAsked;
    QString m_lossCause;
    std::unique_ptr<QThread> m_thread;
    std::unique_ptr<DatabaseWriter> m_writer; ///< lives in m_thread
};

} // namespace Reelwatch
