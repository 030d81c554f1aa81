// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

/// The memory of a program that links and calls this comes from mimalloc.
namespace Reelwatch {

/// What is freed from now on goes back to the system at once: thousands of rows are read with
/// memory that is not needed again.
void giveFreedMemoryBack();

/// What is freed from now on stays for whoever needs as much next; it goes back when its thread
/// asks for memory a moment later.
void keepFreedMemory();

} // namespace Reelwatch
