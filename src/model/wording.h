// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/account.h"
#include "domain/usualtimes.h"
#include "domain/watchevent.h"

#include <QString>

#include <chrono>
#include <optional>

/// How states, times and sizes are put into words: the same everywhere. No colours, no icons.
namespace Reelwatch::Wording {
Q_NAMESPACE

/// What a row shows first: the service's status, or what keeps us from learning it.
enum class Sign {
    Waiting, ///< added, not answered yet
    Queued,
    Generating,
    Completed,
    FileGone, ///< completed and kept, but the file is missing or changed
    Failed,
    Cancelled,
    Expired,
    Unrecognised,
    Attention ///< not found, key rejected or missing, unreachable for long, paused, result lost
};
Q_ENUM_NS(Sign)

/// Coarse: steps of 10 s under a minute, then minutes, hours, days. Fine: every second.
enum class Grain { Coarse, Fine };

[[nodiscard]] Sign sign(const Task &task, const AccountState &account, const QDateTime &now);
/// What the service said last: "Generating", "Unrecognised: warping" …; before it said anything,
/// how the watching goes: "Waiting", "Not found" …
[[nodiscard]] QString status(const Task &task, const AccountState &account);
/// What the user should know of the watching of a video whose status is known: "Key rejected",
/// "Paused, out of balance" …; empty when nothing is amiss.
[[nodiscard]] QString hindrance(const Task &task, const AccountState &account,
                                const QDateTime &now);
/// The service's word alone: "Generating".
[[nodiscard]] QString status(TaskReport::Status status);
/// "next check in 14 s", "Unreachable, next check in 1 m 20 s", "Checking", "Not found", "ended" …
[[nodiscard]] QString watch(const Task &task, const AccountState &account, const QDateTime &now,
                            Grain grain = Grain::Coarse);
/// True while the service does not know the id and is asked again: it may only just have given it
/// out.
[[nodiscard]] bool isUnconfirmed(const Task &task);
/// True for what the list "Attention" holds: the signs Attention and Unrecognised.
[[nodiscard]] bool needsAttention(const Task &task, const AccountState &account,
                                  const QDateTime &now);

/// "just now", "8 s ago", "4 min ago", "2 h ago", "3 days ago"; empty for an invalid time (C08).
[[nodiscard]] QString ago(const QDateTime &then, const QDateTime &now, Grain grain = Grain::Coarse);
/// "2026-04-17 09:33:25", local time; empty for an invalid one.
[[nodiscard]] QString moment(const QDateTime &then);
/// "12 s", "2 m 10 s", "1 h 04 m", "3 d 2 h"; never negative. Coarse: "under 10 s", then steps of
/// 10 s.
[[nodiscard]] QString span(std::chrono::seconds length, Grain grain = Grain::Fine);
/// Created (else added) to updated when ended, to now while it runs, to the last answer once nobody
/// asks any more; nothing when unknown. Never negative (J27).
[[nodiscard]] std::optional<std::chrono::seconds>
elapsed(const Task &task, const AccountState &account, const QDateTime &now);
/// "usually 1 m 40 s".
[[nodiscard]] QString usually(const UsualTime &time);
/// "52 min", "kept", "expired", "" when nothing is known or nothing to fetch.
[[nodiscard]] QString expiry(const Task &task, const QDateTime &now);
/// How pressing that is: 2 under ten minutes and once it is too late, 1 under an hour, else 0.
[[nodiscard]] int urgency(const Task &task, const QDateTime &now);
/// "3.1 MB", in powers of 1000 as file managers show it; empty when unknown (negative).
[[nodiscard]] QString size(qint64 bytes);
/// "3.1 of 8 MB", both in the unit of the whole; only what came when the whole is unknown.
[[nodiscard]] QString progress(qint64 received, qint64 whole);
/// "4 s", "4.5 s"; empty when unknown.
[[nodiscard]] QString duration(const TaskReport &report);
/// "720p 16:9"; what is known of it.
[[nodiscard]] QString shape(const TaskReport &report);
/// "Moderation", "Input", "Billing", "Time-out", "Provider".
[[nodiscard]] QString failureClass(Failure::Class kind);
/// What a person can do about it, in whole sentences; empty where nobody knows.
[[nodiscard]] QString advice(Failure::Class kind);
/// Why a task is not checked, in sentences; empty when nothing is amiss.
[[nodiscard]] QString checkProblem(const Task &task, const AccountState &state);
/// All that went wrong with a task, to be copied: class, code and message verbatim, what keeps it
/// from being checked or fetched; no key, no signatures.
[[nodiscard]] QString problems(const Task &task, const AccountState &state);
/// "OK", "Rejected", "Keychain locked" …
[[nodiscard]] QString standing(AccountState::Kind kind);
/// What a request asked for: "vid_1", "link of vid_1", "list of videos" …
[[nodiscard]] QString askedFor(const WatchEvent &event);
/// Why a request went out: "planned", "you asked" …
[[nodiscard]] QString why(WatchEvent::Why why);
/// What came of a request: "Generating, unchanged", "HTTP 429, too many requests" …
[[nodiscard]] QString came(const WatchEvent &event);
/// "4/s", "30/min" below one a second.
[[nodiscard]] QString rate(double perSecond);
/// "each video about every 42 min at 4 checks/s".
[[nodiscard]] QString stretched(std::chrono::milliseconds interval, double perSecond);
/// Text of any origin as a tool tip: Qt takes tool tips for rich text when they look like it, so
/// this is rich text that shows every character literally (T01, T06), at most 2,000 of them.
[[nodiscard]] QString toolTip(const QString &text);
/// The row as one sentence for a screen reader: "Failed, two dogs surfing, kling, 4 minutes ago"
/// (T18).
[[nodiscard]] QString spoken(const Task &task, const AccountState &account, const QDateTime &now);
/// A report for the service's support: ids, times, states, error verbatim; no key, no signatures.
[[nodiscard]] QString supportReport(const Task &task, const Account &account,
                                    const AccountState &state, const QDateTime &now);

} // namespace Reelwatch::Wording
