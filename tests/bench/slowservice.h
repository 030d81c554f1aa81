// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QThread>
#include <QUrl>

#include <chrono>

class QTcpServer;

namespace Reelwatch::Bench {

/// A service on a thread of its own that takes its time for every answer, and can fall silent.
class SlowService final : public QObject
{
    Q_DISABLE_COPY_MOVE(SlowService)

public:
    explicit SlowService(std::chrono::milliseconds wait);
    ~SlowService() override;

    [[nodiscard]] QUrl url() const { return m_url; }
    /// The connections that are open stay so, and are never answered again.
    void fallSilent();

private:
    void accept();

    std::chrono::milliseconds m_wait;
    QThread m_thread;
    QTcpServer *m_server = nullptr;
    QUrl m_url;
};

} // namespace Reelwatch::Bench
