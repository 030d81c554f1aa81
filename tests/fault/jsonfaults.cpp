// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fault/faults.h"

namespace Reelwatch::Faults {

namespace {

/// A whole and well-meant task with these further members.
Fault task(const QByteArray &id, const QByteArray &more, const QByteArray &status = "\"queued\"")
{
    return body(id, [more, status](const QByteArray &asked) -> QByteArray {
        return QByteArray(R"({"id":")" + asked + R"(","object":"video","status":)" + status
                          + (more.isEmpty() ? "" : ",") + more + '}');
    });
}

Fault text(const QByteArray &id, const QByteArray &bytes)
{
    return body(id, [bytes](const QByteArray &) { return bytes; });
}

QList<Fault> unreadable()
{
    const QByteArray deep = "\"x\":" + QByteArray(1025, '[') + QByteArray(1025, ']');
    return {
        text("J01-blanks", " \n"),
        body("J02-cut", [](const QByteArray &id) -> QByteArray { return queued(id).chopped(1); }),
        task("J04-invalid-utf8", "\"prompt\":\"\xff\xfe\""),
        task("J04-overlong", "\"prompt\":\"\xc0\xaf\""),
        task("J07-too-deep", deep),
        text("J07-brackets", QByteArray(100'000, '[')),
        task("J11-nan", R"("seed":NaN)"),
        task("J11-infinity", R"("seed":Infinity)"),
        task("J11-1e999", R"("seed":1e999)"),
        task("J11-digits", "\"seed\":" + QByteArray(5000, '9')),
        body("J13-garbage", [](const QByteArray &id) -> QByteArray { return queued(id) + 'x'; }),
        body("J13-nul", [](const QByteArray &id) -> QByteArray { return queued(id) + '\0'; }),
        body("J13-twice",
             [](const QByteArray &id) -> QByteArray { return queued(id) + queued(id); }),
        text("J14-null", "null"),
        text("J14-text", "\"queued\""),
        text("J14-number", "1"),
        body("J14-list", [](const QByteArray &id) -> QByteArray { return '[' + queued(id) + ']'; }),
        text("J15-no-id", R"({"object":"video","status":"failed"})"),
        text("J15-id-null", R"({"id":null,"status":"failed"})"),
        text("J15-id-number", R"({"id":1,"status":"failed"})"),
        text("J15-id-empty", R"({"id":"","status":"failed"})"),
        text("J16-another-id", R"({"id":"vid_2","status":"failed"})"),
        task("J18-no-status", R"("prompt":"x")", "null"),
        task("J18-status-number", {}, "2"),
        task("J18-status-blank", {}, "\" \""),
    };
}

QList<Fault> odd()
{
    QByteArray names;
    for (int i = 0; i < 10'000; ++i)
        names += "\"name" + QByteArray::number(i) + "\":1,";
    const QByteArray nulls =
        R"("object":null,"model":null,"prompt":null,"created_at":null,"updated_at":null,)"
        R"("parameters":null,"url":null,"video_url":null,"duration":null,"content":null,)"
        R"("error":null,"progress":null)";
    return {
        body("J03-byte-order-mark",
             [](const QByteArray &id) -> QByteArray { return "\xef\xbb\xbf" + queued(id); }),
        task("J05-half-a-pair", R"("prompt":"a\ud800b")"),
        task("J06-nul", R"("prompt":"a\u0000b")"),
        task("J09-parameters", "\"parameters\":{" + names + "\"last\":1}"),
        task("J10-twice", R"("prompt":"first","prompt":"last")"),
        task("J12-seed", R"("parameters":{"seed":18446744073709551615})"),
        body("J17-no-object",
             [](const QByteArray &id) -> QByteArray {
                 return QByteArray(R"({"id":")" + id + R"(","status":"queued"})");
             }),
        task("J19-capitals", {}, "\" QUEUED \""),
        task("J19-unknown", {}, "\"rendering <b>soon</b>\""),
        task("J25-progress", R"("progress":1000000000)"),
        task("J26-created", R"("created_at":9223372036854775807)"),
        task("J27-updated-before", R"("created_at":1776352105,"updated_at":1776352017)"),
        task("J28-duration", R"("duration":1e300)"),
        task("J29-nulls", nulls),
        task("J31-parameters-deep",
             "\"parameters\":" + QByteArray(500, '[') + QByteArray(500, ']')),
        task("J32-content-hostile", R"("content":{"last_frame_url":"file:///etc/passwd"})"),
        task("J33-unknown", R"("__proto__":{"id":"x"},"":1,")" + QByteArray(10'000, 'k') + "\":2"),
    };
}

QList<Fault> ended()
{
    return {
        task("J20-no-link", {}, "\"completed\""),
        task("J22-link-number", R"("url":1,"video_url":{})", "\"completed\""),
        task("J23-error-text", R"("error":"out of <b>luck</b>")", "\"failed\""),
        task("J23-error-list", R"("error":[1,2])", "\"failed\""),
        task("J23-error-null", R"("error":null)", "\"failed\""),
        task("J24-error-beside", R"("error":{"message":"odd"})", "\"completed\""),
        {"J35-back-from-the-end",
         [](const Asked &asked) {
             const QByteArray status = asked.before == 0 ? "\"completed\"" : "\"queued\"";
             return WireAnswer::of(200, R"({"id":")" + asked.id + R"(","status":)" + status + '}');
         }},
    };
}

/// J30: every documented field with every type.
QList<Fault> everyType()
{
    const std::initializer_list<std::pair<const char *, const char *>> types {
        {"null", "null"},      {"true", "true"},   {"number", "-17"},      {"fraction", "0.25"},
        {"text", "\"words\""}, {"list", "[1,{}]"}, {"object", "{\"a\":1}"}};
    QList<Fault> faults;
    for (const QByteArray field :
         {"id", "object", "status", "model", "prompt", "created_at", "updated_at", "parameters",
          "url", "video_url", "duration", "content", "error", "progress"}) {
        for (const auto &[name, value] : types) {
            const QByteArray odd = '"' + field + "\":" + value;
            faults +=
                body("J30-" + field + '-' + name, [field, odd](const QByteArray &id) -> QByteArray {
                    QByteArrayList members {odd};
                    if (field != "id")
                        members += R"("id":")" + id + '"';
                    if (field != "status")
                        members += R"("status":"queued")";
                    return '{' + members.join(',') + '}';
                });
        }
    }
    return faults;
}

} // namespace

QList<Fault> inTheJson()
{
    return unreadable() + odd() + ended() + everyType();
}

} // namespace Reelwatch::Faults
