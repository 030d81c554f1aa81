// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

#include <functional>

namespace Reelwatch {

/// Bytes that may stand in a longer text: where that is held anyway, they are no second copy.
class Excerpt
{
public:
    Excerpt() = default;
    Excerpt(QByteArray bytes)
        : m_bytes(bytes.data_ptr())
    {
    }
    Excerpt(const char *bytes)
        : Excerpt(QByteArray(bytes))
    {
    }

    operator QByteArray() const { return toByteArray(); }
    [[nodiscard]] QByteArray toByteArray() const { return view().toByteArray(); }
    [[nodiscard]] QByteArrayView view() const { return {m_bytes.data(), m_bytes.size}; }
    [[nodiscard]] bool isEmpty() const noexcept { return m_bytes.size == 0; }
    void clear() { *this = {}; }

    /// Reads the same bytes in `whole` from now on, when they stand there.
    void readIn(QByteArray whole);

    friend bool operator==(const Excerpt &left, const Excerpt &right)
    {
        return left.view() == right.view();
    }
    friend bool operator==(const Excerpt &left, const QByteArray &right)
    {
        return left.view() == right;
    }

private:
    QByteArray::DataPointer m_bytes; ///< may begin and end within what it holds
};

inline void Excerpt::readIn(QByteArray whole)
{
    const char *const begin = m_bytes.data();
    const bool isThere =
        std::greater_equal<>()(begin, whole.constBegin()) && std::less<>()(begin, whole.constEnd());
    const qsizetype at = isEmpty() || isThere ? -1 : whole.indexOf(view());
    if (at < 0)
        return;
    const qsizetype size = m_bytes.size;
    m_bytes = whole.data_ptr();
    m_bytes.setBegin(m_bytes.data() + at);
    m_bytes.size = size;
}

} // namespace Reelwatch

Q_DECLARE_TYPEINFO(Reelwatch::Excerpt, Q_RELOCATABLE_TYPE);
