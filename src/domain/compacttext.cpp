// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/compacttext.h"

#include <algorithm>
#include <cstring>
#include <iterator>
#include <new>
#include <span>

namespace Reelwatch {

template<typename From>
const CompactText::Held *CompactText::Held::of(const From &from, bool isUtf8)
{
    const auto size = static_cast<size_t>(std::ssize(from));
    void *place = ::operator new(sizeof(Held) + size);
    auto *held = new (place) Held;
    held->size = static_cast<quint32>(size) & 0x7fffffffU;
    held->isUtf8 = isUtf8;
    std::ranges::transform(from, reinterpret_cast<char *>(held + 1),
                           [](auto each) { return static_cast<char>(each); });
    return held;
}

CompactText::CompactText(const QString &text)
{
    if (text.isEmpty())
        return;
    const std::span units(QStringView(text).utf16(), static_cast<size_t>(text.size()));
    uint all = 0;
    for (const uint unit : units)
        all |= unit;
    if (all < 0x80) // most of what is held: ids, models, codes
        m_held.reset(Held::of(units, true));
    else if (text.isValidUtf16())
        m_held.reset(Held::of(text.toUtf8(), true));
    else
        m_held.reset(Held::of(std::as_bytes(units), false));
}

QString CompactText::toString() const
{
    if (isEmpty())
        return {};
    if (isUtf8())
        return QString::fromUtf8(bytes());
    QString text(bytes().size() / qsizetype {sizeof(QChar)}, Qt::Uninitialized);
    std::memcpy(text.data(), bytes().data(), static_cast<size_t>(bytes().size()));
    return text;
}

} // namespace Reelwatch
