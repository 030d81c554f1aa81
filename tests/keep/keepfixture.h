// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "api/taskclient.h"
#include "domain/clock.h"
#include "keep/keeper.h"
#include "store/accountstore.h"
#include "store/requestrecord.h"
#include "store/taskstore.h"
#include "support/loopbackserver.h"

#include <QSignalSpy>
#include <QTemporaryDir>

#include <memory>
#include <optional>

namespace Reelwatch {

/// The real time, or one that stands still.
class StillClock final : public Clock
{
public:
    [[nodiscard]] QDateTime now() const override { return fixed.value_or(Clock::now()); }

    std::optional<QDateTime> fixed;
};

/// A keeper at work between a service and a storage host, both real servers on ports of their own.
class KeepFixture : public QObject
{
    Q_DISABLE_COPY_MOVE(KeepFixture)

protected:
    static constexpr auto Key = "sk-CANARY-keeper-0123456789";
    static constexpr int Wait = 10'000; // ms

    KeepFixture() = default;
    ~KeepFixture() override = default;

    void setUp();
    static QByteArray sample(const char *name);
    static WireAnswer video();
    /// Begins well and then says no more.
    static WireAnswer hanging();
    /// A completed answer of the service for `id` with this link.
    static QByteArray completed(const QByteArray &id, const QByteArray &link,
                                const QByteArray &other = {});
    void start(const KeepRules &rules);
    static KeepRules quick();
    TaskNumber add(const QByteArray &id, TaskReport report);
    TaskNumber addCompleted(const QByteArray &id, const QByteArray &path);
    [[nodiscard]] const Keeping &keeping(TaskNumber number) const;
    [[nodiscard]] Keeping::State state(TaskNumber number) const { return keeping(number).state; }
    /// Nothing changes in the store for a while that is longer than any rest, once the kept files
    /// have their digests.
    [[nodiscard]] bool isQuiet() const;
    [[nodiscard]] QStringList files() const;
    [[nodiscard]] QStringList parts() const; ///< what is there and is not whole yet
    [[nodiscard]] QString folder() const { return m_dir->filePath(QStringLiteral("videos")); }
    [[nodiscard]] QByteArray storage(const QByteArray &path) const
    {
        return m_storage->url(path).toEncoded();
    }

    std::optional<QTemporaryDir> m_dir;
    std::unique_ptr<LoopbackServer> m_api;
    std::unique_ptr<LoopbackServer> m_storage;
    std::unique_ptr<TaskStore> m_tasks;
    std::unique_ptr<AccountStore> m_accounts;
    std::unique_ptr<TaskClient> m_client;
    std::unique_ptr<Keeper> m_keeper;
    StillClock m_clock;
    RequestRecord m_requests {m_clock};
    AccountId m_account = 0;
};

} // namespace Reelwatch
