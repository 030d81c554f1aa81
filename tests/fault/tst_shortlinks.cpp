// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/linkexpiry.h"
#include "keep/keepfixture.h"
#include "support/joinedtest.h"
#include "support/promised.h"

#include <QFile>

using namespace Reelwatch;
using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;
using State = Keeping::State;

namespace {

constexpr qint64 LinkLives = 2; ///< seconds
constexpr qint64 AtOnce = 1600; ///< bytes that the host gives before it falls silent

} // namespace

/// Links live for two seconds, and no video comes within that time: each is renewed on its way and
/// ends whole.
class TestShortLinks : public KeepFixture
{
    Q_OBJECT

    static constexpr int Videos = 6;

private slots:
    void D32_linksOfTwoSeconds_areRenewedUntilAllIsThere();

private:
    QByteArray newLink(const QByteArray &id);
    WireAnswer serve(const WireRequest &request);
    [[nodiscard]] qint64 now() const { return QDateTime::currentSecsSinceEpoch(); }

    QByteArray m_bytes;
    QHash<QByteArray, int> m_links; ///< given out, by video
    int m_refused = 0;
};

/// Of every other video the time stands in the link where it can be read; of the rest the host
/// alone knows it.
QByteArray TestShortLinks::newLink(const QByteArray &id)
{
    const QByteArray until = QByteArray::number(now() + LinkLives);
    const bool readable = ++m_links[id] > 0 && id.back() % 2 == 0;
    return storage("/" + id) + (readable ? "?Expires=" : "?token=") + until
        + "&Signature=" + QByteArray::number(m_links.value(id));
}

/// A little more each time, as long as the link lives; then nothing until it is given up.
WireAnswer TestShortLinks::serve(const WireRequest &request)
{
    const QByteArray until = request.target().split('=').value(1).split('&').first();
    if (until.toLongLong() < now()) {
        ++m_refused;
        return WireAnswer::of(403, "<Error><Code>AccessDenied</Code></Error>", "text/xml");
    }
    const QByteArray range = request.header("Range"); // "bytes=3000-"
    const qint64 from = range.isEmpty() ? 0 : range.mid(6).chopped(1).toLongLong();
    const QByteArray size = QByteArray::number(m_bytes.size());
    QByteArray head = range.isEmpty()
        ? QByteArray("HTTP/1.1 200 OK\r\n")
        : "HTTP/1.1 206 Partial\r\nContent-Range: bytes " + QByteArray::number(from) + '-'
            + QByteArray::number(m_bytes.size() - 1) + '/' + size + "\r\n";
    head +=
        "ETag: \"v1\"\r\nContent-Length: " + QByteArray::number(m_bytes.size() - from) + "\r\n\r\n";
    return WireAnswer::raw(head + m_bytes.mid(from, AtOnce), WireAnswer::Then::Hang);
}

void TestShortLinks::D32_linksOfTwoSeconds_areRenewedUntilAllIsThere()
{
    setUp();
    KeepRules rules = quick();
    rules.limits.stall = 600ms; // five silences of it outlive a link
    start(rules);
    m_bytes = sample("moviefirst.mp4");
    QVERIFY(m_bytes.size() > 4 * AtOnce);
    QList<TaskNumber> numbers;
    for (int i = 0; i < Videos; ++i) {
        const QByteArray id = "vid_" + QByteArray::number(i);
        m_storage->on("/" + id, [this](const WireRequest &request) { return serve(request); });
        m_api->on("/v1/videos/" + id, [this, id](const WireRequest &) {
            return WireAnswer::of(200, completed(id, newLink(id)));
        });
        const QByteArray link = newLink(id);
        numbers.append(add(id,
                           {.status = TaskReport::Status::Completed,
                            .link = link,
                            .linkExpires = LinkExpiry::read(link)}));
    }
    int kept = 0;
    for (const TaskNumber number : numbers)
        kept += QTest::qWaitFor([&] { return state(number) == State::Kept; }, 60'000) ? 1 : 0;
    QVERIFY(Promised({u"P13"_s,
                      u"videos kept whose links live for 2 s"_s,
                      double(kept),
                      {},
                      Videos,
                      Promised::Bound::AtLeast})
                .tell());
    for (const TaskNumber number : numbers) {
        QTRY_COMPARE_WITH_TIMEOUT(state(number), State::Kept, 60'000);
        QFile file(keeping(number).file);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), m_bytes);
    }
    QCOMPARE(files().size(), Videos);
    for (const int links : std::as_const(m_links))
        QVERIFY2(links > 1, "no link lives long enough for a whole video");
    int goneOn = 0;
    for (const WireRequest &request : m_storage->requests()) {
        goneOn += request.header("If-Range") == "\"v1\"" ? 1 : 0;
        QVERIFY(!request.hasHeader("Authorization"));
    }
    QVERIFY(goneOn >= 4 * Videos);
    QVERIFY(m_api->received().contains(Key));
    QVERIFY2(m_refused > 0, "some are only known to be too old by the host's word");
}

QTEST_GUILESS_MAIN(TestShortLinks)
#include "tst_shortlinks.moc"
