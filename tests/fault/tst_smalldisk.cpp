// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fault/smalldisk.h"
#include "keep/keepfixture.h"
#include "support/joinedtest.h"

#include <QDir>
#include <QFile>
#include <QtEndian>

#include <csignal>
#include <sys/resource.h>

using namespace Reelwatch;
using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;
using State = Keeping::State;

namespace {

bool canMount = false;

/// Until it is destroyed, no file of this process grows beyond `bytes`.
class FileSizeLimit
{
    Q_DISABLE_COPY_MOVE(FileSizeLimit)

public:
    explicit FileSizeLimit(rlim_t bytes)
    {
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit small {.rlim_cur = bytes, .rlim_max = m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &small);
    }
    ~FileSizeLimit() { ::setrlimit(RLIMIT_FSIZE, &m_before); }

private:
    rlimit m_before {};
};

} // namespace

/// The whole queue on a disk that is full, read-only or gone: it waits, says so once, loses
/// nothing, and goes on by itself.
class TestSmallDisk : public KeepFixture
{
    Q_OBJECT

    static constexpr qint64 KiB = 1024;
    static constexpr int Videos = 4;

private slots:
    void init();
    void cleanup();
    void D01_knownLength_waitsForRoomBeforeTheBody();
    void D02_fullOnTheWay_keepsWhatCameAndGoesOn();
    void D03_fileSizeLimit_isAFullDisk();
    void D04_readOnlyFolder_isToldOnceAndGoesOn();
    void D04_vanishedFolder_isMadeAgain();
    void D04_vanishedDisk_losesNothing();

private:
    enum class Length { Told, NotTold };
    void serve(Length length);
    void addVideos();
    void expectAllKept() const;
    [[nodiscard]] int count(State wanted) const;
    [[nodiscard]] bool isWaiting() const
    {
        return count(State::Retrying) > 0 && count(State::Fetching) == 0;
    }

    std::optional<SmallDisk> m_disk;
    std::unique_ptr<QSignalSpy> m_full;
    std::unique_ptr<QSignalSpy> m_failed;
    QByteArray m_bytes;
    QList<TaskNumber> m_numbers;
};

void TestSmallDisk::init()
{
    setUp();
    KeepRules rules = quick();
    rules.limits.reserve = 0; // to the last byte
    start(rules);
    m_full = std::make_unique<QSignalSpy>(m_keeper.get(), &Keeper::spaceRanOut);
    m_failed = std::make_unique<QSignalSpy>(m_keeper.get(), &Keeper::folderFailed);
    m_numbers.clear();
    m_bytes = sample("moviefirst.mp4");
    const qsizetype media = m_bytes.indexOf("mdat") - 4;
    m_bytes += QByteArray(300 * KiB, 'v');
    qToBigEndian(static_cast<quint32>(m_bytes.size() - media), m_bytes.data() + media);
}

void TestSmallDisk::cleanup()
{
    m_keeper.reset();
    m_disk.reset();
}

/// Resumable, with a length or without.
void TestSmallDisk::serve(Length length)
{
    m_storage->on("/a", [this, length](const WireRequest &request) {
        const QByteArray range = request.header("Range"); // "bytes=3000-"
        const QByteArray size = QByteArray::number(m_bytes.size());
        if (!range.isEmpty()) {
            const QByteArray from = range.mid(6).chopped(1);
            return WireAnswer::of(206, m_bytes.mid(from.toLongLong()), "video/mp4",
                                  {"ETag: \"v1\"",
                                   "Content-Range: bytes " + from + '-'
                                       + QByteArray::number(m_bytes.size() - 1) + '/' + size});
        }
        const QByteArray told =
            length == Length::Told ? "Content-Length: " + size + "\r\n" : QByteArray();
        return WireAnswer::raw("HTTP/1.1 200 OK\r\nConnection: close\r\nETag: \"v1\"\r\n" + told
                               + "\r\n" + m_bytes);
    });
}

void TestSmallDisk::addVideos()
{
    for (int i = 0; i < Videos; ++i)
        m_numbers.append(addCompleted("vid_" + QByteArray::number(i), "/a"));
}

int TestSmallDisk::count(State wanted) const
{
    return static_cast<int>(std::ranges::count_if(
        m_numbers, [&](TaskNumber number) { return state(number) == wanted; }));
}

