// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

namespace Reelwatch {

struct Task;

/// How kept files are named: text with fields in braces, "{date}_{model}_{prompt:40}_{id:8}". A
/// number after a colon is the most characters that a field may have; of an id they are the last
/// ones, since the first ones are often the same for all.
class NamePattern
{
public:
    /// The longest stem in bytes of UTF-8; with " (999)", "_last" and a suffix it stays within
    /// 120 (D07).
    static constexpr qsizetype LongestStem = 104;

    [[nodiscard]] static QString standard();
    [[nodiscard]] static QStringList fieldNames();

    explicit NamePattern(const QString &text = standard());

    /// What is wrong with it, in a whole sentence; empty when nothing is. One that is wrong names
    /// files all the same, what it does not know left out.
    [[nodiscard]] const QString &problem() const { return m_problem; }
    /// The name of this task's file without its suffix: safe on every file system, never empty. A
    /// field that is empty takes the text before it along.
    [[nodiscard]] QString stem(const Task &task, const QString &account) const;

    bool operator==(const NamePattern &) const = default;

private:
    struct Piece
    {
        QString text; ///< as it stands, or the name of a field
        bool isField = false;
        int limit = 0; ///< characters; 0: as many as there is room for

        bool operator==(const Piece &) const = default;
    };

    /// What a field says of this task; may be empty.
    [[nodiscard]] static QString textOf(const Piece &field, const Task &task,
                                        const QString &account);
    void take(const QString &text);
    void takeField(const QString &inside);

    QList<Piece> m_pieces;
    QString m_problem;
};

} // namespace Reelwatch
