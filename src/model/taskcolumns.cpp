// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/taskcolumns.h"

#include <algorithm>

namespace Reelwatch {

namespace {

/// The cells that show a field, and the roles in which they do.
struct Shown
{
    Task::Field field;
    TaskModel::Column first;
    TaskModel::Column last;
    QList<int> roles;
};

const QList<Shown> &shownFields()
{
    using Field = Task::Field;
    using enum TaskModel::Column;
    static const QList<Shown> fields {
        {Field::Status, PosterColumn, LinkColumn,
         signRoles() + QList<int> {TaskModel::ProgressRole, TaskModel::UrgencyRole}},
        {Field::Progress, StatusColumn, StatusColumn, {TaskModel::ProgressRole}},
        {Field::Text, PosterColumn, ModelColumn, textRoles() + QList<int> {TaskModel::SearchRole}},
        {Field::Times, ElapsedColumn, UpdatedColumn, textRoles()},
        {Field::Shape, ShapeColumn, DurationColumn, textRoles()},
        {Field::Link, StatusColumn, LinkColumn, signRoles() + QList<int> {TaskModel::UrgencyRole}},
        {Field::Failure, StatusColumn, StatusColumn, {Qt::ToolTipRole, TaskModel::SearchRole}},
        {Field::Answer, PosterColumn, PosterColumn, {}},
        {Field::Watch, PosterColumn, CheckedColumn, signRoles()},
        {Field::Asked, CheckedColumn, CheckedColumn, textRoles()},
        {Field::Keeping, PosterColumn, LinkColumn,
         signRoles()
             + QList<int> {TaskModel::PosterRole, TaskModel::ProgressRole, TaskModel::UrgencyRole}},
        {Field::Label, PosterColumn, PromptColumn,
         textRoles() + QList<int> {Qt::EditRole, TaskModel::SearchRole}},
        {Field::KeepChoice, PosterColumn, LinkColumn, signRoles()},
        {Field::Owner, PosterColumn, IdColumn,
         signRoles()
             + QList<int> {TaskModel::SearchRole, TaskModel::AccountRole,
                           TaskModel::AccountColourRole}},
        {Field::Saved, StatusColumn, StatusColumn, {Qt::ToolTipRole, TaskModel::SavedRole}},
    };
    return fields;
}

ShownIn gathered(Task::Fields fields)
{
    ShownIn all;
    for (const Shown &shown : shownFields()) {
        if (!fields.testFlag(shown.field))
            continue;
        all.first = std::min<int>(all.first, shown.first);
        all.last = std::max<int>(all.last, shown.last);
        for (const int role : shown.roles) {
            if (!all.roles.contains(role))
                all.roles.append(role);
        }
    }
    if (all.last >= 0)
        all.roles.append(TaskModel::TaskRole);
    return all;
}

} // namespace

const QList<int> &textRoles()
{
    static const QList<int> roles {Qt::DisplayRole, Qt::ToolTipRole, Qt::AccessibleTextRole,
                                   TaskModel::SortRole};
    return roles;
}

const QList<int> &signRoles()
{
    static const QList<int> roles = textRoles()
        + QList<int> {TaskModel::SignRole, TaskModel::AttentionRole, TaskModel::ActiveRole,
                      TaskModel::NoteRole};
    return roles;
}

const ShownIn &shownIn(Task::Fields fields)
{
    // The same few changes come a thousand times; gathering them costs more than telling.
    static QHash<Task::Fields::Int, ShownIn> known;
    const auto found = known.constFind(fields.toInt());
    return found != known.cend() ? *found : *known.insert(fields.toInt(), gathered(fields));
}

Qt::Alignment columnAlignment(int column)
{
    switch (column) {
    case TaskModel::ElapsedColumn:
    case TaskModel::LinkColumn:
    case TaskModel::CreatedColumn:
    case TaskModel::UpdatedColumn:
    case TaskModel::DurationColumn:
    case TaskModel::CheckedColumn:
        return Qt::AlignRight | Qt::AlignVCenter;
    default:
        return Qt::AlignLeft | Qt::AlignVCenter;
    }
}

QString columnTitle(int column)
{
    switch (column) {
    case TaskModel::PosterColumn:
        return TaskModel::tr("Picture");
    case TaskModel::StatusColumn:
        return TaskModel::tr("Status");
    case TaskModel::PromptColumn:
        return TaskModel::tr("Prompt");
    case TaskModel::ModelColumn:
        return TaskModel::tr("Model");
    case TaskModel::ShapeColumn:
        return TaskModel::tr("Resolution");
    case TaskModel::ElapsedColumn:
        return TaskModel::tr("Elapsed");
    case TaskModel::LinkColumn:
        return TaskModel::tr("Expires in");
    case TaskModel::KeyColumn:
        return TaskModel::tr("Key");
    case TaskModel::CreatedColumn:
        return TaskModel::tr("Created");
    case TaskModel::UpdatedColumn:
        return TaskModel::tr("Updated");
    case TaskModel::DurationColumn:
        return TaskModel::tr("Duration");
    case TaskModel::IdColumn:
        return TaskModel::tr("ID");
    case TaskModel::CheckedColumn:
        return TaskModel::tr("Last checked");
    default:
        return {};
    }
}

QString columnToolTip(int column)
{
    switch (column) {
    case TaskModel::ShapeColumn:
        return TaskModel::tr("Resolution and aspect ratio");
    case TaskModel::LinkColumn:
        return TaskModel::tr("Time until the link expires, until the video is kept");
    case TaskModel::ElapsedColumn:
        return TaskModel::tr("From its creation to its end, or until now");
    case TaskModel::CheckedColumn:
        return TaskModel::tr("Time since the service last answered about it");
    default:
        return {};
    }
}

} // namespace Reelwatch
