// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QNetworkInformation>
#include <QObject>

namespace Reelwatch {

/// What the system knows of the network, where it tells. Only a hint: whether the service answers
/// is seen by asking it.
class Reachability final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Reachability)

public:
    explicit Reachability(QObject *parent = nullptr);
    ~Reachability() override;

    /// Listens from now on; false where no backend can be loaded. Loads libraries: on first need.
    bool begin();

    /// True when so much more is reachable than before that trying again makes sense.
    [[nodiscard]] static bool isReturn(QNetworkInformation::Reachability before,
                                       QNetworkInformation::Reachability now);

signals:
    void cameBack();
    void portalChanged(bool behindPortal);

private:
    void take(QNetworkInformation::Reachability now);

    QNetworkInformation::Reachability m_last = QNetworkInformation::Reachability::Unknown;
    bool m_hasBegun = false;
};

} // namespace Reelwatch
