// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <openssl/crypto.h>

namespace {

/// OpenSSL notes errors for each thread and frees them as the thread ends, but not once it has
/// cleaned up at the program's end: threads of Qt's that end after that would be taken for leaks.
[[maybe_unused]] const int staysToTheEnd = OPENSSL_init_crypto(OPENSSL_INIT_NO_ATEXIT, nullptr);

} // namespace
