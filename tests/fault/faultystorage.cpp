// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fault/faultystorage.h"

namespace Reelwatch {

/// The answers, each right but for one thing.
class FaultyStorage::Faults
{
public:
    Faults(QByteArray bytes, QUrl elsewhere)
        : m_bytes(std::move(bytes))
        , m_elsewhere(std::move(elsewhere))
    {
    }

    [[nodiscard]] int upTo(qsizetype most) { return m_random.bounded(static_cast<int>(most)) + 1; }
    [[nodiscard]] QByteArray head(const QByteArray &more) const
    {
        return "HTTP/1.1 200 OK\r\nConnection: close\r\nETag: \"v1\"\r\n" + more + "\r\n";
    }
    [[nodiscard]] QByteArray length() const
    {
        return "Content-Length: " + QByteArray::number(m_bytes.size()) + "\r\n";
    }
    [[nodiscard]] WireAnswer part(const QByteArray &range, const QByteArray &body,
                                  const QByteArray &tag = "\"v1\"") const
    {
        return WireAnswer::of(206, body, "video/mp4",
                              {"ETag: " + tag, "Content-Range: bytes " + range});
    }
    [[nodiscard]] QByteArray numbers(qint64 from, qint64 total) const
    {
        return QByteArray::number(from) + '-' + QByteArray::number(total - 1) + '/'
            + QByteArray::number(total);
    }
    static WireAnswer video(const QByteArray &bytes, const QByteArrayList &headers = {})
    {
        return WireAnswer::of(200, bytes, "video/mp4", headers);
    }
    static qint64 startOf(const WireRequest &request)
    {
        const QByteArray range = request.header("Range"); // "bytes=3000-"
        return range.isEmpty() ? 0 : range.mid(6).chopped(1).toLongLong();
    }

    WireAnswer whole(const WireRequest &request)
    {
        const qint64 from = startOf(request);
        return from > 0 ? part(numbers(from, m_bytes.size()), m_bytes.mid(from))
                        : video(m_bytes, {"ETag: \"v1\""});
    }
    WireAnswer cut(const WireRequest &)
    {
        return WireAnswer::raw(head(length()) + m_bytes.left(upTo(m_bytes.size() - 1)));
    }
    WireAnswer reset(const WireRequest &)
    {
        return WireAnswer::raw(head(length()) + m_bytes.left(upTo(m_bytes.size() - 1)),
                               WireAnswer::Then::Reset);
    }
    WireAnswer silent(const WireRequest &)
    {
        return WireAnswer::raw(head(length()) + m_bytes.left(upTo(m_bytes.size() - 1)),
                               WireAnswer::Then::Hang);
    }
    WireAnswer shortPromise(const WireRequest &)
    {
        const QByteArray said = QByteArray::number(upTo(m_bytes.size() - 1));
        return WireAnswer::raw(head("Content-Length: " + said + "\r\n") + m_bytes);
    }
    WireAnswer longPromise(const WireRequest &)
    {
        const QByteArray said = QByteArray::number(m_bytes.size() + upTo(9999));
        return WireAnswer::raw(head("Content-Length: " + said + "\r\n") + m_bytes);
    }
    WireAnswer noLength(const WireRequest &)
    {
        return WireAnswer::raw(head({}) + m_bytes.left(upTo(m_bytes.size() - 1)));
    }
    WireAnswer chunksCut(const WireRequest &)
    {
        const QByteArray some = m_bytes.left(upTo(m_bytes.size() - 1));
        return WireAnswer::raw(head("Transfer-Encoding: chunked\r\n")
                               + QByteArray::number(some.size(), 16) + "\r\n" + some + "\r\n");
    }
    WireAnswer chunksBroken(const WireRequest &)
    {
        return WireAnswer::raw(head("Transfer-Encoding: chunked\r\n") + "zz\r\n" + m_bytes);
    }
    WireAnswer headOnly(const WireRequest &)
    {
        return video(m_bytes.left(m_bytes.indexOf("mdat") - 4), {"ETag: \"v1\""});
    }
    WireAnswer lyingCut(const WireRequest &)
    {
        return video(m_bytes.left(upTo(m_bytes.size() - 1)), {"ETag: \"v2\""});
    }
    WireAnswer garbage(const WireRequest &)
    {
        QByteArray bytes(upTo(9000), Qt::Uninitialized);
        for (char &byte : bytes)
            byte = static_cast<char>(m_random.bounded(256));
        return video(bytes);
    }
    WireAnswer page(const WireRequest &) { return video("<html>Sign in</html>"); }
    WireAnswer json(const WireRequest &) { return video("{\"error\":{\"message\":\"gone\"}}"); }
    WireAnswer playlist(const WireRequest &) { return video("#EXTM3U\nhttp://127.0.0.1/x.ts\n"); }
    WireAnswer zip(const WireRequest &) { return video("PK\x03\x04" + m_bytes); }
    WireAnswer empty(const WireRequest &) { return video({}); }
    WireAnswer packed(const WireRequest &) { return video(m_bytes, {"Content-Encoding: gzip"}); }
    WireAnswer status(const WireRequest &)
    {
        static const QList<int> codes {201, 204, 304, 400, 401, 403, 404, 408,
                                       410, 425, 429, 500, 502, 503, 504, 599};
        return WireAnswer::of(codes.at(m_random.bounded(codes.size())), m_bytes, "video/mp4");
    }
    WireAnswer notHttp(const WireRequest &) { return WireAnswer::raw("SSH-2.0-OpenSSH\r\n"); }
    WireAnswer nothing(const WireRequest &) { return WireAnswer::raw({}); }
    WireAnswer unasked(const WireRequest &) { return part(numbers(0, m_bytes.size()), m_bytes); }
    WireAnswer otherStart(const WireRequest &)
    {
        const int from = upTo(m_bytes.size() - 2);
        return part(numbers(from, m_bytes.size()), m_bytes.mid(from));
    }
    WireAnswer otherTotal(const WireRequest &request)
    {
        const qint64 total = m_bytes.size() + upTo(500);
        return part(numbers(startOf(request), total), QByteArray(total - startOf(request), 'x'));
    }
    WireAnswer otherTag(const WireRequest &request)
    {
        const qint64 from = startOf(request);
        return part(numbers(from, m_bytes.size()), QByteArray(m_bytes.size() - from, 'x'),
                    "\"v2\"");
    }
    WireAnswer moreThanTheRest(const WireRequest &request)
    {
        return part(numbers(startOf(request), m_bytes.size()), m_bytes);
    }
    WireAnswer refusedRange(const WireRequest &)
    {
        return WireAnswer::of(
            416, {}, {},
            {"ETag: \"v1\"", "Content-Range: bytes */" + QByteArray::number(upTo(9000))});
    }
    WireAnswer loop(const WireRequest &request)
    {
        return WireAnswer::redirect(302, request.target());
    }
    WireAnswer toFile(const WireRequest &)
    {
        return WireAnswer::redirect(307, "file:///etc/passwd");
    }
    WireAnswer elsewhereAndCut(const WireRequest &)
    {
        return WireAnswer::redirect(302, m_elsewhere.toEncoded());
    }

