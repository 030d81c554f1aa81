// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/threadloops.h"

#include <array>
#include <cstdlib>

namespace Reelwatch::ThreadLoops {

namespace {

constexpr const char *Name = "QT_NO_THREADED_GLIB";
// Part of the environment itself, where other threads may be reading; an empty value is none to Qt.
constinit std::array entry = std::to_array("QT_NO_THREADED_GLIB=1");
char &value = *(entry.end() - 2);
constinit int untold = 0; ///< that live

} // namespace

void leaveGLibOut()
{
    if (!std::getenv(Name))
        ::putenv(entry.data());
}

Untold::Untold()
{
    ++untold;
    value = '\0';
}

Untold::~Untold()
{
    if (--untold == 0)
        value = '1';
}

} // namespace Reelwatch::ThreadLoops
