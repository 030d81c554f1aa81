// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keep/librarymove.h"
#include "keep/partfile.h"
#include "keep/sidecar.h"
#include "store/taskstore.h"
#include "support/joinedtest.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <memory>
#include <optional>
#include <sys/stat.h>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;
using State = Keeping::State;

/// Kept videos on their way to another folder.
class TestLibraryMove : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void everything_isTakenAlong();
    void takenName_isNumberedAndNothingReplaced();
    void otherFolders_areLeftAlone();
    void movedAndUntold_isFoundInItsNewPlace();
    void goneFile_staysMissing();
    void D29_otherFileSystem_isCopiedAndCompared();
    void D29_endBeforeTheOriginalGoes_copiesNothingTwice();
    void D29_changedFile_staysWhereItIs();
    void folderThatCannotBeMade_leavesAll();
    void sidecar_neverReplaces();

private:
    TaskNumber keep(const QString &name, const QByteArray &bytes = "video");
    void put(const QString &path, const QByteArray &bytes) const;
    [[nodiscard]] static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(none)");
    }
    [[nodiscard]] const Keeping &keeping(TaskNumber number) const
    {
        return m_tasks->find(number)->keeping;
    }
    [[nodiscard]] bool isElsewhere(const QTemporaryDir &folder) const
    {
        struct stat here
        {
        };
        struct stat there
        {
        };
        return folder.isValid() && ::stat(QFile::encodeName(m_from).constData(), &here) == 0
            && ::stat(QFile::encodeName(folder.path()).constData(), &there) == 0
            && here.st_dev != there.st_dev;
    }
    /// Moved and left.
    QList<int> move(const QString &to);

    std::optional<QTemporaryDir> m_dir;
    std::unique_ptr<TaskStore> m_tasks;
    QString m_from;
    QString m_to;
};

void TestLibraryMove::init()
{
    QVERIFY(m_dir.emplace().isValid());
    m_tasks = std::make_unique<TaskStore>();
    m_from = m_dir->filePath(u"from"_s);
    m_to = m_dir->filePath(u"to"_s);
    QVERIFY(QDir().mkpath(m_from));
}

void TestLibraryMove::put(const QString &path, const QByteArray &bytes) const
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
}

TaskNumber TestLibraryMove::keep(const QString &name, const QByteArray &bytes)
{
    const TaskNumber number =
        m_tasks->add({{.account = 1, .id = name}}, QDateTime::currentDateTimeUtc()).first();
    Keeping keeping {.state = State::Kept, .size = bytes.size()};
    keeping.file = m_from + u'/' + name + u".mp4"_s;
    keeping.sha256 = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
    put(keeping.file, bytes);
    m_tasks->setKeeping(number, keeping);
    return number;
}

