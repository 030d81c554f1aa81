// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "api/floodguard.h"
#include "keep/partnote.h"
#include "keep/transferorder.h"

#include <QObject>
#include <QTimer>
#include <QUrl>

#include <optional>

class QHostInfo;
class QNetworkAccessManager;
class QNetworkReply;

namespace Reelwatch {

/// Asks for one file, link policy and redirects by hand included, until an answer is no redirect.
class MediaRequest final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MediaRequest)

public:
    /// The order must outlive it.
    MediaRequest(QNetworkAccessManager &network, const TransferOrder &order,
                 QObject *parent = nullptr);
    ~MediaRequest() override; ///< as drop()

    /// For what follows the first `offset` bytes of the file that `note` names; 0: for all of it.
    void ask(qint64 offset, const PartNote &note);
    /// Ends the connection; nothing more is told.
    void drop();
    /// The present answer; null before and after.
    [[nodiscard]] QNetworkReply *reply() const { return m_reply; }
    [[nodiscard]] QString host() const; ///< of the present hop, fit to show

signals:
    void asked(); ///< one more hop
    void headCame();
    void bytesCame();
    void overran(); ///< more came than may wait, and the answer was dropped: ask for the rest
    void finished(); ///< the answer has ended, and it is no redirect
    void refused(Reelwatch::TransferEnd::Kind kind, const QString &sentence);

private:
    void follow(const QByteArray &link);
    void takeAddresses(const QHostInfo &info);
    void get(QNetworkRequest request);
    void takeBytes();
    [[nodiscard]] bool overruns() const;
    [[nodiscard]] bool isRedirect() const;
    void redirect();
    void watchForFlood();

    QNetworkAccessManager &m_network;
    const TransferOrder &m_order;
    PartNote m_note;
    qint64 m_offset = 0;
    QNetworkReply *m_reply = nullptr;
    QUrl m_url; ///< of the present hop
    std::optional<FloodGuard> m_flood; ///< until the head of the present hop has come
    QTimer m_floodWatch;
    int m_hops = 0;
    int m_overruns = 0;
    int m_lookup = -1; ///< of a host's name, under way
};

} // namespace Reelwatch
