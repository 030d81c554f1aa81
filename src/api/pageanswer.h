// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/foundvideo.h"
#include "domain/outcome.h"

namespace Reelwatch {

struct HttpAnswer;

/// Reads a page of the list of videos (GET /v1/videos).
namespace PageAnswer {

/// The page in the body of a 200. What is not a list is BadAnswer, and where nothing of a list came
/// before, the sentence says plainly that this service has none.
[[nodiscard]] Outcome<VideoPage> read(const HttpAnswer &answer, bool isFirst);

/// The page alone. Everything in an item but its id may be missing or of any type; `now` is what
/// the plausibility of times is measured with.
[[nodiscard]] Outcome<VideoPage> parse(const QByteArray &bytes,
                                       const QDateTime &now = QDateTime::currentDateTimeUtc());

} // namespace PageAnswer

} // namespace Reelwatch
