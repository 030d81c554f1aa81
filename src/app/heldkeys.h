// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/task.h"

#include <QObject>

namespace Reelwatch {

class AccountStore;
class Clock;
class Settings;
class TaskWatcher;

/// Remembers until when services asked to be left alone, so that a new start asks no sooner (H56).
class HeldKeys final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HeldKeys)

public:
    HeldKeys(const AccountStore &accounts, Settings &settings, TaskWatcher &watcher,
             const Clock &clock, QObject *parent = nullptr);
    ~HeldKeys() override;

    /// Holds them for what is left of it; accounts and settings are known by now.
    void resume();

private:
    void remember(AccountId account);

    const AccountStore &m_accounts;
    Settings &m_settings;
    TaskWatcher &m_watcher;
    const Clock &m_clock;
};

} // namespace Reelwatch
