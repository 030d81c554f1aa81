// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keep/postermaker.h"
#include "store/taskstore.h"
#include "support/joinedtest.h"
#include "support/mutated.h"
#include "support/quickfolder.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTimer>

#include <csignal>
#include <fcntl.h>
#include <sys/types.h>

using namespace Reelwatch;
using namespace std::chrono_literals;
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

} // namespace

/// The real poster program against real files (V15).
class TestPoster : public QObject
{
    Q_OBJECT

private slots:
    void init() { QVERIFY(m_dir.emplace().isValid()); }
    void V15_programThatHangs_isEndedAndTheNextIsMade();
    void V15_programItself_isLimitedAndEndsInTime();
    void program_makesTheFirstFrame_data();
    void program_makesTheFirstFrame();
    void program_refusesInOneLine_data();
    void program_refusesInOneLine();
    void program_withMutatedHeaders_V10_data();
    void program_withMutatedHeaders_V10();
    void maker_givesEachKeptVideoItsPoster();
    void maker_withoutItsProgram_doesNothing();
    void maker_takesUpAVideoKeptLater();
    void maker_isDestroyedAtWork();
    void findProgram_looksBesideAndInLibexec();

private:
    [[nodiscard]] QString program() const { return QStringLiteral(POSTER_PROGRAM); }
    [[nodiscard]] QString posters() const { return m_dir->filePath(u"posters"_s); }
    [[nodiscard]] QString write(const QString &name, const QByteArray &bytes) const;
    [[nodiscard]] QString hangingProgram(const QString &videos) const;
    [[nodiscard]] pid_t told() const;

    std::optional<QTemporaryDir> m_dir;
};

QString TestPoster::write(const QString &name, const QByteArray &bytes) const
{
    QFile file(m_dir->filePath(name));
    const bool isWritten = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    return isWritten ? file.fileName() : QString();
}

/// Never ends with videos of that pattern, and tells its number; with others it is the real one.
QString TestPoster::hangingProgram(const QString &videos) const
{
    const QString script =
        u"#!/bin/sh\ncase \"$1\" in\n%1) echo $$ > '%2'; exec sleep 600 ;;\nesac\n"
        u"exec '%3' \"$@\"\n"_s;
    const QString told = m_dir->filePath(u"told"_s);
    const QString path = write(u"hanging"_s, script.arg(videos, told, program()).toUtf8());
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return path;
}

/// 0: it did not start yet.
pid_t TestPoster::told() const
{
    QFile file(m_dir->filePath(u"told"_s));
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().toInt() : 0;
}

/// Whatever becomes of the program's own limits.
void TestPoster::V15_programThatHangs_isEndedAndTheNextIsMade()
{
    const QString hanging = write(u"hanging.mp4"_s, "no video");
    TaskStore tasks;
    tasks.load({keptTask(1, hanging), keptTask(2, samplePath(u"moviefirst.mp4"_s))});
    const PosterMaker maker(tasks, hangingProgram(u"*hanging.mp4"_s), posters());
    pid_t child = 0;
    QTRY_VERIFY_WITH_TIMEOUT((child = told()) > 0, Wait);
    auto *deadline = maker.findChild<QTimer *>();
    QVERIFY(deadline && deadline->isActive());
    QCOMPARE(deadline->intervalAsDuration(), 15s);
    QCOMPARE(::kill(child, 0), 0);
    QVERIFY(QMetaObject::invokeMethod(deadline, "timeout")); // as if it were over
    QTRY_VERIFY_WITH_TIMEOUT(!tasks.find(2)->keeping.posterFile.isEmpty(), Wait);
    QCOMPARE(::kill(child, 0), -1);
    QVERIFY(tasks.find(1)->keeping.posterFile.isEmpty());
    QCOMPARE(tasks.find(1)->keeping.state, Keeping::State::Kept);
}

