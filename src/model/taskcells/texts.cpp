// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/plaintext.h"
#include "model/taskcells.h"

namespace Reelwatch {

QString TaskCells::status() const
{
    const TaskReport::Status status = task.report.status;
    // The word nobody knows has a line of its own.
    return status == TaskReport::Status::Unrecognised ? Wording::status(status)
                                                      : Wording::status(task, state());
}

QString TaskCells::spoken() const
{
    return Wording::spoken(task, state(), clock.now());
}

QString TaskCells::prompt() const
{
    QString prompt = task.report.prompt;
    if (!task.label.isEmpty())
        return prompt.isEmpty() ? task.label.toString()
                                : tr("%1 · %2", "label and prompt").arg(task.label, prompt);
    if (!prompt.isEmpty())
        return prompt;
    return task.report.status == TaskReport::Status::Unknown ? task.id.toString()
                                                             : tr("(no prompt)");
}

QString TaskCells::elapsed() const
{
    const auto length = Wording::elapsed(task, state(), clock.now());
    if (!length)
        return {};
    const bool runs = !isFinal(task.report.status);
    return Wording::span(*length, runs ? Wording::Grain::Coarse : Wording::Grain::Fine);
}

QString TaskCells::key() const
{
    if (account)
        return account->name;
    return task.account == 0 ? tr("No key") : tr("(deleted)");
}

QString TaskCells::text(int column) const
{
    switch (column) {
    case TaskModel::StatusColumn:
        return status();
    case TaskModel::PromptColumn:
        return plain(prompt(), 199);
    case TaskModel::ModelColumn:
        return plain(task.report.model, 60);
    case TaskModel::ShapeColumn:
        return Wording::shape(task.report);
    case TaskModel::ElapsedColumn:
        return elapsed();
    case TaskModel::LinkColumn:
        return Wording::expiry(task, clock.now());
    case TaskModel::KeyColumn:
        return plain(key(), 60);
    case TaskModel::CreatedColumn:
        return Wording::ago(task.report.created, clock.now());
    case TaskModel::UpdatedColumn:
        return Wording::ago(task.report.updated, clock.now());
    case TaskModel::DurationColumn:
        return Wording::duration(task.report);
    case TaskModel::IdColumn:
        return plain(task.id, 199);
    case TaskModel::CheckedColumn:
        return Wording::ago(task.watch.lastAnswered, clock.now());
    default:
        return {};
    }
}

QString TaskCells::wholeStatus() const
{
    const Failure &failure = task.report.failure;
    QStringList lines {Wording::status(task, state()),
                       Wording::watch(task, state(), clock.now()),
                       Wording::failureClass(failure.kind),
                       plain(failure.code, 200),
                       plain(failure.message, 1000, Lines::Many),
                       task.report.remark,
                       plain(task.watch.reason, 500),
                       plain(task.keeping.problem, 500)};
    lines.removeAll({});
    return lines.join(u'\n');
}

QString TaskCells::wholeLink() const
{
    if (task.keeping.state == Keeping::State::Kept)
        return tr("Kept as %1, %2", "file and size")
            .arg(task.keeping.file, Wording::size(task.keeping.size));
    QStringList lines {task.keeping.problem};
    if (task.report.linkExpires.isValid())
        lines.append(
            tr("The link is good until %1.").arg(Wording::moment(task.report.linkExpires)));
    lines.removeAll({});
    return lines.join(u'\n');
}

QString TaskCells::whole(int column) const
{
    switch (column) {
    case TaskModel::StatusColumn:
        return wholeStatus();
    case TaskModel::PromptColumn:
        return prompt();
    case TaskModel::ModelColumn:
        return task.report.model;
    case TaskModel::LinkColumn:
        return wholeLink();
    case TaskModel::KeyColumn:
        return account ? account->base.toDisplayString() : QString();
    case TaskModel::CreatedColumn:
        return Wording::moment(task.report.created);
    case TaskModel::UpdatedColumn:
        return Wording::moment(task.report.updated);
    case TaskModel::IdColumn:
        return task.id;
    case TaskModel::CheckedColumn:
        return Wording::moment(task.watch.lastAnswered);
    default:
        return {};
    }
}

} // namespace Reelwatch
