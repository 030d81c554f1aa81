// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

#include <memory>
#include <utility>

namespace Reelwatch {

/// Bytes that may stand in a longer text: where that is held anyway, they are no second copy.
/// Sixteen bytes, for a hundred thousand rows hold three of them each.
class Excerpt
{
public:
    Excerpt() = default;
    Excerpt(QByteArray bytes);
    Excerpt(const char *bytes)
        : Excerpt(QByteArray(bytes))
    {
    }
    Excerpt(const Excerpt &other) noexcept;
    Excerpt(Excerpt &&other) noexcept { swap(other); }
    Excerpt &operator=(Excerpt other) noexcept
    {
        swap(other);
        return *this;
    }
    ~Excerpt() = default;

    void swap(Excerpt &other) noexcept
    {
        std::swap(m_text, other.m_text);
        std::swap(m_at, other.m_at);
        std::swap(m_size, other.m_size);
    }

    operator QByteArray() const { return toByteArray(); }
    [[nodiscard]] QByteArray toByteArray() const { return view().toByteArray(); }
    [[nodiscard]] QByteArrayView view() const
    {
        return {m_text ? start() + m_at : nullptr, static_cast<qsizetype>(m_size)};
    }
    [[nodiscard]] bool isEmpty() const noexcept { return m_size == 0; }
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
    using Text = QTypedArrayData<char>; ///< what a QByteArray shares with its copies

    struct LetGo
    {
        void operator()(Text *text) const;
    };

    [[nodiscard]] const char *start() const { return reinterpret_cast<const char *>(m_text.get()); }

    std::unique_ptr<Text, LetGo> m_text; ///< one share of it; its bytes stand behind it
    quint32 m_at = 0; ///< of the first byte, from the start of m_text on
    quint32 m_size = 0;
};

} // namespace Reelwatch

Q_DECLARE_TYPEINFO(Reelwatch::Excerpt, Q_RELOCATABLE_TYPE);
