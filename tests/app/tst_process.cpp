// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "canary.h"
#include "ondisk.h"
#include "support/joinedtest.h"
#include "support/loopbackserver.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <csignal>
#include <sys/resource.h>

using namespace Reelwatch;
using OnDisk::addAccount;
using OnDisk::ask;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

constexpr int Patience = 30'000; // ms

/// How a run of the executable to its end went.
struct Run
{
    int code = -1; ///< -1: it did not end by itself
    QByteArray out;
    QByteArray err;
};

} // namespace

/// The executable itself, as a desktop and a shell start it.
class ProcessTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void words_needNoDisplay_data();
    void words_needNoDisplay();
    void hardlyAnyDescriptors_areRefusedWithAReason_L14();
    void secondStart_handsItsIdsToTheFirst();
    void sigterm_endsWithinASecondWithAllSaved_data();
    void sigterm_endsWithinASecondWithAllSaved();
    void displayThatDies_losesNothing_G14();
    void kill_losesNothingThatWasSaved();
    void killedDemo_leavesNoServiceBehind();
    void loggingOfEverything_holdsNoKey_K15_K16();

private:
    [[nodiscard]] static Run
    run(const QStringList &arguments,
        const QProcessEnvironment &world = QProcessEnvironment::systemEnvironment());
    [[nodiscard]] static bool start(QProcess &process, const QString &folder);
    /// The simulated service that the program has started; 0 when there is none.
    [[nodiscard]] static qint64 serviceOf(const QProcess &program);
    [[nodiscard]] static int rowsOf(const QString &folder, const QString &id)
    {
        return ask(folder,
                   u"SELECT count(*) FROM tasks WHERE removed_at IS NULL AND id = '%1'"_s.arg(id))
            .toInt();
    }
};

void ProcessTest::initTestCase()
{
    QVERIFY2(qEnvironmentVariableIsSet("REELWATCH_SESSION_HOME"), "run it by session.sh");
}

void ProcessTest::words_needNoDisplay_data()
{
    QTest::addColumn<QString>("option");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("out");
    QTest::addColumn<QByteArray>("err");
    QTest::newRow("help") << u"--help"_s << 0 << QByteArray("--data-dir") << QByteArray();
    QTest::newRow("version") << u"--version"_s << 0 << QByteArray("reelwatch ") << QByteArray();
    QTest::newRow("unknown option")
        << u"--generate"_s << 2 << QByteArray() << QByteArray("'generate'");
}

void ProcessTest::words_needNoDisplay()
{
    QFETCH(const QString, option);
    QFETCH(const int, code);
    QFETCH(const QByteArray, out);
    QFETCH(const QByteArray, err);
    QProcessEnvironment bare = QProcessEnvironment::systemEnvironment();
    for (const QString &variable :
         {u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s, u"QT_QPA_PLATFORM"_s, u"DBUS_SESSION_BUS_ADDRESS"_s})
        bare.remove(variable);
    const Run ended = run({option}, bare);
    QCOMPARE(ended.code, code);
    QVERIFY2(out.isEmpty() ? ended.out.isEmpty() : ended.out.contains(out), ended.out.constData());
    QVERIFY2(err.isEmpty() ? ended.err.isEmpty() : ended.err.contains(err), ended.err.constData());
}

void ProcessTest::hardlyAnyDescriptors_areRefusedWithAReason_L14()
{
    const QTemporaryDir folder;
    QProcess program;
    program.setChildProcessModifier([] {
        const rlimit few {20, 20};
        ::setrlimit(RLIMIT_NOFILE, &few);
    });
    program.start(QStringLiteral(PROGRAM), {u"--demo"_s, u"--data-dir"_s, folder.path()});
    QVERIFY(program.waitForFinished(Patience));
    QCOMPARE(program.exitStatus(), QProcess::NormalExit);
    QCOMPARE(program.exitCode(), 1);
    QVERIFY(program.readAllStandardError().contains("Raise the limit (ulimit -n 1024)"));
    QVERIFY(QDir(folder.path()).isEmpty());
}

// G18, S21
void ProcessTest::secondStart_handsItsIdsToTheFirst()
{
    const QTemporaryDir folder;
    QProcess first;
    QVERIFY(start(first, folder.path()));
    const Run second = run({u"--demo"_s, u"--data-dir"_s, folder.path(), u"vid_second0start"_s});
    QCOMPARE(second.code, 0);
    QCOMPARE(first.state(), QProcess::Running);
    QTRY_COMPARE_WITH_TIMEOUT(rowsOf(folder.path(), u"vid_second0start"_s), 1, Patience);
    first.kill();
    QVERIFY(first.waitForFinished(Patience));
}

