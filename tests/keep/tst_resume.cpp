// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keep/partfile.h"
#include "support/joinedtest.h"
#include "transferfixture.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QSignalSpy>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;
using Kind = TransferEnd::Kind;

/// Transfers that were interrupted, and how they go on.
class TestResume : public TransferFixture
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_media.reset(); }
    void D22_lostConnection_goesOnWhereItEnded();
    void D22_quit_keepsThePartForTheNextRun();
    void D10_rangeIgnored_beginsAnewFromThatAnswer();
    void D11_otherRange_isFetchedAnew_data();
    void D11_otherRange_isFetchedAnew();
    void D12_notSatisfiable_isTheEndOnlyOfTheSameFile();
    void D15_restThatEndsEarly_isNeverKept();
    void D14_answerWithoutStrongValidator_isNotResumed_data();
    void D14_answerWithoutStrongValidator_isNotResumed();
    void D13_lastModified_servesWhereThereIsNoTag();
    void D32_freshLink_goesOnWithTheSameFile();
    void D24_otherStartOfTheMachine_trustsOnlyWhatWasSynced();
    void D23_wholeAndNoted_getsItsNameWithoutTheNetwork();
    void D16_checkedBeforeTheEnd_staysUnconfirmed();
    void D23_namedAndUntold_isFoundAgain();
    void D23_namedAndReplaced_isFetchedBesideIt();
    void D25_partOfAnotherProgram_isLeftAlone();
    void D27_abort_removesThePartAndItsNote();
    void sweep_removesWhatNobodyCanUseAnyMore();

private:
    static constexpr qsizetype Had = 3000;

    /// As a storage host does it; the first answer breaks off.
    void serve(const QByteArray &path, const QByteArray &validator = "ETag: \"v1\"");
    [[nodiscard]] QByteArray rest() const { return m_bytes.mid(Had); }
    WireAnswer partial(const QByteArray &range, const QByteArray &body,
                       const QByteArray &more = "ETag: \"v1\"") const;
    void breakOff(const QByteArray &path, const QByteArray &validator = "ETag: \"v1\"");
    void expectWhole(const TransferEnd &end) const;
    [[nodiscard]] QByteArray asked(qsizetype request, const QByteArray &header) const
    {
        return m_storage->requests().at(request).header(header);
    }
    [[nodiscard]] QByteArray range() const
    {
        return "bytes 3000-" + QByteArray::number(m_bytes.size() - 1) + '/'
            + QByteArray::number(m_bytes.size());
    }

    QByteArray m_bytes;
};

void TestResume::init()
{
    setUp();
    m_bytes = sample("moviefirst.mp4");
    QVERIFY(m_bytes.size() > Had + 1000);
}

WireAnswer TestResume::partial(const QByteArray &range, const QByteArray &body,
                               const QByteArray &more) const
{
    QByteArrayList headers {more};
    if (!range.isEmpty())
        headers.append("Content-Range: " + range);
    return WireAnswer::of(206, body, "video/mp4", headers);
}

/// Leaves the first bytes of the file behind, as a lost connection does.
void TestResume::breakOff(const QByteArray &path, const QByteArray &validator)
{
    m_storage->on(path,
                  WireAnswer::raw("HTTP/1.1 200 OK\r\nConnection: close\r\n" + validator
                                  + "\r\nDate: Wed, 01 Apr 2026 10:00:00 GMT\r\nContent-Length: "
                                  + QByteArray::number(m_bytes.size()) + "\r\n\r\n"
                                  + m_bytes.left(Had)));
    QCOMPARE(run(order(path)).kind, Kind::Lost);
    QCOMPARE(files(), QStringList());
}

void TestResume::serve(const QByteArray &path, const QByteArray &validator)
{
    breakOff(path, validator);
    m_storage->on(path, partial(range(), rest(), validator));
}

void TestResume::expectWhole(const TransferEnd &end) const
{
    QCOMPARE(end.kind, Kind::Kept);
    QCOMPARE(contentOf(end.file), m_bytes);
    QCOMPARE(end.size, m_bytes.size());
    QVERIFY(end.lengthConfirmed);
    QVERIFY(!parts().contains(u"7-video.part"_s));
}

