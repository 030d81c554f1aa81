// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/networkpool.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTimer>

#include <algorithm>
#include <chrono>

namespace Reelwatch {

using namespace std::chrono_literals;

namespace {

constexpr auto Parting = 1s;

} // namespace

NetworkPool::NetworkPool(QObject *parent)
    : QObject(parent)
{
}

NetworkPool::NetworkPool(QNetworkAccessManager &only, QObject *parent)
    : QObject(parent)
    , m_only(&only)
{
    m_members.push_back({.manager = m_only});
}

NetworkPool::~NetworkPool() = default;

NetworkPool::Member *NetworkPool::withRoom(const QString &origin)
{
    int underWay = 0;
    Member *first = nullptr;
    for (Member &member : m_members) {
        const int here = member.underWay.value(origin);
        underWay += here;
        if (!first && !member.leaving && here < RequestsPerManager)
            first = &member;
    }
    if (underWay >= RequestsPerOrigin) // those of managers that leave count, too
        return nullptr;
    if (first || m_only)
        return first;
    return &m_members.emplace_back(Member {.manager = new QNetworkAccessManager(this)});
}

QNetworkReply *NetworkPool::get(const QNetworkRequest &request, const QString &origin)
{
    Member *member = withRoom(origin);
    if (!member)
        return nullptr;
    ++member->underWay[origin];
    return member->manager->get(request);
}

void NetworkPool::giveBack(QNetworkAccessManager *manager, const QString &origin, bool timedOut)
{
    const auto member = std::ranges::find(m_members, manager, &Member::manager);
    if (member == m_members.end())
        return;
    if (--member->underWay[origin] == 0)
        member->underWay.remove(origin);
    if (m_only)
        return;
    member->leaving = member->leaving || timedOut;
    if (member->leaving && member->underWay.isEmpty()) {
        // Whoever destroys it waits for its thread, which may have much to read until it hears.
        QTimer::singleShot(Parting, manager, &QObject::deleteLater);
        m_members.erase(member);
    }
}

} // namespace Reelwatch
