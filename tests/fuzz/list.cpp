// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/taskid.h"
#include "fuzz/fuzz.h"
#include "intake/listfile.h"
#include "intake/recognition.h"

#include <algorithm>

namespace Reelwatch::Fuzz {

void list(const QByteArray &input)
{
    const Intake::ListFile file = Intake::readListFile(input);
    if (file.problem != Intake::Reason::None) {
        demand(file.text.isEmpty(), "S17: all of a list or nothing");
        demand(!Intake::sentence(file.problem).isEmpty(), "a refusal says why");
        return;
    }
    const Intake::Result result = Intake::recognise(file.text);
    const auto isFound = [](const Intake::Entry &entry) {
        return entry.kind == Intake::Entry::Kind::Found;
    };
    demand(std::ranges::any_of(result.entries, isFound), "a list that is taken holds a video");
    for (const Intake::Entry &entry : result.entries)
        demand(!isFound(entry) || isAllowedTaskId(entry.id.toString()),
               "U21: an imported id is allowed");
}

} // namespace Reelwatch::Fuzz
