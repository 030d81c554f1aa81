// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/joinedtest.h"
#include "watch/watchbench.h"

#include <QSignalSpy>

using namespace Reelwatch;

class TestTaskWatcher : public QObject
{
    Q_OBJECT

private slots:
    void added_isAskedForAtOnce()
    {
        Bench bench;
        const AccountId account = bench.addAccount();
        const TaskNumber number = bench.add(account, u"a"_s);
        QCOMPARE(bench.requests.size(), 1);
        QCOMPARE(bench.requests.first().id, u"a"_s);
        QCOMPARE(bench.watch(number).state, Watch::State::Checking);
        QVERIFY(!bench.watcher.untilNextCheck());

        bench.say(TaskReport::Status::Generating);
        QCOMPARE(bench.watch(number).state, Watch::State::Waiting);
        const milliseconds wait = bench.watcher.untilNextCheck().value();
        QVERIFY(wait >= 4s && wait <= 6s);
        bench.pass(wait - 1ms);
        QCOMPARE(bench.asked, 1);
        bench.pass(1ms);
        QCOMPARE(bench.asked, 2);
    }

    void ended_isNotAskedForAgain()
    {
        Bench bench;
        const TaskNumber number = bench.add(bench.addAccount(), u"a"_s);
        bench.say(TaskReport::Status::Completed, "https://cdn.example.invalid/a.mp4");
        QCOMPARE(bench.watch(number).state, Watch::State::Ended);
        QVERIFY(!bench.watcher.untilNextCheck());
        bench.pass(24h);
        QCOMPARE(bench.asked, 1);

        bench.watcher.refresh({number});
        QCOMPARE(bench.asked, 2);
    }

    void unchanged_touchesTheWatchStateOnly()
    {
        Bench bench;
        const TaskNumber number = bench.add(bench.addAccount(), u"a"_s);
        QCOMPARE(bench.requests.first().known, QByteArray());
        bench.say(TaskReport::Status::Generating);
        const Task before = *bench.tasks.find(number);
        QSignalSpy changed(&bench.tasks, &TaskStore::changed);
        bench.pass(bench.watcher.untilNextCheck().value());
        QCOMPARE(bench.requests.first().known, before.answer);
        bench.answer(TaskAnswer {.unchanged = true});
        QCOMPARE(bench.tasks.find(number)->report, before.report);
        QCOMPARE(bench.tasks.find(number)->answer, before.answer);
        QCOMPARE(bench.watch(number).lastAnswered, bench.clock.now());
        QVERIFY(bench.watcher.untilNextCheck());
        QVERIFY(!changed.isEmpty());
        for (const QList<QVariant> &signal : changed)
            QCOMPARE(signal.at(1).value<Task::Fields>(), Task::Fields(Task::Field::Asked));
    }

    /// A later version may understand what an earlier one stored; this one reads it once.
    void unrecognised_isReadOnceAStart()
    {
        Bench bench;
        const AccountId account = bench.addAccount();
        Task stored {.number = 7, .account = account, .id = u"a"_s, .answer = "{}"};
        stored.report = reportOf(TaskReport::Status::Unrecognised);
        stored.added = stored.watch.lastAsked = bench.clock.now().addSecs(-60);
        bench.tasks.load({stored});
        bench.pass(1min);
        QCOMPARE(bench.requests.first().known, QByteArray());
        bench.say(TaskReport::Status::Unrecognised);
        bench.pass(bench.watcher.untilNextCheck().value());
        QCOMPARE(bench.requests.first().known, "{}");
    }

    void completedWithoutLink_isReadOnce()
    {
        Bench bench;
        bench.add(bench.addAccount(), u"a"_s);
        bench.say(TaskReport::Status::Completed);
        bench.pass(bench.watcher.untilNextCheck().value());
        QCOMPARE(bench.requests.first().known, "{}");
    }

    /// J20: completed, no link yet.
    void completedWithoutLink_isAskedForWithGrowingWaits()
    {
        Bench bench;
        bench.add(bench.addAccount(), u"a"_s);
        milliseconds longest = 0ms;
        for (int i = 0; i < 20; ++i) {
            bench.say(TaskReport::Status::Completed);
            const milliseconds wait = bench.watcher.untilNextCheck().value();
            longest = std::max(longest, wait);
            bench.pass(wait);
        }
        QVERIFY(longest > 8min && longest <= 12min);
        bench.say(TaskReport::Status::Completed, "https://cdn.example.invalid/a.mp4");
        QVERIFY(!bench.watcher.untilNextCheck());
    }

    void neverTwoRequestsForOneTask()
    {
        Bench bench;
        const TaskNumber number = bench.add(bench.addAccount(), u"a"_s);
        bench.watcher.refresh({number});
        bench.watcher.refresh({number});
        bench.pass(1h);
        QCOMPARE(bench.asked, 1);
    }

