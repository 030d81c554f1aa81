// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "api/floodguard.h"
#include "api/httpanswer.h"

#include <QBasicTimer>
#include <QElapsedTimer>
#include <QObject>
#include <QPointer>

#include <chrono>

namespace Reelwatch {

/// Reads one network reply to its end or to its bounds, whichever comes first, and owns it. The end
/// is told exactly once and always from the event loop; both are deleted soon after that.
class BoundedReply final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BoundedReply)

public:
    /// `deadline` runs from now to the last byte, whatever drips in between, but not while the
    /// program is stopped; `limit` is in bytes of body.
    BoundedReply(QNetworkReply *reply, std::chrono::milliseconds deadline, qint64 limit,
                 QObject *parent = nullptr);
    ~BoundedReply() override;

    /// Makes a body that begins to be a video end the reply, with End::Video.
    void setStopsAtVideo(bool stops);
    /// Closes the connection at once; finished() tells End::Cancelled, but not before this returns.
    void cancel();

signals:
    void finished(const Reelwatch::HttpAnswer &answer);

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    void look();
    void take();
    void watchForFlood();
    void waitOn();
    void noteHead();
    void close(HttpAnswer::End how);
    void end(HttpAnswer::End how);
    void tell();

    QPointer<QNetworkReply> m_reply; // a manager that dies first takes it along
    std::chrono::milliseconds m_deadline;
    std::chrono::milliseconds m_due {0}; ///< the next ring of the timer
    qint64 m_limit;
    bool m_stopsAtVideo = false;
    QBasicTimer m_timer;
    QElapsedTimer m_clock;
    FloodGuard m_flood;
    qint64 m_hadCome = 0; ///< at the last look for a flood
    HttpAnswer m_answer;
    bool m_ended = false;
};

} // namespace Reelwatch
