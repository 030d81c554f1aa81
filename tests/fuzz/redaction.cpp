// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/httpanswer.h"
#include "api/httperror.h"
#include "domain/plaintext.h"
#include "domain/redact.h"
#include "fuzz/fuzz.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <array>

namespace Reelwatch::Fuzz {

using Qt::Literals::StringLiterals::operator""_s;
using Qt::Literals::StringLiterals::operator""_L1;

namespace {

/// Every shape in which a secret may stand in a text.
constexpr std::array Shapes {"Bearer CANARYSECRET"_L1,
                             "sk-CANARYSECRET"_L1,
                             "https://h.example/a.mp4?X-Amz-Signature=CANARYSECRET"_L1,
                             "https://user:CANARYSECRET@h.example/a"_L1,
                             "https://user:p@CANARYSECRET@h.example/a"_L1,
                             "api_key_sk-CANARYSECRET"_L1,
                             "https:\\/\\/h.example\\/a?sig=CANARYSECRET"_L1,
                             "https://h.example/a#CANARYSECRET"_L1};

void demandCut(const QString &before, QLatin1StringView shape, const QString &after)
{
    const QString text = before + u' ' + shape + u' ' + after;
    demand(!redacted(text).contains(u"CANARY"), "K15, U20: no secret in a redacted text");
    const QJsonObject body {{u"error"_s, QJsonObject {{u"message"_s, text}}}};
    const HttpAnswer http {.asked = QUrl(u"https://api.example/v1/videos/vid_1"_s),
                           .status = 500,
                           .body = QJsonDocument(body).toJson()};
    demand(!HttpError::of(http).message.contains(u"CANARY"), "U20: no secret in an error");
}

} // namespace

void redaction(const QByteArray &input)
{
    const QString before = QString::fromUtf8(field(input, 0));
    const QString after = QString::fromUtf8(field(input, 1));
    if (before.contains(u"CANARY") || after.contains(u"CANARY"))
        return;
    for (const QLatin1StringView shape : Shapes)
        demandCut(before, shape, after);
    const QString clean = redacted(before);
    demand(redacted(clean) == clean, "a redacted text is left alone");
    const QString shown = plain(before, 200, Lines::One);
    demand(shown.size() <= 201 && !shown.contains(u'\n') && !shown.contains(u'\u202E'),
           "T10, T11: what is shown is plain");
}

} // namespace Reelwatch::Fuzz
