// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/clock.h"
#include "domain/task.h"

#include <QProcess>
#include <QUrl>

namespace Reelwatch {

class AccountStore;
class KeyRing;
class TaskStore;

/// The simulated service, a program of its own that ends with this one, with an account and ids to
/// watch.
class DemoHost final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DemoHost)

public:
    /// `service` is the program's path; findService() knows it.
    DemoHost(const QString &service, const Clock &clock, QObject *parent = nullptr);
    ~DemoHost() override;

    /// Beside this program.
    [[nodiscard]] static QString findService();

    /// Begins the scene: an account that speaks to it, and its ids in the list. Once.
    void begin(AccountStore &accounts, TaskStore &tasks, KeyRing &ring);

signals:
    /// The account and its ids are there, if they can be.
    void begun();
    void failed(const QString &sentence);

private:
    /// What the service says of itself before it answers anybody.
    struct Scene
    {
        QUrl base;
        QByteArray key;
        QStringList ids;
    };

    [[nodiscard]] static Scene read(const QByteArray &said);
    void play(const Scene &scene, AccountStore &accounts, TaskStore &tasks, KeyRing &ring);
    void giveUp();

    const Clock &m_clock;
    QProcess m_service;
    bool m_isBegun = false;
};

} // namespace Reelwatch
