// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fault/faults.h"

namespace Reelwatch::Faults {

namespace {

/// A video that is ready at this link, as JSON spells it; SERVICE, OTHER and FILES stand for the
/// origins.
Fault link(const QByteArray &id, const QByteArray &url)
{
    return {id, [url](const Asked &asked) {
                QByteArray place = url;
                place.replace("OTHER", asked.other)
                    .replace("FILES", asked.files)
                    .replace("SERVICE", asked.service);
                return WireAnswer::of(200,
                                      R"({"id":")" + asked.id
                                          + R"(","object":"video","status":"completed","url":")"
                                          + place + R"("})");
            }};
}

} // namespace

QList<Fault> inTheLinks()
{
    return {
        link("U01-file", "file:///etc/passwd"),
        link("U02-data", "data:video/mp4;base64,AAAA"),
        link("U02-smb", "smb://server/share/a.mp4"),
        link("U03-unc", R"(\\\\host\\share\\a.mp4)"),
        link("U03-no-scheme", "//OTHER/a.mp4"),
        link("U04-http", "http://cdn.example.net/a.mp4"),
        link("U05-private", "http://10.1.2.3/a.mp4"),
        link("U05-link-local", "http://169.254.169.254/latest/meta-data"),
        link("U06-user", "http://user:SECRETPW@OTHER/a.mp4"),
        link("U07-port-22", "https://cdn.example.net:22/a.mp4"),
        link("U08-relative", "videos/a.mp4"),
        link("U09-blank", "http://OTHER/a b.mp4"),
        link("U12-dots", "http://OTHER/a/../b.mp4"),
        link("U13-bar", "http://OTHER/a?x=1|2"),
        link("U11-signed", "http://FILES/whole.mp4?X-Sig=ab%2Bc%3D&empty="),
        link("U14-empty-query", "http://FILES/whole.mp4?"),
        link("U15-expired", "http://FILES/expired.mp4?sig=SECRET"),
        link("U17-elsewhere", "http://FILES/whole.mp4?sig=SECRET"),
        link("U18-at-the-service", "http://SERVICE/whole.mp4?sig=SECRET"),
        link("U19-five-hops", "http://FILES/hop5?sig=SECRET"),
        link("U19-six-hops", "http://FILES/hop6?sig=SECRET"),
        link("U19-hop-to-a-file", "http://FILES/hop-to-file?sig=SECRET"),
    };
}

} // namespace Reelwatch::Faults
