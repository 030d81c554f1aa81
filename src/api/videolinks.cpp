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
    for (const QLatin1StringView place : Places)
        links.append(linkOf(JsonValues::at(answer, place)));
    links.append(linkOf(answer.value("unsigned_urls"_L1).toArray().first()));
    links.removeAll({});
    return links;
}

} // namespace

QByteArray linkOf(const QJsonValue &value)
{
    const QString text = value.toString().trimmed();
    if (text.size() > LongestLink || isSentence(text))
        return {};
    return text.toUtf8();
}

VideoLinks VideoLinks::of(const QJsonObject &answer)
{
    QByteArrayList links = candidates(answer);
    std::stable_partition(links.begin(), links.end(), [](const QByteArray &link) {
        return isWebLink(QString::fromUtf8(link));
    });
    VideoLinks result {.first = links.value(0)};
    const auto other = std::ranges::find_if(
        links, [&result](const QByteArray &link) { return link != result.first; });
    if (other != links.end())
        result.other = *other;
    return result;
}

} // namespace Reelwatch
