// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fault/powercut.h"

#include <algorithm>
#include <cstring>

namespace Reelwatch {

namespace {

constexpr qsizetype Sector = 512; ///< written whole or not at all

} // namespace

QList<Recorded> readRecord(const QByteArray &record)
{
    QList<Recorded> changes;
    qsizetype at = 0;
    while (at + qsizetype(sizeof(DiskChange)) <= record.size()) {
        DiskChange head;
        std::memcpy(&head, record.constData() + at, sizeof head);
        at += qsizetype(sizeof head);
        const QByteArray path = record.mid(at, head.pathLength);
        at += head.pathLength;
        changes.append({head.kind, path, head.place, record.mid(at, head.length)});
        at += head.length;
    }
    return changes;
}

void CutDisk::put(const QByteArray &path, const QByteArray &bytes)
{
    m_names.insert(path, int(m_files.size()));
    m_safeNames.insert(path, int(m_files.size()));
    m_files.append({bytes, {}});
}

void CutDisk::name(const QByteArray &path, int file)
{
    if (file < 0)
        m_names.remove(path);
    else
        m_names.insert(path, file);
    m_looseNames.append({path, file});
}

void CutDisk::change(const Recorded &change)
{
    const int file = m_names.value(change.path, -1);
    switch (change.kind) {
    case DiskChange::Create:
        m_files.append(File {});
        name(change.path, int(m_files.size()) - 1);
        break;
    case DiskChange::Write:
    case DiskChange::Truncate:
        if (file >= 0) // else it has no name any more
            m_files[file].loose.append(change);
        break;
    case DiskChange::Sync:
        if (file >= 0) {
            for (const Recorded &loose : std::as_const(m_files[file].loose))
                apply(m_files[file].safe, loose);
            m_files[file].loose.clear();
        } else { // a folder
            for (const Naming &naming : std::exchange(m_looseNames, {}))
                m_safeNames.insert(naming.name, naming.file);
        }
        break;
    case DiskChange::Rename:
        name(change.bytes, file);
        name(change.path, -1);
        break;
    case DiskChange::Remove:
        name(change.path, -1);
        break;
    case DiskChange::Word:
        break;
    }
}

void CutDisk::apply(QByteArray &bytes, const Recorded &change)
{
    if (change.kind == DiskChange::Truncate) {
        const qsizetype before = bytes.size();
        bytes.resize(change.place);
        if (change.place > before)
            std::fill(bytes.begin() + before, bytes.end(), '\0');
        return;
    }
    if (bytes.size() < change.place)
        apply(bytes, {DiskChange::Truncate, {}, change.place, {}});
    bytes.replace(change.place, change.bytes.size(), change.bytes);
}

void CutDisk::applyPartly(QByteArray &bytes, const Recorded &change, QRandomGenerator &chance)
{
    const int luck = chance.bounded(3);
    if (luck == 0)
        return;
    if (luck == 1 || change.kind == DiskChange::Truncate) {
        apply(bytes, change);
        return;
    }
    for (qsizetype at = 0; at < change.bytes.size();) {
        const qsizetype size = Sector - (change.place + at) % Sector;
        if (chance.bounded(2) == 0)
            apply(bytes, {DiskChange::Write, {}, change.place + at, change.bytes.mid(at, size)});
        at += size;
    }
}

CutDisk::Files CutDisk::cut(QRandomGenerator &chance) const
{
    Names names = m_safeNames;
    const qsizetype kept = chance.bounded(int(m_looseNames.size()) + 1);
    for (const Naming &naming : m_looseNames.first(kept))
        names.insert(naming.name, naming.file);
    Files files;
    for (const auto &[path, file] : std::as_const(names).asKeyValueRange()) {
        if (file < 0)
            continue;
        QByteArray bytes = m_files.at(file).safe;
        for (const Recorded &loose : m_files.at(file).loose)
            applyPartly(bytes, loose, chance);
        files.insert(path, bytes);
    }
    return files;
}

} // namespace Reelwatch
