// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/apierror.h"

#include <QDateTime>

namespace Reelwatch {

struct HttpAnswer;

/// Says in one sentence why a request gave no value. Pure.
namespace HttpError {

/// The error of an answer that is no success, with the service's own words where it sent some.
/// `now` counts for a Retry-After date when the service sent no date of its own.
[[nodiscard]] ApiError of(const HttpAnswer &answer,
                          const QDateTime &now = QDateTime::currentDateTimeUtc());

/// The error of a 200 whose body is not what was asked for: a page to sign in at (H22), or
/// `fallback`.
[[nodiscard]] ApiError ofBody(const HttpAnswer &answer, const ApiError &fallback);

} // namespace HttpError

} // namespace Reelwatch
