// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "intake/reason.h"

#include "intake/limits.h"

#include <QCoreApplication>

namespace Reelwatch::Intake {

namespace {

/// Lends the sentences their context for translators.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Intake)
};

QString aboutText(Reason reason)
{
    switch (reason) {
    case Reason::TextTooLong:
        return Words::tr(
                   "This is more than %1 MiB, the most that is read at once. Add it in parts.")
            .arg(TextLimit / 1024 / 1024);
    case Reason::NotText:
        return Words::tr("This is not a text. Ids are read from text, JSON and CSV files.");
    case Reason::TooManyEntries:
        return Words::tr("Only the first %L1 entries are taken at once. Add the rest afterwards.")
            .arg(EntryLimit);
    case Reason::LineTooLong:
        return Words::tr("This line is longer than %1 KiB. Put each id on a line of its own.")
            .arg(LineLimit / 1024);
    default:
        return {};
    }
}

QString aboutList(Reason reason)
{
    switch (reason) {
    case Reason::FileUnreadable:
        return Words::tr("It could not be read. Check that it is there and may be read.");
    case Reason::FileTooLong:
        return Words::tr("This is more than %1 MiB, the most that is imported at once.")
            .arg(FileLimit / 1024 / 1024);
    case Reason::DamagedList:
        return Words::tr("This list is cut off or damaged. Export it again.");
    case Reason::NewerList:
        return Words::tr("This list was written by a newer Reelwatch. Import it there, or export "
                         "it as plain ids.");
    case Reason::NoList:
        return Words::tr("There are no video ids in it.");
    default:
        return {};
    }
}

QString aboutLink(Reason reason)
{
    switch (reason) {
    case Reason::OtherLink:
        return Words::tr("This link does not lead to a task. Links look like …/v1/videos/ID.");
    case Reason::InsecureLink:
        return Words::tr(
            "This link is not https, so no key may be sent there. Add the id alone if it "
            "belongs to one of your keys.");
    case Reason::LinkWithUser:
        return Words::tr(
            "Links with a user name or password in them are not taken. Add the id alone.");
    case Reason::SubmitCommand:
        return Words::tr("This command submits a video. Paste its answer, which holds the id.");
    case Reason::NoIdInCommand:
        return Words::tr(
            "This command does not ask for a video. Its link should be …/v1/videos/ID.");
    default:
        return {};
    }
}

QString aboutId(Reason reason)
{
    switch (reason) {
    case Reason::NotAnId:
        return Words::tr("This does not look like an id.");
    case Reason::SeveralWords:
        return Words::tr("No id was found in these words. Put each id on a line of its own.");
    case Reason::FileName:
        return Words::tr("This looks like a file. Use Open file… to read ids from it.");
    case Reason::IdNotAllowed:
        return Words::tr(
            "An id has up to 512 letters, digits and . _ : ~ + / = - and no dot segments.");
    case Reason::DamagedJson:
        return Words::tr("This JSON is cut off or damaged. Copy the whole answer.");
    case Reason::NoIdInJson:
        return Words::tr("There is no video id in this JSON.");
    case Reason::NoIdInRow:
        return Words::tr("There is no id in this row of the table.");
    default:
        return {};
    }
}

} // namespace

QString sentence(Reason reason)
{
    for (const auto about : {aboutText, aboutList, aboutLink, aboutId}) {
        if (QString words = about(reason); !words.isEmpty())
            return words;
    }
    return {};
}

} // namespace Reelwatch::Intake
