// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QProcess>
#include <QUrl>

namespace Reelwatch::Bench {

/// A bare network manager in a program of its own, with the memory and the event loops that Qt
/// gives to whoever asks for nothing else.
class BareProgram
{
public:
    BareProgram(const QUrl &base, int videos);
    ~BareProgram();
    Q_DISABLE_COPY_MOVE(BareProgram)

    /// Microseconds of processor time per check.
    [[nodiscard]] double run(int checks, int inFlight);

private:
    QProcess m_process;
};

} // namespace Reelwatch::Bench
