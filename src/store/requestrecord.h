// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/watchevent.h"
#include "store/lastminute.h"

#include <QHash>
#include <QObject>
#include <QPointer>

#include <memory>

namespace Reelwatch {

class Clock;
class RequestRecord;

/// One request while it is under way. It ends when nobody holds it any more; of which nothing was
/// said by then, that was given up.
class OpenRequest final
{
    Q_DISABLE_COPY_MOVE(OpenRequest)

public:
    OpenRequest(RequestRecord &record, WatchEvent event, std::chrono::milliseconds begun);
    ~OpenRequest();

    /// `brought` as in WatchEvent.
    void noteAnswer(qint64 brought = 0, TaskReport::Status status = TaskReport::Status::Unknown);
    void noteError(const ApiError &error);
    /// The same will be asked again by itself.
    void noteAgain(const QDateTime &again) { m_event.again = again; }

private:
    QPointer<RequestRecord> m_record;
    WatchEvent m_event;
    bool m_isTold = false;
    const std::chrono::milliseconds m_begun; ///< of Clock::steady()
};

/// What is asked with the keys, whoever asks: how many requests are under way, how many end of
/// late, when the last answer came, and of each that ends what it brought.
class RequestRecord final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RequestRecord)

public:
    explicit RequestRecord(const Clock &clock, QObject *parent = nullptr);
    ~RequestRecord() override;

    /// A request goes out now; `event` says who asks for what.
    [[nodiscard]] std::shared_ptr<OpenRequest> begin(WatchEvent event);
    /// Of those that begin() told of.
    [[nodiscard]] int underWay(AccountId account) const { return m_underWay.value(account); }
    /// Requests a second that ended in the last minute, answered or not.
    [[nodiscard]] double perSecond(AccountId account) const;
    /// UTC; invalid: none since the program began.
    [[nodiscard]] QDateTime lastAnswer(AccountId account) const
    {
        return m_lastAnswers.value(account);
    }

public slots:
    /// A request has ended that whoever sent it counted by himself.
    void note(const Reelwatch::WatchEvent &event);

signals:
    /// A request has ended.
    void noted(const Reelwatch::WatchEvent &event);

private:
    friend OpenRequest;

    void end(WatchEvent event, std::chrono::milliseconds begun);

    const Clock &m_clock;
    const std::chrono::milliseconds m_begun; ///< of Clock::steady()
    QHash<AccountId, int> m_underWay;
    QHash<AccountId, LastMinute> m_lastMinutes;
    QHash<AccountId, QDateTime> m_lastAnswers;
};

} // namespace Reelwatch
