// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/ownloop.h"

namespace Reelwatch::Bench {

using Qt::Literals::StringLiterals::operator""_s;

OwnLoop::OwnLoop(const QUrl &base, int videos, Answers answers)
    : m_answers(answers)
{
    client.setKey(1, base, "sk-bench-0123456789");
    QList<NewTask> wanted;
    for (int video = 0; video < videos; ++video)
        wanted.append({1, u"vid_%1"_s.arg(video)});
    m_numbers = m_tasks.add(wanted, QDateTime::currentDateTimeUtc());
}

void OwnLoop::ask(int check)
{
    const TaskNumber number = m_numbers.at(check % m_numbers.size());
    const Task *task = m_tasks.find(number);
    const QByteArray known = m_answers == Answers::Unchanged ? task->answer : QByteArray();
    client.fetch(1, task->id, known, &client, [this, number](const Outcome<TaskAnswer> &answer) {
        take(number, answer);
        answered(bool(answer), !answer && answer.error().kind == ApiError::Kind::TimedOut);
    });
}

void OwnLoop::take(TaskNumber number, const Outcome<TaskAnswer> &answer)
{
    if (!answer || answer->unchanged)
        return;
    TaskReport report = answer->report;
    if (m_answers == Answers::Changed)
        report.progress = ++m_progress % 98 + 1; // the files stay the same
    m_tasks.apply(number, report, answer->body);
}

} // namespace Reelwatch::Bench
