// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/checkloop.h"

#include "bench/processors.h"

#include <QElapsedTimer>
#include <QNetworkReply>
#include <QTimer>

namespace Reelwatch::Bench {

using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;

Checks CheckLoop::run(int checks, int inFlight)
{
    m_result = {};
    m_total = checks;
    m_done = 0;
    QTimer guard;
    QObject::connect(&guard, &QTimer::timeout, &m_loop, [this, last = 0]() mutable {
        if (std::exchange(last, m_done) == m_done)
            m_loop.quit();
    });
    guard.start(1min);
    QElapsedTimer timer;
    timer.start();
    const double before = processorSeconds(RUSAGE_SELF);
    QTimer::singleShot(0, &m_loop, [this, inFlight] {
        for (int i = 0; i < inFlight; ++i)
            askNext();
    });
    m_loop.exec();
    finish();
    m_result.microseconds = (processorSeconds(RUSAGE_SELF) - before) * 1e6 / checks;
    m_result.perSecond = m_done * 1e9 / static_cast<double>(timer.nsecsElapsed());
    return m_result;
}

void CheckLoop::askNext()
{
    if (m_result.asked < m_total)
        ask(m_result.asked++);
}

void CheckLoop::answered(bool good, bool timedOut)
{
    m_result.good += good ? 1 : 0;
    m_result.timedOut += timedOut ? 1 : 0;
    if (++m_done == m_total)
        m_loop.quit();
    askNext();
}

BareLoop::BareLoop(QUrl base, int videos)
    : m_base(std::move(base))
    , m_videos(videos)
{
}

void BareLoop::ask(int check)
{
    QUrl url = m_base;
    url.setPath(u"/v1/videos/vid_%1"_s.arg(check % m_videos));
    QNetworkReply *reply = m_network.get(QNetworkRequest(url));
    QObject::connect(reply, &QNetworkReply::finished, reply, [this, reply] {
        const bool good = !reply->readAll().isEmpty() && reply->error() == QNetworkReply::NoError;
        reply->deleteLater();
        answered(good);
    });
}

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
