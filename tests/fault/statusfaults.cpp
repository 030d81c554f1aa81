// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fault/faults.h"

namespace Reelwatch::Faults {

namespace {

constexpr const char *Page = "<!DOCTYPE html><title>Sign in</title><img src=file:///dev/zero>";

Fault status(const QByteArray &id, int code, const QByteArray &body = {},
             const QByteArray &type = "application/json", const QByteArrayList &headers = {})
{
    return {id, [=](const Asked &) {
                return WireAnswer::of(code, body, type, headers);
            }};
}

/// A good body, but not with these headers or this status.
Fault well(const QByteArray &id, int code, const QByteArray &type,
           const QByteArrayList &headers = {})
{
    return {id, [=](const Asked &asked) {
                return WireAnswer::of(code, queued(asked.id), type, headers);
            }};
}

/// OTHER in the location stands for the second origin, NAMED for its other name, SELF for this very
/// task.
Fault redirect(const QByteArray &id, int code, const QByteArray &location)
{
    return {id, [=](const Asked &asked) {
                const QByteArray self = "/v1/videos/" + asked.id;
                QByteArray named = asked.other;
                named.replace("127.0.0.1", "localhost");
                QByteArray target = location;
                target.replace("OTHER", asked.other).replace("NAMED", named).replace("SELF", self);
                return WireAnswer::redirect(code, target);
            }};
}

QList<Fault> redirects()
{
    QList<Fault> faults;
    for (const int code : {301, 302, 303, 307, 308}) {
        const QByteArray word = QByteArray::number(code);
        faults += redirect("H32-other-host-" + word, code, "http://NAMED/stolen?sig=SECRET");
        faults += redirect("H33-other-port-" + word, code, "http://OTHER/stolen?sig=SECRET");
        faults += redirect("H34-no-scheme-" + word, code, "//OTHER/stolen");
        faults += redirect("H35-user-" + word, code, "http://user:SECRETPW@OTHER/stolen");
        faults += redirect("H38-loop-" + word, code, "SELF");
    }
    const std::initializer_list<std::pair<const char *, const char *>> odd {
        {"file", "file:///etc/passwd"},
        {"data", "data:text/plain,x"},
        {"ftp", "ftp://OTHER/x"},
        {"javascript", "javascript:alert(1)"},
        {"qrc", "qrc:/x"},
        {"nothing", ""}};
    for (const auto &[name, location] : odd)
        faults += redirect(QByteArray("H37-") + name, 302, location);
    return faults;
}

QList<Fault> refusals()
{
    QList<Fault> faults;
    const auto each = [&faults](const QByteArray &number, std::initializer_list<int> codes) {
        for (const int code : codes)
            faults += status(number + '-' + QByteArray::number(code), code,
                             R"({"error":{"message":"Not so <b>fast</b>"}})");
    };
    each("H50", {400, 405, 410, 422});
    each("H53", {403});
    each("H54", {404});
    each("H55", {408, 409, 425});
    each("H60", {500, 502, 503, 504, 520, 599, 600, 999});
    return faults;
}

QList<Fault> retryAfters()
{
    const auto slow = [](const QByteArray &id, int code, const QByteArrayList &values) {
        QByteArrayList headers;
        for (const QByteArray &value : values)
            headers += "Retry-After: " + value;
        return status(id, code, {}, "application/json", headers);
    };
    return {slow("H56-seconds", 429, {"12"}),
            slow("H57-date", 429, {"Wed, 21 Oct 2026 07:28:30 GMT"}),
            slow("H58-garbage", 429, {"soon"}),
            slow("H58-negative", 429, {"-5"}),
            slow("H58-nothing", 429, {""}),
            slow("H58-for-ever", 429, {"1000000000000"}),
            slow("H59-twice", 429, {"12", "Wed, 21 Oct 2026 07:28:30 GMT"}),
            slow("H61-past", 503, {"Wed, 21 Oct 2015 07:28:00 GMT"})};
}

} // namespace

QList<Fault> inTheStatus()
{
    return redirects() + refusals() + retryAfters()
        + QList<Fault> {
            well("H21-good-json-as-text", 200, "text/plain"),
            status("H21-page", 200, Page, "text/html"),
            status("H22-captive-portal", 200, Page, "text/html"),
            status("H23-502-and-a-page", 502, Page, "text/html"),
            well("H29-201", 201, "application/json"),
            well("H29-202", 202, "application/json"),
            well("H29-206", 206, "application/json"),
            {"H30-204",
             [](const Asked &) {
                 return WireAnswer::raw("HTTP/1.1 204 No Content\r\n\r\n");
             }},
            status("H30-empty-200", 200),
            {"H31-304",
             [](const Asked &) {
                 return WireAnswer::raw("HTTP/1.1 304 Not Modified\r\n\r\n");
             }},
            status("H49-407", 407, {}, {}, {"Proxy-Authenticate: Basic realm=\"x\""}),
            status("H51-401", 401),
            status("H52-basic", 401, "{}", "application/json",
                   {"WWW-Authenticate: Basic realm=\"x\""}),
            status("H52-digest", 401, "{}", "application/json",
                   {"WWW-Authenticate: Digest realm=\"x\", nonce=\"y\""}),
            well("H62-cookie", 200, "application/json", {"Set-Cookie: session=CANARY; Path=/"}),
        };
}

} // namespace Reelwatch::Faults
