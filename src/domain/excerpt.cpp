// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/excerpt.h"

#include <functional>
#include <limits>

namespace Reelwatch {

Excerpt::Excerpt(QByteArray bytes)
{
    Q_ASSERT(bytes.size() <= std::numeric_limits<quint32>::max());
    if (bytes.isEmpty())
        return;
    if (!bytes.data_ptr().d_ptr()) // they belong to nobody
        bytes.detach();
    m_text.reset(bytes.data_ptr().d_ptr());
    m_text->ref();
    m_at = static_cast<quint32>(bytes.constData() - start());
    m_size = static_cast<quint32>(bytes.size());
}

Excerpt::Excerpt(const Excerpt &other) noexcept
    : m_text(other.m_text.get())
    , m_at(other.m_at)
    , m_size(other.m_size)
{
    if (m_text)
        m_text->ref();
}

void Excerpt::LetGo::operator()(Text *text) const
{
    if (!text->deref())
        Text::deallocate(text);
}

void Excerpt::readIn(QByteArray whole)
{
    if (isEmpty() || !whole.data_ptr().d_ptr())
        return;
    const char *const begin = view().data();
    const bool isThere =
        std::greater_equal<>()(begin, whole.constBegin()) && std::less<>()(begin, whole.constEnd());
    const qsizetype at = isThere ? -1 : whole.indexOf(view());
    if (at < 0)
        return;
    Excerpt found(std::move(whole));
    found.m_at += static_cast<quint32>(at);
    found.m_size = m_size;
    swap(found);
}

} // namespace Reelwatch
