// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ondisk.h"
#include "app/processlimits.h"
#include "fault/programuser.h"
#include "gui/player/playbackplugin.h"
#include "support/joinedtest.h"
#include "support/loopbackserver.h"
#include "support/promised.h"
#include "support/quickfolder.h"

#include <QProcess>
#include <QRandomGenerator>

#include <fcntl.h>
#include <sys/resource.h>

using namespace Reelwatch;
using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

QByteArray clip()
{
    QFile file(QStringLiteral(TEST_DATA_DIR "/clips/tall.mp4"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

int use(const QStringList &arguments)
{
    ProgramUser user(arguments.value(2), arguments.value(1) == u"--settle"_s);
    return user.begin() ? QApplication::exec() : 1;
}

/// How many descriptors a program has from the start: its terminal's, and what it inherits.
int openInPrograms()
{
    int open = 3;
    for (int file = 3; file < 1024; ++file) {
        const int flags = ::fcntl(file, F_GETFD);
        open += int(flags >= 0 && !(flags & FD_CLOEXEC));
    }
    return open;
}

} // namespace

/// The whole program, killed at any moment of its use and started again (P1, S01, D23), and short
/// of descriptors (L14).
class TestKilledProgram final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void S01_killedAtAnyMoment_losesNothingThatWasShown();
    void L14_fewDescriptors_areEnough_data();
    void L14_fewDescriptors_areEnough();
    void L14_hardlyAnyDescriptors_loseNothing_data();
    void L14_hardlyAnyDescriptors_loseNothing();

private:
    /// When it is killed: so long after so many things were added, or after its start.
    struct Death
    {
        int acts;
        std::chrono::milliseconds delay;
    };
    void run(const QString &way, std::optional<Death> death, int descriptors = 1024);
    /// Videos that the library has before the program starts.
    void addKnown(int count);
    void hear(const QString &line);
    [[nodiscard]] QString missing() const;
    [[nodiscard]] QSet<QString> idsOnDisk() const;
    [[nodiscard]] WireAnswer answer(const WireRequest &request) const;

    std::unique_ptr<QTemporaryDir> m_home;
    LoopbackServer m_service;
    QSet<QString> m_shown; ///< as saved
    QSet<QString> m_unsettled; ///< added or removed by the user, without a word that it is saved
    QSet<QString> m_removed;
    QHash<QString, QString> m_kept; ///< id → file
    int m_told = 0;
    int m_removals = 0;
    QProcess::ExitStatus m_end = QProcess::NormalExit;
    int m_code = 0;
    QByteArray m_complaint; ///< what it said on its error output
};

void TestKilledProgram::init()
{
    m_home = std::make_unique<QTemporaryDir>(quickFolder());
    m_shown.clear();
    m_kept.clear();
    m_service.on({}, [this](const WireRequest &request) { return answer(request); });
    m_service.on("/file.mp4", WireAnswer::of(200, clip(), "video/mp4"));
    QVERIFY(OnDisk::addAccount(m_home->path(), m_service.url(),
                               {.atOnce = 16, .perSecond = 500, .burst = 500}));
}

WireAnswer TestKilledProgram::answer(const WireRequest &request) const
{
    const QByteArray id = request.path().split('/').last();
    return WireAnswer::of(200,
                          R"({"id":")" + id + R"(","status":"completed","url":")"
                              + m_service.url("/file.mp4?of=" + id).toEncoded() + R"("})");
}

void TestKilledProgram::hear(const QString &line)
{
    const QStringList words = line.split(u' ');
    const QString &id = words.value(1);
    if (words.first() == u"add"_s || words.first() == u"remove"_s)
        m_unsettled.insert(id);
    if (words.first() == u"remove"_s)
        m_removed.insert(id);
    if (words.first() == u"saved"_s && !m_shown.contains(id)) {
        // Acts are written in their order: what was done before this one is written too.
        for (const QString &removed : std::exchange(m_removed, {})) {
            m_shown.remove(removed);
            m_unsettled.remove(removed);
            ++m_removals;
        }
        m_unsettled.remove(id);
        m_shown.insert(id);
        ++m_told;
    }
    if (words.first() == u"kept"_s)
        m_kept.insert(id, line.section(u' ', 2));
}

