// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "intake/links.h"

#include "domain/account.h"
#include "domain/taskid.h"

#include <algorithm>

namespace Reelwatch::Intake {

using Qt::Literals::StringLiterals::operator""_L1;

namespace {

constexpr QLatin1StringView VideoPath = "/v1/videos/"_L1;
constexpr QLatin1StringView SchemeMark = "://"_L1;

bool endsLink(QChar character)
{
    return character.isSpace() || QStringView(u"\"'`<>(){},;|\\").contains(character);
}

qsizetype beginOf(QStringView line, qsizetype path, qsizetype floor)
{
    qsizetype begin = path;
    while (begin > floor && !endsLink(line.at(begin - 1)))
        --begin;
    const QStringView left = line.mid(begin, path - begin);
    qsizetype scheme = left.lastIndexOf(SchemeMark);
    if (scheme < 0)
        return begin + left.lastIndexOf(u'=') + 1;
    while (scheme > 0 && left.at(scheme - 1).isLetter())
        --scheme;
    return begin + scheme;
}

qsizetype endOf(QStringView line, qsizetype from)
{
    while (from < line.size() && !endsLink(line.at(from)))
        ++from;
    return from;
}

/// A path without a host, as logs tell it: "GET /v1/videos/ID".
bool isHostless(QStringView left)
{
    return left.isEmpty() || (left.startsWith(u'/') && !left.startsWith("//"_L1));
}

/// The base that a link's left part names: https where it has no scheme, nothing where no host.
QUrl baseOf(QStringView left)
{
    if (isHostless(left))
        return {};
    const bool schemed = left.contains(SchemeMark);
    return QUrl(schemed ? left.toString() : "https://"_L1 + left, QUrl::StrictMode);
}

Reason reasonAgainst(const QUrl &base)
{
    if (!base.userInfo().isEmpty())
        return Reason::LinkWithUser;
    if (base.scheme() == "http"_L1 && !isAllowedBase(base))
        return Reason::InsecureLink;
    const auto segments = base.path().split(u'/');
    const bool dotted = segments.contains("."_L1) || segments.contains(".."_L1);
    return isAllowedBase(base) && !dotted ? Reason::None : Reason::OtherLink;
}

/// The id at the beginning of what follows …/v1/videos/, decoded once; empty when more follows than
/// /content or a query.
QString idOf(QStringView tail)
{
    const auto isPart = [](QChar each) {
        return each == u'/' || each == u'?' || each == u'#';
    };
    const auto *idEnd = std::ranges::find_if(tail, isPart);
    QStringView rest = tail.mid(std::distance(tail.begin(), idEnd));
    QStringView encoded = tail.chopped(rest.size());
    if (rest.isEmpty()) {
        while (encoded.endsWith(u'.') || encoded.endsWith(u':'))
            encoded.chop(1); // of the sentence around it
    }
    if (rest.startsWith(u'/')) {
        const auto *pathEnd =
            std::ranges::find_if(rest, [](QChar each) { return each == u'?' || each == u'#'; });
        QStringView path = rest.first(std::distance(rest.begin(), pathEnd));
        if (path.endsWith(u'/'))
            path.chop(1);
        if (!path.isEmpty() && path != "/content"_L1)
            return {};
    }
    return QUrl::fromPercentEncoding(encoded.toUtf8());
}

Finding readLink(QStringView line, qsizetype begin, qsizetype path, qsizetype end)
{
    Finding finding {.at = begin, .base = baseOf(line.mid(begin, path - begin))};
    if (!isHostless(line.mid(begin, path - begin)))
        finding.reason = reasonAgainst(finding.base);
    const qsizetype tail = path + VideoPath.size();
    const QString id = idOf(line.mid(tail, end - tail));
    if (finding.reason == Reason::None && !isAllowedTaskId(id))
        finding.reason = id.isEmpty() ? Reason::OtherLink : Reason::IdNotAllowed;
    if (finding.reason == Reason::None)
        finding.id = id;
    else
        finding.base.clear();
    return finding;
}

void blank(QString &line, qsizetype begin, qsizetype end)
{
    line.replace(begin, end - begin, QString(end - begin, u' '));
}

} // namespace

LinkReading readLinks(QStringView line)
{
    LinkReading reading {.rest = line.toString()};
    for (qsizetype from = 0; from < line.size();) {
        const qsizetype path = line.indexOf(VideoPath, from);
        if (path < 0)
            break;
        const qsizetype end = endOf(line, path);
        const qsizetype begin = beginOf(line, path, from);
        reading.findings.append(readLink(line, begin, path, end));
        blank(reading.rest, begin, end);
        from = end;
    }
    qsizetype mark = reading.rest.indexOf(SchemeMark);
    while (mark >= 0) {
        const qsizetype host = mark + SchemeMark.size();
        blank(reading.rest, beginOf(reading.rest, host, 0), endOf(reading.rest, host));
        reading.hasOthers = true;
        mark = reading.rest.indexOf(SchemeMark, host);
    }
    return reading;
}

} // namespace Reelwatch::Intake
