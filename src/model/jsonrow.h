// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/plaintext.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QList>
#include <QString>

namespace Reelwatch {

/// One row of a JSON tree: what it is called, the bytes it stands for and how both are shown.
struct JsonRow
{
    Q_DECLARE_TR_FUNCTIONS(Reelwatch::JsonRow)

public:
    enum class Kind {
        Section, ///< the program's own heading over a value
        Member, ///< of an object
        Item, ///< of an array
        More ///< says how many more there are
    };

    Kind kind = Kind::Item;
    QString name; ///< fit to show
    QString step; ///< what it adds to the path of the row above
    QByteArray value; ///< JSON as sent
    bool isBranch = false; ///< has rows below it

    bool operator==(const JsonRow &) const = default;
    /// True for the same place in another text; the values may differ.
    [[nodiscard]] bool isPlaceOf(const JsonRow &other) const;

    /// The value in at most `limit` units: a string's text, any other value as JSON on one line;
    /// links without their signature.
    [[nodiscard]] QString shownValue(qsizetype limit, Lines lines = Lines::One) const;
    /// The whole value to copy; links without their signature.
    [[nodiscard]] QString wholeValue() const;

    /// The rows for the first 200 members of a value that lies so many branches deep (J09), and
    /// one more for the rest. Values too deep are no branches (J31).
    [[nodiscard]] static QList<JsonRow> below(const QByteArray &value, int depth);
    /// A heading over a value; `path` is what the paths of its members begin with.
    [[nodiscard]] static JsonRow section(const QString &title, const QString &path,
                                         const QByteArray &value);
};

} // namespace Reelwatch