void TestKilledProgram::run(const QString &way, std::optional<Death> death, int descriptors)
{
    QProcessEnvironment world = QProcessEnvironment::systemEnvironment();
    world.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    world.insert(u"TOKEN360_API_KEY"_s, u"sk-killed"_s);
    world.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=/nonexistent"_s);
    QProcess program;
    program.setProcessEnvironment(world);
    QEventLoop loop;
    connect(&program, &QProcess::finished, &loop, &QEventLoop::quit);
    QByteArray words;
    const auto kill = [&program, &death] {
        QTimer::singleShot(death->delay, &program, &QProcess::kill);
    };
    connect(&program, &QProcess::readyRead, &program, [&] {
        words += program.readAllStandardOutput();
        if (death && death->acts > 0 && words.count("\nadd ") >= death->acts) {
            kill();
            death->acts = 0; // once
        }
    });
    program.setChildProcessModifier([descriptors] {
        const rlimit most {rlim_t(descriptors), rlim_t(descriptors)};
        ::setrlimit(RLIMIT_NOFILE, &most);
    });
    program.start(JoinedTest::command(), {way, m_home->path()});
    if (death && death->acts == 0)
        kill();
    QTimer::singleShot(60s, &loop, &QEventLoop::quit);
    loop.exec();
    m_end = program.exitStatus();
    m_code = program.exitCode();
    m_complaint = program.readAllStandardError();
    words += program.readAllStandardOutput();
    QStringList lines = QString::fromUtf8(words).split(u'\n');
    lines.removeLast(); // cut off or empty
    for (const QString &line : std::as_const(lines))
        hear(line);
}

QSet<QString> TestKilledProgram::idsOnDisk() const
{
    const QStringList ids =
        OnDisk::ask(m_home->path(),
                    u"SELECT group_concat(id, ' ') FROM tasks WHERE removed_at IS NULL"_s)
            .toString()
            .split(u' ', Qt::SkipEmptyParts);
    return {ids.begin(), ids.end()};
}

/// What was shown and is not so; empty when nothing is.
QString TestKilledProgram::missing() const
{
    const QVariant verdict = OnDisk::ask(m_home->path(), u"PRAGMA integrity_check"_s);
    if (verdict != u"ok"_s)
        return u"the library is damaged: "_s + verdict.toString();
    const QSet<QString> there = idsOnDisk();
    for (const QString &id : m_shown - m_unsettled) {
        if (!there.contains(id))
            return id + u" is lost"_s;
    }
    for (const QString &id : there) {
        if (!m_shown.contains(id) && !m_unsettled.contains(id))
            return id + u" was removed and is back"_s;
    }
    for (const auto &[id, path] : m_kept.asKeyValueRange()) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly) || file.readAll() != clip())
            return u"the file of %1 is not whole"_s.arg(id);
    }
    return {};
}

