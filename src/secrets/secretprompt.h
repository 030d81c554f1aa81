// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "secrets/keyvault.h"

#include <QDBusObjectPath>
#include <QDBusVariant>

namespace Reelwatch {

/// One question that the Secret Service puts to the user, from its opening to its end.
class SecretPrompt final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SecretPrompt)

public:
    /// `service`: the bus name that the question belongs to.
    SecretPrompt(QString service, const QDBusObjectPath &path, QObject *parent = nullptr);
    ~SecretPrompt() override;

    void open();

signals:
    /// Answered (None), dismissed (Denied), or gone with its service (Other). Comes once.
    void closed(Reelwatch::KeyVault::Problem problem);

private slots:
    void complete(bool dismissed, const QDBusVariant &result);

private:
    void close(KeyVault::Problem problem);

    QString m_service;
    QString m_path;
    bool m_isClosed = false;
};

} // namespace Reelwatch
