// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "demo/httpserver.h"
#include "domain/clock.h"

#include <QDateTime>

#include <chrono>

namespace Reelwatch {

/// The object store behind the links: serves its files to whoever holds a signed link that still
/// lives, and refuses what such stores refuse: a key, a cookie, HEAD, a changed or old signature.
class Storage final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Storage)

public:
    /// The clock must outlive it.
    explicit Storage(const Clock &clock, QObject *parent = nullptr);
    ~Storage() override;

    /// False when the port is taken; 0 picks a free one.
    [[nodiscard]] bool listen(quint16 port = 0);
    [[nodiscard]] QUrl base() const;

    /// Serves a file under /bucket/name.
    void put(const QString &name, const QString &file);
    /// A link to /bucket/name, byte for byte as it must be asked for; `signedAt` in UTC.
    [[nodiscard]] QByteArray link(const QString &name, const QDateTime &signedAt,
                                  std::chrono::seconds life) const;

Q_SIGNALS:
    /// Every request that arrived, also a refused one; the path without its query.
    void requestReceived(const QByteArray &method, const QByteArray &path, bool hasAuthorization);

private:
    [[nodiscard]] DemoAnswer answer(const DemoRequest &request);
    [[nodiscard]] DemoAnswer checked(const DemoRequest &request) const;
    [[nodiscard]] DemoAnswer served(const DemoRequest &request) const;
    [[nodiscard]] QByteArray signature(const QByteArray &path, const QByteArray &date,
                                       const QByteArray &seconds) const;

    const Clock &m_clock;
    HttpServer m_server;
    QByteArray m_secret;
    QHash<QByteArray, QString> m_files; ///< by path
};

} // namespace Reelwatch
