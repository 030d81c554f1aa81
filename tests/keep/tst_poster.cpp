// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keep/postermaker.h"
#include "poster/processlimits.h"
#include "store/taskstore.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

constexpr int Wait = 20'000; // ms

QString samplePath(const QString &name)
{
    return QStringLiteral(TEST_DATA_DIR "/keep/") + name;
}

Task keptTask(TaskNumber number, const QString &file)
{
    Task task {.number = number, .id = QString::number(number)};
    task.keeping.state = Keeping::State::Kept;
    task.keeping.file = file;
    return task;
}

template<typename Resource>
bool isLimited(Resource resource, rlim_t most)
{
    rlimit limit {};
    return ::getrlimit(resource, &limit) == 0 && limit.rlim_cur <= most && limit.rlim_max <= most;
}

/// How many of the program's limits do not hold in a process that took them.
int missingLimits()
{
    const pid_t child = ::fork();
    if (child == 0) {
        constexpr rlim_t MiB = 1024UL * 1024UL;
        limitThisProcess();
        int missing = 0;
#ifndef REELWATCH_SANITIZED // its shadow alone takes terabytes
        missing += isLimited(RLIMIT_AS, 1536 * MiB) ? 0 : 1;
#endif
        missing += isLimited(RLIMIT_CPU, 10) ? 0 : 1;
        missing += isLimited(RLIMIT_CORE, 0) ? 0 : 1;
        missing += isLimited(RLIMIT_FSIZE, 64 * MiB) ? 0 : 1;
        ::_exit(missing);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

} // namespace

/// The real poster program against real files (V15).
class TestPoster : public QObject
{
    Q_OBJECT

private slots:
    void init() { QVERIFY(m_dir.emplace().isValid()); }
    void V15_program_hasLimits();
    void program_makesTheFirstFrame_data();
    void program_makesTheFirstFrame();
    void program_refusesInOneLine_data();
    void program_refusesInOneLine();
    void maker_givesEachKeptVideoItsPoster();
    void maker_withoutItsProgram_doesNothing();
    void maker_takesUpAVideoKeptLater();
    void maker_isDestroyedAtWork();
    void findProgram_looksBesideAndInLibexec();

private:
    [[nodiscard]] QString program() const { return QStringLiteral(POSTER_PROGRAM); }
    [[nodiscard]] QString posters() const { return m_dir->filePath(u"posters"_s); }

    std::optional<QTemporaryDir> m_dir;
};

void TestPoster::V15_program_hasLimits()
{
    QCOMPARE(missingLimits(), 0);
}

void TestPoster::program_makesTheFirstFrame_data()
{
    QTest::addColumn<QString>("video");
    QTest::newRow("H.264") << u"moviefirst.mp4"_s;
    QTest::newRow("fragments") << u"fragmented.mp4"_s;
    QTest::newRow("VP8") << u"clip.webm"_s;
}

void TestPoster::program_makesTheFirstFrame()
{
    QFETCH(QString, video);
    const QString poster = m_dir->filePath(u"poster.jpg"_s);
    QProcess process;
    process.start(program(), {samplePath(video), poster});
    QVERIFY(process.waitForFinished(Wait));
    QCOMPARE(process.exitCode(), 0);
    const QImage image(poster);
    QCOMPARE(image.size(), QSize(160, 90));
    // testsrc2 is colourful: a black or grey frame would show that nothing was decoded.
    const QColor corner = image.pixelColor(20, 20);
    const QColor other = image.pixelColor(140, 70);
    QVERIFY(corner != other && std::max(corner.saturation(), other.saturation()) > 60);
}

void TestPoster::program_refusesInOneLine_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QFile sound(samplePath(u"soundonly.mp4"_s));
    QFile video(samplePath(u"movielast.mp4"_s));
    QVERIFY(sound.open(QIODevice::ReadOnly) && video.open(QIODevice::ReadOnly));
    QTest::newRow("V08 sound only") << sound.readAll();
    QTest::newRow("V03 cut") << video.read(3000);
    QTest::newRow("V04 empty") << QByteArray();
    QTest::newRow("V04 zeros") << QByteArray(4096, '\0');
    QTest::newRow("V04 HTML") << QByteArray("<html>no</html>");
    QTest::newRow("D19 playlist") << QByteArray("#EXTM3U\nfile:///etc/passwd\n");
}

