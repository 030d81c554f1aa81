// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

class QNetworkReply;

namespace Reelwatch {

/// Host and port of the proxy because of which no answer came, without its name and password.
/// Empty when there is none, or it is not to blame.
[[nodiscard]] QString refusingProxy(const QNetworkReply &reply);

} // namespace Reelwatch
