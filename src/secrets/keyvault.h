// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QObject>

#include <functional>

namespace Reelwatch {

/// Keeps API keys. Never waits: every answer comes later through a function, within 3 s. After
/// TimedOut the true answer may still follow, once (K06).
class KeyVault : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KeyVault)

public:
    enum class Problem {
        None,
        NotFound, ///< open, and holds no such key
        NoService, ///< no keychain runs on this system
        Locked, ///< there, but locked: unlock() may help
        Denied, ///< the user or the keychain said no
        TimedOut, ///< no word within 3 s
        Other
    };
    Q_ENUM(Problem)

    using Read = std::function<void(Problem problem, const QByteArray &key)>;
    using Done = std::function<void(Problem problem)>;

    explicit KeyVault(QObject *parent = nullptr);
    ~KeyVault() override;

    /// Whether keys can be kept now: None, NoService, Locked or TimedOut. Asks the user nothing.
    virtual void examine(const QObject *context, Done answer) = 0;
    virtual void read(const QString &entry, const QObject *context, Read answer) = 0;
    virtual void write(const QString &entry, const QByteArray &key, const QObject *context,
                       Done answer) = 0;
    virtual void remove(const QString &entry, const QObject *context, Done answer) = 0;
    /// Asks the keychain to ask the user for its password; may take as long as people do.
    virtual void unlock(const QObject *context, Done answer) = 0;
};

/// A sentence for people: what is wrong with the keychain and what happens next.
[[nodiscard]] QString describe(KeyVault::Problem problem);

} // namespace Reelwatch
