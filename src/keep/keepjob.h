// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "keep/deadends.h"
#include "keep/linkasker.h"
#include "keep/linkchain.h"

#include <QObject>

#include <functional>

namespace Reelwatch {

/// One task's way from completed to kept: tries its links in order, asks for fresh ones, and says
/// in the store how it goes. Runs when it is told to, and rests in between.
class KeepJob final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KeepJob)

public:
    enum class Need { Nothing, Key, Space, Folder };

    KeepJob(KeepTools &tools, TaskNumber number, QObject *parent = nullptr);
    ~KeepJob() override;

    /// Begins, or begins again after a rest; with `renew` a fresh link is asked for first.
    void run();
    /// Gives up what is under way; its partial file is removed.
    void stop();
    /// The same, and nothing stays that a later run could resume.
    void discard();
    void setRenew() { m_renew = true; }
    /// The user wants it however long it is (D21).
    void setAnyLength() { m_anyLength = true; }

    [[nodiscard]] TaskNumber number() const { return m_number; }
    [[nodiscard]] bool isRunning() const { return m_running; }
    /// Host and port that it fetches from, or would first; empty: nobody knows yet.
    [[nodiscard]] QString host() const;
    [[nodiscard]] Need need() const { return m_need; } ///< what the present rest waits for

    void takeProgress(quint64 ticket, qint64 received, qint64 size);
    void takeEnd(const TransferEnd &end);

signals:
    void kept(Reelwatch::TaskNumber number);
    void rested(std::chrono::milliseconds wait,
                const QString &why); ///< wants to run again after `wait`
    void foundTooLong(Reelwatch::TaskNumber number, const QString &sentence);
    void finished(); ///< nothing more to do
    void askFailed(Reelwatch::AccountId account, const Reelwatch::ApiError &error);

private:
    void step();
    void fetch(const QByteArray &link, TransferOrder::Part part = TransferOrder::Part::Video);
    void fetchContent();
    void fetchFrame();
    void begin(TransferOrder order);
    void takeDelay(const LinkAsker::Delay &delay);
    void takeVideo(const TransferEnd &end);
    void takeFrame(const TransferEnd &end);
    void takeDeadEnd(const TransferEnd &end);
    void giveUp();
    void restFor(std::chrono::milliseconds wait, const QString &why, Need need = Need::Nothing);
    void retryLater(const QString &why, Need need = Need::Nothing);
    void conclude(Keeping::State state, const QString &why);
    void leave();
    void update(const std::function<void(Keeping &)> &change);
    [[nodiscard]] const Task *task() const;
    [[nodiscard]] std::chrono::milliseconds backoff() const;

    KeepTools &m_tools;
    const TaskNumber m_number;
    LinkAsker m_asker;
    LinkChain m_chain;
    QByteArray m_link; ///< under way
    DeadEnds m_deadEnds;
    QString m_key; ///< what the present part file is found by
    qint64 m_furthest = 0; ///< bytes that were fetched before
    quint64 m_ticket = 0;
    int m_failures = 0; ///< in a row
    int m_wrongFiles = 0;
    int m_frameFailures = 0;
    Need m_need = Need::Nothing;
    bool m_running = false;
    bool m_renew = false;
    bool m_anyLength = false;
    bool m_hasLooked = false; ///< for what an earlier run left
    bool m_frame = false; ///< the video is kept, its last frame is fetched
};

} // namespace Reelwatch
