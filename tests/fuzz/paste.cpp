// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/account.h"
#include "domain/plaintext.h"
#include "domain/taskid.h"
#include "fuzz/fuzz.h"
#include "intake/recognition.h"

#include <algorithm>

namespace Reelwatch::Fuzz {

using Qt::Literals::StringLiterals::operator""_s;

namespace {

const QString Canary = u"sk-CANARY0123456789abcdef"_s;

void demandSound(const Intake::Entry &entry)
{
    using Kind = Intake::Entry::Kind;
    if (entry.kind == Kind::Refused) {
        demand(entry.reason != Intake::Reason::None, "what is refused is refused with a reason");
        demand(entry.excerpt.size() <= 81, "an excerpt is bounded");
        return;
    }
    demand(isAllowedTaskId(entry.id.toString()), "U21: a found id is allowed");
    demand(entry.base.isEmpty() || isAllowedBase(entry.base), "U22: a found base is allowed");
    demand(entry.kind != Kind::Repeated || (entry.firstLine > 0 && entry.firstLine <= entry.line),
           "what is repeated was there before");
}

void demandHidden(const Intake::Result &result)
{
    for (const Intake::Entry &entry : result.entries) {
        for (const QString &text : {entry.id.toString(), entry.label, entry.account, entry.excerpt,
                                    entry.base.toString()})
            demand(!text.contains(Canary), "K12: a key is in nothing but the keys");
    }
}

void demandSound(const Intake::Result &result)
{
    for (int line = 0; const Intake::Entry &entry : result.entries) {
        demandSound(entry);
        demand(entry.line >= std::max(line, 1), "entries come in the text's order");
        line = entry.line;
    }
}

} // namespace

void paste(const QByteArray &input)
{
    demandSound(Intake::recognise(input));
    const QString text = QString::fromUtf8(input);
    demandSound(Intake::recognise(text));
    if (!plain(text, text.size()).contains(Canary))
        demandHidden(Intake::recognise(text + u"\nAuthorization: Bearer " + Canary + u"\nvid_1\n"));
}

} // namespace Reelwatch::Fuzz
