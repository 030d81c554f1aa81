// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/videolinks.h"

#include "api/jsonvalues.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_L1;

namespace {

constexpr qsizetype LongestLink = 16'384;
constexpr qsizetype SchemeLength = 8; // of "https://"

bool isWebLink(QStringView text)
{
    return text.startsWith("https://"_L1, Qt::CaseInsensitive)
        || text.startsWith("http://"_L1, Qt::CaseInsensitive);
}

bool isSentence(QStringView text)
{
    return !isWebLink(text) && std::ranges::any_of(text, [](QChar c) { return c.isSpace(); });
}

QByteArrayList candidates(const QJsonObject &answer)
{
    static constexpr std::array Places {"url"_L1,          "video_url"_L1, "content.video_url"_L1,
                                        "metadata.url"_L1, "video.url"_L1, "output.url"_L1};
    QByteArrayList links;
    const auto add = [&links](const QJsonValue &value) {
        if (const QByteArray link = linkOf(value); !link.isEmpty())
            links.append(link);
    };
    for (const QLatin1StringView place : Places)
        add(JsonValues::at(answer, place));
    add(answer.value("unsigned_urls"_L1).toArray().first());
    return links;
}

} // namespace

QByteArray linkOf(const QJsonValue &value)
{
    if (!value.isString())
        return {};
    const QString text = value.toString().trimmed();
    if (text.size() > LongestLink || isSentence(text))
        return {};
    return text.toUtf8();
}

VideoLinks VideoLinks::of(const QJsonObject &answer)
{
    QByteArrayList links = candidates(answer);
    std::stable_partition(links.begin(), links.end(), [](const QByteArray &link) {
        return isWebLink(
            QString::fromUtf8(QByteArrayView(link).first(std::min(link.size(), SchemeLength))));
    });
    VideoLinks result {.first = links.value(0)};
    const auto other = std::ranges::find_if(
        links, [&result](const QByteArray &link) { return link != result.first; });
    if (other != links.end())
        result.other = *other;
    return result;
}

} // namespace Reelwatch
