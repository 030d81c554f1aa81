// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keep/transferfixture.h"
#include "support/joinedtest.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QTimer>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;
using Ended = TransferEnd::Kind;

namespace {

/// Fetches as the program does: first looks for what an earlier run left, then asks for the rest,
/// again and again.
int fetch(const QString &link, const QString &folder, const QString &stem)
{
    MediaThread media;
    TransferOrder order {.ticket = 1, .number = 1, .link = link.toLatin1()};
    order.accountBase = QUrl(u"http://127.0.0.1:1"_s);
    order.folder = folder;
    order.key = stem;
    order.stem = stem;
    order.onlyLooks = true;
    QObject::connect(&media, &MediaThread::ended, &media, [&](const TransferEnd &end) {
        if (end.kind == Ended::Kept || end.kind == Ended::WrongContent) {
            QCoreApplication::exit(end.kind == Ended::Kept ? 0 : 1);
            return;
        }
        order.onlyLooks = false;
        ++order.ticket;
        QTimer::singleShot(2, &media, [&] { media.begin(order); });
    });
    media.begin(order);
    return QCoreApplication::exec();
}

} // namespace

/// The program is killed at any moment of a download and started again (D23).
class TestKilled : public TransferFixture
{
    Q_OBJECT

private slots:
    void init() { setUp(); }
    void cleanup() { m_media.reset(); }
    void D23_killedAtAnyMoment_everyVideoEndsWholeAndNoneTwice();

private:
    WireAnswer answer(const WireRequest &request, QRandomGenerator &random) const;
};

/// As a storage host answers; at times it breaks off, at times it falls silent.
WireAnswer TestKilled::answer(const WireRequest &request, QRandomGenerator &random) const
{
    const QByteArray bytes = sample("moviefirst.mp4");
    const QByteArray range = request.header("Range");
    const qint64 from = range.isEmpty() ? 0 : range.mid(6).chopped(1).toLongLong();
    const QByteArray size = QByteArray::number(bytes.size());
    QByteArray head = range.isEmpty() ? "HTTP/1.1 200 OK\r\n" : "HTTP/1.1 206 Partial\r\n";
    if (!range.isEmpty())
        head += "Content-Range: bytes " + QByteArray::number(from) + '-'
            + QByteArray::number(bytes.size() - 1) + '/' + size + "\r\n";
    head += "ETag: \"v1\"\r\nConnection: close\r\nContent-Length: "
        + QByteArray::number(bytes.size() - from) + "\r\n\r\n";
    const QByteArray body = bytes.mid(from);
    if (random.bounded(3) == 0)
        return WireAnswer::raw(head + body);
    return WireAnswer::raw(head + body.left(random.bounded(1, 3000)),
                           random.bounded(2) == 0 ? WireAnswer::Then::Close
                                                  : WireAnswer::Then::Hang);
}

void TestKilled::D23_killedAtAnyMoment_everyVideoEndsWholeAndNoneTwice()
{
    constexpr int Kills = 200;
    constexpr int Tries = 4; ///< of a video, until nothing more is in its way
    QRandomGenerator random(20260417);
    bool isKind = false;
    m_storage->on("/a", [&](const WireRequest &request) {
        return isKind ? video(sample("moviefirst.mp4"), {"ETag: \"v1\""}) : answer(request, random);
    });
    QStringList names;
    int killed = 0;
    while (killed < Kills) {
        const QString stem = u"v%1"_s.arg(names.size(), 3, 10, QChar(u'0'));
        names.append(stem + u".mp4"_s);
        const QStringList arguments {
            u"--fetch"_s, QString::fromLatin1(m_storage->url("/a").toEncoded()), folder(), stem};
        for (int round = 0; round <= Tries; ++round) {
            isKind = round == Tries;
            QProcess program;
            QEventLoop loop;
            connect(&program, &QProcess::finished, &loop, &QEventLoop::quit);
            program.start(JoinedTest::command(), arguments);
            if (!isKind)
                QTimer::singleShot(random.bounded(10, 120), &program, &QProcess::kill);
            loop.exec();
            if (!isKind && program.exitStatus() == QProcess::CrashExit)
                ++killed;
            else
                QCOMPARE(program.exitCode(), 0);
        }
    }
    QCOMPARE(files(), names);
    for (const QString &name : names)
        QCOMPARE(contentOf(folder() + u'/' + name), sample("moviefirst.mp4"));
    QCOMPARE(parts().filter(u".part"_s), QStringList());
}

TEST_MAIN(TestKilled)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == u"--fetch"_s)
        return fetch(arguments.value(2), arguments.value(3), arguments.value(4));
    TestKilled test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_killed.moc"
