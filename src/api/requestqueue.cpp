// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/requestqueue.h"

#include "api/boundedreply.h"
#include "api/networkpool.h"

#include <QTimer>

#include <algorithm>
#include <utility>

namespace Reelwatch {

RequestQueue::RequestQueue(NetworkPool *pool, std::chrono::milliseconds deadline, qint64 bodyLimit,
                           QObject *parent)
    : QObject(parent)
    , m_pool(pool)
    , m_deadline(deadline)
    , m_bodyLimit(bodyLimit)
{
    m_pool->setParent(this);
}

RequestQueue::~RequestQueue()
{
    for (const UnderWay &one : m_underWay) // while the network still is
        delete one.reply;
}

void RequestQueue::setDeadline(std::chrono::milliseconds deadline)
{
    m_deadline = deadline;
}

void RequestQueue::setAtOnce(const QString &origin, int atOnce)
{
    m_atOnce.insert(origin, atOnce);
    startNext();
}

void RequestQueue::send(Order order)
{
    follow(order.context);
    if (QNetworkReply *reply = tryToSend(order))
        start(std::move(order), reply);
    else
        m_waiting.push_back(std::move(order));
}

/// Nothing while there is no room for it.
QNetworkReply *RequestQueue::tryToSend(const Order &order)
{
    if (m_underWay.size() >= MostUnderWay)
        return nullptr;
    const auto atOnce = m_atOnce.constFind(order.origin);
    const auto isThere = [&order](const UnderWay &one) {
        return one.order.origin == order.origin;
    };
    if (atOnce != m_atOnce.cend() && std::ranges::count_if(m_underWay, isThere) >= *atOnce)
        return nullptr;
    return m_pool->get(order.request, order.origin);
}

/// When nobody waits any more, the connection is free for others. Heard once for all requests of a
/// context: the watcher alone makes thousands.
void RequestQueue::follow(const QObject *context)
{
    if (m_contexts.contains(context))
        return;
    m_contexts.insert(context);
    connect(context, &QObject::destroyed, this, [this, context] {
        m_contexts.remove(context);
        for (const UnderWay &one : m_underWay) {
            if (!one.order.context)
                one.reply->cancel();
        }
    });
}

void RequestQueue::start(Order order, QNetworkReply *reply)
{
    auto *bounded = new BoundedReply(reply, m_deadline, m_bodyLimit, this);
    bounded->setStopsAtVideo(order.stopsAtVideo);
    connect(bounded, &BoundedReply::finished, this,
            [this, bounded](const HttpAnswer &answer) { finish(bounded, answer); });
    m_underWay.push_back({std::move(order), bounded, reply->manager()});
}

void RequestQueue::finish(BoundedReply *reply, const HttpAnswer &answer)
{
    const auto at = std::ranges::find(m_underWay, reply, &UnderWay::reply);
    const UnderWay over = std::move(*at);
    m_underWay.erase(at);
    m_pool->giveBack(over.manager, over.order.origin, answer.end == HttpAnswer::End::TimedOut);
    const QPointer<RequestQueue> self(this);
    if (over.order.context)
        over.order.arrived(answer); // who hears that the service has had enough recalls the others
    if (self)
        startNext();
}

void RequestQueue::startNext()
{
    std::erase_if(m_waiting, [](const Order &order) { return !order.context; });
    for (auto next = m_waiting.begin(); next != m_waiting.end();) {
        if (QNetworkReply *reply = tryToSend(*next)) {
            start(std::move(*next), reply);
            next = m_waiting.erase(next);
        } else {
            ++next;
        }
    }
}

void RequestQueue::recall(AccountId account)
{
    for (const Order &order : std::exchange(m_waiting, {})) {
        if (order.account != account)
            m_waiting.push_back(order);
        else if (order.context)
            later(order.context, [order] {
                order.arrived({.end = HttpAnswer::End::Cancelled, .asked = order.request.url()});
            });
    }
}

void RequestQueue::cancel(AccountId account)
{
    recall(account);
    for (const UnderWay &one : m_underWay) {
        if (one.order.account == account)
            one.reply->cancel();
    }
}

void RequestQueue::later(const QObject *context, std::function<void()> tell)
{
    auto *timer = new QTimer(this);
    timer->setSingleShot(true);
    connect(timer, &QTimer::timeout, timer, &QObject::deleteLater);
    connect(timer, &QTimer::timeout, context, std::move(tell));
    timer->start(0);
}

} // namespace Reelwatch
