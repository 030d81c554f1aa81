// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/account.h"

#include <QProcess>
#include <QTemporaryDir>

namespace Reelwatch::Bench {

/// The program as it is installed, in a process of its own, with a library made for it. Its one key
/// lies in the environment, so that no keychain is needed.
class WholeProgram final
{
    Q_DISABLE_COPY_MOVE(WholeProgram)

public:
    /// What it took of the machine so far.
    struct Usage
    {
        double processorSeconds = 0; ///< all its threads that still are
        double bytes = 0; ///< in memory
    };

    /// `videos`: how many are active, each of which was watched before.
    WholeProgram(const QUrl &service, const AskLimits &limits, int videos);
    ~WholeProgram(); ///< ends it in good order

    [[nodiscard]] qint64 processId() const { return m_process.processId(); }
    [[nodiscard]] Usage usage() const { return usageOf(processId()); }
    [[nodiscard]] static Usage usageOf(qint64 process);

private:
    QTemporaryDir m_folder;
    QProcess m_process;
};

} // namespace Reelwatch::Bench
