// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/redact.h"
#include "model/wording.h"

namespace Reelwatch::Wording {

namespace {

/// What the key says, where it keeps the task from being checked.
QString keyProblem(const Task &task, const AccountState &state)
{
    const bool hinders = isBlocked(state.kind) || state.kind == AccountState::Kind::Unreachable;
    if (isFinal(task.report.status) || !hinders)
        return {};
    return state.message.isEmpty() ? standing(state.kind) : state.message;
}

} // namespace

QString checkProblem(const Task &task, const AccountState &state)
{
    QStringList problems {task.watch.reason, keyProblem(task, state)};
    problems.removeAll({});
    problems.removeDuplicates();
    return problems.join(u'\n');
}

QString problems(const Task &task, const AccountState &state)
{
    const Failure &failure = task.report.failure;
    QStringList lines {failureClass(failure.kind), failure.code, failure.message,
                       checkProblem(task, state), task.keeping.problem};
    lines.removeAll({});
    return redacted(lines.join(u'\n'));
}

} // namespace Reelwatch::Wording
