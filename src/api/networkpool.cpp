// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/networkpool.h"

#include "api/bufferedconnections.h"
#include "domain/schedulingpolicy.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <utility>

namespace Reelwatch {

using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_L1;

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
    auto *manager = new QNetworkAccessManager(this);
    manager->setProxyFactory(new BufferedConnections);
    return &m_members.emplace_back(Member {.manager = manager});
}

/// Qt goes on with a connection that is open, whatever is trusted by now.
void NetworkPool::heedTrust()
{
    const QSslConfiguration trusted = QSslConfiguration::defaultConfiguration();
    if (m_trusted && *m_trusted != trusted && !m_only) {
        for (Member &member : m_members)
            member.leaving = true;
        partWithIdle();
    }
    m_trusted = trusted;
}

QNetworkReply *NetworkPool::get(const QNetworkRequest &request, const QString &origin)
{
    if (request.url().scheme() == "https"_L1)
        heedTrust();
    Member *member = withRoom(origin);
    if (!member)
        return nullptr;
    ++member->underWay[origin];
    std::optional<SchedulingPolicy::AtOnce> starting;
    if (!std::exchange(member->hasThread, true))
        starting.emplace();
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
    partWithIdle();
}

/// Those that leave and have nothing under way.
void NetworkPool::partWithIdle()
{
    std::erase_if(m_members, [](const Member &member) {
        const bool isOver = member.leaving && member.underWay.isEmpty();
        // Whoever destroys it waits for its thread, which may have much to read until it hears.
        if (isOver)
            QTimer::singleShot(Parting, member.manager, &QObject::deleteLater);
        return isOver;
    });
}

} // namespace Reelwatch