void ProcessTest::sigterm_endsWithinASecondWithAllSaved_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("G15 SIGTERM") << SIGTERM;
    QTest::newRow("G15 SIGINT") << SIGINT;
    QTest::newRow("G15 the session ends") << SIGHUP;
}

void ProcessTest::sigterm_endsWithinASecondWithAllSaved()
{
    QFETCH(const int, signal);
    const QTemporaryDir folder;
    QProcess program;
    QVERIFY(start(program, folder.path()));
    // The demo's own videos are being watched and fetched.
    QTRY_VERIFY_WITH_TIMEOUT(
        ask(folder.path(), u"SELECT count(*) FROM tasks WHERE keep_file <> ''"_s).toInt() > 0,
        Patience);
    QElapsedTimer watch;
    watch.start();
    QCOMPARE(::kill(static_cast<pid_t>(program.processId()), signal), 0);
    QVERIFY(program.waitForFinished(Patience));
    const qint64 took = watch.elapsed();
    QCOMPARE(program.exitStatus(), QProcess::NormalExit);
    QCOMPARE(program.exitCode(), 0);
    QVERIFY2(took < 1000, qPrintable(u"%1 ms"_s.arg(took)));
    QCOMPARE(ask(folder.path(), u"PRAGMA integrity_check"_s).toString(), u"ok"_s);
    QCOMPARE(
        ask(folder.path(), u"SELECT count(*) FROM settings WHERE name = 'window.layout'"_s).toInt(),
        1);
    QVERIFY2(!QFile::exists(folder.filePath(u"lock"_s)), "the folder stays locked");
}

void ProcessTest::displayThatDies_losesNothing_G14()
{
    QProcess display;
    display.start(u"Xvfb"_s, {u"-displayfd"_s, u"1"_s, u"-nolisten"_s, u"tcp"_s});
    QByteArray number;
    QTRY_VERIFY_WITH_TIMEOUT((number += display.readAllStandardOutput()).endsWith('\n'), Patience);
    QProcessEnvironment world = QProcessEnvironment::systemEnvironment();
    world.insert(u"DISPLAY"_s, u':' + QString::fromLatin1(number.trimmed()));
    const QTemporaryDir folder;
    QProcess program;
    program.setProcessEnvironment(world);
    QVERIFY(start(program, folder.path()));
    const QString id = u"vid_0nadyingdisplay"_s;
    QCOMPARE(run({u"--demo"_s, u"--data-dir"_s, folder.path(), id}).code, 0);
    QTRY_COMPARE_WITH_TIMEOUT(rowsOf(folder.path(), id), 1, Patience);
    display.kill();
    QVERIFY(display.waitForFinished(Patience));
    QVERIFY2(program.waitForFinished(Patience), "it lives on where nobody sees it");
    QCOMPARE(ask(folder.path(), u"PRAGMA integrity_check"_s).toString(), u"ok"_s);
    QCOMPARE(rowsOf(folder.path(), id), 1);
}

// P1
void ProcessTest::kill_losesNothingThatWasSaved()
{
    const QTemporaryDir folder;
    constexpr int Rounds = 3;
    for (int round = 0; round < Rounds; ++round) {
        QProcess program;
        QVERIFY(start(program, folder.path()));
        const QString id = u"vid_round%1"_s.arg(round);
        QCOMPARE(run({u"--demo"_s, u"--data-dir"_s, folder.path(), id}).code, 0);
        QTRY_COMPARE_WITH_TIMEOUT(rowsOf(folder.path(), id), 1, Patience);
        const int before = ask(folder.path(), u"SELECT count(*) FROM tasks"_s).toInt();
        program.kill();
        QVERIFY(program.waitForFinished(Patience));
        QCOMPARE(ask(folder.path(), u"PRAGMA integrity_check"_s).toString(), u"ok"_s);
        QVERIFY(ask(folder.path(), u"SELECT count(*) FROM tasks"_s).toInt() >= before);
        for (int earlier = 0; earlier <= round; ++earlier)
            QCOMPARE(rowsOf(folder.path(), u"vid_round%1"_s.arg(earlier)), 1);
    }
}

