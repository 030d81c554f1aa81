// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/plaintext.h"
#include "domain/redact.h"
#include "model/wording.h"
#include "model/wording/words.h"

namespace Reelwatch::Wording {

using Qt::Literals::StringLiterals::operator""_s;

namespace {

constexpr qsizetype LongestMessage = 8000;

/// A report in the making: one "name: value" a line, what is unknown left out.
class Report
{
public:
    void add(const QString &name, const QString &value)
    {
        if (!value.isEmpty())
            m_lines.append(u"%1: %2"_s.arg(name, value));
    }
    void add(const QString &name, const QDateTime &time)
    {
        if (time.isValid())
            add(name, time.toUTC().toString(Qt::ISODate));
    }
    void addText(const QString &name, const QString &text)
    {
        add(name, plain(text, LongestMessage, Lines::Many));
    }
    [[nodiscard]] QString text() const { return redacted(m_lines.join(u'\n')) + u'\n'; }

private:
    QStringList m_lines;
};

void addStatus(Report &lines, const Task &task)
{
    const TaskReport &report = task.report;
    lines.add(Words::tr("Status as the service spelt it"), plain(report.word));
    lines.addText(Words::tr("Remark"), report.remark);
    lines.add(Words::tr("Error class"), failureClass(report.failure.kind));
    lines.addText(Words::tr("Error code"), report.failure.code);
    lines.addText(Words::tr("Error message"), report.failure.message);
    lines.add(Words::tr("Model"), plain(report.model));
    lines.add(Words::tr("Created"), report.created);
    lines.add(Words::tr("Updated"), report.updated);
}

void addWatch(Report &lines, const Task &task, const AccountState &state, const QDateTime &now)
{
    lines.add(Words::tr("Added to Reelwatch"), task.added);
    lines.add(Words::tr("Checking"), watch(task, state, now));
    lines.addText(Words::tr("Reason"), task.watch.reason);
    lines.add(Words::tr("Last asked"), task.watch.lastAsked);
    lines.add(Words::tr("Last answered"), task.watch.lastAnswered);
    if (task.watch.failures > 0)
        lines.add(Words::tr("Failed checks in a row"), QString::number(task.watch.failures));
    lines.add(Words::tr("State of the key"), standing(state.kind));
    lines.addText(Words::tr("Answer about the key"), state.message);
}

void addResult(Report &lines, const Task &task)
{
    lines.add(Words::tr("Link, signature removed"), plain(withoutQuery(task.report.link)));
    lines.add(Words::tr("Link expires"), task.report.linkExpires);
    lines.add(Words::tr("Fetched"), task.keeping.keptAt);
    lines.add(Words::tr("Size"), size(task.keeping.size));
    lines.addText(Words::tr("Problem with fetching"), task.keeping.problem);
}

} // namespace

QString supportReport(const Task &task, const Account &account, const AccountState &state,
                      const QDateTime &now)
{
    Report lines;
    lines.add(Words::tr("Video id"), plain(task.id, 512));
    lines.add(Words::tr("Service"), plain(withoutQuery(account.base.toEncoded())));
    lines.add(Words::tr("Status"), status(task, state));
    addStatus(lines, task);
    addWatch(lines, task, state, now);
    addResult(lines, task);
    lines.add(Words::tr("Reported"), now);
    return lines.text();
}

} // namespace Reelwatch::Wording
