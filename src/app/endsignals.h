// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

#include <array>

class QSocketNotifier;

namespace Reelwatch {

/// SIGTERM, SIGINT and SIGHUP as a signal of Qt's, so that the program ends in good order (G15).
class EndSignals final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EndSignals)

public:
    explicit EndSignals(QObject *parent = nullptr);
    ~EndSignals() override;

signals:
    void endRequested();

private:
    std::array<int, 2> m_sockets {-1, -1};
    QSocketNotifier *m_notifier = nullptr;
};

} // namespace Reelwatch
