// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "watch/reachability.h"

#include <utility>

namespace Reelwatch {

namespace {

using Info = QNetworkInformation;

bool loadBackend()
{
    return Info::loadBackendByFeatures(Info::Feature::Reachability | Info::Feature::CaptivePortal)
        || Info::loadBackendByFeatures(Info::Feature::Reachability);
}

} // namespace

Reachability::Reachability(QObject *parent)
    : QObject(parent)
{
}

Reachability::~Reachability() = default;

bool Reachability::begin()
{
    if (std::exchange(m_hasBegun, true) || !loadBackend())
        return Info::instance() != nullptr;
    const Info *info = Info::instance();
    m_last = info->reachability();
    connect(info, &Info::reachabilityChanged, this, &Reachability::take);
    connect(info, &Info::isBehindCaptivePortalChanged, this, &Reachability::portalChanged);
    emit portalChanged(info->isBehindCaptivePortal());
    return true;
}

bool Reachability::isReturn(Info::Reachability before, Info::Reachability now)
{
    return now == Info::Reachability::Online && before != now;
}

void Reachability::take(Info::Reachability now)
{
    if (isReturn(std::exchange(m_last, now), now))
        emit cameBack();
}

} // namespace Reelwatch
