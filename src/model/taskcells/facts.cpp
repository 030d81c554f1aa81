// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/plaintext.h"
#include "model/obstacle.h"
#include "model/searchkeys.h"
#include "model/taskcells.h"
#include "store/accountstore.h"

#include <QRegularExpression>

#include <algorithm>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_s;

namespace {

/// The lines of a picture, for comparing: "1080p", "1280x720", "4K"; -1 when unknown.
int linesOf(const QString &resolution)
{
    static const QRegularExpression numbers(u"(\\d{1,5})(k?)"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    int lines = -1;
    auto matches = numbers.globalMatch(resolution.left(40));
    while (matches.hasNext()) {
        const auto match = matches.next();
        const int number = match.captured(1).toInt();
        // "4K" counts columns of a 16:9 picture in thousands.
        const int found = match.capturedLength(2) > 0 ? number * 540 : number;
        lines = lines < 0 ? found : std::min(lines, found);
    }
    return lines;
}

SortValue known(const QDateTime &time)
{
    return time.isValid() ? SortValue(time.toMSecsSinceEpoch()) : SortValue();
}

SortValue known(const CompactText &text)
{
    return text.isEmpty() ? SortValue() : SortValue(text);
}

} // namespace

const AccountState &TaskCells::state() const
{
    static const AccountState keyless {.kind = AccountState::Kind::KeyMissing};
    return account ? accounts.state(task.account) : keyless;
}

Wording::Sign TaskCells::sign() const
{
    return Wording::sign(task, state(), clock.now());
}

SortValue TaskCells::sortValue(int column) const
{
    switch (column) {
    case TaskModel::PosterColumn:
        return task.number;
    case TaskModel::StatusColumn:
        return static_cast<qint64>(sign());
    case TaskModel::PromptColumn:
        return known(task.label.isEmpty() ? task.report.prompt : task.label);
    case TaskModel::ModelColumn:
        return known(task.report.model);
    case TaskModel::ShapeColumn: {
        const int lines = linesOf(task.report.resolution);
        return lines < 0 ? SortValue() : SortValue(qint64 {lines});
    }
    case TaskModel::ElapsedColumn: {
        const auto length = Wording::elapsed(task, state(), clock.now());
        return length ? SortValue(qint64 {length->count()}) : SortValue();
    }
    case TaskModel::LinkColumn:
        return Wording::expiry(task, clock.now()).isEmpty()
                || task.keeping.state == Keeping::State::Kept
            ? SortValue()
            : known(task.report.linkExpires);
    case TaskModel::KeyColumn:
        return known(CompactText(key()));
    case TaskModel::CreatedColumn:
        return known(task.report.created);
    case TaskModel::UpdatedColumn:
        return known(task.report.updated);
    case TaskModel::DurationColumn:
        return task.report.duration > 0 ? SortValue(task.report.duration) : SortValue();
    case TaskModel::IdColumn:
        return task.id;
    case TaskModel::CheckedColumn:
        return known(task.watch.lastAnswered);
    default:
        return {};
    }
}

/// Of the generating, then of the fetching; -1: not known, or nothing is under way.
int TaskCells::progress() const
{
    const Keeping &keeping = task.keeping;
    if (task.report.status == TaskReport::Status::Generating)
        return task.report.progress;
    if (keeping.state != Keeping::State::Fetching || keeping.size <= 0)
        return -1;
    const double share = static_cast<double>(keeping.received) / static_cast<double>(keeping.size);
    return std::clamp(static_cast<int>(share * 100), 1, 99);
}

int TaskCells::urgency() const
{
    return Wording::urgency(task, clock.now());
}

QString TaskCells::searchText() const
{
    return QString::fromUtf8(SearchKeys::keyOf(task));
}

/// What keeps it from being checked, or the service's own word for a status that nobody knows.
QString TaskCells::note() const
{
    const QString hindrance = Wording::hindrance(task, state(), clock.now());
    const bool isUnrecognised = task.report.status == TaskReport::Status::Unrecognised;
    return hindrance.isEmpty() && isUnrecognised ? plain(task.report.word, 40).trimmed()
                                                 : hindrance;
}

QVariant TaskCells::fact(int role) const
{
    switch (role) {
    case TaskModel::TaskRole:
        return QVariant::fromValue(task);
    case TaskModel::NumberRole:
        return task.number;
    case TaskModel::SignRole:
        return static_cast<int>(sign());
    case TaskModel::ProgressRole:
        return progress();
    case TaskModel::PosterRole:
        return task.keeping.posterFile.toString();
    case TaskModel::SearchRole:
        return searchText();
    case TaskModel::AttentionRole:
        return Wording::needsAttention(task, state(), clock.now());
    case TaskModel::UrgencyRole:
        return urgency();
    case TaskModel::AccountRole:
        return task.account;
    case TaskModel::AccountColourRole:
        return account ? account->colour : QString();
    case TaskModel::ActiveRole:
        return isActive(task, state());
    case TaskModel::OwnerRole:
        return account ? QVariant::fromValue(*account) : QVariant();
    case TaskModel::OwnerStateRole:
        return QVariant::fromValue(state());
    case TaskModel::NoteRole:
        return note();
    case TaskModel::SavedRole:
        return task.saved;
    default:
        return {};
    }
}

} // namespace Reelwatch
