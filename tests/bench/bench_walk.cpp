// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What one check costs, step by step, beside what cannot be avoided: medians of one run.

#include "api/taskclient.h"
#include "api/taskjson.h"
#include "app/allocator.h"
#include "bench/figures.h"
#include "domain/threadloops.h"
#include "gui/table/tasktable.h"
#include "model/taskfilter.h"
#include "model/taskmodel.h"
#include "store/accountstore.h"
#include "store/taskstore.h"
#include "support/loopbackserver.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QThread>

#include <functional>

using namespace Reelwatch;
using Bench::Measured;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

constexpr int Rounds = 7;

QByteArray bodyOf(const QString &id, int progress)
{
    return R"({"id":")" + id.toUtf8()
        + R"(","object":"video","status":"in_progress","model":"seedance-2.0","prompt":)"
          R"("Sunset drone shot over red dunes, kite in the wind, camera drifts left",)"
          R"("created_at":1776352017,"updated_at":1776352105,"resolution":"720p","progress":)"
        + QByteArray::number(progress)
        + R"(,"parameters":{"duration":4,"resolution":"720p","aspect_ratio":"16:9","seed":7}})";
}

/// Median microseconds of one call.
Measured median(int calls, const std::function<void(int)> &call)
{
    std::vector<double> times;
    for (int round = 0; round < Rounds; ++round) {
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < calls; ++i)
            call(i);
        times.push_back(double(timer.nsecsElapsed()) / 1000 / calls);
    }
    return Bench::median(std::move(times));
}

void tell(const QString &what, const Measured &ours, const QString &peer, const Measured &theirs,
          double reach)
{
    print(Bench::Figure {what, ours, u"us"_s, peer, theirs, reach});
}

void benchParse()
{
    const QByteArray body = bodyOf(u"vid_1"_s, 40);
    volatile bool good = true;
    const Measured ours =
        median(2000, [&](int) { good = bool(TaskJson::parse(body, u"vid_1"_s)); });
    const Measured bare =
        median(2000, [&](int) { good = !QJsonDocument::fromJson(body).isNull(); });
    tell(u"Read an answer"_s, ours, u"QJsonDocument alone"_s, bare, Bench::NoReach);
}

/// Waits for one thing to happen on this thread's event loop.
void await(const std::function<void(const std::function<void()> &)> &begin)
{
    QEventLoop loop;
    begin([&loop] { loop.quit(); });
    loop.exec();
}

void benchCheck()
{
    QThread thread;
    thread.start();
    // On a thread of its own, so that its work is not the client's.
    LoopbackServer *server = nullptr;
    QObject inbox;
    inbox.moveToThread(&thread);
    QMetaObject::invokeMethod(
        &inbox,
        [&server] {
            server = new LoopbackServer;
            server->on({}, WireAnswer::of(200, bodyOf(u"vid_1"_s, 40)));
        },
        Qt::BlockingQueuedConnection);
    TaskClient client;
    QNetworkAccessManager bareManager;
    client.setKey(1, server->url(), "sk-bench-key");
    const Measured ours = median(200, [&](int) {
        await([&](const std::function<void()> &done) {
            client.fetch(1, u"vid_1"_s, &client, [done](const Outcome<TaskAnswer> &) { done(); });
        });
    });
    const Measured bare = median(200, [&](int) {
        await([&](const std::function<void()> &done) {
            QNetworkReply *reply =
                bareManager.get(QNetworkRequest(server->url("/v1/videos/vid_1")));
            QObject::connect(reply, &QNetworkReply::finished, reply, [reply, done] {
                reply->readAll();
                reply->deleteLater();
                done();
            });
        });
    });
    tell(u"One check, a connection each"_s, ours, u"bare QNetworkAccessManager"_s, bare, 1.3);
    QMetaObject::invokeMethod(
        &inbox, [server] { delete server; }, Qt::BlockingQueuedConnection);
    thread.quit();
    thread.wait();
}

void benchRefresh()
{
    constexpr int Rows = 10'000;
    Clock clock;
    TaskStore tasks;
    AccountStore accounts;
    const AccountId account = accounts.save({.name = u"S"_s, .base = QUrl(u"https://a.invalid"_s)});
    QList<NewTask> wanted;
    for (int i = 0; i < Rows; ++i)
        wanted.append({account, u"vid_%1"_s.arg(i)});
    const QList<TaskNumber> numbers = tasks.add(wanted, clock.now());
    TaskModel model(tasks, accounts, clock);
    TaskFilter filter;
    filter.setSourceModel(&model);
    TaskTable table;
    table.setModel(&filter);
    table.resize(900, 700);
    table.show();
    QApplication::processEvents();
    int progress = 0;
    const auto change = [&](TaskNumber number) {
        TaskReport report = tasks.find(number)->report;
        report.status = TaskReport::Status::Generating;
        report.progress = ++progress % 98 + 1;
        tasks.apply(number, report, {});
    };
    const Measured repaint = median(20, [&](int) { table.viewport()->repaint(); });
    const Measured visible = median(20, [&](int) {
        change(numbers.last());
        QApplication::processEvents();
    });
    const Measured hidden = median(200, [&](int i) { change(numbers.at(i)); });
    const QString peer = u"repaint of the whole table"_s;
    tell(u"A visible row of 10,000 changes, painted"_s, visible, peer, repaint, 1);
    tell(u"A row out of sight changes"_s, hidden, peer, repaint, 0.01);
}

} // namespace

int main(int argc, char *argv[])
{
    keepFreedMemory();
    ThreadLoops::leaveGLibOut();
    const QApplication application(argc, argv);
    benchCheck();
    benchParse();
    benchRefresh();
    return 0;
}
