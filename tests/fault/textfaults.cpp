// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fault/faults.h"

namespace Reelwatch::Faults {

namespace {

/// A task with these further members; OTHER stands for the origin that nobody has business with.
Fault saying(const QByteArray &id, const QByteArray &members, const QByteArray &status = "queued")
{
    return {id, [members, status](const Asked &asked) {
                QByteArray more = members;
                more.replace("OTHER", asked.other);
                return WireAnswer::of(200,
                                      R"({"id":")" + asked.id + R"(","object":"video","status":")"
                                          + status + "\"," + more + '}');
            }};
}

Fault prompt(const QByteArray &id, const QByteArray &text)
{
    return saying(id, "\"prompt\":\"" + text + '"');
}

} // namespace

QList<Fault> inTheText()
{
    const QByteArray image = "<img src=file:///dev/zero>";
    return {
        saying("T01-prompt", R"("prompt":")" + image + R"(","model":"&lt;b&gt;")"),
        saying("T01-error", R"("error":{"code":"<b>","message":")" + image + "\"}", "failed"),
        prompt("T02-image-from-a-pipe", "<img src=file:///proc/self/fd/0>"),
        prompt("T04-image-from-elsewhere", "<img src=http://OTHER/seen.png>"),
        prompt("T05-link", "<a href=http://OTHER/clicked>here</a>"),
        prompt("T06-entity", "&lt;img src=http://OTHER/seen.png&gt;"),
        prompt("T07-markdown", "![x](http://OTHER/seen.png) [y](http://OTHER/clicked)"),
        prompt("T10-direction", R"(a\u202Egpj.exe\u202C\u2066b\u2069)"),
        prompt("T11-controls", R"(one\r\ntwo\tthree\u001b[2Jfour\u0000\u0007five)"),
        prompt("T12-prompt-of-a-megabyte", QByteArray(1'000'000, 'x')),
        prompt("T12-words-of-a-megabyte", QByteArray("word ").repeated(200'000)),
        prompt("T12-lines-of-a-megabyte", QByteArray("a\\n").repeated(300'000)),
        prompt("T12-id-of-" + QByteArray(480, 'x'), "its id is long"),
        saying("T12-model", "\"model\":\"" + QByteArray(100'000, 'm') + '"'),
        prompt("T13-combining-marks", "a" + QByteArray("\xcc\x81").repeated(20'000)),
        prompt("T13-wide", QByteArray("\xef\xb7\xbd").repeated(20'000)),
        prompt("T14-scripts",
               R"(\ud83d\udc69\u200d\ud83d\udc69\u200d\ud83d\udc67 \u4e00\u4eba )"
               R"(\u0645\u0631\u062d\u0628\u0627 abc \u05e9\u05dc\u05d5\u05dd)"),
        prompt("T15-no-glyph", R"(\ue000\uf8ff\udbff\udffd\u0378)"),
    };
}

} // namespace Reelwatch::Faults
