// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fault/faultydisk.h"
#include "keep/keepfixture.h"
#include "store/ledger.h"
#include "support/joinedtest.h"
#include "support/promised.h"

#include <QDir>

#include <array>
#include <cerrno>

using namespace Reelwatch;
using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

const QString Name = u"vid_a.mp4"_s;
constexpr std::array Errors {ENOSPC, EIO, EROFS};

/// Keeps one video, and tells what becomes of it.
class FileUser final : public KeepFixture
{
public:
    static QByteArray bytes() { return sample("moviefirst.mp4"); }

    int run(const QString &videos)
    {
        setUp();
        m_keeper->setFolder(videos);
        m_storage->on("/video", video());
        const TaskNumber number = addCompleted("vid_a", "/video");
        const auto isKept = [&] {
            return state(number) == Keeping::State::Kept;
        };
        const auto isTold = [&] {
            return isKept() || !keeping(number).problem.isEmpty();
        };
        (void)QTest::qWaitFor(isTold, Wait);
        if (!isKept())
            Worker::tell(u"problem "_s + keeping(number).problem.toString());
        (void)QTest::qWaitFor(isKept, isTold() ? 1000 : 0);
        if (isKept())
            Worker::tell(u"kept "_s + keeping(number).file.toString());
        m_keeper.reset();
        return 0;
    }
};

} // namespace

/// Every call that changes something on the disk fails once while a video is fetched: what bears
/// its name is whole, or there is a sentence (P3, P5, D02, D24).
class TestFailedFiles final : public QObject
{
    Q_OBJECT

private slots:
    void soundDisk_keepsTheVideo();
    void P5_everyCallFailsOnce_theVideoIsKeptAllTheSame_data();
    void P5_everyCallFailsOnce_theVideoIsKeptAllTheSame();
    void P5_diskThatFailsFromThenOn_isTold();

private:
    QByteArray use();
    [[nodiscard]] QString wrongWith(const QByteArray &words) const;

    QTemporaryDir m_folder {quickFolder()};
    QString m_videos = m_folder.filePath(u"used/videos"_s);
    FaultyDisk m_disk;
};

QByteArray TestFailedFiles::use()
{
    QDir(m_folder.filePath(u"used"_s)).removeRecursively();
    QDir().mkpath(QFileInfo(m_videos).absolutePath());
    return m_disk.run({u"--use"_s, m_videos});
}

/// Empty when the video is whole under its name, or is not there and that was told.
QString TestFailedFiles::wrongWith(const QByteArray &words) const
{
    const QStringList names = QDir(m_videos).entryList(QDir::Files);
    if (words.isEmpty())
        return u"nothing was told"_s;
    if (words.contains("problem \n"))
        return u"told without a sentence"_s;
    const bool isKept = words.startsWith("kept ") || words.contains("\nkept ");
    if (isKept && names != QStringList {Name})
        return u"kept, but there is "_s + names.join(u' ');
    for (const QString &name : names) {
        QFile file(m_videos + u'/' + name);
        if (!file.open(QIODevice::ReadOnly) || file.readAll() != FileUser::bytes())
            return name + u" is not whole"_s;
    }
    return {};
}

void TestFailedFiles::soundDisk_keepsTheVideo()
{
    m_disk.begin(m_folder.filePath(u"used"_s));
    const QByteArray words = use();
    QCOMPARE(wrongWith(words), QString());
    QVERIFY(words.startsWith("kept "));
    QVERIFY(m_disk.orders().calls > 8);
}

void TestFailedFiles::P5_everyCallFailsOnce_theVideoIsKeptAllTheSame_data()
{
    QTest::addColumn<int>("error");
    QTest::newRow("ENOSPC") << Errors[0];
    QTest::newRow("EIO") << Errors[1];
    QTest::newRow("EROFS") << Errors[2];
}

void TestFailedFiles::P5_everyCallFailsOnce_theVideoIsKeptAllTheSame()
{
    QFETCH(const int, error);
    const auto wrong = [this] {
        const QByteArray words = use();
        const QString why = wrongWith(words);
        return why.isEmpty() && !words.contains("kept ") ? u"given up"_s : why;
    };
    const FaultyDisk::Tried tried = m_disk.tryEach(
        m_folder.filePath(u"used"_s), [&](int call) { m_disk.failAt(call, error); }, wrong);
    QVERIFY(tried.failed > 8);
    QVERIFY2(Promised({u"P5"_s,
                       u"videos lost or not whole when a call failed with "_s
                           + QString::fromLatin1(QTest::currentDataTag()),
                       double(tried.wrong.size())})
                 .tell(),
             qPrintable(tried.wrong.join(u'\n')));
}

void TestFailedFiles::P5_diskThatFailsFromThenOn_isTold()
{
    int told = 0;
    const auto order = [&](int call) {
        m_disk.failAt(call, Errors.at(size_t(call) % Errors.size()), 1'000'000);
    };
    const auto wrong = [&] {
        const QByteArray words = use();
        told += int(words.startsWith("problem "));
        return wrongWith(words);
    };
    const FaultyDisk::Tried tried = m_disk.tryEach(m_folder.filePath(u"used"_s), order, wrong);
    QVERIFY2(tried.wrong.isEmpty(), qPrintable(tried.wrong.join(u'\n')));
    QVERIFY(told > 5);
}

TEST_MAIN(TestFailedFiles)
{
    const QCoreApplication app(argc, argv);
    if (QCoreApplication::arguments().value(1) == u"--use"_s)
        return FileUser().run(QCoreApplication::arguments().value(2));
    TestFailedFiles test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_failedfiles.moc"