    void atMostFourAtOncePerOrigin()
    {
        Bench bench;
        const AccountId one = bench.addAccount();
        const AccountId same = bench.addAccount(u"Same place"_s);
        const AccountId other = bench.addAccount(u"Other"_s, u"https://other.example.invalid"_s);
        for (int i = 0; i < 5; ++i) {
            bench.add(one, u"a%1"_s.arg(i));
            bench.add(same, u"b%1"_s.arg(i));
        }
        QCOMPARE(bench.requests.size(), 4);
        bench.add(other, u"c"_s);
        QCOMPARE(bench.requests.size(), 5);
        bench.say(TaskReport::Status::Queued);
        QCOMPARE(bench.requests.size(), 5);
        QCOMPARE(bench.asked, 6);
    }

    /// H56: nothing with that key before the service's time.
    void rateLimited_holdsTheWholeAccount()
    {
        Bench bench;
        const AccountId account = bench.addAccount();
        const TaskNumber first = bench.add(account, u"a"_s);
        bench.answer(ApiError {.kind = ApiError::Kind::RateLimited, .retryAfter = 12s});
        QCOMPARE(bench.accounts.state(account).kind, AccountState::Kind::Slowed);
        QCOMPARE(bench.tasks.find(first)->watch.failures, 0);
        bench.add(account, u"b"_s);
        bench.watcher.refresh({first});
        bench.pass(11'999ms);
        QCOMPARE(bench.asked, 1);
        bench.pass(1ms);
        QVERIFY(bench.asked > 1);
        bench.say(TaskReport::Status::Queued);
        QCOMPARE(bench.accounts.state(account).kind, AccountState::Kind::Ok);
    }

    /// H51: one answer stops all tasks of the key; they go on when the key changes.
    void keyRejected_pausesTheAccountOnce()
    {
        Bench bench;
        const AccountId account = bench.addAccount();
        QSignalSpy told(&bench.accounts, &AccountStore::stateChanged);
        bench.add(account, u"a"_s);
        bench.add(account, u"b"_s);
        bench.answer(errorOf(ApiError::Kind::KeyRejected));
        QCOMPARE(bench.accounts.state(account).kind, AccountState::Kind::Rejected);
        QCOMPARE(told.size(), 1);
        bench.answer(errorOf(ApiError::Kind::Cancelled));
        bench.pass(48h);
        QCOMPARE(bench.asked, 2);
        QVERIFY(!bench.watcher.untilNextCheck());

        bench.watcher.resume(account);
        QCOMPARE(bench.accounts.state(account).kind, AccountState::Kind::Ok);
        bench.pass(1s);
        QCOMPARE(bench.asked, 4);
    }

    /// K22: what was cancelled with the old key is asked for with the new one.
    void cancelledByANewKey_isAskedForAgain()
    {
        Bench bench;
        const AccountId account = bench.addAccount();
        bench.add(account, u"a"_s);
        bench.watcher.resume(account);
        bench.answer(errorOf(ApiError::Kind::Cancelled));
        bench.pass(2s);
        QCOMPARE(bench.asked, 2);
        bench.answer(errorOf(ApiError::Kind::KeyMissing));
        QCOMPARE(bench.accounts.state(account).kind, AccountState::Kind::Ok);
        bench.pass(2s);
        QCOMPARE(bench.asked, 3);
    }

    void keyRejectedElsewhere_holdsTheChecksToo()
    {
        Bench bench;
        const AccountId account = bench.addAccount();
        bench.watcher.noteAccountError(account, errorOf(ApiError::Kind::KeyRejected));
        bench.add(account, u"a"_s);
        bench.pass(1h);
        QCOMPARE(bench.asked, 0);
        QCOMPARE(bench.accounts.state(account).kind, AccountState::Kind::Rejected);
    }

    /// H53: one 403 is the task's matter, three different ones are the key's.
    void forbidden_pausesTheTaskThenTheKey()
    {
        Bench bench;
        const AccountId account = bench.addAccount();
        const TaskNumber first = bench.add(account, u"a"_s);
        bench.answer(errorOf(ApiError::Kind::Forbidden));
        QCOMPARE(bench.watch(first).state, Watch::State::Denied);
        QCOMPARE(bench.watch(first).reason, u"A sentence."_s);
        bench.watcher.refresh({first});
        bench.answer(errorOf(ApiError::Kind::Forbidden));
        QCOMPARE(bench.accounts.state(account).kind, AccountState::Kind::Ok);
        for (const QString &id : {u"b"_s, u"c"_s}) {
            bench.add(account, id);
            bench.answer(errorOf(ApiError::Kind::Forbidden));
        }
        QCOMPARE(bench.accounts.state(account).kind, AccountState::Kind::Rejected);
    }

    void modelDenied_pausesThatModelOnly()
    {
        Bench bench;
        const AccountId account = bench.addAccount();
        const TaskNumber same = bench.add(account, u"a"_s);
        const TaskNumber denied = bench.add(account, u"b"_s);
        const TaskNumber other = bench.add(account, u"c"_s);
        for (const QString &model : {u"film"_s, u"film"_s, u"else"_s})
            bench.answer(TaskAnswer {{.status = TaskReport::Status::Queued, .model = model}, "{}"});
        bench.watcher.refresh({denied});
        bench.answer(errorOf(ApiError::Kind::ModelDenied));
        QCOMPARE(bench.watch(denied).state, Watch::State::Denied);
        QCOMPARE(bench.watch(same).state, Watch::State::Denied);
        QCOMPARE(bench.watch(other).state, Watch::State::Waiting);
    }

    void modelDenied_ofAVideoNeverAnswered_pausesNoOther()
    {
        Bench bench;
        const AccountId account = bench.addAccount();
        const TaskNumber denied = bench.add(account, u"a"_s);
        const TaskNumber fresh = bench.add(account, u"b"_s);
        const TaskNumber other = bench.add(account, u"c"_s);
        bench.answer(errorOf(ApiError::Kind::ModelDenied));
        bench.say(TaskReport::Status::Queued);
        bench.say(TaskReport::Status::Queued);
        bench.watcher.refresh({denied});
        bench.answer(errorOf(ApiError::Kind::ModelDenied));
        QCOMPARE(bench.watch(denied).state, Watch::State::Denied);
        QCOMPARE(bench.watch(fresh).state, Watch::State::Waiting);
        QCOMPARE(bench.watch(other).state, Watch::State::Waiting);
    }

    /// H54: one gateway's 404 after an outage is not the third that counts.
    void notFoundAfterAnOutage_isNoEnd()
    {
        Bench bench;
        const TaskNumber number = bench.add(bench.addAccount(), u"a"_s);
        bench.say(TaskReport::Status::Generating);
        const auto fail = [&bench](ApiError::Kind kind) {
            while (bench.requests.isEmpty())
                bench.pass(bench.watcher.untilNextCheck().value());
            bench.answer(errorOf(kind));
        };
        bench.pass(2min);
        while (!bench.requests.isEmpty())
            bench.say(TaskReport::Status::Generating);
        fail(ApiError::Kind::Transient);
        fail(ApiError::Kind::Transient);
        fail(ApiError::Kind::NotFound);
        QCOMPARE(bench.watch(number).notFound, 1);
        QVERIFY(bench.watch(number).state != Watch::State::NotFound);
        QVERIFY(bench.watcher.untilNextCheck());
    }

    /// H54: "not yet" for a minute, then "not found": paused, kept, asked for again on wish.
    void notFound_isPatientForAMinute()
    {
        Bench bench;
        const TaskNumber number = bench.add(bench.addAccount(), u"a"_s);
        int answers = 0;
        milliseconds passed {0};
        while (bench.watch(number).state != Watch::State::NotFound && answers < 20) {
            bench.answer(errorOf(ApiError::Kind::NotFound));
            ++answers;
            if (const auto wait = bench.watcher.untilNextCheck()) {
                bench.pass(*wait);
                passed += *wait;
            }
        }
        QVERIFY2(passed >= 60s && passed <= 90s, qPrintable(QString::number(passed.count())));
        QVERIFY(answers >= 4 && answers <= 6);
        QCOMPARE(bench.tasks.find(number)->report.status, TaskReport::Status::Unknown);
        QVERIFY(!bench.watcher.untilNextCheck());

        bench.watcher.refresh({number});
        bench.say(TaskReport::Status::Generating);
        QCOMPARE(bench.watch(number).state, Watch::State::Waiting);
        QVERIFY(bench.watcher.untilNextCheck());
    }

    /// H01, H65: the status stays, waits grow to their limit, one word for the account.
    void outage_backsOffAndRecovers()
    {
        Bench bench;
        const AccountId account = bench.addAccount();
        const TaskNumber number = bench.add(account, u"a"_s);
        bench.say(TaskReport::Status::Generating);
        bench.pass(6s);
        int asked = bench.asked;
        for (milliseconds passed = 0ms; passed < 10h;) {
            bench.answer(errorOf(ApiError::Kind::Server));
            const milliseconds wait = bench.watcher.untilNextCheck().value();
            QVERIFY(wait <= 6min);
            bench.pass(wait);
            passed += wait;
        }
        QVERIFY(bench.asked - asked < 10 * 12 * 1.3 + 10);
        QCOMPARE(bench.tasks.find(number)->report.status, TaskReport::Status::Generating);
        QCOMPARE(bench.watch(number).state, Watch::State::Checking);
        bench.say(TaskReport::Status::Generating);
        QCOMPARE(bench.watch(number).failures, 0);
        QVERIFY(!bench.watch(number).failingSince.isValid());
    }

    void unreachable_isToldFromTheSecondFailureAndEndsByItself()
    {
        Bench bench;
        const AccountId account = bench.addAccount();
        bench.add(account, u"a"_s);
        bench.answer(errorOf(ApiError::Kind::Offline));
        QCOMPARE(bench.accounts.state(account).kind, AccountState::Kind::Ok);
        bench.pass(*bench.watcher.untilNextCheck());
        bench.answer(errorOf(ApiError::Kind::Offline));
        QCOMPARE(bench.accounts.state(account).kind, AccountState::Kind::Unreachable);
        const int asked = bench.asked;
        bench.watcher.retryNow();
        QCOMPARE(bench.asked, asked + 1);
        bench.say(TaskReport::Status::Queued);
        QCOMPARE(bench.accounts.state(account).kind, AccountState::Kind::Ok);
    }

    void paused_sendsNothingButWishes()
    {
        Bench bench;
        const AccountId account = bench.addAccount();
        bench.watcher.setPaused(true);
        const TaskNumber first = bench.add(account, u"a"_s);
        bench.add(account, u"b"_s);
        bench.pass(1h);
        QCOMPARE(bench.asked, 0);
        bench.watcher.refresh({first});
        QCOMPARE(bench.asked, 1);
        bench.watcher.setPaused(false);
        QCOMPARE(bench.asked, 2);
    }

    /// H63
    void answerForARemovedTask_isDropped()
    {
        Bench bench;
        const TaskNumber number = bench.add(bench.addAccount(), u"a"_s);
        bench.tasks.remove({number});
        bench.say(TaskReport::Status::Completed);
        QCOMPARE(bench.tasks.size(), 0);
        QVERIFY(!bench.watcher.untilNextCheck());
    }

    void answerForACorrectedId_isDropped()
    {
        Bench bench;
        const TaskNumber number = bench.add(bench.addAccount(), u"a"_s);
        QVERIFY(bench.tasks.setId(number, u"b"_s, bench.clock.now()));
        bench.say(TaskReport::Status::Failed);
        QCOMPARE(bench.tasks.find(number)->report.status, TaskReport::Status::Unknown);
        QCOMPARE(bench.requests.size(), 1);
        QCOMPARE(bench.requests.first().id, u"b"_s);
    }

    void withoutAKey_waitsForOne()
    {
        Bench bench;
        const TaskNumber number = bench.add(0, u"a"_s);
        bench.pass(1h);
        QCOMPARE(bench.asked, 0);
        bench.tasks.assign({number}, bench.addAccount());
        bench.watcher.sendDue();
        QCOMPARE(bench.asked, 1);
    }

    /// C01, C02: waits are measured with the steady clock.
    void wallClockJump_movesNoCheck()
    {
        Bench bench;
        bench.add(bench.addAccount(), u"a"_s);
        bench.say(TaskReport::Status::Generating);
        const milliseconds before = bench.watcher.untilNextCheck().value();
        bench.clock.jump(48h);
        QCOMPARE(bench.watcher.untilNextCheck().value(), before);
        bench.clock.jump(-96h);
        QCOMPARE(bench.watcher.untilNextCheck().value(), before);
    }

    /// L11: what was watched before is spread over the time that the rate allows.
    void storedTasks_areSweptAtTheRate()
    {
        Bench bench;
        const AccountId account = bench.addAccount();
        QList<Task> stored;
        for (int i = 1; i <= 100; ++i) {
            stored.append({.number = i, .account = account, .id = QString::number(i)});
            stored.last().watch.lastAsked = bench.clock.now().addDays(-1);
        }
        bench.tasks.load(stored);
        int most = 0;
        for (int second = 0; second < 30; ++second) {
            const int before = bench.asked;
            for (int tick = 0; tick < 10; ++tick) {
                bench.sleep(100ms);
                while (!bench.requests.isEmpty())
                    bench.say(TaskReport::Status::Failed);
            }
            most = std::max(most, bench.asked - before);
        }
        QCOMPARE(bench.asked, 100);
        QVERIFY2(most <= 12, qPrintable(QString::number(most))); // the rate and the burst
        QVERIFY(!bench.watcher.untilNextCheck());
    }
};

QTEST_GUILESS_MAIN(TestTaskWatcher)
#include "tst_taskwatcher.moc"
