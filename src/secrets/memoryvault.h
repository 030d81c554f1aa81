// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "secrets/keyvault.h"

#include <QHash>

namespace Reelwatch {

/// Keeps keys until the program ends: for the demo, and for keys of one session.
class MemoryVault final : public KeyVault
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MemoryVault)

public:
    explicit MemoryVault(QObject *parent = nullptr);
    ~MemoryVault() override;

    void examine(const QObject *context, Done answer) override;
    void read(const QString &entry, const QObject *context, Read answer) override;
    void write(const QString &entry, const QByteArray &key, const QObject *context,
               Done answer) override;
    void remove(const QString &entry, const QObject *context, Done answer) override;
    void unlock(const QObject *context, Done answer) override;

private:
    QHash<QString, QByteArray> m_keys;
};

} // namespace Reelwatch
