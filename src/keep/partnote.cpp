// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keep/partnote.h"

#include <QDataStream>
#include <QFile>

#include <cstdio>
#include <unistd.h>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_s;

namespace {

constexpr quint32 Mark = 0x52774e32; // "RwN2"
constexpr qint64 LongestNote = 16'384; // bytes
constexpr QDataStream::Version NoteFormat = QDataStream::Qt_6_4;

QByteArray packed(const PartNote &note)
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream.setVersion(NoteFormat);
    stream << Mark << note.validator << note.size << note.boot << note.synced << note.name
           << note.modified << note.lengthConfirmed;
    return bytes;
}

} // namespace

std::optional<PartNote> PartNote::read(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > LongestNote)
        return {};
    QDataStream stream(file.readAll());
    stream.setVersion(NoteFormat);
    PartNote note;
    quint32 mark = 0;
    stream >> mark >> note.validator >> note.size >> note.boot >> note.synced >> note.name
        >> note.modified >> note.lengthConfirmed;
    if (mark != Mark || stream.status() != QDataStream::Ok || note.name.contains(u'/'))
        return {};
    return note;
}

bool PartNote::write(const QString &path, bool sync) const
{
    QFile file(path + u'~');
    const QByteArray bytes = packed(*this);
    const bool written = file.open(QIODevice::WriteOnly | QIODevice::Truncate)
        && file.write(bytes) == bytes.size() && file.flush()
        && (!sync || ::fsync(file.handle()) == 0);
    file.close();
    return written
        && ::rename(QFile::encodeName(file.fileName()).constData(),
                    QFile::encodeName(path).constData())
        == 0;
}

QByteArray PartNote::presentBoot()
{
    static const QByteArray boot = [] {
        QFile file(u"/proc/sys/kernel/random/boot_id"_s);
        return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
    }();
    return boot;
}

} // namespace Reelwatch
