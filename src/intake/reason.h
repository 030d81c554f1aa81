// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace Reelwatch::Intake {

/// Why something in a text is not taken for a video.
enum class Reason {
    None,
    TextTooLong, ///< of the whole text
    NotText, ///< of the whole file
    FileUnreadable, ///< of a list to be imported, as the next four
    FileTooLong,
    DamagedList,
    NewerList,
    NoList,
    TooManyEntries, ///< the rest of the text was not read
    LineTooLong,
    NotAnId,
    SeveralWords,
    FileName,
    IdNotAllowed, ///< U21
    OtherLink,
    InsecureLink,
    LinkWithUser,
    DamagedJson,
    NoIdInJson,
    NoIdInRow,
    NoIdInCommand,
    SubmitCommand
};

/// The reason as a whole sentence that says what to do instead; empty for Reason::None.
[[nodiscard]] QString sentence(Reason reason);

} // namespace Reelwatch::Intake
