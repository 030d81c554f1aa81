// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "api/httpanswer.h"
#include "domain/task.h"

#include <QHash>
#include <QNetworkRequest>
#include <QPointer>
#include <QSet>

#include <chrono>
#include <functional>
#include <list>
#include <vector>

class QNetworkAccessManager;

namespace Reelwatch {

class BoundedReply;
class NetworkPool;

/// Sends each request as soon as it can really run, in order of coming for each origin, and ends it
/// within its bounds. What has to wait here is not on the wire yet: its time has not begun.
class RequestQueue final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RequestQueue)

public:
    static constexpr int MostUnderWay = 64; ///< over all origins

    /// One request, and who waits for its answer.
    struct Order
    {
        AccountId account = 0;
        QString origin;
        QNetworkRequest request;
        QPointer<const QObject> context; ///< once it is gone, nobody waits any more
        std::function<void(const HttpAnswer &)> arrived;
        bool stopsAtVideo = false;
    };

    /// Owns the pool. `deadline` and `bodyLimit`, in bytes, are those of each BoundedReply.
    RequestQueue(NetworkPool *pool, std::chrono::milliseconds deadline, qint64 bodyLimit,
                 QObject *parent = nullptr);
    ~RequestQueue() override;

    void setDeadline(std::chrono::milliseconds deadline);
    /// How many requests to an origin run at once; as many as the pool can before this is told.
    void setAtOnce(const QString &origin, int atOnce);
    /// The answer is told later, never before this returns.
    void send(Order order);
    /// What waits here of an account is not sent: its answer is End::Cancelled, and comes later.
    void recall(AccountId account);
    /// Ends all requests of an account: their answer is End::Cancelled, and comes later.
    void cancel(AccountId account);
    /// Tells from the event loop, unless `context` or this is gone by then.
    void later(const QObject *context, std::function<void()> tell);

private:
    struct UnderWay
    {
        Order order;
        BoundedReply *reply = nullptr;
        QNetworkAccessManager *manager = nullptr;
    };

    void follow(const QObject *context);
    [[nodiscard]] QNetworkReply *tryToSend(const Order &order);
    void start(Order order, QNetworkReply *reply);
    void finish(BoundedReply *reply, const HttpAnswer &answer);
    void startNext();

    NetworkPool *m_pool;
    std::chrono::milliseconds m_deadline;
    qint64 m_bodyLimit;
    QHash<QString, int> m_atOnce; ///< by origin
    std::vector<UnderWay> m_underWay;
    std::list<Order> m_waiting; ///< in order of coming, all origins together
    QSet<const QObject *> m_contexts; ///< whose end is known here
};

} // namespace Reelwatch
