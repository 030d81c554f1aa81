// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fault/faults.h"
#include "fault/gzip.h"

#include <QHash>

#include <algorithm>
#include <memory>

namespace Reelwatch::Faults {

using namespace std::chrono_literals;
using Then = WireAnswer::Then;

namespace {

/// Of the faults that take their time.
constexpr auto DripEvery = 20ms;
constexpr int Endless = 100'000;

/// A head of a 200 with these further header lines.
QByteArray head(const QByteArray &lines = {})
{
    return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n" + lines + "\r\n";
}

Fault always(const QByteArray &id, const WireAnswer &answer)
{
    return {id, [answer](const Asked &) {
                return answer;
            }};
}

Fault raw(const QByteArray &id, const QByteArray &bytes, Then then = Then::Close)
{
    return always(id, WireAnswer::raw(bytes, then));
}

/// The good answer under a head of its own.
Fault good(const QByteArray &id, const QByteArray &lines, const QByteArray &after = {})
{
    return {id, [lines, after](const Asked &asked) {
                return WireAnswer::raw(head(lines) + queued(asked.id) + after);
            }};
}

/// The good answer after other ones.
Fault heralded(const QByteArray &id, const QByteArray &interim)
{
    return {id, [interim](const Asked &asked) {
                return WireAnswer::raw(interim + WireAnswer::of(200, queued(asked.id)).bytes);
            }};
}

QByteArray chunked(const QByteArray &chunks)
{
    return head("Transfer-Encoding: chunked\r\n") + chunks;
}

QByteArray chunk(const QByteArray &text)
{
    return QByteArray::number(text.size(), 16) + "\r\n" + text + "\r\n";
}

/// The good answer, packed by `pack`, under this Content-Encoding.
Fault encoded(const QByteArray &id, const QByteArray &encoding,
              QByteArray (*pack)(const QByteArray &text))
{
    return {id, [encoding, pack](const Asked &asked) {
                return WireAnswer::of(200, pack(queued(asked.id)), "application/json",
                                      {"Content-Encoding: " + encoding});
            }};
}

QByteArray asItIs(const QByteArray &text)
{
    return text;
}

/// The good answer with so many blanks in it, about the task of that id.
QByteArray packedBlanks(const QByteArray &id, qsizetype size)
{
    constexpr qsizetype Piece = qsizetype {1024} * 1024;
    const QByteArray blanks(Piece, ' ');
    const QByteArray text = queued(id, R"("prompt":"")");
    const qsizetype end = text.size() - 2;
    Gzip gzip;
    gzip.add(text.first(end));
    for (qsizetype left = size; left > 0; left -= Piece)
        gzip.add(blanks.first(std::min(left, Piece)));
    gzip.add(text.sliced(end));
    return gzip.end();
}

/// An answer that is small only on the wire; made when its id is first asked for.
Fault bomb(const QByteArray &id, qsizetype size)
{
    using Made = QHash<QByteArray, QByteArray>;
    return {id, [id, size, made = std::make_shared<Made>()](const Asked &asked) {
                const QByteArray about = asked.id.isEmpty() ? id : asked.id;
                QByteArray &packed = (*made)[about];
                if (packed.isEmpty())
                    packed = packedBlanks(about, size);
                return WireAnswer::of(200, packed, "application/json", {"Content-Encoding: gzip"});
            }};
}

QList<Fault> cutShort()
{
    const QByteArray reset = "HTTP/1.1 200 OK\r\nContent-Ty";
    return {
        raw("H04-reset-in-headers", reset, Then::Reset),
        raw("H04-closed-in-headers", reset),
        raw("H05-reset-in-body", head("Content-Length: 99\r\n") + R"({"id":)", Then::Reset),
        raw("H05-half-closed-in-body", head("Content-Length: 99\r\n") + R"({"id":)",
            Then::HalfClose),
        raw("H14-no-length-closed-early", head() + R"({"a":)"),
        raw("H14-no-length-half-closed", head() + R"({"a":)", Then::HalfClose),
        raw("H15-last-chunk-missing", chunked("7\r\n{\"id\":1\r\n")),
        raw("H16-chunk-size-no-number", chunked("zz\r\n{}\r\n0\r\n\r\n")),
        raw("H24-no-http", "220 mail.example ESMTP ready\r\n\r\n"),
        raw("H24-http09", queued("H24-http09")),
    };
}

QList<Fault> neverEnding()
{
    const WireAnswer dripHead {
        .bytes = "HTTP/1.1 200 OK\r\nX: ", .every = DripEvery, .drip = QByteArray(Endless, 'x')};
    const WireAnswer dripBody {.bytes = head("Content-Length: 100000\r\n"),
                               .every = DripEvery,
                               .drip = QByteArray(Endless, ' ')};
    return {
        raw("H06-says-nothing", {}, Then::Hang),
        raw("H06-says-no-body", head("Content-Length: 9\r\n"), Then::Hang),
        raw("H06-half-closed", {}, Then::HalfClose),
        always("H07-drips-headers", dripHead),
        always("H08-drips-body", dripBody),
        always("H09-endless-body", {.bytes = head(), .endless = QByteArray(64 * 1024, ' ')}),
        always("H09-endless-chunks",
               {.bytes = head("Transfer-Encoding: chunked\r\n"),
                .endless = "8000\r\n" + QByteArray(0x8000, ' ') + "\r\n"}),
        always("H10-endless-headers",
               {.bytes = "HTTP/1.1 200 OK\r\n", .endless = QByteArray(99, 'x') + ": y\r\n"}),
        always("H10-endless-header",
               {.bytes = "HTTP/1.1 200 OK\r\nX: ", .endless = QByteArray(64 * 1024, 'x')}),
        always("H16-endless-size",
               {.bytes = head("Transfer-Encoding: chunked\r\n"),
                .endless = QByteArray(64 * 1024, '0')}),
        always("H26-endless-100", {.endless = "HTTP/1.1 100 Continue\r\n\r\n"}),
        always("J08-more-than-the-limit",
               WireAnswer::of(200, QByteArray(4 * 1024 * 1024, ' ') + queued("J08"))),
        always(
            "J08-50-megabytes",
            {.bytes = head("Content-Length: 50000000\r\n"), .endless = QByteArray(64 * 1024, ' ')}),
    };
}

QList<Fault> wrongLength()
{
    return {
        good("H11-length-too-large", "Content-Length: 4096\r\n"),
        good("H12-length-too-small", "Content-Length: 7\r\n"),
        {"H12-more-than-the-length",
         [](const Asked &asked) {
             return WireAnswer {.bytes = WireAnswer::of(200, queued(asked.id)).bytes
                                    + WireAnswer::of(200, queued("vid_other")).bytes};
         }},
        good("H13-length-negative", "Content-Length: -5\r\n"),
        good("H13-length-too-large-for-63-bits", "Content-Length: 99999999999999999999\r\n"),
        good("H13-length-twice", "Content-Length: 5\r\nContent-Length: 90\r\n"),
        {"H13-length-and-chunks",
         [](const Asked &asked) {
             return WireAnswer::raw(head("Content-Length: 3\r\nTransfer-Encoding: chunked\r\n")
                                    + chunk(queued(asked.id)) + "0\r\n\r\n");
         }},
    };
}

QList<Fault> packed()
{
    return {
        encoded("H17-gzip-cut", "gzip",
                [](const QByteArray &text) { return Gzip::of(text).chopped(Gzip::Trailer); }),
        bomb("H18-bomb-of-300-megabytes", 300'000'000),
        bomb("H19-bomb-under-qts-threshold", 9'000'000),
        encoded("H20-packed-twice", "gzip, gzip",
                [](const QByteArray &text) { return Gzip::of(Gzip::of(text)); }),
        encoded("H20-packed-once-for-twice", "gzip, gzip", &Gzip::of),
        encoded("H20-unknown-packing", "rot13", &asItIs),
        encoded("H20-not-packed", "Identity", &asItIs),
    };
}

QList<Fault> interim()
{
    const QByteArray carryOn = "HTTP/1.1 100 Continue\r\n\r\n";
    return {
        heralded("H26-100", carryOn),
        heralded("H26-100-fifty-times", carryOn.repeated(50)),
        heralded("H27-103", "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"),
        raw("H28-101", "HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\n\r\n"),
    };
}

} // namespace

QList<Fault> onTheWire()
{
    return cutShort() + neverEnding() + wrongLength() + packed() + interim();
}

} // namespace Reelwatch::Faults
