// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "secrets/keyvault.h"

#include <QList>
#include <QObject>

namespace Reelwatch {

/// What a vault answered, in order.
struct Answers
{
    QObject context;
    QList<KeyVault::Problem> problems;
    QByteArray key;

    [[nodiscard]] KeyVault::Done done()
    {
        return [this](KeyVault::Problem problem) {
            problems.append(problem);
        };
    }
    [[nodiscard]] KeyVault::Read read()
    {
        return [this](KeyVault::Problem problem, const QByteArray &bytes) {
            problems.append(problem);
            key = bytes;
        };
    }
};

} // namespace Reelwatch
