// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fault/faults.h"

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

/// What `size` blanks become in zlib's hands; made when it is first asked for.
Fault bomb(const QByteArray &id, qsizetype size)
{
    return {id, [size, packed = std::make_shared<QByteArray>()](const Asked &) {
                if (packed->isEmpty())
                    *packed = qCompress(QByteArray(size, ' ')).mid(4);
                return WireAnswer::of(200, *packed, "application/json",
                                      {"Content-Encoding: deflate"});
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
             const QByteArray text = queued(asked.id);
             return WireAnswer::raw(head("Content-Length: 3\r\nTransfer-Encoding: chunked\r\n")
                                    + QByteArray::number(text.size(), 16) + "\r\n" + text
                                    + "\r\n0\r\n\r\n");
         }},
    };
}

QList<Fault> packed()
{
    return {
        raw("H17-gzip-cut", head("Content-Encoding: gzip\r\n") + "\x1f\x8b\x08\x01\x02"),
        bomb("H18-bomb-of-300-megabytes", 300'000'000),
        bomb("H19-bomb-under-qts-threshold", 9'000'000),
        raw("H20-packed-twice", head("Content-Encoding: gzip, gzip\r\n") + "\x1f\x8b\x08"),
        raw("H20-unknown-packing", head("Content-Encoding: rot13\r\n") + "{\"vq\":1}"),
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
