// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/byterange.h"

#include <QRegularExpression>

#include <algorithm>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_s;

ByteRange ByteRange::parse(const QByteArray &header, qint64 size)
{
    static const QRegularExpression one(u"^bytes=([0-9]{0,18})-([0-9]{0,18})$"_s);
    const auto match = one.match(QString::fromLatin1(header));
    const QString from = match.captured(1);
    const QString to = match.captured(2);
    if (from.isEmpty() && to.isEmpty())
        return {};
    if (from.isEmpty()) {
        const qint64 length = std::min(to.toLongLong(), size);
        return {length > 0 ? Kind::Part : Kind::Unsatisfiable, size - length, size - 1};
    }
    const qint64 first = from.toLongLong();
    const qint64 last = to.isEmpty() ? size - 1 : to.toLongLong();
    if (last < first && !to.isEmpty())
        return {};
    return {first < size ? Kind::Part : Kind::Unsatisfiable, first, std::min(last, size - 1)};
}

QByteArray ByteRange::contentRange(qint64 size) const
{
    return "bytes " + QByteArray::number(first) + '-' + QByteArray::number(last) + '/'
        + QByteArray::number(size);
}

} // namespace Reelwatch
