// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLocalServer>
#include <QLockFile>
#include <QObject>
#include <QStringList>

#include <chrono>

class QLocalSocket;

namespace Reelwatch {

class DataFolder;

/// Sees to it that one program works with a data folder; a second start hands over what it was
/// given and ends.
class SingleInstance final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SingleInstance)

public:
    enum class Claim {
        First, ///< the folder is this program's until it ends
        Second, ///< another program has it: hand over
        Unguarded ///< no lock can be made there: nothing can be saved either, so run alone
    };
    Q_ENUM(Claim)

    static constexpr qsizetype Limit =
        qsizetype {4} * 1024 * 1024; ///< bytes that one hand-over may have

    explicit SingleInstance(const DataFolder &folder, QObject *parent = nullptr);
    ~SingleInstance() override;

    Claim claim();
    /// For the second: gives its arguments to the first and waits for its word, so call it before
    /// there is a window. False when the first did not answer in time or the arguments are too
    /// large.
    bool handOver(const QStringList &arguments, const QString &account,
                  std::chrono::milliseconds patience = std::chrono::seconds(5));

signals:
    /// A second start gave these; bring the window to the front even when they are empty.
    void handedOver(const QStringList &arguments, const QString &account);

private:
    void listen();
    void receive(QLocalSocket *caller);
    void read(QLocalSocket *caller);

    QLockFile m_lock;
    QString m_address;
    QLocalServer m_server;
};

} // namespace Reelwatch
