// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "support/loopbackserver.h"

#include <QRandomGenerator>

#include <memory>

namespace Reelwatch {

/// A storage host with a path for every fault that one, or the way to it, is known for. Chance is
/// the same in every run.
class FaultyStorage
{
    Q_DISABLE_COPY_MOVE(FaultyStorage)

public:
    /// What is served where there is no fault.
    explicit FaultyStorage(const QByteArray &video);
    ~FaultyStorage();

    /// Their names; "/NAME" is the path.
    [[nodiscard]] static QByteArrayList faults();
    /// So many of the next answers have the fault of their path; those after them have none.
    void setFaulty(int answers) { m_faulty = answers; }
    [[nodiscard]] LoopbackServer &host() { return m_host; }
    [[nodiscard]] LoopbackServer &other() { return m_other; } ///< where some are sent to

private:
    class Faults;

    LoopbackServer m_host;
    LoopbackServer m_other;
    int m_faulty = 0;
    std::unique_ptr<Faults> m_faults;
};

} // namespace Reelwatch
