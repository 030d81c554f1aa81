// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

class QDBusMessage;

namespace Reelwatch {

/// Desktop notifications through the freedesktop service, plain text only (T08, T09). Never waits
/// for it (G13); where there is none, nothing is shown.
class Notifier final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Notifier)

public:
    explicit Notifier(QObject *parent = nullptr);
    ~Notifier() override;

    /// Replaces the notification that is still shown, if any.
    void notify(const QString &title, const QString &body);
    /// Takes back the notification that is still shown: what it says was seen.
    void withdraw();

signals:
    /// The user activated the notification.
    void activated();

private slots:
    void actionInvoked(uint id, const QString &action);

private:
    void listen();
    /// Hands the answer to `then`, whenever it comes.
    template<typename Reply, typename Then>
    void ask(const QDBusMessage &call, Then then);
    void show(const QString &title, const QString &body);

    uint m_shown = 0;
    bool m_listens = false;
};

} // namespace Reelwatch
