// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QSslConfiguration>

#include <optional>
#include <vector>

class QNetworkAccessManager;
class QNetworkReply;
class QNetworkRequest;

namespace Reelwatch {

/// Network managers, each made on first need and handed no more requests than it runs at once: on
/// HTTP/1.1 Qt opens six connections to an origin and lets the other requests wait inside, where
/// their time runs out before they were ever sent.
class NetworkPool final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NetworkPool)

public:
    static constexpr int RequestsPerManager = 6; ///< to one origin
    static constexpr int MostManagers = 8;
    static constexpr int RequestsPerOrigin = RequestsPerManager * MostManagers;

    explicit NetworkPool(QObject *parent = nullptr);
    /// With this one manager only, which stays the caller's.
    explicit NetworkPool(QNetworkAccessManager &only, QObject *parent = nullptr);
    ~NetworkPool() override;

    /// Sends the request through the first manager with room for its origin; nullptr when there is
    /// none. Each reply that was given out must be handed back once. When other certificates are
    /// trusted by now than at the last request, it goes over a new connection (H43).
    [[nodiscard]] QNetworkReply *get(const QNetworkRequest &request, const QString &origin);
    /// A request to `origin` that went through `manager` is over. After one that timed out, the
    /// manager's other connections may be as dead: it gets no new requests, and goes with its last.
    void giveBack(QNetworkAccessManager *manager, const QString &origin, bool timedOut);

private:
    struct Member
    {
        QNetworkAccessManager *manager = nullptr;
        QHash<QString, int> underWay; ///< requests by origin
        bool leaving = false;
        bool hasThread = false; ///< Qt's, which the first request starts
    };

    [[nodiscard]] Member *withRoom(const QString &origin);
    void heedTrust();
    void partWithIdle();

    std::vector<Member> m_members; ///< the fullest first: n requests use n / 6 managers
    QNetworkAccessManager *m_only = nullptr;
    std::optional<QSslConfiguration> m_trusted; ///< when the last request went out over TLS
};

} // namespace Reelwatch
