// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/heldkeys.h"

#include "domain/clock.h"
#include "store/accountstore.h"
#include "store/settings.h"
#include "watch/taskwatcher.h"

namespace Reelwatch {

using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;
using std::chrono::milliseconds;

namespace {

const QString HeldSetting = u"keys.held"_s;

/// A shorter pause is over before a new start asks.
constexpr milliseconds Worthwhile = 5s;
/// Services are heeded for so long; more is a clock that was set.
constexpr milliseconds Longest = 1h;

} // namespace

HeldKeys::HeldKeys(const AccountStore &accounts, Settings &settings, TaskWatcher &watcher,
                   const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_accounts(accounts)
    , m_settings(settings)
    , m_watcher(watcher)
    , m_clock(clock)
{
    connect(&m_accounts, &AccountStore::stateChanged, this, &HeldKeys::remember);
}

HeldKeys::~HeldKeys() = default;

void HeldKeys::remember(AccountId account)
{
    const AccountState state = m_accounts.state(account);
    auto held = m_settings.value<QVariantMap>(HeldSetting);
    const qsizetype before = held.size();
    const QString name = QString::number(account);
    const milliseconds left = state.heldUntil - m_clock.steady();
    if (left >= Worthwhile)
        held.insert(name, state.until.toMSecsSinceEpoch());
    else if (state.kind == AccountState::Kind::Ok || state.kind == AccountState::Kind::Slowed)
        held.remove(name); // the others say nothing of it
    if (!held.isEmpty() || before > 0)
        m_settings.setValue(HeldSetting, held);
}

void HeldKeys::resume()
{
    const auto held = m_settings.value<QVariantMap>(HeldSetting);
    for (const auto &[name, until] : held.asKeyValueRange()) {
        const milliseconds left(until.toLongLong() - m_clock.now().toMSecsSinceEpoch());
        const AccountId account = name.toLongLong();
        if (left > 0ms && left <= Longest && m_accounts.find(account))
            m_watcher.noteAccountError(account,
                                       {.kind = ApiError::Kind::RateLimited, .retryAfter = left});
    }
}

} // namespace Reelwatch
