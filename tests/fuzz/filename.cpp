// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keep/filename.h"

#include "domain/task.h"
#include "domain/utctime.h"
#include "fuzz/fuzz.h"
#include "keep/finalname.h"
#include "keep/namepattern.h"

#include <algorithm>

namespace Reelwatch::Fuzz {

using Qt::Literals::StringLiterals::operator""_s;

namespace {

bool isWhole(const QString &name)
{
    return QString::fromUtf8(name.toUtf8()) == name;
}

void demandSafe(const QString &name, qsizetype bytes)
{
    demand(name.toUtf8().size() <= bytes, "D09: a name fits");
    demand(isWhole(name), "D09: no half characters");
    const bool isClean = std::ranges::none_of(name, [](QChar c) {
        return c.unicode() < 0x21 || c.unicode() == 0x7F
            || QStringView(u"/\\:*?\"<>|~$`'&;(){}[]").contains(c);
    });
    demand(isClean, "D07: nothing that a file system or a shell takes for a sign");
    demand(!name.startsWith(u'.') && !name.startsWith(u'-'), "D07: no leading dot or dash");
    demand(!name.endsWith(u'.') && !name.contains(u".."_s),
           "D07: no dot at the end, no two in a row");
    const QString head = name.section(u'.', 0, 0).toLower();
    demand(head != u"con" && head != u"nul" && head != u"com1" && head != u"lpt9",
           "D07: no device of Windows");
}

} // namespace

void filename(const QByteArray &input)
{
    const auto text = [&input](qsizetype place) {
        return QString::fromUtf8(field(input, place));
    };
    Task task {.id = text(1), .label = text(4), .added = utcTime({2026, 6, 1}, {12, 0})};
    task.report.prompt = text(2);
    task.report.model = text(3);
    task.report.seed = text(5);
    task.report.resolution = text(6);
    const QString stem = NamePattern(text(0)).stem(task, text(7));
    demand(!stem.isEmpty(), "a file has a name");
    demandSafe(stem, NamePattern::LongestStem);
    const QString last = FinalName::numbered(stem + u"_last", FinalName::MostNumbered, u"webm"_s);
    demand(last.toUtf8().size() <= 120, "D07: 120 bytes with all that is added");

    const QString safe = FileName::safe(text(2), 255);
    demandSafe(safe, 255);
    demand(FileName::safe(safe, 255) == safe, "a safe name is left alone");
    demandSafe(FileName::shortened(safe, 5, FileName::End::First), 255);
    demandSafe(FileName::shortened(safe, 5, FileName::End::Last), 255);
}

} // namespace Reelwatch::Fuzz
