// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/wholeloop.h"

namespace Reelwatch::Bench {

using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

/// Nothing is asked for by itself in between.
constexpr auto Long = 1h;

} // namespace

WholeLoop::WholeLoop(const QUrl &base, int videos, OwnLoop::Answers answers)
    : m_answers(answers)
    , m_watcher(m_tasks, m_accounts, m_clock,
                [this](AccountId account, const QString &id, const QByteArray &known,
                       const QObject *context, const TaskClient::TaskAnswered &answered) {
                    fetch(account, id, known, context, answered);
                })
{
    QEventLoop opening;
    QObject::connect(&m_database, &Database::allRead, &opening, &QEventLoop::quit);
    m_database.open();
    opening.exec();
    m_filter.setSourceModel(&m_rows);
    m_filter.sort(TaskModel::PosterColumn, Qt::DescendingOrder);
    m_watcher.setIntervals(Long, Long);
    m_watcher.setPaused(true); // in the first turn, too, only what is wished for goes out
    QObject::connect(&m_watcher, &TaskWatcher::noted, &m_watcher, [this](const WatchEvent &event) {
        answered(event.came != WatchEvent::Came::Error, event.error == ApiError::Kind::TimedOut);
    });
    const AccountId account = m_accounts.save({.name = u"Bench"_s,
                                               .base = base,
                                               .keeps = Account::Keeps::Session,
                                               .limits = {.atOnce = 6,
                                                          .perSecond = AskLimits::MostPerSecond,
                                                          .burst = AskLimits::MostInARow}});
    m_client.setKey(account, base, "sk-bench-0123456789");
    QList<NewTask> wanted;
    for (int video = 0; video < videos; ++video)
        wanted.append({account, u"vid_%1"_s.arg(video)});
    m_numbers = m_tasks.add(wanted, m_clock.now());
}

void WholeLoop::ask(int check)
{
    m_watcher.refresh({m_numbers.at(check % m_numbers.size())});
}

/// The files stay the same: that something else came is told behind the client.
void WholeLoop::fetch(AccountId account, const QString &id, const QByteArray &known,
                      const QObject *context, const TaskClient::TaskAnswered &answered)
{
    if (m_answers == OwnLoop::Answers::Unchanged)
        return m_client.fetch(account, id, known, context, answered);
    m_client.fetch(account, id, {}, context, [this, answered](const Outcome<TaskAnswer> &answer) {
        if (!answer)
            return answered(answer);
        TaskAnswer changed = *answer;
        changed.report.progress = ++m_progress % 98 + 1;
        changed.body[changed.body.size() - 3] = char('a' + m_progress % 26);
        answered(changed);
    });
}

/// What is asked of the database's thread now is done once all before it is written.
void WholeLoop::finish()
{
    m_watcher.setPaused(false); // each was answered by now, and waits its hour
    m_filter.settle();
    QEventLoop writing;
    QObject::connect(&m_database, &Database::removedRead, &writing, &QEventLoop::quit);
    m_database.readRemoved();
    writing.exec();
}

} // namespace Reelwatch::Bench