void TestResume::D22_lostConnection_goesOnWhereItEnded()
{
    serve("/a");
    QVERIFY(parts().contains(u"7-video.part"_s));
    expectWhole(run(order("/a")));
    QCOMPARE(m_storage->requests().size(), 2);
    QCOMPARE(asked(0, "Range"), QByteArray());
    QCOMPARE(asked(1, "Range"), "bytes=3000-");
    QCOMPARE(asked(1, "If-Range"), "\"v1\"");
}

void TestResume::D22_quit_keepsThePartForTheNextRun()
{
    m_storage->on("/a",
                  WireAnswer::raw("HTTP/1.1 200 OK\r\nETag: \"v1\"\r\nContent-Length: "
                                      + QByteArray::number(m_bytes.size()) + "\r\n\r\n"
                                      + m_bytes.left(Had),
                                  WireAnswer::Then::Hang));
    QSignalSpy progress(m_media.get(), &MediaThread::progressed);
    m_media->begin(order("/a"));
    const QString part = folder() + u"/.incomplete/7-video.part"_s;
    QTRY_COMPARE_WITH_TIMEOUT(QFile(part).size(), Had, Wait);
    m_media.reset();
    QCOMPARE(QFile(part).size(), Had);
    m_media = std::make_unique<MediaThread>();
    m_storage->on("/a", partial(range(), rest()));
    expectWhole(run(order("/a")));
    QCOMPARE(asked(1, "Range"), "bytes=3000-");
}

void TestResume::D10_rangeIgnored_beginsAnewFromThatAnswer()
{
    breakOff("/a");
    m_storage->on("/a", video(m_bytes, {"ETag: \"v2\""}));
    expectWhole(run(order("/a")));
    QCOMPARE(m_storage->requests().size(), 2);
}

void TestResume::D11_otherRange_isFetchedAnew_data()
{
    QTest::addColumn<WireAnswer>("answer");
    const QByteArray bytes = sample("moviefirst.mp4");
    const QByteArray size = QByteArray::number(bytes.size());
    const QByteArray last = QByteArray::number(bytes.size() - 1);
    const auto row = [&](const char *name, const QByteArray &range, const QByteArray &body,
                         const QByteArray &more = "ETag: \"v1\"") {
        QTest::newRow(name) << partial(range, body, more);
    };
    const QByteArray rest = bytes.mid(Had);
    row("D11 other start", "bytes 2000-" + last + '/' + size, bytes.mid(2000));
    row("D11 other total", "bytes 3000-9999/10000", QByteArray(7000, 'x'));
    row("D11 other total, longer than the buffer", "bytes 3000-3145727/3145728",
        QByteArray(3 * MiB - Had, 'x'));
    row("D11 unknown total", "bytes 3000-" + last + "/*", rest);
    row("D11 not to the end", "bytes 3000-3999/" + size, bytes.mid(Had, 1000));
    row("D11 no range told", {}, rest);
    row("D11 multipart", {}, rest, "Content-Type: multipart/byteranges; boundary=x");
    row("D11 no range at all", "x", rest);
    row("D13 another tag", "bytes 3000-" + last + '/' + size, QByteArray(rest.size(), 'x'),
        "ETag: \"v2\"");
}

void TestResume::D11_otherRange_isFetchedAnew()
{
    QFETCH(WireAnswer, answer);
    breakOff("/a");
    m_storage->on("/a", [this, answer](const WireRequest &request) {
        return request.hasHeader("Range") ? answer : video(m_bytes, {"ETag: \"v3\""});
    });
    expectWhole(run(order("/a")));
    QCOMPARE(m_storage->requests().size(), 3);
    QVERIFY(!m_storage->requests().at(2).hasHeader("Range"));
}

void TestResume::D12_notSatisfiable_isTheEndOnlyOfTheSameFile()
{
    const auto refuse = [](const QByteArray &total, const QByteArray &tag) {
        return WireAnswer::of(416, {}, {}, {"Content-Range: bytes */" + total, "ETag: " + tag});
    };
    const QByteArray size = QByteArray::number(m_bytes.size());
    struct Case
    {
        QByteArray total;
        QByteArray tag;
        int requests;
    };
    for (const Case &each : {Case {size, "\"v1\"", 1}, Case {size, "\"v2\"", 2},
                             Case {"9999", "\"v1\"", 2}, Case {"*", "\"v1\"", 2}}) {
        const qsizetype before = m_storage->requests().size();
        {
            PartFile whole; // and nobody knows that it is
            QVERIFY(!whole.open(folder(), u"7-video"_s));
            QVERIFY(!whole.begin("\"v1\"", -1));
            QVERIFY(!whole.write(m_bytes.constData(), m_bytes.size()));
        }
        m_storage->on("/a", [&](const WireRequest &request) {
            return request.hasHeader("Range") ? refuse(each.total, each.tag) : video(m_bytes);
        });
        expectWhole(run(order("/a")));
        QCOMPARE(m_storage->requests().size() - before, each.requests);
        PartFile::forget(folder(), u"7-video"_s);
    }
}

