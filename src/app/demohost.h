// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/clock.h"
#include "domain/task.h"

#include <QObject>

#include <memory>

namespace Reelwatch {

class AccountStore;
class DemoService;
class KeyRing;
class TaskStore;

/// The simulated service inside the program, with an account and ids to watch.
class DemoHost final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DemoHost)

public:
    explicit DemoHost(const Clock &clock, QObject *parent = nullptr);
    ~DemoHost() override;

    /// Begins the scene: an account that speaks to it, and its ids in the list.
    void begin(AccountStore &accounts, TaskStore &tasks, KeyRing &ring);

signals:
    /// The account and its ids are there, if they can be.
    void begun();
    void failed(const QString &sentence);

private:
    const Clock &m_clock;
    std::unique_ptr<DemoService> m_service;
};

} // namespace Reelwatch
