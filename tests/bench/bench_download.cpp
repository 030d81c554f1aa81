// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A video of 1 GiB on its whole way into the folder beside what curl makes of it, turn by turn: a
// line of JSON for each figure.

#include "app/allocator.h"
#include "bench/figures.h"
#include "bench/nginx.h"
#include "bench/processors.h"
#include "domain/threadloops.h"
#include "keep/fileexam.h"
#include "keep/mediathread.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QTemporaryDir>
#include <QtEndian>

#include <unistd.h>

using namespace Reelwatch;
using namespace Reelwatch::Bench;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

constexpr qint64 Size = 1LL << 30; // bytes
constexpr qint64 MiB = 1LL << 20;
constexpr int Rounds = 5;

/// What one file costs.
struct Way
{
    std::vector<double> seconds;
    std::vector<double> processor;

    [[nodiscard]] Measured speed() const // MB/s
    {
        std::vector<double> speeds;
        for (const double each : seconds)
            speeds.push_back(double(Size) / 1e6 / each);
        return median(speeds);
    }
};

/// A video whose pictures stand before much that no sample speaks of: no byte of it is a hole.
void writeVideo(const QString &path)
{
    QFile sample(QStringLiteral(TEST_DATA_DIR "/keep/moviefirst.mp4"));
    QFile video(path);
    if (!sample.open(QIODevice::ReadOnly) || !video.open(QIODevice::WriteOnly))
        qFatal("The video could not be written");
    QByteArray start = sample.readAll();
    const qsizetype media = start.indexOf("mdat") - 4;
    qToBigEndian(static_cast<quint32>(Size - media), start.data() + media);
    video.write(start);
    QByteArray block(MiB, Qt::Uninitialized);
    quint32 state = 1;
    for (char &byte : block)
        byte = static_cast<char>((state = state * 1664525 + 1013904223) >> 24);
    while (video.pos() < Size)
        video.write(block.constData(), std::min<qint64>(block.size(), Size - video.pos()));
    if (!video.flush() || video.size() != Size)
        qFatal("The video could not be written whole");
}

/// A line of /proc/self/status, in bytes.
qint64 memory(const QByteArray &line)
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &row : status.readAll().split('\n')) {
        if (row.startsWith(line))
            return row.mid(line.size() + 1).simplified().split(' ').first().toLongLong() * 1024;
    }
    return 0;
}

void forgetPeak()
{
    QFile file(u"/proc/self/clear_refs"_s);
    if (file.open(QIODevice::WriteOnly))
        file.write("5");
}

void time(Way &way, __rusage_who who, const std::function<void()> &act)
{
    ::sync(); // what others have written is not for this one to wait for
    const double processor = processorSeconds(who);
    QElapsedTimer timer;
    timer.start();
    act();
    way.seconds.push_back(double(timer.nsecsElapsed()) / 1e9);
    way.processor.push_back(processorSeconds(who) - processor);
}

/// One host's video, fetched into a folder by turns.
class Course
{
public:
    Course(const QUrl &host, const QString &folder)
        : m_link(host.toString() + u"/video.mp4"_s)
        , m_folder(folder)
    {
    }

    void run()
    {
        const qint64 before = memory("VmRSS");
        forgetPeak();
        for (int round = 0; round < Rounds; ++round) {
            fetch(own, round);
            fetchByCurl(curl, {});
            fetchByCurl(synced, u" && sync %1"_s);
        }
        grown = memory("VmHWM") - before;
    }

