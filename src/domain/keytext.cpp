// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/keytext.h"

#include <QCoreApplication>

#include <algorithm>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_L1;

namespace {

constexpr qsizetype LongestKey = 4096;

struct KeyText
{
    Q_DECLARE_TR_FUNCTIONS(KeyText)
};

QStringView withoutPrefix(QStringView text, QLatin1StringView prefix)
{
    return text.startsWith(prefix, Qt::CaseInsensitive) ? text.mid(prefix.size()).trimmed() : text;
}

/// A lone "Bearer" is a prefix too, but "bearertoken" is somebody's key.
QStringView withoutBearer(QStringView text)
{
    constexpr auto Bearer = "bearer"_L1;
    const bool alone =
        text.size() == Bearer.size() || text.mid(Bearer.size(), 1).trimmed().isEmpty();
    return alone ? withoutPrefix(text, Bearer) : text;
}

/// Why this is no key; empty when it is one.
QString problemOf(QStringView key)
{
    if (key.isEmpty())
        return KeyText::tr("Enter the key that the service gave you.");
    if (key.size() > LongestKey)
        return KeyText::tr("This is too long for a key. Copy the key alone and paste it again.");
    const auto isControl = [](QChar c) {
        return c.unicode() < 0x20 || c.unicode() == 0x7F;
    };
    if (std::ranges::any_of(key, isControl))
        return KeyText::tr("The key holds a line break or another control character. "
                           "Copy the key alone and paste it again.");
    if (std::ranges::any_of(key, [](QChar c) { return c.isSpace(); }))
        return KeyText::tr("The key holds a blank. Copy the key alone and paste it again.");
    if (std::ranges::any_of(key, [](QChar c) { return c.unicode() > 0x7E; }))
        return KeyText::tr("The key holds a character that keys cannot have. "
                           "Copy it from the service again.");
    return {};
}

} // namespace

std::optional<QByteArray> cleanKey(const QString &typed, QString *why)
{
    QStringView key = QStringView(typed).trimmed();
    key = withoutBearer(withoutPrefix(key, "authorization:"_L1));
    const QString problem = problemOf(key);
    if (why)
        *why = problem;
    if (!problem.isEmpty())
        return {};
    return key.toLatin1();
}

bool isCleanKey(const QByteArray &key)
{
    return cleanKey(QString::fromLatin1(key)) == key;
}

} // namespace Reelwatch