void TestSmallDisk::expectAllKept() const
{
    QTRY_COMPARE_WITH_TIMEOUT(count(State::Kept), Videos, Wait);
    QStringList names;
    for (int i = 0; i < Videos; ++i)
        names.append(u"vid_%1.mp4"_s.arg(i));
    QCOMPARE(files(), names);
    QCOMPARE(parts(), QStringList());
    for (const TaskNumber number : m_numbers) {
        QFile file(keeping(number).file);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), m_bytes);
    }
}

void TestSmallDisk::D01_knownLength_waitsForRoomBeforeTheBody()
{
    if (!canMount)
        QSKIP("This system lets nobody mount a file system of its own.");
    m_disk.emplace(folder(), 2048 * KiB);
    QVERIFY(m_disk->leave(100 * KiB));
    serve(Length::Told);
    addVideos();
    QTRY_VERIFY_WITH_TIMEOUT(isWaiting(), Wait);
    QCOMPARE(m_full->size(), 1);
    QCOMPARE(m_failed->size(), 0);
    QCOMPARE(files(), QStringList {u"other"_s});
    m_disk->giveBack();
    expectAllKept();
}

void TestSmallDisk::D02_fullOnTheWay_keepsWhatCameAndGoesOn()
{
    if (!canMount)
        QSKIP("This system lets nobody mount a file system of its own.");
    m_disk.emplace(folder(), 2048 * KiB);
    QVERIFY(m_disk->leave(400 * KiB));
    serve(Length::NotTold);
    addVideos();
    QTRY_COMPARE_WITH_TIMEOUT(m_full->size(), 1, Wait);
    QTRY_VERIFY_WITH_TIMEOUT(isWaiting(), Wait);
    QVERIFY(!parts().isEmpty());
    QCOMPARE(m_failed->size(), 0);
    m_disk->giveBack();
    expectAllKept();
    QCOMPARE(m_full->size(), 1);
    const bool wentOn = std::ranges::any_of(m_storage->requests(), [](const WireRequest &request) {
        return request.hasHeader("Range");
    });
    QVERIFY(wentOn);
}

void TestSmallDisk::D03_fileSizeLimit_isAFullDisk()
{
    serve(Length::Told);
    {
        const FileSizeLimit limit(100 * KiB);
        addVideos();
        QTRY_VERIFY_WITH_TIMEOUT(isWaiting(), Wait);
        QCOMPARE(m_full->size(), 1);
        QCOMPARE(files(), QStringList());
    }
    expectAllKept();
}

void TestSmallDisk::D04_readOnlyFolder_isToldOnceAndGoesOn()
{
    if (!canMount)
        QSKIP("This system lets nobody mount a file system of its own.");
    m_disk.emplace(folder(), 2048 * KiB);
    QVERIFY(m_disk->setWritable(false));
    serve(Length::Told);
    addVideos();
    QTRY_VERIFY_WITH_TIMEOUT(isWaiting(), Wait);
    QCOMPARE(m_failed->size(), 1);
    QCOMPARE(m_full->size(), 0);
    QVERIFY(m_disk->setWritable(true));
    expectAllKept();
}

void TestSmallDisk::D04_vanishedFolder_isMadeAgain()
{
    const QByteArray start = m_bytes.left(200 * KiB);
    const auto begun =
        WireAnswer::raw("HTTP/1.1 200 OK\r\nETag: \"v1\"\r\nContent-Length: "
                            + QByteArray::number(m_bytes.size()) + "\r\n\r\n" + start,
                        WireAnswer::Then::Hang);
    m_storage->on("/a", begun);
    KeepRules rules = quick();
    rules.limits.reserve = 0;
    rules.limits.stall = 100ms;
    this->start(rules);
    addVideos();
    QTRY_VERIFY_WITH_TIMEOUT(parts().size() == 2, Wait);
    QVERIFY(QDir(folder()).removeRecursively());
    serve(Length::Told);
    expectAllKept();
}

void TestSmallDisk::D04_vanishedDisk_losesNothing()
{
    if (!canMount)
        QSKIP("This system lets nobody mount a file system of its own.");
    m_disk.emplace(folder(), 2048 * KiB);
    serve(Length::Told);
    addVideos();
    expectAllKept();
    m_disk->unmount();
    m_keeper->lookFor(m_numbers);
    QTRY_COMPARE_WITH_TIMEOUT(count(State::Missing), Videos, Wait);
    for (const TaskNumber number : m_numbers)
        m_keeper->retry(number);
    expectAllKept();
}

TEST_MAIN(TestSmallDisk)
{
    std::signal(SIGXFSZ, SIG_IGN); // as the program does
    canMount = SmallDisk::prepare();
    const QCoreApplication application(argc, argv);
    TestSmallDisk test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_smalldisk.moc"
