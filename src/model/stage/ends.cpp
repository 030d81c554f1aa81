// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/stage/notice.h"

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_s;

namespace {

using Action = Stage::Action;

QString failureText(const Failure &failure, const QString &otherwise)
{
    QStringList said {quoted(failure.code, {}), quoted(failure.message, otherwise)};
    said.removeAll({});
    QStringList parts {Wording::advice(failure.kind), said.join(u'\n')};
    parts.removeAll({});
    return parts.join(u"\n\n"_s); // what is ours above, what is the service's below
}

Notice noticeOfFailure(const Situation &here)
{
    const TaskReport &report = here.task.report;
    const QString word = Wording::status(here.task, here.state);
    const QList<Action> actions {Action::CopySupportReport, Action::CopyPrompt};
    if (report.status == TaskReport::Status::Cancelled)
        return {word,
                failureText(report.failure,
                            Notice::tr("The service says that this video was cancelled.")),
                actions};
    if (report.status == TaskReport::Status::Expired)
        return {word,
                failureText(report.failure,
                            Notice::tr("The service says that this video has expired: it keeps no "
                                       "result.")),
                actions};
    const QString kind = Wording::failureClass(report.failure.kind);
    return {kind.isEmpty() ? word : Notice::tr("%1: %2", "Failed: Moderation").arg(word, kind),
            failureText(report.failure, Notice::tr("The service gave no reason.")), actions};
}

/// A link is asked for with a key.
Action wayToLink(const Situation &here)
{
    return here.account ? Action::RenewLink : Action::ChooseKey;
}

Notice noticeOfLostLink(const Situation &here)
{
    const QString keyless =
        Notice::tr("A new link takes a key, and this video has none any more. Choose one for it.");
    return {Notice::tr("The link has expired."),
            here.account
                ? quoted(here.task.keeping.problem,
                         Notice::tr("The service may still keep the video: ask it for a new link."))
                : keyless,
            {wayToLink(here), Action::CopySupportReport}};
}

/// The user chose that it is not fetched by itself.
bool isLeftAlone(const Situation &here)
{
    if (here.task.keepChoice != KeepChoice::Kind::AsKey)
        return here.task.keepChoice == KeepChoice::Kind::Never;
    return here.account && !here.account->keepsVideos;
}

/// Completed, and nothing known of fetching it.
Notice noticeOfUnfetched(const Situation &here)
{
    if (isResultLost(here.task, here.now))
        return noticeOfLostLink(here);
    if (isLeftAlone(here))
        return {Notice::tr("The video is ready"),
                Notice::tr("You chose not to keep it by itself. It can be kept while its link "
                           "lives."),
                {Action::RetryFetch}};
    if (!here.task.report.link.isEmpty())
        return {Notice::tr("The video is ready"),
                Notice::tr("It is fetched by itself in a moment."),
                {Action::RetryFetch}};
    if (isBlocked(here.state.kind))
        return noticeOf(obstacleOf(here.state.kind), here);
    return {Notice::tr("Completed, without a link yet"),
            Notice::tr("The service has not said where the video is. It is asked for the link by "
                       "itself."),
            {Action::RenewLink}};
}

Notice noticeOfRetry(const Situation &here)
{
    return {Notice::tr("The video could not be fetched yet"),
            quoted(here.task.keeping.problem, Notice::tr("It is tried once more by itself.")),
            {Action::RetryFetch}};
}

Notice noticeOfRefusal(const Situation &here)
{
    return {
        Notice::tr("The video was not fetched"),
        quoted(here.task.keeping.problem,
               Notice::tr("What the link led to was refused. A new link may lead to the video.")),
        {wayToLink(here), Action::RetryFetch, Action::CopySupportReport}};
}

Notice noticeOfResult(const Situation &here)
{
    const Keeping &keeping = here.task.keeping;
    switch (keeping.state) {
    case Keeping::State::None:
        break;
    case Keeping::State::Queued:
        return {Notice::tr("The video is ready"),
                Notice::tr("It is fetched by itself as soon as its turn comes."),
                {}};
    case Keeping::State::Fetching:
        return {Notice::tr("Fetching the video, %1", "3.1 of 8 MB")
                    .arg(Wording::progress(keeping.received, keeping.size)),
                Notice::tr("It can be played here as soon as it is whole."),
                {}};
    case Keeping::State::Retrying:
        return noticeOfRetry(here);
    case Keeping::State::Refused:
        return noticeOfRefusal(here);
    case Keeping::State::LinkExpired:
        return noticeOfLostLink(here);
    case Keeping::State::Kept:
    case Keeping::State::Missing:
        return {Notice::tr("The file is missing"),
                Notice::tr("The video was fetched, but its file is no longer where it was put."),
                {Action::RetryFetch, Action::ShowInFolder}};
    case Keeping::State::Changed:
        return {Notice::tr("The file was changed"),
                Notice::tr("It is no longer the video that was fetched. It can be fetched again "
                           "while its link lives; this file stays where it is."),
                {Action::RetryFetch, Action::OpenElsewhere, Action::ShowInFolder}};
    }
    return noticeOfUnfetched(here);
}

} // namespace

Notice noticeOfEnd(const Situation &here)
{
    return here.task.report.status == TaskReport::Status::Completed ? noticeOfResult(here)
                                                                    : noticeOfFailure(here);
}

} // namespace Reelwatch
