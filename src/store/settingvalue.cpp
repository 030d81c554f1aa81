// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/settingvalue.h"

#include <QDataStream>
#include <QIODevice>

namespace Reelwatch::SettingValue {

namespace {

constexpr QDataStream::Version Format = QDataStream::Qt_6_4;
constexpr int Deepest = 8; // maps in maps
constexpr quint32 NullLength = 0xFFFF'FFFF;

bool skip(QDataStream &stream, quint32 count)
{
    return stream.device()->bytesAvailable() >= count
        && stream.skipRawData(static_cast<int>(count)) == static_cast<int>(count);
}

/// `unit`: what the length must be a multiple of; Qt would go astray in a text that ends half-way.
bool skipBytes(QDataStream &stream, quint32 unit)
{
    quint32 length = 0;
    stream >> length;
    return length == NullLength || (length % unit == 0 && skip(stream, length));
}

bool skipText(QDataStream &stream)
{
    return skipBytes(stream, sizeof(QChar));
}

bool skipMap(QDataStream &stream, int depth);

/// Goes over one value without making it: Qt would make of damaged bytes a value of any type it
/// knows, and asks for the memory that they claim to need.
bool skipValue(QDataStream &stream, int depth)
{
    quint32 type = QMetaType::UnknownType;
    quint8 isNull = 0;
    stream >> type >> isNull;
    switch (type) {
    case QMetaType::UnknownType:
        return stream.status() == QDataStream::Ok;
    case QMetaType::Bool:
        return skip(stream, sizeof(bool));
    case QMetaType::Int:
        return skip(stream, sizeof(qint32));
    case QMetaType::LongLong:
    case QMetaType::Double:
    case QMetaType::Float: // is written as the other
        return skip(stream, sizeof(qint64));
    case QMetaType::QString:
        return skipText(stream);
    case QMetaType::QByteArray:
    case QMetaType::QUrl:
        return skipBytes(stream, 1);
    case QMetaType::QVariantMap:
        return depth < Deepest && skipMap(stream, depth + 1);
    default:
        return false;
    }
}

bool skipMap(QDataStream &stream, int depth)
{
    quint32 count = 0;
    stream >> count;
    for (; count > 0; --count) {
        if (!skipText(stream) || !skipValue(stream, depth))
            return false;
    }
    return stream.status() == QDataStream::Ok;
}

} // namespace

QByteArray packed(const QVariant &value)
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream.setVersion(Format);
    stream << value;
    return bytes;
}

QVariant unpacked(const QByteArray &bytes)
{
    QDataStream first(bytes);
    first.setVersion(Format);
    if (!skipValue(first, 0) || !first.atEnd())
        return {};
    QDataStream stream(bytes);
    stream.setVersion(Format);
    QVariant value;
    stream >> value;
    return stream.status() == QDataStream::Ok && stream.atEnd() ? value : QVariant();
}

} // namespace Reelwatch::SettingValue