void TestKilledProgram::S01_killedAtAnyMoment_losesNothingThatWasShown()
{
    const int wanted = qEnvironmentVariableIntValue("REELWATCH_KILLS");
    const int kills = wanted > 0 ? wanted : 200;
    QRandomGenerator random(20260417);
    int killed = 0;
    QStringList lost;
    for (int round = 0; round < kills; ++round) {
        const int acts = random.bounded(6);
        run(u"--use"_s,
            Death {acts, acts == 0 ? random.bounded(150) * 1ms : random.bounded(30) * 1ms});
        killed += int(m_end == QProcess::CrashExit);
        if (const QString what = missing(); !what.isEmpty())
            lost.append(u"kill %1: %2"_s.arg(round).arg(what));
        const QSet<QString> there = idsOnDisk();
        m_shown = there; // what was under way is settled by what is there
        m_unsettled.clear();
        m_removed.clear();
    }
    // Left in peace it comes to its end: everything kept, nothing twice, nothing half.
    run(u"--settle"_s, {});
    QCOMPARE(m_end, QProcess::NormalExit);
    QVERIFY2(m_code == 0, m_complaint.constData());
    QCOMPARE(missing(), QString());
    QVERIFY(QSet<QString>(m_kept.keyBegin(), m_kept.keyEnd()).contains(m_shown));
    const QSet<QString> files(m_kept.cbegin(), m_kept.cend());
    QCOMPARE(files.size(), m_kept.size());
    using Bound = Promised::Bound;
    QVERIFY(Promised({u"P1"_s,
                      u"kills of the whole program"_s,
                      double(killed),
                      {},
                      double(kills),
                      Bound::AtLeast})
                .tell());
    QVERIFY(Promised({u"P1"_s,
                      u"acts that it had shown as saved"_s,
                      double(m_told + m_removals),
                      {},
                      double(kills),
                      Bound::AtLeast})
                .tell());
    QVERIFY2(Promised({u"P1"_s, u"of them lost"_s, double(lost.size())}).tell(),
             qPrintable(lost.join(u'\n')));
    QVERIFY(m_removals > 5);
}

void TestKilledProgram::addKnown(int count)
{
    const Clock clock;
    Library library(m_home->path() + u"/library.db"_s, clock);
    QVERIFY(library.open());
    library.tasks.add(newTasks(count), clock.now());
    QVERIFY(library.database.close());
    m_shown = idsOnDisk();
    QCOMPARE(m_shown.size(), count);
}

void TestKilledProgram::L14_fewDescriptors_areEnough_data()
{
    QTest::addColumn<int>("descriptors");
    QTest::newRow("as few as may be") << openInPrograms() + 40;
    QTest::newRow("64") << 64;
}

void TestKilledProgram::L14_fewDescriptors_areEnough()
{
    QFETCH(const int, descriptors);
    addKnown(200);
    run(u"--settle"_s, {}, descriptors);
    QCOMPARE(m_end, QProcess::NormalExit);
    QVERIFY2(m_code == 0, m_complaint.constData());
    QCOMPARE(missing(), QString());
    QCOMPARE(m_kept.size(), 200);
}

void TestKilledProgram::L14_hardlyAnyDescriptors_loseNothing_data()
{
    QTest::addColumn<int>("descriptors");
    for (const int descriptors : {18, 19, 20, 21, 30, 40}) // of which three are the terminal's
        QTest::addRow("%d", descriptors) << descriptors;
}

/// So few that it must do without: it says so and touches nothing.
void TestKilledProgram::L14_hardlyAnyDescriptors_loseNothing()
{
    QFETCH(const int, descriptors);
    addKnown(50);
    run(u"--settle"_s, {}, descriptors);
    QCOMPARE(m_end, QProcess::NormalExit);
    QCOMPARE(m_code, 1);
    QVERIFY2(m_complaint.startsWith("reelwatch: only "), m_complaint.constData());
    QCOMPARE(missing(), QString());
    run(u"--settle"_s, {});
    QCOMPARE(m_code, 0);
    QCOMPARE(m_kept.size(), 50);
    QCOMPARE(missing(), QString());
}

TEST_MAIN(TestKilledProgram)
{
    const bool isUse = argc == 3 && QByteArray(argv[1]).startsWith("--");
    if (isUse && !mayOpenEnoughFiles())
        return 1;
    PlaybackPlugin::configure();
    const QApplication app(argc, argv);
    QApplication::setApplicationName(u"reelwatch"_s);
    QApplication::setQuitOnLastWindowClosed(false);
    if (isUse)
        return use(QCoreApplication::arguments());
    TestKilledProgram test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_killedprogram.moc"
