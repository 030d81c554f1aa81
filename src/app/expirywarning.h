// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <optional>

namespace Reelwatch {

class Clock;
class MessageBars;
class Totals;

/// The bar that warns while results are not kept and their links soon expire. One that is fetched
/// as it should be is no cause for it: it comes when that has lasted a while.
class ExpiryWarning final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ExpiryWarning)

public:
    static constexpr std::chrono::hours Ahead {2};

    ExpiryWarning(const Totals &totals, const Clock &clock, MessageBars &bars,
                  std::chrono::milliseconds patience = std::chrono::seconds(60),
                  QObject *parent = nullptr);
    ~ExpiryWarning() override;

signals:
    void keepNowRequested();

private:
    void look();
    void wait();
    void tell(int count, const QDateTime &first);

    const Totals &m_totals;
    const Clock &m_clock;
    MessageBars &m_bars;
    const std::chrono::milliseconds m_patience;
    std::optional<std::chrono::milliseconds> m_since; ///< steady, of the first sight
    QTimer m_timer;
};

} // namespace Reelwatch