void ProcessTest::killedDemo_leavesNoServiceBehind()
{
    const QTemporaryDir folder;
    QProcess program;
    QVERIFY(start(program, folder.path()));
    QTRY_VERIFY_WITH_TIMEOUT(serviceOf(program) > 0, Patience);
    const qint64 service = serviceOf(program);
    program.kill();
    QVERIFY(program.waitForFinished(Patience));
    const QString running = u"/proc/%1/exe"_s.arg(service);
    QTRY_VERIFY_WITH_TIMEOUT(QFile::symLinkTarget(running).isEmpty(), Patience);
}

/// The key goes out, an answer and a file come in, and all that Qt can tell of it is told.
void ProcessTest::loggingOfEverything_holdsNoKey_K15_K16()
{
    const Canary canary;
    const QByteArray signature = "s1gn3d-by-the-service";
    QFile clip(QStringLiteral(TEST_DATA_DIR "/clips/count.mp4"));
    QVERIFY(clip.open(QIODevice::ReadOnly));
    LoopbackServer service;
    service.on("/v.mp4", WireAnswer::of(200, clip.readAll(), "video/mp4"));
    service.on({},
               WireAnswer::of(200,
                              R"({"id":"vid_t0ldbythelog","status":"completed","url":")"
                                  + service.url("/v.mp4?sig=" + signature).toEncoded() + R"("})"));
    const QTemporaryDir folder;
    QVERIFY(addAccount(folder.path(), service.url()));

    QProcessEnvironment world = QProcessEnvironment::systemEnvironment();
    world.insert(u"QT_LOGGING_RULES"_s, u"*=true"_s);
    world.insert(u"QT_LOGGING_TO_CONSOLE"_s, u"1"_s);
    world.insert(u"GST_DEBUG"_s, u"*:4"_s);
    world.insert(u"TOKEN360_API_KEY"_s, QString::fromLatin1(canary.key()));
    QProcess program;
    program.setProcessEnvironment(world);
    program.start(QStringLiteral(PROGRAM), {u"--data-dir"_s, folder.path(), u"vid_t0ldbythelog"_s});
    QTRY_VERIFY_WITH_TIMEOUT(
        ask(folder.path(), u"SELECT count(*) FROM tasks WHERE keep_file <> ''"_s).toInt() == 1,
        Patience);
    program.terminate();
    QVERIFY(program.waitForFinished(Patience));
    QVERIFY2(canary.isIn(service.received()), "the key was not used: nothing was tried");
    const QByteArray told = program.readAllStandardError();
    QVERIFY2(told.contains("qt."), "Qt told nothing: nothing was tried");
    QVERIFY2(!canary.isIn(told), "the key is told to the log");
    QVERIFY2(service.received().contains(signature), "nothing was fetched: nothing was tried");
    QVERIFY2(!told.contains(signature), "a signed query is told to the log");
    QVERIFY(!canary.isIn(program.readAllStandardOutput()));
}

Run ProcessTest::run(const QStringList &arguments, const QProcessEnvironment &world)
{
    QProcess process;
    process.setProcessEnvironment(world);
    process.start(QStringLiteral(PROGRAM), arguments);
    if (!process.waitForFinished(Patience) || process.exitStatus() != QProcess::NormalExit)
        return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

/// Until the folder is the program's own; the demo spares this test the keychain.
bool ProcessTest::start(QProcess &process, const QString &folder)
{
    process.setProcessChannelMode(QProcess::ForwardedChannels);
    process.start(QStringLiteral(PROGRAM), {u"--demo"_s, u"--data-dir"_s, folder});
    const auto owns = [&process, &folder] {
        QFile lock(folder + u"/lock"_s);
        return lock.open(QIODevice::ReadOnly)
            && lock.readAll().startsWith(QByteArray::number(process.processId()));
    };
    return QTest::qWaitFor(owns, Patience);
}

qint64 ProcessTest::serviceOf(const QProcess &program)
{
    QFile children(u"/proc/%1/task/%1/children"_s.arg(program.processId()));
    if (!children.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &child : children.readAll().split(' ')) {
        const QString path =
            QFile::symLinkTarget(u"/proc/"_s + QString::fromLatin1(child) + u"/exe"_s);
        if (path.endsWith(u"/reelwatch-demo-service"_s))
            return child.toLongLong();
    }
    return 0;
}

QTEST_GUILESS_MAIN(ProcessTest)

#include "tst_process.moc"
