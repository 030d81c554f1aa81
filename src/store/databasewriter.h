// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/clock.h"
#include "store/connection.h"
#include "store/opening.h"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <deque>

namespace Reelwatch {

class Backups;

/// The one who reads and writes the library, on a thread of its own. What could not be written is
/// kept in order and tried again.
class DatabaseWriter final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DatabaseWriter)

public:
    using Write = std::function<bool(Connection &)>;

    /// The numbers of tasks that are to be read first, beside the newest ones, with commas between.
    static const QString FirstRowsSetting;
    static constexpr int MostFirstRows = 60; ///< of which a window shows some

    /// How long things wait.
    struct Pace
    {
        std::chrono::milliseconds batch {200}; ///< until results of checks are written together
        std::chrono::milliseconds asked {600'000}; ///< and what says only when was asked
        std::chrono::milliseconds retry {1'000}; ///< after a failed writing
        std::chrono::milliseconds painting {100}; ///< the first rows, before the rest is read
        std::chrono::milliseconds upkeep {10'000}; ///< from the last row read to backup and purge
    };

    DatabaseWriter(QString file, const Clock &clock, Pace pace);
    ~DatabaseWriter() override;

    void open();
    /// Reads on in the tasks, now that those that were read last have arrived.
    void readMore();
    /// A user's own act: written at once, together with those that already wait.
    void act(const Write &write, const QList<TaskNumber> &numbers);
    /// The latest of each task of what checks and transfers brought.
    struct Update
    {
        Task task; ///< of fields == Asked: its number and when it was asked, no more
        Task::Fields fields;

        void take(Update later);
    };
    using Updates = QHash<TaskNumber, Update>;
    void update(const Updates &updates);
    void readRemoved();
    /// Copies the library, with all that was done before, to a place of the user's.
    void backUp(const QString &path);
    /// Writes what waits, and says by settled() whether all of it is written.
    void settle();
    /// Writes what waits and ends the connection.
    void close();
    /// After close(): nothing was left unwritten.
    [[nodiscard]] bool isAllWritten() const { return m_acts.empty() && m_updates.isEmpty(); }
    /// What the last failed writing met.
    [[nodiscard]] Fault fault() const { return m_fault; }

signals:
    void opened(const Reelwatch::Opening &opening);
    void tasksRead(const QList<Reelwatch::Task> &tasks); ///< goes on with readMore()
    void allRead();
    void removedRead(const QList<Reelwatch::Task> &tasks);
    void confirmed(const QList<Reelwatch::TaskNumber> &numbers);
    void backedUp(const QString &path, const QString &problem); ///< empty: it is there, whole
    void failed(const QString &sentence);
    void recovered();
    void settled(bool isAllWritten);

private:
    enum class State {
        Closed,
        Waiting, ///< another program holds the file
        Open,
        ReadOnly,
        Broken ///< damaged while open: written again after a restart
    };
    struct Act
    {
        Write write;
        QList<TaskNumber> numbers;
    };

    void readTasks();
    void readFirstRows(QList<Task> &tasks);
    void writeAll();
    bool writeActs();
    bool writeUpdates();
    void refuse();
    void fail();
    void succeed();
    void keepUp();
    void purge(const Backups &backups, const QDateTime &now);

    QString m_file;
    const Clock &m_clock;
    Pace m_pace;
    Connection m_connection;
    State m_state = State::Closed;
    QString m_refusal; ///< why nothing is written, with ReadOnly
    std::deque<Act> m_acts;
    Updates m_updates;
    Fault m_fault = Fault::None;
    QString m_complaint; ///< why writing fails; empty while it works
    QList<TaskNumber> m_firstRows;
    TaskNumber m_readBefore = 0; ///< the tasks that are still to be read
    int m_readAtOnce = 0;
    QTimer m_actTimer;
    QTimer m_retryTimer;
    QTimer m_upkeepTimer;
};

} // namespace Reelwatch
