// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/stage.h"

#include "domain/plaintext.h"
#include "domain/redact.h"
#include "model/stage/notice.h"

#include <cmath>

namespace Reelwatch {

namespace {

/// What happens next to a task that is still asked for.
QString course(const Situation &here)
{
    if (here.paused)
        return Notice::tr("Checks are paused: the service is asked again once you resume them.");
    if (obstacle(here.task, here.state) == Obstacle::Unreachable)
        return quoted(here.task.watch.reason,
                      Notice::tr("The service cannot be reached. Checking resumes by itself."));
    if (here.state.kind == AccountState::Kind::Slowed)
        return Notice::tr(
            "Checking is slowed down at the service's request and goes on by itself.");
    if (Wording::isUnconfirmed(here.task))
        return Notice::tr(
            "The service does not know this id yet, which may be so for the first minute. "
            "It is asked again by itself.");
    if (here.task.report.status == TaskReport::Status::Unknown)
        return Notice::tr("The first answer of the service appears here by itself.");
    return Notice::tr("It is checked until it ends, then fetched by itself.");
}

std::chrono::milliseconds lengthOf(const TaskReport &report)
{
    // What it cannot put into words is no length.
    if (Wording::duration(report).isEmpty())
        return {};
    return std::chrono::milliseconds(std::llround(report.duration * 1000));
}

bool isBeforeResult(TaskReport::Status status)
{
    return status == TaskReport::Status::Queued || status == TaskReport::Status::Generating;
}

Notice noticeFor(const Situation &here)
{
    if (isFinal(here.task.report.status))
        return noticeOfEnd(here);
    if (isStopped(here.task, here.state, here.now))
        return noticeOf(obstacle(here.task, here.state), here);
    return noticeOfProgress(here);
}

} // namespace

QString quoted(const QString &text, const QString &otherwise)
{
    constexpr qsizetype LongestQuote = 4000;
    const QString said = redacted(plain(text, LongestQuote, Lines::Many)).trimmed();
    return said.isEmpty() ? otherwise : said;
}

Notice noticeOfProgress(const Situation &here)
{
    const QString word = Wording::status(here.task, here.state);
    if (here.task.report.status == TaskReport::Status::Unrecognised)
        return {
            word,
            Notice::tr("The service uses a word that Reelwatch does not know. The video may still "
                       "be on its way: it is checked slowly until it ends."),
            {Stage::Action::Refresh, Stage::Action::CopySupportReport}};
    if (Wording::isUnconfirmed(here.task))
        return {Notice::tr("Not known yet"),
                course(here),
                {Stage::Action::Refresh, Stage::Action::EditId, Stage::Action::StopWatching}};
    const auto length = Wording::elapsed(here.task, here.state, here.now);
    if (!isBeforeResult(here.task.report.status) || !length)
        return {word, course(here), {Stage::Action::Refresh}};
    return {Notice::tr("%1 — %2", "status and time").arg(word, Wording::span(*length)),
            course(here),
            {Stage::Action::Refresh}};
}

Stage stageFor(const Task &task, const Account *account, const AccountState &state,
               const QDateTime &now, bool paused)
{
    AccountState known = state;
    if (!account)
        known.kind = AccountState::Kind::KeyMissing;
    Stage stage {.number = task.number, .sign = Wording::sign(task, known, now)};
    stage.poster = task.keeping.posterFile;
    stage.lastFrame = task.keeping.lastFrameFile;
    if (task.keeping.state == Keeping::State::Kept && !task.keeping.file.isEmpty()) {
        stage.video = task.keeping.file;
        stage.length = lengthOf(task.report);
        stage.incomplete = !task.keeping.lengthConfirmed;
        stage.actions = {Stage::Action::OpenElsewhere, Stage::Action::ShowInFolder};
        return stage;
    }
    const Notice notice = noticeFor({task, account, known, now, paused});
    stage.title = notice.title;
    stage.text = notice.text;
    stage.actions = notice.actions;
    if (paused) // it would wait as well
        stage.actions.removeAll(Stage::Action::Refresh);
    return stage;
}

QString label(Stage::Action action)
{
    switch (action) {
    case Stage::Action::Refresh:
        return Notice::tr("Refresh");
    case Stage::Action::RenewLink:
        return Notice::tr("Ask for a new link");
    case Stage::Action::RetryFetch:
        return Notice::tr("Keep now");
    case Stage::Action::OpenElsewhere:
        return Notice::tr("Open in another player");
    case Stage::Action::ShowInFolder:
        return Notice::tr("Show in folder");
    case Stage::Action::EditId:
        return Notice::tr("Edit id…");
    case Stage::Action::StopWatching:
        return Notice::tr("Stop watching");
    case Stage::Action::CopySupportReport:
        return Notice::tr("Copy support report");
    case Stage::Action::CopyPrompt:
        return Notice::tr("Copy prompt");
    case Stage::Action::EditKey:
        return Notice::tr("Edit key…");
    case Stage::Action::ChooseKey:
        return Notice::tr("Choose key…");
    case Stage::Action::UnlockKeychain:
        return Notice::tr("Unlock");
    }
    return {};
}

} // namespace Reelwatch