    Way own;
    Way curl;
    Way synced;
    Way digest;
    Way sum; ///< by sha256sum
    qint64 grown = 0; ///< bytes of memory at the worst

private:
    /// As the program does: streamed, checked, synced, named.
    void fetch(Way &way, int round)
    {
        TransferOrder order;
        order.ticket = static_cast<quint64>(round) + 1;
        order.link = m_link.toUtf8();
        order.accountBase = QUrl(u"http://127.0.0.1"_s);
        order.folder = m_folder;
        order.key = u"1-video"_s;
        order.stem = u"own"_s;
        time(way, RUSAGE_SELF, [&] {
            QEventLoop loop;
            TransferEnd end;
            QObject::connect(&m_media, &MediaThread::ended, &loop, [&](const TransferEnd &how) {
                end = how;
                loop.quit();
            });
            m_media.begin(order);
            loop.exec();
            if (end.kind != TransferEnd::Kind::Kept || end.size != Size)
                qFatal("Not kept: %s", qPrintable(end.sentence));
        });
        m_media.forget(order.folder, order.key);
        const QString file = m_folder + u"/own.mp4"_s;
        // What follows when nobody waits any more.
        time(digest, RUSAGE_SELF, [&] { FileExam::begin(file, {}).waitForFinished(); });
        time(sum, RUSAGE_CHILDREN, [&] { QProcess::execute(u"sha256sum"_s, {u"-b"_s, file}); });
        QFile::remove(file);
    }

    /// `then`: what follows at once, %1 being the file.
    void fetchByCurl(Way &way, const QString &then)
    {
        const QString file = m_folder + u"/curl.mp4"_s;
        const QString act = u"curl -sS --cacert %1 -o %2 %3"_s.arg(
            QString::fromUtf8(Nginx::certificateFile()), file, m_link);
        time(way, RUSAGE_CHILDREN, [&] {
            if (QProcess::execute(u"sh"_s,
                                  {u"-c"_s, then.isEmpty() ? act : QString(act + then.arg(file))})
                != 0)
                qFatal("curl did not fetch it");
        });
        QFile::remove(file);
    }

    QString m_link;
    QString m_folder;
    MediaThread m_media;
};

void tell(const QString &how, const Way &own, const QString &peer, const Way &other, double reach)
{
    const auto bound = reach == NoReach ? Figure::Bound::AtMost : Figure::Bound::AtLeast;
    print(
        {u"1 GiB kept, %1"_s.arg(how), own.speed(), u"MB/s"_s, peer, other.speed(), reach, bound});
}

void tellCost(const QString &how, const Course &course)
{
    print({u"CPU for 1 GiB kept, %1"_s.arg(how), median(course.own.processor), u"s"_s, u"curl"_s,
           median(course.curl.processor), NoReach});
    print({u"SHA-256 of 1 GiB afterwards, %1"_s.arg(how), median(course.digest.seconds), u"s"_s,
           u"sha256sum"_s, median(course.sum.seconds), NoReach});
    print(
        {u"Memory grows by, %1"_s.arg(how), double(course.grown) / MiB, u"MiB"_s, u"limit"_s, 32});
}

} // namespace

int main(int argc, char *argv[])
{
    keepFreedMemory();
    ThreadLoops::leaveGLibOut();
    const QCoreApplication application(argc, argv);
    const Nginx nginx(0);
    writeVideo(nginx.root() + u"/video.mp4"_s);
    QSslConfiguration trusting = QSslConfiguration::defaultConfiguration();
    trusting.addCaCertificates(QString::fromUtf8(Nginx::certificateFile()));
    QSslConfiguration::setDefaultConfiguration(trusting);

    const QTemporaryDir memory(u"/dev/shm/bench-XXXXXX"_s);
    const QTemporaryDir disk;
    if (!memory.isValid() || !disk.isValid())
        qFatal("No folder to fetch into");
    // Where nothing has to wait for a disk, the ways themselves differ.
    for (const auto &[protocol, host, reach] :
         {std::tuple(u"HTTP"_s, nginx.plain(), 1.3), std::tuple(u"TLS"_s, nginx.tls(), 0.5)}) {
        Course quick(host, memory.path());
        quick.run();
        tell(protocol, quick.own, u"curl"_s, quick.curl, reach);
        tellCost(protocol, quick);
        Course safe(host, disk.path());
        safe.run();
        const QString how = protocol + u", on the disk"_s;
        tell(how, safe.own, u"curl, then sync"_s, safe.synced, reach);
        tell(how, safe.own, u"curl, not synced"_s, safe.curl, NoReach);
    }
    return 0;
}