/// Whoever opens a leased file waits until it is given back: the program hangs where it would
/// decode.
void TestPoster::V15_programItself_isLimitedAndEndsInTime()
{
    const auto said = std::signal(SIGIO, SIG_IGN); // that somebody waits
    const auto restore = qScopeGuard([said] { std::signal(SIGIO, said); });
    const QTemporaryDir folder(quickFolder());
    QFile video(folder.filePath(u"leased.mp4"_s));
    QVERIFY(QFile::copy(samplePath(u"moviefirst.mp4"_s), video.fileName()));
    QVERIFY(video.open(QIODevice::ReadWrite));
    QCOMPARE(::fcntl(video.handle(), F_SETLEASE, F_WRLCK), 0);
    QProcess process;
    process.start(program(), {video.fileName(), m_dir->filePath(u"poster.jpg"_s)});
    QVERIFY(process.waitForStarted(Wait));
    const auto limit = [&process](const QByteArray &name) {
        QFile limits(u"/proc/%1/limits"_s.arg(process.processId()));
        const QByteArray all = limits.open(QIODevice::ReadOnly) ? limits.readAll() : QByteArray();
        const QByteArray row = all.mid(all.indexOf(name));
        return row.left(row.indexOf('\n')).mid(name.size()).simplified();
    };
    QTRY_COMPARE_WITH_TIMEOUT(limit("Max cpu time"), "10 10 seconds", Wait);
    QTRY_COMPARE(limit("Max file size"), "67108864 67108864 bytes");
    QCOMPARE(limit("Max core file size"), "0 0 bytes");
    QVERIFY(process.waitForFinished(Wait));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 1);
    const QByteArray words = process.readAllStandardError();
    QVERIFY2(words.endsWith("reelwatch-poster: no picture in time\n"), words.constData());
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
    const QString video = write(u"a.mp4"_s, bytes);
    const QString poster = m_dir->filePath(u"poster.jpg"_s);
    QProcess process;
    process.start(program(), {video, poster});
    QVERIFY(process.waitForFinished(Wait));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 1);
    QVERIFY(process.readAllStandardError().contains("reelwatch-poster: "));
    QVERIFY(!QFile::exists(poster));
}

void TestPoster::program_withMutatedHeaders_V10_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QFile video(samplePath(u"moviefirst.mp4"_s));
    QVERIFY(video.open(QIODevice::ReadOnly));
    const QByteArray clip = video.readAll();
    const auto index = static_cast<int>(clip.indexOf("moov"));
    const auto media = static_cast<int>(clip.indexOf("mdat"));
    int number = 0;
    for (const QByteArray &bytes : mutatedCopies(clip, index, media))
        QTest::addRow("copy %d", ++number) << bytes;
}

/// Makes a picture or says why not; the limits alone may end it.
void TestPoster::program_withMutatedHeaders_V10()
{
    QFETCH(QByteArray, bytes);
    const QString video = write(u"a.mp4"_s, bytes);
    const QString poster = m_dir->filePath(u"poster.jpg"_s);
    QProcess process;
    process.start(program(), {video, poster});
    QVERIFY(process.waitForFinished(Wait));
    const bool ranOut =
        process.exitStatus() == QProcess::CrashExit && process.exitCode() == SIGXCPU;
    QVERIFY2(ranOut || process.exitStatus() == QProcess::NormalExit,
             QByteArray::number(process.exitCode()).constData());
    const bool isMade = process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
    QCOMPARE(!QImage(poster).isNull(), isMade);
    QVERIFY(isMade || ranOut || process.readAllStandardError().contains("reelwatch-poster: "));
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
    TaskStore tasks;
    tasks.load({keptTask(1, samplePath(u"moviefirst.mp4"_s))});
    auto maker = std::make_unique<PosterMaker>(tasks, hangingProgram(u"*"_s), posters());
    pid_t child = 0;
    QTRY_VERIFY_WITH_TIMEOUT((child = told()) > 0, Wait);
    QCOMPARE(::kill(child, 0), 0);
    maker.reset();
    QCOMPARE(::kill(child, 0), -1);
}

void TestPoster::findProgram_looksBesideAndInLibexec()
{
    const QString bin = m_dir->filePath(u"bin"_s);
    const QString libexec = m_dir->filePath(u"libexec/reelwatch"_s);
    QVERIFY(QDir().mkpath(bin) && QDir().mkpath(libexec));
    QCOMPARE(PosterProcess::findProgram(bin), QString());
    QVERIFY(QFile::copy(program(), libexec + u"/reelwatch-poster"_s));
    QVERIFY(PosterProcess::findProgram(bin).endsWith(u"/libexec/reelwatch/reelwatch-poster"_s));
    QVERIFY(QFile::copy(program(), bin + u"/reelwatch-poster"_s));
    QVERIFY(PosterProcess::findProgram(bin).endsWith(u"/bin/reelwatch-poster"_s));
}

QTEST_GUILESS_MAIN(TestPoster)
#include "tst_poster.moc"
