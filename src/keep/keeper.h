// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/rowspans.h"
#include "keep/keepjob.h"
#include "keep/keepqueue.h"
#include "keep/keptfiles.h"
#include "keep/mediathread.h"

#include <QHash>
#include <QObject>
#include <QTimer>

namespace Reelwatch {

/// Fetches every completed video by itself, the link nearest to its expiry first, and says in the
/// store how it goes. Reads and orders on the GUI thread, touches files and network on the media
/// thread only.
class Keeper final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Keeper)

public:
    /// `folder`: absolute, made when the first file comes. Rows that are in the store already are
    /// taken up at once: unfinished ones anew, kept ones are looked for.
    Keeper(TaskStore &tasks, const AccountStore &accounts, RequestRecord &requests,
           TaskClient &client, const Clock &clock, const QString &folder,
           const KeepRules &rules = {}, QObject *parent = nullptr);
    ~Keeper() override;

    /// Where files go from now on, and how they are named; what is kept stays where it is.
    void setFolder(const QString &folder);
    void setNames(const NamePattern &names) { m_tools.names = names; }

    /// Null: nothing is written beside the videos to come.
    void setSidecar(const std::function<QByteArray(const QByteArray &answer)> &text)
    {
        m_tools.sidecar = text;
    }

    /// How its questions with a key take their turn among the checks.
    void setTakeTurn(const TakeTurn &takeTurn) { m_tools.takeTurn = takeTurn; }

    /// Fetches anew what was refused, lost or missing, or is resting. Kept and running ones stay.
    void takeUp(TaskNumber number);
    /// The same, however long it is.
    void retry(TaskNumber number);
    /// The same with a fresh link, asked for at once.
    void renew(TaskNumber number);
    /// Everything that rests runs as soon as there is room: the network is back.
    void retryAll();

    /// While paused nothing is asked with a key; what has a link is fetched all the same.
    void setAskingPaused(bool paused);

    /// Looks whether the files of these are there, and finds those again that were gone.
    void lookFor(const QList<TaskNumber> &numbers) { m_files.lookFor(numbers); }
    /// Looks whether a kept file still is what was fetched, as a player that could not show it
    /// wants to know.
    void examine(TaskNumber number) { m_files.examine(number); }
    /// Ends everything within 500 ms; what was under way begins anew at the next start.
    void stop();

signals:
    void kept(Reelwatch::TaskNumber number);
    void spaceMeasured(qint64 free); ///< bytes where the folder is, whenever that may have changed
    void spaceRanOut(const QString &sentence); ///< once until something could be kept again
    void folderFailed(const QString &sentence); ///< the same: it cannot be written to
    /// It waits for the user's word: retry() fetches it all the same.
    void foundTooLong(Reelwatch::TaskNumber number, const QString &sentence);
    void askFailed(Reelwatch::AccountId account, const Reelwatch::ApiError &error);

private:
    void takeInserted(const RowSpans &rows);
    void takeRemoved(const RowSpans &rows);
    void takeChange(int row, Task::Fields fields);
    void takeAccount(AccountId account);
    void takeSettings(AccountId account);
    void review(TaskNumber number);
    [[nodiscard]] bool isChosen(const Task &task) const;
    void considerUnseen();
    [[nodiscard]] bool isWanted(const Task &task) const;
    void enqueue(TaskNumber number);
    void begin(KeepJob &job);
    void rest(KeepJob &job, std::chrono::milliseconds wait, const QString &why);
    enum class Part { Stays, Goes };
    void drop(TaskNumber number, Part part = Part::Stays);
    void wake();
    void fill();
    void armTimer();

    TaskStore &m_tasks;
    MediaThread m_media;
    KeepTools m_tools;
    KeptFiles m_files;
    KeepQueue m_queue;
    QHash<AccountId, bool> m_keepsVideos; ///< as it was last looked at
    QList<TaskNumber> m_unseen; ///< rows that came and were not looked at yet
    QTimer m_timer;
    std::chrono::milliseconds m_heldUntil {0}; ///< the queue waits for room on the disk
    bool m_full = false;
    bool m_folderFails = false;
    bool m_stopped = false;
};

} // namespace Reelwatch
