// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/storedcolumns.h"

#include <array>
#include <span>

namespace Reelwatch {

namespace {

using Qt::Literals::StringLiterals::operator""_L1;
using Field = Task::Field;

template<auto... Path>
constexpr Column<Task> of(const char *name)
{
    return column<Task, Path...>(name);
}

constexpr std::array OwnerColumns {
    of<&Task::account>("account"),        of<&Task::id>("id"),       of<&Task::label>("label"),
    of<&Task::keepChoice>("keep_choice"), of<&Task::added>("added"),
};

constexpr std::array AskedColumns {
    of<&Task::watch, &Watch::lastAsked>("last_asked"),
    of<&Task::watch, &Watch::lastAnswered>("last_answered"),
};

constexpr std::array ProgressColumns {
    of<&Task::report, &TaskReport::created>("created"),
    of<&Task::report, &TaskReport::updated>("updated"),
    of<&Task::report, &TaskReport::progress>("progress"),
};

constexpr std::array ReportColumns {
    of<&Task::report, &TaskReport::status>("status"),
    of<&Task::report, &TaskReport::word>("word"),
    of<&Task::report, &TaskReport::model>("model"),
    of<&Task::report, &TaskReport::prompt>("prompt"),
    of<&Task::report, &TaskReport::duration>("duration"),
    of<&Task::report, &TaskReport::resolution>("resolution"),
    of<&Task::report, &TaskReport::ratio>("ratio"),
    of<&Task::report, &TaskReport::seed>("seed"),
    of<&Task::report, &TaskReport::link>("link"),
    of<&Task::report, &TaskReport::otherLink>("other_link"),
    of<&Task::report, &TaskReport::lastFrameLink>("last_frame_link"),
    of<&Task::report, &TaskReport::linkExpires>("link_expires"),
    of<&Task::report, &TaskReport::failure, &Failure::kind>("failure_class"),
    of<&Task::report, &TaskReport::failure, &Failure::code>("failure_code"),
    of<&Task::report, &TaskReport::failure, &Failure::message>("failure_message"),
    of<&Task::report, &TaskReport::remark>("remark"),
};

constexpr std::array WatchColumns {
    of<&Task::watch, &Watch::state>("watch_state"),
    of<&Task::watch, &Watch::reason>("watch_reason"),
    of<&Task::watch, &Watch::notBefore>("not_before"),
};

constexpr std::array KeepingColumns {
    of<&Task::keeping, &Keeping::state>("keep_state"),
    of<&Task::keeping, &Keeping::file>("keep_file"),
    of<&Task::keeping, &Keeping::lastFrameFile>("keep_last_frame"),
    of<&Task::keeping, &Keeping::posterFile>("keep_poster"),
    of<&Task::keeping, &Keeping::received>("keep_received"),
    of<&Task::keeping, &Keeping::size>("keep_size"),
    of<&Task::keeping, &Keeping::lengthConfirmed>("keep_length_confirmed"),
    of<&Task::keeping, &Keeping::sha256>("keep_sha256"),
    of<&Task::keeping, &Keeping::keptAt>("kept_at"),
    of<&Task::keeping, &Keeping::problem>("keep_problem"),
};

/// Columns that are written together, when one of these fields differs.
struct Group
{
    Task::Fields fields;
    std::span<const Column<Task>> columns;
};

/// To bind a value costs more than SQLite makes of it: most checks change the first two alone.
const std::array StateGroups {
    Group {Field::Asked, AskedColumns},
    Group {Field::Progress | Field::Times, ProgressColumns},
    Group {Field::Status | Field::Text | Field::Shape | Field::Link | Field::Failure,
           ReportColumns},
    Group {Field::Watch, WatchColumns},
    Group {Field::Keeping, KeepingColumns},
};

/// One bit for each group of which something is wanted.
std::size_t groupsOf(Task::Fields fields)
{
    std::size_t groups = 0;
    for (std::size_t each = 0; each < StateGroups.size(); ++each)
        groups |= std::size_t(StateGroups[each].fields.testAnyFlags(fields)) << each;
    return groups;
}

StoredColumns setOf(std::span<const Column<Task>> columns)
{
    return {{columns.begin(), columns.end()}, listed(columns), listed(columns, "%1 = ?"_L1)};
}

std::vector<StoredColumns> setsOfGroups()
{
    std::vector<StoredColumns> sets;
    for (std::size_t groups = 0; groups < std::size_t {1} << StateGroups.size(); ++groups) {
        std::vector<Column<Task>> columns;
        for (std::size_t each = 0; each < StateGroups.size(); ++each) {
            if ((groups >> each & 1U) != 0)
                columns.insert(columns.end(), StateGroups[each].columns.begin(),
                               StateGroups[each].columns.end());
        }
        sets.push_back(setOf(columns));
    }
    return sets;
}

} // namespace

const StoredColumns &StoredColumns::owner()
{
    static const StoredColumns columns = setOf(OwnerColumns);
    return columns;
}

const StoredColumns &StoredColumns::state()
{
    static const StoredColumns columns = stateOf(Task::Fields::fromInt(-1));
    return columns;
}

const StoredColumns &StoredColumns::stateOf(Task::Fields fields)
{
    static const std::vector<StoredColumns> sets = setsOfGroups();
    return sets[groupsOf(fields | Field::Asked)];
}

} // namespace Reelwatch