void TestPoster::program_refusesInOneLine()
{
    QFETCH(QByteArray, bytes);
    QFile file(m_dir->filePath(u"a.mp4"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    file.close();
    const QString poster = m_dir->filePath(u"poster.jpg"_s);
    QProcess process;
    process.start(program(), {file.fileName(), poster});
    QVERIFY(process.waitForFinished(Wait));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 1);
    QVERIFY(process.readAllStandardError().contains("reelwatch-poster: "));
    QVERIFY(!QFile::exists(poster));
}

void TestPoster::maker_givesEachKeptVideoItsPoster()
{
    TaskStore tasks;
    tasks.load({keptTask(1, samplePath(u"moviefirst.mp4"_s)),
                keptTask(2, samplePath(u"soundonly.mp4"_s)),
                keptTask(3, samplePath(u"clip.webm"_s)),
                {.number = 4, .id = u"4"_s}});
    const PosterMaker maker(tasks, program(), posters());
    QTRY_VERIFY_WITH_TIMEOUT(!tasks.find(3)->keeping.posterFile.isEmpty(), Wait);
    QCOMPARE(tasks.find(1)->keeping.posterFile.toString(), QString(posters() + u"/1.jpg"_s));
    QVERIFY(!QImage(tasks.find(1)->keeping.posterFile).isNull());
    QVERIFY(tasks.find(2)->keeping.posterFile.isEmpty());
    QVERIFY(tasks.find(4)->keeping.posterFile.isEmpty());
    QCOMPARE(tasks.find(2)->keeping.state, Keeping::State::Kept);
}

void TestPoster::maker_withoutItsProgram_doesNothing()
{
    TaskStore tasks;
    tasks.load({keptTask(1, samplePath(u"moviefirst.mp4"_s))});
    QSignalSpy changed(&tasks, &TaskStore::changed);
    const PosterMaker none(tasks, {}, posters());
    const PosterMaker gone(tasks, m_dir->filePath(u"nothing-here"_s), posters());
    QVERIFY(!changed.wait(200));
}

void TestPoster::maker_takesUpAVideoKeptLater()
{
    TaskStore tasks;
    const PosterMaker maker(tasks, program(), posters());
    const TaskNumber number = tasks.add({{.id = u"a"_s}}, QDateTime::currentDateTimeUtc()).first();
    Keeping keeping = keptTask(number, samplePath(u"moviefirst.mp4"_s)).keeping;
    tasks.setKeeping(number, keeping);
    QTRY_VERIFY_WITH_TIMEOUT(!tasks.find(number)->keeping.posterFile.isEmpty(), Wait);
}

void TestPoster::maker_isDestroyedAtWork()
{
    // A program that never ends and tells its number.
    const QString endless = m_dir->filePath(u"endless"_s);
    const QString told = m_dir->filePath(u"told"_s);
    QFile script(endless);
    QVERIFY(script.open(QIODevice::WriteOnly));
    script.write("#!/bin/sh\necho $$ > " + QFile::encodeName(told) + "\nexec sleep 600\n");
    script.close();
    QVERIFY(script.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    TaskStore tasks;
    tasks.load({keptTask(1, samplePath(u"moviefirst.mp4"_s))});
    auto maker = std::make_unique<PosterMaker>(tasks, endless, posters());
    pid_t child = 0;
    const auto isTold = [&] {
        QFile file(told);
        child = file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().toInt() : 0;
        return child > 0;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isTold(), Wait);
    QCOMPARE(::kill(child, 0), 0);
    maker.reset();
    QCOMPARE(::kill(child, 0), -1);
}

void TestPoster::findProgram_looksBesideAndInLibexec()
{
    const QString bin = m_dir->filePath(u"bin"_s);
    const QString libexec = m_dir->filePath(u"libexec/reelwatch"_s);
    QVERIFY(QDir().mkpath(bin) && QDir().mkpath(libexec));
    QCOMPARE(PosterMaker::findProgram(bin), QString());
    QVERIFY(QFile::copy(program(), libexec + u"/reelwatch-poster"_s));
    QVERIFY(PosterMaker::findProgram(bin).endsWith(u"/libexec/reelwatch/reelwatch-poster"_s));
    QVERIFY(QFile::copy(program(), bin + u"/reelwatch-poster"_s));
    QVERIFY(PosterMaker::findProgram(bin).endsWith(u"/bin/reelwatch-poster"_s));
}

QTEST_GUILESS_MAIN(TestPoster)
#include "tst_poster.moc"
