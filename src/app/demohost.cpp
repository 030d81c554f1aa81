// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/demohost.h"

#include "app/keyring.h"
#include "demo/demoservice.h"
#include "store/accountstore.h"
#include "store/taskstore.h"

#include <algorithm>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_s;

DemoHost::DemoHost(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_service(std::make_unique<DemoService>(clock))
{
}

DemoHost::~DemoHost() = default;

void DemoHost::begin(AccountStore &accounts, TaskStore &tasks, KeyRing &ring)
{
    if (!m_service->listen()) {
        emit failed(tr("The simulated service could not be started: this computer has no port free "
                       "for it. Close what uses them, then start the demo again."));
        emit begun();
        return;
    }
    // With a data folder of its own the account is there from the last time, at another port.
    const QString name = tr("Demo");
    const Account *known = accounts.findByName(name);
    Account account = known ? *known : Account {.name = name, .colour = u"#3d82f6"_s};
    account.base = m_service->base();
    account.keeps = Account::Keeps::Session;
    ring.save(account, m_service->key(), this, [this, &tasks](KeyVault::Problem, AccountId id) {
        QList<NewTask> wanted;
        QStringList ids = m_service->ids();
        // The newest row stands first, so the one worth seeing first is added last.
        std::ranges::reverse(ids);
        for (const QString &video : ids)
            wanted.append({id, video});
        tasks.add(wanted, m_clock.now());
        emit begun();
    });
}

} // namespace Reelwatch
