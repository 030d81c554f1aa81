// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "store/accountstore.h"
#include "store/taskstore.h"
#include "support/testclock.h"
#include "watch/taskwatcher.h"

namespace Reelwatch {

using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;
using std::chrono::milliseconds;

inline TaskReport reportOf(TaskReport::Status status, const QByteArray &link = {})
{
    return {.status = status, .word = u"word"_s, .model = u"m"_s, .link = link};
}

inline ApiError errorOf(ApiError::Kind kind)
{
    return {.kind = kind, .message = u"A sentence."_s};
}

/// A watcher over real stores, asked through a service that the test plays.
struct Bench
{
    struct Request
    {
        AccountId account;
        QString id;
        QByteArray known;
        TaskClient::TaskAnswered answered;
    };

    TestClock clock;
    TaskStore tasks;
    AccountStore accounts;
    QList<Request> requests;
    int asked = 0;
    TaskWatcher watcher {tasks, accounts, clock,
                         [this](AccountId account, const QString &id, const QByteArray &known,
                                const QObject *, TaskClient::TaskAnswered answered) {
                             ++asked;
                             requests.append({account, id, known, std::move(answered)});
                         },
                         1};

    AccountId addAccount(const QString &name = u"Studio"_s,
                         const QString &base = u"https://api.example.invalid"_s)
    {
        return accounts.save({.name = name, .base = QUrl(base)});
    }
    TaskNumber add(AccountId account, const QString &id)
    {
        const auto numbers = tasks.add({{account, id}}, clock.now());
        watcher.sendDue();
        return numbers.first();
    }
    void answer(const Outcome<TaskAnswer> &outcome)
    {
        const Request request = requests.takeFirst();
        request.answered(outcome);
    }
    void say(TaskReport::Status status, const QByteArray &link = {})
    {
        answer(TaskAnswer {reportOf(status, link), "{}"});
    }
    /// Time goes by and the watcher's timer rings when it should.
    void pass(milliseconds time)
    {
        while (time > 0ms) {
            const milliseconds next = watcher.untilNextCheck().value_or(time);
            const milliseconds step =
                std::min<milliseconds>({time, next > 0ms ? next : 1s, milliseconds(4min)});
            sleep(step);
            time -= step;
        }
    }
    /// Time goes by and nothing rings.
    void sleep(milliseconds time)
    {
        clock.advance(time);
        watcher.sendDue();
    }
    const Watch &watch(TaskNumber number) const { return tasks.find(number)->watch; }
};

} // namespace Reelwatch
