// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/account.h"

#include <QStatusBar>

#include <chrono>
#include <optional>

class QLabel;
class QToolButton;

namespace Reelwatch {

class ElidedLabel;

/// The line at the bottom: how the watching goes, in words.
class StatusLine final : public QStatusBar
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StatusLine)

public:
    enum class Way {
        Online,
        Slowed,
        Offline,
        Unreachable, ///< there is a network, but no service answers as it should
        Held, ///< nothing is asked before the user acts on a key
        Paused,
        Idle
    };
    Q_ENUM(Way)

    /// What there is to say; times and counts as they are now.
    struct News
    {
        Way way = Way::Idle;
        int active = 0; ///< videos still being watched
        int unfetched = 0; ///< completed videos still to be fetched
        int underWay = 0; ///< requests
        std::optional<std::chrono::seconds> nextCheck;
        std::optional<std::chrono::seconds> slowedFor;
        QString keyTrouble; ///< "1 key rejected", or empty
        QString lastProblem; ///< a short sentence with its time, or empty
        int saving = 0; ///< rows not yet confirmed by the database
        QString kept; ///< "28 kept · 84 MB"
        /// "each video about every 42 min at 4 checks/s", where the limit rules; and whose limit.
        QString stretched;
        AccountId limitedBy = 0;

        bool operator==(const News &) const = default;
    };

    explicit StatusLine(QWidget *parent = nullptr);
    ~StatusLine() override;

    void setNews(const News &news);

signals:
    void limitsRequested(Reelwatch::AccountId account);

protected:
    void changeEvent(QEvent *event) override;

private:
    void paintDot();

    QLabel *m_dot;
    QLabel *m_way;
    ElidedLabel *m_text;
    QToolButton *m_changeLimit;
    QLabel *m_kept;
    News m_news;
};

} // namespace Reelwatch
