// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "secrets/keyvault.h"

namespace Reelwatch {

KeyVault::KeyVault(QObject *parent)
    : QObject(parent)
{
}

KeyVault::~KeyVault() = default;

QString describe(KeyVault::Problem problem)
{
    switch (problem) {
    case KeyVault::Problem::None:
        return {};
    case KeyVault::Problem::NotFound:
        return KeyVault::tr("The keychain does not hold this key. Enter it again.");
    case KeyVault::Problem::NoService:
        return KeyVault::tr("No keychain service is running. Keys last for this session only.");
    case KeyVault::Problem::Locked:
        return KeyVault::tr("The keychain is locked. Unlock it to continue.");
    case KeyVault::Problem::Denied:
        return KeyVault::tr("The keychain refused. Allow Reelwatch to use it, then try again.");
    case KeyVault::Problem::TimedOut:
        return KeyVault::tr("The keychain does not answer. Look for its question, then try again.");
    case KeyVault::Problem::Other:
        return KeyVault::tr(
            "The keychain failed. Try again, or use the key for this session only.");
    }
    return {};
}

} // namespace Reelwatch