    struct Fault
    {
        const char *name;
        WireAnswer (Faults::*answer)(const WireRequest &request);
        bool ofPart; ///< there must be a part to be at fault
    };

    static const QList<Fault> &all()
    {
        static const QList<Fault> list {{"cut", &Faults::cut, false},
                                        {"reset", &Faults::reset, false},
                                        {"silent", &Faults::silent, false},
                                        {"short-promise", &Faults::shortPromise, false},
                                        {"long-promise", &Faults::longPromise, false},
                                        {"no-length", &Faults::noLength, false},
                                        {"chunks-cut", &Faults::chunksCut, false},
                                        {"chunks-broken", &Faults::chunksBroken, false},
                                        {"head-only", &Faults::headOnly, false},
                                        {"lying-cut", &Faults::lyingCut, false},
                                        {"garbage", &Faults::garbage, false},
                                        {"page", &Faults::page, false},
                                        {"json", &Faults::json, false},
                                        {"playlist", &Faults::playlist, false},
                                        {"zip", &Faults::zip, false},
                                        {"empty", &Faults::empty, false},
                                        {"packed", &Faults::packed, false},
                                        {"status", &Faults::status, false},
                                        {"no-http", &Faults::notHttp, false},
                                        {"nothing", &Faults::nothing, false},
                                        {"206-unasked", &Faults::unasked, true},
                                        {"other-start", &Faults::otherStart, true},
                                        {"other-total", &Faults::otherTotal, true},
                                        {"other-tag", &Faults::otherTag, true},
                                        {"more-than-the-rest", &Faults::moreThanTheRest, true},
                                        {"416", &Faults::refusedRange, true},
                                        {"redirect-loop", &Faults::loop, false},
                                        {"redirect-to-a-file", &Faults::toFile, false},
                                        {"redirect-and-cut", &Faults::elsewhereAndCut, false}};
        return list;
    }

private:
    QByteArray m_bytes;
    QUrl m_elsewhere;
    QRandomGenerator m_random {20260417};
};

FaultyStorage::FaultyStorage(const QByteArray &video)
    : m_faults(std::make_unique<Faults>(video, m_other.url("/cut")))
{
    m_other.on("/cut", [this](const WireRequest &request) { return m_faults->cut(request); });
    for (const Faults::Fault &fault : Faults::all()) {
        m_host.on(QByteArray("/") + fault.name, [this, fault](const WireRequest &request) {
            const bool isFirst = fault.ofPart && !request.hasHeader("Range");
            return --m_faulty < 0 ? m_faults->whole(request)
                : isFirst         ? m_faults->cut(request)
                                  : (m_faults.get()->*fault.answer)(request);
        });
    }
}

FaultyStorage::~FaultyStorage() = default;

QByteArrayList FaultyStorage::faults()
{
    QByteArrayList names;
    for (const Faults::Fault &fault : Faults::all())
        names.append(fault.name);
    return names;
}

} // namespace Reelwatch
