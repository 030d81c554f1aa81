// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/taskclient.h"
#include "app/processlimits.h"
#include "store/library.h"
#include "support/awaited.h"
#include "support/joinedtest.h"
#include "support/loopbackserver.h"
#include "support/memory.h"
#include "support/promised.h"
#include "support/quickfolder.h"
#include "watch/simulationrules.h"

#include <QDir>

using namespace Reelwatch;
using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;
using Answered = Outcome<TaskAnswer>;

namespace {

qsizetype descriptors()
{
    return QDir(u"/proc/self/fd"_s)
        .entryList(QDir::Files | QDir::System | QDir::NoDotAndDotDot)
        .size();
}

/// Eight answers in turn: most good, some bad in one way or another.
WireAnswer answerOf(int turn)
{
    using Then = WireAnswer::Then;
    const QByteArray good =
        R"({"id":"vid_1","status":"generating","progress":)" + QByteArray::number(turn % 100) + '}';
    switch (turn % 8) {
    case 0:
        return WireAnswer::of(503, {});
    case 1:
        return WireAnswer::raw("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{", Then::Reset);
    case 2:
        return WireAnswer::of(429, {}, {}, {"Retry-After: 1"});
    case 3:
        return WireAnswer::of(200, "<html>");
    default:
        return WireAnswer::of(200, good);
    }
}

} // namespace

/// What goes on for days takes no more of the machine at its end than at its beginning (L13).
class TestSoak final : public QObject
{
    Q_OBJECT

    static constexpr qint64 KiB = 1024;

private slots:
    void initTestCase() { setProcessLimits(); }
    void L13_sevenDays_theWatcherDoesNotGrow();
    void L13_checksAndWrites_leaveNothingOpenAndNothingBehind();
};

/// In virtual time, day by day.
void TestSoak::L13_sevenDays_theWatcherDoesNotGrow()
{
    Simulation simulation(7, [](const auto &, auto &random) {
        using Kind = ApiError::Kind;
        const Simulation::Fate fate = Simulated::moody(random);
        const auto isEnd = [](Kind kind) {
            return kind == Kind::KeyRejected || kind == Kind::Stopped || kind == Kind::Forbidden
                || kind == Kind::ModelDenied;
        };
        const bool goesOn =
            fate.answer ? !isFinal(fate.answer->report.status) : !isEnd(fate.answer.error().kind);
        return goesOn ? fate : Simulation::Fate {Simulated::generating(), fate.took};
    });
    simulation.addKnown(
        simulation.addAccount(u"S"_s, u"https://api.example.invalid"_s, {.perSecond = 0.5}), 50,
        1h);
    simulation.run(48h); // logs and pools are full by then
    const qint64 before = Memory::heldBytes();
    simulation.run(5 * 24h);
    QVERIFY2(simulation.asked() > 100'000, qPrintable(QString::number(simulation.asked())));
    QVERIFY(Promised({u"P10"_s, u"growth from the second to the seventh day of watching"_s,
                      double(Memory::heldBytes() - before) / KiB, u"KiB"_s, 256})
                .tell());
}

/// The real client, service and library; as many checks as four videos see in a day.
void TestSoak::L13_checksAndWrites_leaveNothingOpenAndNothingBehind()
{
    constexpr int Asked = 6000;
    LoopbackServer service;
    int turn = 0;
    service.on({}, [&turn](const WireRequest &) { return answerOf(++turn); });
    const QTemporaryDir folder(quickFolder());
    const Clock clock;
    Library library(folder.filePath(u"library.db"_s), clock);
    QVERIFY(library.open());
    library.tasks.add(newTasks(1, u"vid_"_s), clock.now());
    TaskClient client;
    QVERIFY(client.setKey(1, service.url(), "sk-soak"));
    qint64 before = 0;
    qsizetype open = 0;
    for (int check = 0; check < Asked; ++check) {
        Awaited<Answered> answered;
        client.fetch(1, u"vid_1"_s, this, answered.receive());
        while (answered.count() == 0)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        if (const Answered &answer = *answered.wait())
            library.tasks.apply(1, answer->report, answer->body);
        if (check == Asked / 3) {
            service.forget();
            before = Memory::heldBytes();
            open = descriptors();
        }
        if (check % 500 == 0)
            service.forget();
    }
    service.forget();
    QVERIFY(Promised({u"P10"_s, u"growth over 4,000 checks and writes"_s,
                      double(Memory::heldBytes() - before) / KiB, u"KiB"_s, 1024})
                .tell());
    QVERIFY2(descriptors() <= open + 2, qPrintable(QString::number(descriptors() - open)));
    QVERIFY(library.failed.isEmpty());
    QVERIFY(QFile(folder.filePath(u"library.db-wal"_s)).size() < 8 * KiB * KiB);
}

QTEST_GUILESS_MAIN(TestSoak)
#include "tst_soak.moc"
