// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "fault/diskorders.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QRandomGenerator>

namespace Reelwatch {

/// What was done to a disk, in order.
struct Recorded
{
    DiskChange::Kind kind;
    QByteArray path;
    qint64 place;
    QByteArray bytes; ///< the new path of a renaming
};

[[nodiscard]] QList<Recorded> readRecord(const QByteArray &record);

/// A disk while changes come in: what was synced, and what a power cut may take or leave, in part
/// or whole and in any order. Of what happened in folders a cut leaves the first few.
class CutDisk final
{
public:
    /// What is on it before; all of that is safe.
    void put(const QByteArray &path, const QByteArray &bytes);
    void change(const Recorded &change);

    using Files = QHash<QByteArray, QByteArray>;
    /// What is there after the power was cut now, as chance has it.
    [[nodiscard]] Files cut(QRandomGenerator &chance) const;

private:
    struct File
    {
        QByteArray safe;
        QList<Recorded> loose;
    };
    struct Naming
    {
        QByteArray name;
        int file; ///< -1: it has none any more
    };
    using Names = QHash<QByteArray, int>;

    static void apply(QByteArray &bytes, const Recorded &change);
    static void applyPartly(QByteArray &bytes, const Recorded &change, QRandomGenerator &chance);
    void name(const QByteArray &path, int file);

    QList<File> m_files;
    Names m_names;
    Names m_safeNames;
    QList<Naming> m_looseNames;
};

} // namespace Reelwatch
