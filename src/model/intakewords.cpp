// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/intakewords.h"

#include "domain/plaintext.h"
#include "store/accountstore.h"

#include <QCoreApplication>

namespace Reelwatch::IntakeWords {

using Qt::Literals::StringLiterals::operator""_s;
using Qt::Literals::StringLiterals::operator""_L1;
using Verdict = Judgement::Verdict;

namespace {

/// Lends the words their context for translators.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(IntakePreview)
};

QString counted(Verdict verdict, int count)
{
    switch (verdict) {
    case Verdict::New:
        return Words::tr("%Ln new", nullptr, count);
    case Verdict::Watched:
        return Words::tr("%Ln already watched", nullptr, count);
    case Verdict::Repeated:
        return Words::tr("%Ln repeated", nullptr, count);
    case Verdict::Refused:
        return Words::tr("%Ln refused", nullptr, count);
    }
    return {};
}

} // namespace

QString id(const Intake::Entry &entry)
{
    return entry.kind == Intake::Entry::Kind::Refused ? entry.excerpt : entry.id.toString();
}

QString key(const Judgement &judgement, const AccountStore &accounts)
{
    if (judgement.verdict == Verdict::Refused)
        return {};
    const Account *account = accounts.find(judgement.account);
    return account ? plain(account->name) : Words::tr("No key yet");
}

QString verdict(const Intake::Entry &entry, const Judgement &judgement)
{
    switch (judgement.verdict) {
    case Verdict::New:
        return judgement.account == 0 ? Words::tr("New, waits for a key") : Words::tr("New");
    case Verdict::Watched:
        return Words::tr("Already watched");
    case Verdict::Repeated:
        return Words::tr("Same as line %1").arg(judgement.firstLine);
    case Verdict::Refused:
        break;
    }
    return Intake::sentence(entry.reason);
}

QString spoken(const Intake::Entry &entry, const Judgement &judgement, const AccountStore &accounts)
{
    QStringList parts {id(entry), verdict(entry, judgement)};
    if (const QString name = key(judgement, accounts); !name.isEmpty())
        parts.append(name);
    parts.append(Words::tr("line %1").arg(entry.line));
    return parts.join(", "_L1);
}

QString summary(const Counts &counts, Intake::Reason problem)
{
    QStringList parts;
    for (const auto each : {Verdict::New, Verdict::Watched, Verdict::Repeated, Verdict::Refused}) {
        if (const int count = counts.at(static_cast<size_t>(each)); count > 0)
            parts.append(counted(each, count));
    }
    QString words = parts.join(", "_L1);
    if (problem == Intake::Reason::None)
        return words;
    return words + (words.isEmpty() ? QString() : u". "_s) + Intake::sentence(problem);
}

} // namespace Reelwatch::IntakeWords
