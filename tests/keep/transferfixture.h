// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "keep/mediathread.h"
#include "support/loopbackserver.h"

#include <QTemporaryDir>

#include <memory>
#include <optional>

namespace Reelwatch {

/// The media thread at work against a real storage server.
class TransferFixture : public QObject
{
    Q_DISABLE_COPY_MOVE(TransferFixture)

protected:
    static constexpr int Wait = 10'000; // ms
    static constexpr qint64 MiB = 1024 * 1024;

    TransferFixture() = default;
    ~TransferFixture() override = default;

    void setUp();
    static QByteArray sample(const char *name);
    static QByteArray contentOf(const QString &path);
    static WireAnswer video(const QByteArray &bytes, const QByteArrayList &headers = {});
    /// 200 without a length: the end of the connection is the end of the file.
    static WireAnswer unmeasured(const QByteArray &bytes);
    static WireAnswer promised(const QByteArray &length, const QByteArray &bytes);

    TransferOrder order(const QByteArray &path);
    TransferEnd run(const TransferOrder &order);
    [[nodiscard]] QStringList files() const;
    [[nodiscard]] QStringList parts() const; ///< what is there and is not whole yet
    [[nodiscard]] QString folder() const { return m_dir->filePath(QStringLiteral("videos")); }

    std::optional<QTemporaryDir> m_dir;
    std::unique_ptr<LoopbackServer> m_storage;
    std::unique_ptr<MediaThread> m_media;
    quint64 m_ticket = 0;
};

} // namespace Reelwatch
