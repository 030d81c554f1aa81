// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "api/taskclient.h"

namespace Reelwatch {

struct HttpAnswer;

/// Reads what /content answers.
namespace LinkAnswer {

/// The link of a JSON answer or of a redirect's Location, or the word that the video itself was
/// answered. A video that is not ready yet is Transient. Links are not judged here.
[[nodiscard]] Outcome<FreshLink> read(const HttpAnswer &answer, const QString &askedId,
                                      const QDateTime &now = QDateTime::currentDateTimeUtc());

} // namespace LinkAnswer

} // namespace Reelwatch