/// It ends as HTTP wants it and between two fragments: only the size that was told says that more
/// was to come.
void TestResume::D15_restThatEndsEarly_isNeverKept()
{
    m_bytes = sample("fragmented.mp4");
    breakOff("/a");
    const qsizetype border = m_bytes.lastIndexOf("moof") - 4;
    const QByteArray body = m_bytes.mid(Had, border - Had);
    m_storage->on(
        "/a",
        WireAnswer::raw("HTTP/1.1 206 Partial Content\r\nETag: \"v1\"\r\nContent-Range: " + range()
                        + "\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + QByteArray::number(body.size(), 16) + "\r\n" + body + "\r\n0\r\n\r\n"));
    QCOMPARE(run(order("/a")).kind, Kind::Lost);
    QCOMPARE(files(), QStringList());
    m_storage->on("/a", video(m_bytes, {"ETag: \"v2\""}));
    expectWhole(run(order("/a")));
}

void TestResume::D14_answerWithoutStrongValidator_isNotResumed_data()
{
    QTest::addColumn<QByteArray>("validator");
    QTest::newRow("D14 weak tag") << QByteArray("ETag: W/\"v1\"");
    QTest::newRow("weak tag beside a date")
        << QByteArray("ETag: W/\"v1\"\r\nLast-Modified: Wed, 01 Apr 2026 09:00:00 GMT");
    QTest::newRow("nothing") << QByteArray("X-Nothing: 1");
    QTest::newRow("changed just now") << QByteArray("Last-Modified: Wed, 01 Apr 2026 10:00:00 GMT");
    QTest::newRow("tag without quotes") << QByteArray("ETag: v1");
}

void TestResume::D14_answerWithoutStrongValidator_isNotResumed()
{
    QFETCH(QByteArray, validator);
    breakOff("/a", validator);
    QCOMPARE(parts(), QStringList());
    m_storage->on("/a", video(m_bytes));
    expectWhole(run(order("/a")));
    QVERIFY(!m_storage->requests().at(1).hasHeader("Range"));
}

void TestResume::D13_lastModified_servesWhereThereIsNoTag()
{
    serve("/a", "Last-Modified: Wed, 01 Apr 2026 09:59:59 GMT");
    expectWhole(run(order("/a")));
    QCOMPARE(asked(1, "If-Range"), "Wed, 01 Apr 2026 09:59:59 GMT");
}

void TestResume::D32_freshLink_goesOnWithTheSameFile()
{
    breakOff("/old");
    m_storage->on("/old", WireAnswer::of(403, "<Error/>"));
    QCOMPARE(run(order("/old?sig=1")).kind, Kind::Dead);
    QVERIFY2(parts().contains(u"7-video.part"_s), "a dead link is no dead file");
    m_storage->on("/new", partial(range(), rest()));
    expectWhole(run(order("/new?sig=2")));
    QCOMPARE(m_storage->requests().last().header("Range"), "bytes=3000-");
}

void TestResume::D24_otherStartOfTheMachine_trustsOnlyWhatWasSynced()
{
    breakOff("/a");
    const QString path = folder() + u"/.incomplete/7-video.note"_s;
    PartNote note = PartNote::read(path).value();
    QCOMPARE(note.synced, Had);
    note.boot = "another";
    note.synced = 1000;
    QVERIFY(note.write(path, false));
    m_storage->on("/a",
                  partial("bytes 1000-" + QByteArray::number(m_bytes.size() - 1) + '/'
                              + QByteArray::number(m_bytes.size()),
                          m_bytes.mid(1000)));
    expectWhole(run(order("/a")));
    QCOMPARE(asked(1, "Range"), "bytes=1000-");
}

void TestResume::D23_wholeAndNoted_getsItsNameWithoutTheNetwork()
{
    {
        PartFile file;
        QVERIFY(!file.open(folder(), u"7-video"_s));
        QVERIFY(!file.begin("\"v1\"", m_bytes.size()));
        QVERIFY(!file.write(m_bytes.constData(), m_bytes.size()));
    }
    TransferOrder look = order("/a");
    look.onlyLooks = true;
    expectWhole(run(look));
    QCOMPARE(files(), QStringList {u"clip.mp4"_s});
    QCOMPARE(m_storage->connections(), 0);
}

void TestResume::D16_checkedBeforeTheEnd_staysUnconfirmed()
{
    const QByteArray bytes = sample("fragmented.mp4");
    const PartNote note {.size = bytes.size(),
                         .boot = PartNote::presentBoot(),
                         .synced = bytes.size(),
                         .name = u"clip.mp4"_s,
                         .lengthConfirmed = false};
    QVERIFY(QDir().mkpath(folder() + u"/.incomplete"_s));
    QFile part(folder() + u"/.incomplete/7-video.part"_s);
    QVERIFY(part.open(QIODevice::WriteOnly) && part.write(bytes) == bytes.size());
    part.close();
    QVERIFY(note.write(folder() + u"/.incomplete/7-video.note"_s, false)); // and then the end
    TransferOrder look = order("/a");
    look.onlyLooks = true;
    const TransferEnd end = run(look);
    QCOMPARE(end.kind, Kind::Kept);
    QCOMPARE(contentOf(end.file), bytes);
    QVERIFY(!end.lengthConfirmed);
}

void TestResume::D23_namedAndUntold_isFoundAgain()
{
    m_storage->on("/a", video(m_bytes));
    expectWhole(run(order("/a"))); // and nobody wrote down that it came
    TransferOrder look = order("/a");
    look.onlyLooks = true;
    expectWhole(run(look));
    expectWhole(run(order("/a")));
    QCOMPARE(files(), QStringList {u"clip.mp4"_s});
    QCOMPARE(m_storage->requests().size(), 1);
}

void TestResume::D23_namedAndReplaced_isFetchedBesideIt()
{
    m_storage->on("/a", video(m_bytes));
    expectWhole(run(order("/a")));
    QFile file(folder() + u"/clip.mp4"_s);
    QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(500) && file.write("other") == 5);
    QVERIFY(file.flush()
            && file.setFileTime(file.fileTime(QFileDevice::FileModificationTime).addSecs(3),
                                QFileDevice::FileModificationTime));
    file.close();
    TransferOrder look = order("/a");
    look.onlyLooks = true;
    QCOMPARE(run(look).kind, Kind::NothingHere);
    const TransferEnd end = run(order("/a"));
    expectWhole(end);
    QCOMPARE(end.file, QString(folder() + u"/clip (2).mp4"_s));
}

void TestResume::D25_partOfAnotherProgram_isLeftAlone()
{
    m_storage->on("/a", video(m_bytes));
    PartFile others;
    QVERIFY(!others.open(folder(), u"7-video"_s));
    QVERIFY(!others.begin("\"x\"", 4) && !others.write("half", 4));
    QCOMPARE(run(order("/a")).kind, Kind::FolderTrouble);
    QCOMPARE(others.size(), 4);
    QCOMPARE(contentOf(folder() + u"/.incomplete/7-video.part"_s), "half");
    others.discard();
    expectWhole(run(order("/a")));
}

void TestResume::D27_abort_removesThePartAndItsNote()
{
    breakOff("/a");
    QCOMPARE(parts().size(), 2);
    m_media->forget(folder(), u"7-video"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!QFile::exists(folder() + u"/.incomplete"_s), Wait);
}

void TestResume::sweep_removesWhatNobodyCanUseAnyMore()
{
    breakOff("/a");
    QVERIFY(QDir().mkpath(folder() + u"/.incomplete"_s));
    const auto old = QDateTime::currentDateTime().addDays(-9);
    for (const QString &name : {u"old.part"_s, u"old.note"_s, u"my own"_s}) {
        QFile file(folder() + u"/.incomplete/"_s + name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.setFileTime(old, QFileDevice::FileModificationTime));
    }
    m_media->sweep(folder());
    const QStringList left {u"7-video.note"_s, u"7-video.part"_s, u"my own"_s};
    QTRY_COMPARE_WITH_TIMEOUT(parts(), left, Wait);
}

QTEST_GUILESS_MAIN(TestResume)
#include "tst_resume.moc"
