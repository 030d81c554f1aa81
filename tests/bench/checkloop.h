// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "api/taskclient.h"
#include "store/taskstore.h"

#include <QEventLoop>
#include <QNetworkAccessManager>

#include <chrono>

namespace Reelwatch::Bench {

/// What a number of checks cost and came to.
struct Checks
{
    int asked = 0;
    int good = 0;
    int timedOut = 0;
    double microseconds = 0; ///< of processor time per check, all threads of the asker
    double perSecond = 0;
};

/// Asks again as soon as an answer came, so many at once.
class CheckLoop
{
    Q_DISABLE_COPY_MOVE(CheckLoop)

public:
    CheckLoop() = default;
    virtual ~CheckLoop() = default;

    /// Ends at the latest when nothing came for a minute.
    Checks run(int checks, int inFlight);

protected:
    virtual void ask(int check) = 0;
    /// What is still to be done for the checks of this turn, and counts with them.
    virtual void finish() { }
    void answered(bool good, bool timedOut = false);

private:
    void askNext();

    Checks m_result;
    int m_total = 0;
    int m_done = 0;
    QEventLoop m_loop;
};

/// A bare network manager: what Qt's own plumbing costs. It reads each body and drops it.
class BareLoop final : public CheckLoop
{
public:
    BareLoop(QUrl base, int videos);

protected:
    void ask(int check) override;

private:
    QUrl m_base;
    int m_videos;
    QNetworkAccessManager m_network;
};

/// Reelwatch's path: client, reader, store.
class OwnLoop final : public CheckLoop
{
public:
    /// Changed: every answer is read and changes its row. Unchanged: it is known by its bytes.
    enum class Answers { Changed, Unchanged };

    OwnLoop(const QUrl &base, int videos, Answers answers);

    TaskClient client;

protected:
    void ask(int check) override;

private:
    void take(TaskNumber number, const Outcome<TaskAnswer> &answer);

    Answers m_answers;
    TaskStore m_tasks;
    QList<TaskNumber> m_numbers;
    int m_progress = 0;
};

} // namespace Reelwatch::Bench
