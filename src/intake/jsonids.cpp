// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "intake/jsonids.h"

#include "domain/taskid.h"
#include "intake/jsontext.h"
#include "intake/words.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace Reelwatch::Intake {

using Qt::Literals::StringLiterals::operator""_L1;

namespace {

constexpr std::array Names {"id"_L1, "video_id"_L1, "task_id"_L1};
constexpr std::array Containers {"data"_L1,   "videos"_L1,   "tasks"_L1,  "items"_L1, "results"_L1,
                                 "result"_L1, "response"_L1, "output"_L1, "body"_L1};

void collect(const QJsonValue &value, QList<Finding> &found);

/// The id of an answer; empty when there is none. An id that is no text does not count.
QString ownId(const QJsonObject &object)
{
    for (const QLatin1StringView name : Names) {
        if (const QJsonValue id = object.value(name); id.isString())
            return id.toString();
    }
    return {};
}

/// An answer about one video, whatever it wraps.
bool isAnswer(const QJsonObject &object)
{
    return object.value("object"_L1) == "video"_L1 || object.contains("status"_L1);
}

bool collectContained(const QJsonObject &object, QList<Finding> &found)
{
    const qsizetype before = found.size();
    for (const QLatin1StringView name : Containers) {
        const QJsonValue inner = object.value(name);
        if (inner.isArray() || inner.isObject())
            collect(inner, found);
    }
    return std::any_of(found.cbegin() + before, found.cend(),
                       [](const Finding &each) { return each.reason == Reason::None; });
}

void collectObject(const QJsonObject &object, QList<Finding> &found)
{
    const QString id = ownId(object);
    const qsizetype before = found.size();
    if ((id.isNull() || !isAnswer(object)) && collectContained(object, found))
        return;
    // Reasons against the inner values matter only where nothing else was found.
    if (!id.isNull() || found.size() == before) {
        found.resize(before);
        found.append({.id = id, .reason = id.isNull() ? Reason::NoIdInJson : Reason::None});
    }
}

void collect(const QJsonValue &value, QList<Finding> &found)
{
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        for (const auto &each : array)
            collect(each, found);
    } else if (value.isObject()) {
        collectObject(value.toObject(), found);
    } else if (value.isString() && isIdAlone(value.toString())) {
        found.append({.id = value.toString()});
    } else {
        found.append({.reason = Reason::NoIdInJson});
    }
}

/// Gives each finding its place: the next of the strings that reads like it.
void place(QList<Finding> &found, const JsonText &extent, QStringView text)
{
    constexpr qsizetype LookAhead = 64;
    qsizetype next = 0;
    qsizetype at = 0;
    for (Finding &finding : found) {
        const qsizetype last = std::min(extent.strings.size(), next + LookAhead);
        for (qsizetype candidate = next; !finding.id.isEmpty() && candidate < last; ++candidate) {
            const qsizetype offset = extent.strings.at(candidate);
            if (text.mid(offset, finding.id.size() + 1) == QString(finding.id + u'"')) {
                at = offset;
                next = candidate + 1;
                break;
            }
        }
        finding.at = at;
    }
}

QList<Finding> idsIn(QStringView json, const JsonText &extent)
{
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(json.toUtf8(), &error);
    if (error.error != QJsonParseError::NoError)
        return {{.reason = Reason::DamagedJson}};
    QList<Finding> found;
    if (document.isArray())
        collect(document.array(), found);
    else
        collect(document.object(), found);
    for (Finding &finding : found) {
        if (finding.reason == Reason::None && !isAllowedTaskId(finding.id)) {
            finding.id.clear();
            finding.reason = Reason::IdNotAllowed;
        }
    }
    place(found, extent, json);
    return found;
}

bool continuesJson(QStringView line)
{
    const QStringView trimmed = line.trimmed();
    return !trimmed.isEmpty() && QStringView(u"\"}],").contains(trimmed.front());
}

/// Damaged JSON: each line that names an id tells it, and one reason stands for all where none
/// does.
void salvage(QStringView text, qsizetype begin, Reach reach, Reading &reading)
{
    const qsizetype before = reading.findings.size();
    qsizetype at = begin;
    do {
        reading.end = lineEnd(text, at);
        if (auto named = namedId(text.mid(at, reading.end - at))) {
            named->at += at;
            reading.findings.append(*named);
        }
        at = reading.end + 1;
    } while (reach == Reach::Text && at < text.size()
             && continuesJson(text.mid(at, lineEnd(text, at) - at)));
    if (reading.findings.size() == before)
        reading.findings.append({.at = begin, .reason = Reason::DamagedJson});
}

} // namespace

std::optional<Reading> readJson(QStringView text, Reach reach)
{
    Reading reading {.end = lineEnd(text)};
    qsizetype begin = jsonBegin(text, 0, reading.end);
    if (begin < 0)
        return {};
    while (begin >= 0) {
        const QStringView within = reach == Reach::Text ? text : text.first(reading.end);
        const JsonText extent = scanJson(within.mid(begin));
        if (extent.end < 0) {
            reading.unclosed = begin + extent.scanned > reading.end;
            salvage(text, begin, reach, reading);
            break;
        }
        for (Finding finding : idsIn(within.mid(begin, extent.end), extent)) {
            finding.at += begin;
            reading.findings.append(finding);
        }
        const qsizetype end = begin + extent.end;
        if (end > reading.end)
            reading.end = lineEnd(text, end);
        begin = jsonBegin(text, end, reading.end);
    }
    return reading;
}

} // namespace Reelwatch::Intake
