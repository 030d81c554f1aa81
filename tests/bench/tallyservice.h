// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMutex>
#include <QThread>
#include <QUrl>

#include <chrono>
#include <vector>

class QTcpServer;
class QTcpSocket;

namespace Reelwatch::Bench {

/// A service on a thread of its own that notes when it was asked for what. Its videos are young,
/// and each answer tells more progress than the last.
class TallyService final : public QObject
{
    Q_DISABLE_COPY_MOVE(TallyService)

public:
    using Time = std::chrono::steady_clock::time_point;

    struct Request
    {
        Time came;
        int video = 0;
        int inFlight = 0; ///< this one counted
    };

    /// `wait`: how long it takes for an answer.
    explicit TallyService(std::chrono::milliseconds wait);
    ~TallyService() override;

    [[nodiscard]] QUrl url() const { return m_url; }
    /// All since the last call, in order of coming.
    [[nodiscard]] std::vector<Request> takeRequests();
    /// When its last answer went on its way.
    [[nodiscard]] Time lastAnswered() const;

private:
    void accept();
    void take(QTcpSocket *socket);
    void answer(QTcpSocket &socket, int video);
    [[nodiscard]] QByteArray answerAbout(int video);

    std::chrono::milliseconds m_wait;
    QThread m_thread;
    QTcpServer *m_server = nullptr;
    QUrl m_url;
    QByteArray m_created; ///< of all its videos: Unix seconds
    int m_inFlight = 0;
    int m_answers = 0;
    mutable QMutex m_lock;
    std::vector<Request> m_requests;
    Time m_lastAnswered;
};

} // namespace Reelwatch::Bench
