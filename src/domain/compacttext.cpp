// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/compacttext.h"

#include <algorithm>
#include <cstring>
#include <new>
#include <span>

namespace Reelwatch {

const CompactText::Held *CompactText::Held::of(QByteArrayView bytes, bool isUtf8)
{
    void *place = ::operator new(sizeof(Held) + static_cast<size_t>(bytes.size()));
    auto *held = new (place) Held;
    held->size = static_cast<quint32>(bytes.size()) & 0x7fffffffU;
    held->isUtf8 = isUtf8;
    std::ranges::copy(bytes, reinterpret_cast<char *>(held + 1));
    return held;
}

CompactText::CompactText(const QString &text)
{
    if (text.isEmpty())
        return;
    if (text.isValidUtf16()) {
        m_held.reset(Held::of(text.toUtf8(), true));
    } else {
        const auto units = std::as_bytes(std::span(text.utf16(), static_cast<size_t>(text.size())));
        m_held.reset(Held::of(QByteArrayView(units.data(), std::ssize(units)), false));
    }
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
