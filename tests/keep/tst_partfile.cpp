// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keep/finalname.h"
#include "keep/partfile.h"
#include "support/filelimit.h"
#include "support/joinedtest.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

constexpr qint64 KiB = 1024;

std::function<void(int)> whenSynced;

void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(none)");
}

QStringList filesIn(const QString &folder)
{
    return QDir(folder).entryList(QDir::Files | QDir::System | QDir::Hidden);
}

/// Runs `act` in a process whose files may have 100 KiB; its answer is the exit code.
int inSmallProcess(const std::function<int()> &act)
{
    const pid_t child = ::fork();
    if (child == 0) {
        const FileLimit limit(100 * KiB);
        ::_exit(act());
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

ino_t nodeOf(int file)
{
    struct stat info
    {
    };
    return ::fstat(file, &info) == 0 ? info.st_ino : 0;
}

ino_t nodeOf(const QString &path)
{
    struct stat info
    {
    };
    return ::stat(QFile::encodeName(path).constData(), &info) == 0 ? info.st_ino : 0;
}

} // namespace

// In front of the C library's.
extern "C" int fsync(int file)
{
    if (whenSynced)
        whenSynced(file);
    return static_cast<int>(syscall(SYS_fsync, file));
}

class TestPartFile : public QObject
{
    Q_OBJECT

private slots:
    void init() { QVERIFY(m_dir.emplace().isValid()); }
    void keptFile_bearsItsNameOnlyAfterwards_D24();
    void D24_bytesAreOnTheDiskBeforeTheName();
    void D24_nameIsOnTheDiskAfterwards();
    void discarded_leavesNothing();
    void D05_rename_neverReplaces();
    void D05_takenName_isNumbered();
    void D06_somethingUnderTheFinalName_staysAsItWas_data();
    void D06_somethingUnderTheFinalName_staysAsItWas();
    void D06_somethingUnderThePartName_isNotTouched_data();
    void D06_somethingUnderThePartName_isNotTouched();
    void D01_noRoom_isToldBefore();
    void D03_fileSizeLimit_isNoSpaceAndLeavesNothing();
    void D04_folderThatCannotBeMade_isTold();
    void D28_movedFolder_isAnErrorAndNothingStays();
    void D35_file_isForItsOwnerOnly();

private:
    [[nodiscard]] QString folder() const { return m_dir->filePath(u"videos"_s); }
    [[nodiscard]] QString parts() const { return folder() + u"/.incomplete"_s; }

    std::optional<QTemporaryDir> m_dir;
};

void TestPartFile::keptFile_bearsItsNameOnlyAfterwards_D24()
{
    PartFile file;
    QVERIFY(!file.open(folder(), u"1-video"_s));
    QVERIFY(!file.write("whole", 5));
    QCOMPARE(filesIn(parts()), QStringList {u"1-video.part"_s});
    QCOMPARE(filesIn(folder()), QStringList());
    QString path;
    QVERIFY(!file.keepAs({.stem = u"a"_s, .suffix = u"mp4"_s}, path));
    QCOMPARE(path, folder() + u"/a.mp4"_s);
    QCOMPARE(filesIn(folder()), QStringList {u"a.mp4"_s});
    QCOMPARE(contentOf(path), "whole");
    file.discard();
    QCOMPARE(contentOf(path), "whole");
}

void TestPartFile::D24_bytesAreOnTheDiskBeforeTheName()
{
    PartFile file;
    QVERIFY(!file.open(folder(), u"1-video"_s));
    QVERIFY(!file.write("whole", 5));
    QFile part(parts() + u"/1-video.part"_s);
    QVERIFY(part.open(QIODevice::ReadOnly));
    const ino_t node = nodeOf(part.handle());
    int before = 0;
    int after = 0;
    whenSynced = [&](int synced) {
        if (nodeOf(synced) == node)
            ++(filesIn(folder()).isEmpty() ? before : after);
    };
    QString path;
    QVERIFY(!file.keepAs({.stem = u"a"_s, .suffix = u"mp4"_s}, path));
    whenSynced = nullptr;
    QCOMPARE(before, 1);
    QCOMPARE(after, 0);
}

void TestPartFile::D24_nameIsOnTheDiskAfterwards()
{
    PartFile file;
    QVERIFY(!file.open(folder(), u"1-video"_s));
    QVERIFY(!file.write("whole", 5));
    const ino_t node = nodeOf(folder());
    int named = 0;
    whenSynced = [&](int synced) {
        if (nodeOf(synced) == node && filesIn(folder()) == QStringList {u"a.mp4"_s})
            ++named;
    };
    QString path;
    QVERIFY(!file.keepAs({.stem = u"a"_s, .suffix = u"mp4"_s}, path));
    whenSynced = nullptr;
    QCOMPARE(named, 1);
}

void TestPartFile::discarded_leavesNothing()
{
    {
        PartFile file;
        QVERIFY(!file.open(folder(), u"1-video"_s));
        QVERIFY(!file.write("half", 4));
    }
    QCOMPARE(filesIn(folder()), QStringList());
}

void TestPartFile::D05_rename_neverReplaces() // taken between the look and the renaming
{
    const QString from = m_dir->filePath(u"new"_s);
    const QString to = m_dir->filePath(u"taken"_s);
    put(from, "new");
    put(to, "old");
    QCOMPARE(FinalName::renameWithoutReplacing(from, to), EEXIST);
    QCOMPARE(contentOf(to), "old");
    QCOMPARE(contentOf(from), "new");
}

void TestPartFile::D05_takenName_isNumbered()
{
    QStringList paths;
    for (int i = 0; i < 3; ++i) {
        PartFile file;
        QVERIFY(!file.open(folder(), u"1-video"_s));
        QVERIFY(!file.write(QByteArray::number(i).constData(), 1));
        QVERIFY(!file.keepAs({.stem = u"a"_s, .suffix = u"mp4"_s}, paths.emplaceBack()));
    }
    const QStringList names {u"a (2).mp4"_s, u"a (3).mp4"_s, u"a.mp4"_s};
    QCOMPARE(filesIn(folder()), names);
    QCOMPARE(contentOf(folder() + u"/a.mp4"_s), "0");
    QCOMPARE(contentOf(folder() + u"/a (3).mp4"_s), "2");
}

void TestPartFile::D06_somethingUnderTheFinalName_staysAsItWas_data()
{
    QTest::addColumn<QString>("kind");
    for (const char *kind : {"file", "symlink", "dangling symlink", "folder", "FIFO"})
        QTest::newRow(kind) << QString::fromLatin1(kind);
}

void TestPartFile::D06_somethingUnderTheFinalName_staysAsItWas()
{
    QFETCH(QString, kind);
    QVERIFY(QDir().mkpath(folder()));
    const QString target = m_dir->filePath(u"precious"_s);
    const QString name = folder() + u"/a.mp4"_s;
    put(target, "precious");
    if (kind == u"file"_s)
        put(name, "old");
    else if (kind == u"symlink"_s)
        QVERIFY(QFile::link(target, name));
    else if (kind == u"dangling symlink"_s)
        QVERIFY(QFile::link(m_dir->filePath(u"nowhere"_s), name));
    else if (kind == u"folder"_s)
        QVERIFY(QDir().mkpath(name));
    else
        QCOMPARE(::mkfifo(QFile::encodeName(name).constData(), 0600), 0);

    PartFile file;
    QString path;
    QVERIFY(!file.open(folder(), u"1-video"_s));
    QVERIFY(!file.write("new", 3));
    QVERIFY(!file.keepAs({.stem = u"a"_s, .suffix = u"mp4"_s}, path));
    QCOMPARE(path, folder() + u"/a (2).mp4"_s);
    QCOMPARE(contentOf(target), "precious");
    QVERIFY(!QFile::exists(m_dir->filePath(u"nowhere"_s)));
    if (kind == u"file"_s)
        QCOMPARE(contentOf(name), "old");
}

void TestPartFile::D06_somethingUnderThePartName_isNotTouched_data()
{
    QTest::addColumn<QString>("kind");
    for (const char *kind : {"second name", "symlink", "FIFO", "folder"})
        QTest::newRow(kind) << QString::fromLatin1(kind);
}

void TestPartFile::D06_somethingUnderThePartName_isNotTouched()
{
    QFETCH(QString, kind);
    QVERIFY(QDir().mkpath(parts()));
    const QString target = m_dir->filePath(u"precious"_s);
    const QString name = parts() + u"/1-video.part"_s;
    put(target, "precious");
    if (kind == u"second name"_s)
        QCOMPARE(::link(QFile::encodeName(target).constData(), QFile::encodeName(name).constData()),
                 0);
    else if (kind == u"folder"_s)
        QVERIFY(QDir().mkpath(name));
    else if (kind == u"symlink"_s)
        QVERIFY(QFile::link(target, name));
    else
        QCOMPARE(::mkfifo(QFile::encodeName(name).constData(), 0600), 0);
    {
        PartFile file;
        const auto trouble = file.open(folder(), u"1-video"_s);
        QVERIFY(trouble);
        QCOMPARE(trouble->kind, FileTrouble::Kind::Folder);
    }
    QCOMPARE(contentOf(target), "precious");
    QVERIFY(QFileInfo(name).isSymLink() || QFileInfo::exists(name));
}

void TestPartFile::D01_noRoom_isToldBefore()
{
    PartFile file;
    QVERIFY(!file.open(folder(), u"1-video"_s));
    QVERIFY(!file.checkSpace(1, 1));
    const auto trouble = file.checkSpace(1LL << 60, 1);
    QVERIFY(trouble);
    QCOMPARE(trouble->kind, FileTrouble::Kind::NoSpace);
    QVERIFY(file.checkSpace(1, 1LL << 60));
}

void TestPartFile::D03_fileSizeLimit_isNoSpaceAndLeavesNothing()
{
    enum Answer { Told = 42, CreateFailed, NothingTold, WrongKind };
    const int answer = inSmallProcess([this] {
        PartFile file;
        if (file.open(folder(), u"1-video"_s))
            return CreateFailed;
        const QByteArray block(64 * KiB, 'x');
        for (int i = 0; i < 4; ++i) {
            if (const auto trouble = file.write(block.constData(), block.size())) {
                file.discard();
                return trouble->kind == FileTrouble::Kind::NoSpace && i == 1 ? Told : WrongKind;
            }
        }
        return NothingTold;
    });
    QCOMPARE(answer, int(Told));
    QCOMPARE(filesIn(folder()), QStringList());
}

void TestPartFile::D04_folderThatCannotBeMade_isTold()
{
    put(folder(), "a file stands here");
    PartFile file;
    const auto trouble = file.open(folder(), u"1-video"_s);
    QVERIFY(trouble);
    QCOMPARE(trouble->kind, FileTrouble::Kind::Folder);
    QVERIFY2(trouble->sentence.contains(QDir::toNativeSeparators(folder())),
             qPrintable(trouble->sentence));
}

void TestPartFile::D28_movedFolder_isAnErrorAndNothingStays()
{
    const QString moved = m_dir->filePath(u"moved"_s);
    PartFile file;
    QString path;
    QVERIFY(!file.open(folder(), u"1-video"_s));
    QVERIFY(!file.write("x", 1));
    QVERIFY(QDir().rename(folder(), moved));
    QVERIFY(file.keepAs({.stem = u"a"_s, .suffix = u"mp4"_s}, path));
    file.discard();
    QCOMPARE(filesIn(moved + u"/.incomplete"_s), QStringList());
    QCOMPARE(filesIn(moved), QStringList());
}

void TestPartFile::D35_file_isForItsOwnerOnly()
{
    PartFile file;
    QString path;
    QVERIFY(!file.open(folder(), u"1-video"_s));
    QVERIFY(!file.keepAs({.stem = u"a"_s, .suffix = u"mp4"_s}, path));
    struct stat info
    {
    };
    QCOMPARE(::stat(QFile::encodeName(path).constData(), &info), 0);
    QCOMPARE(info.st_mode & 0077U, 0U);
}

QTEST_GUILESS_MAIN(TestPartFile)
#include "tst_partfile.moc"