QList<int> TestLibraryMove::move(const QString &to)
{
    LibraryMove library(*m_tasks);
    QSignalSpy finished(&library, &LibraryMove::finished);
    library.begin(m_from, to);
    if (finished.isEmpty() && !finished.wait(10'000))
        return {};
    return {finished.first().at(0).toInt(), finished.first().at(1).toInt()};
}

void TestLibraryMove::everything_isTakenAlong()
{
    const TaskNumber one = keep(u"a"_s, "first");
    const TaskNumber two = keep(u"b"_s, "second");
    Keeping withFrame = keeping(two);
    withFrame.lastFrameFile = m_from + u"/b_last.png"_s;
    put(withFrame.lastFrameFile, "frame");
    m_tasks->setKeeping(two, withFrame);
    QVERIFY(Sidecar::write(keeping(one).file, "{}"));
    QCOMPARE(LibraryMove::countIn(*m_tasks, m_from), 2);
    QCOMPARE(move(m_to), QList<int>({2, 0}));
    QCOMPARE(keeping(one).file.toString(), QString(m_to + u"/a.mp4"_s));
    QCOMPARE(contentOf(keeping(one).file), "first");
    QCOMPARE(contentOf(keeping(two).lastFrameFile), "frame");
    QVERIFY(keeping(two).lastFrameFile.toString().startsWith(m_to));
    QVERIFY(QFile::exists(m_to + u"/a.json"_s));
    QVERIFY(QDir(m_from).isEmpty());
    QCOMPARE(LibraryMove::countIn(*m_tasks, m_from), 0);
}

void TestLibraryMove::takenName_isNumberedAndNothingReplaced()
{
    const TaskNumber number = keep(u"a"_s);
    QVERIFY(QDir().mkpath(m_to));
    put(m_to + u"/a.mp4"_s, "another's");
    QCOMPARE(move(m_to), QList<int>({1, 0}));
    QCOMPARE(keeping(number).file.toString(), QString(m_to + u"/a (2).mp4"_s));
    QCOMPARE(contentOf(m_to + u"/a.mp4"_s), "another's");
    QCOMPARE(contentOf(keeping(number).file), "video");
}

void TestLibraryMove::otherFolders_areLeftAlone()
{
    const QString below = m_from + u"/below"_s;
    QVERIFY(QDir().mkpath(below));
    const TaskNumber number = keep(u"below/a"_s);
    QCOMPARE(move(m_to), QList<int>({0, 0}));
    QCOMPARE(keeping(number).file.toString(), QString(below + u"/a.mp4"_s));
}

void TestLibraryMove::movedAndUntold_isFoundInItsNewPlace()
{
    const TaskNumber number = keep(u"a"_s);
    QVERIFY(QDir().mkpath(m_to));
    QVERIFY(QFile::rename(keeping(number).file, m_to + u"/a.mp4"_s)); // and then the end
    Keeping missing = keeping(number);
    missing.state = State::Missing;
    m_tasks->setKeeping(number, missing);
    QCOMPARE(move(m_to), QList<int>({1, 0}));
    QCOMPARE(keeping(number).file.toString(), QString(m_to + u"/a.mp4"_s));
    QCOMPARE(keeping(number).state, State::Kept);
}

void TestLibraryMove::goneFile_staysMissing()
{
    const TaskNumber number = keep(u"a"_s);
    const Keeping before = keeping(number);
    QVERIFY(QFile::remove(before.file));
    QVERIFY(QDir().mkpath(m_to));
    put(m_to + u"/a.mp4"_s, "other");
    QCOMPARE(move(m_to), QList<int>({0, 1}));
    QCOMPARE(keeping(number), before);
}

void TestLibraryMove::D29_otherFileSystem_isCopiedAndCompared()
{
    const QTemporaryDir other(u"/dev/shm/reelwatch-XXXXXX"_s);
    if (!isElsewhere(other))
        QSKIP("There is no second file system here.");
    const QByteArray bytes(3'000'000, 'x');
    const TaskNumber number = keep(u"a"_s, bytes);
    QCOMPARE(move(other.path()), QList<int>({1, 0}));
    QCOMPARE(keeping(number).file.toString(), other.filePath(u"a.mp4"_s));
    QCOMPARE(contentOf(keeping(number).file), bytes);
    QVERIFY(QDir(m_from).isEmpty());
    QCOMPARE(QDir(other.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
             QStringList {u"a.mp4"_s});
}

void TestLibraryMove::D29_endBeforeTheOriginalGoes_copiesNothingTwice()
{
    const QTemporaryDir other(u"/dev/shm/reelwatch-XXXXXX"_s);
    if (!isElsewhere(other))
        QSKIP("There is no second file system here.");
    const TaskNumber number = keep(u"a"_s, "video");
    const QString source = keeping(number).file;
    PartFile copy; // as a run leaves it that ends between the two
    QString target;
    QVERIFY(!copy.open(
        other.path(),
        QString::fromLatin1(QCryptographicHash::hash(source.toUtf8(), QCryptographicHash::Sha256)
                                .toHex()
                                .left(24))));
    QVERIFY(!copy.begin({}, 5) && !copy.write("video", 5)
            && !copy.keepAs({.stem = u"a"_s, .suffix = u"mp4"_s}, target));
    QCOMPARE(move(other.path()), QList<int>({1, 0}));
    QCOMPARE(keeping(number).file.toString(), target);
    QVERIFY(QDir(m_from).isEmpty());
    QCOMPARE(QDir(other.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
             QStringList {u"a.mp4"_s});
}

void TestLibraryMove::D29_changedFile_staysWhereItIs()
{
    const QTemporaryDir other(u"/dev/shm/reelwatch-XXXXXX"_s);
    if (!isElsewhere(other))
        QSKIP("There is no second file system here.");
    const TaskNumber number = keep(u"a"_s);
    put(keeping(number).file, "vidEo");
    QCOMPARE(move(other.path()), QList<int>({0, 1}));
    QCOMPARE(contentOf(keeping(number).file), "vidEo");
    QVERIFY(QDir(other.path()).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
}

void TestLibraryMove::folderThatCannotBeMade_leavesAll()
{
    const TaskNumber number = keep(u"a"_s);
    put(m_to, "a file stands here");
    QCOMPARE(move(m_to + u"/videos"_s), QList<int>({0, 1}));
    QCOMPARE(contentOf(keeping(number).file), "video");
}

void TestLibraryMove::sidecar_neverReplaces()
{
    const QString video = m_from + u"/a (2).mp4"_s;
    QVERIFY(Sidecar::write(video, "{\"id\":1}"));
    QVERIFY(!Sidecar::write(video, "{}"));
    QCOMPARE(contentOf(m_from + u"/a (2).json"_s), "{\"id\":1}");
    QVERIFY(!Sidecar::write(m_dir->filePath(u"nowhere/b.mp4"_s), "{}"));
}

QTEST_GUILESS_MAIN(TestLibraryMove)
#include "tst_librarymove.moc"
