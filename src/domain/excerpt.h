// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

namespace Reelwatch {

/// Bytes that may stand in a longer text: where that is held anyway, they are no second copy.
class Excerpt
{
public:
    Excerpt() = default;
    Excerpt(const QByteArray &bytes)
        : m_whole(bytes)
        , m_size(static_cast<quint32>(bytes.size()))
    {
    }
    Excerpt(const char *bytes)
        : Excerpt(QByteArray(bytes))
    {
    }

    operator QByteArray() const { return toByteArray(); }
    [[nodiscard]] QByteArray toByteArray() const { return view().toByteArray(); }
    [[nodiscard]] QByteArrayView view() const
    {
        return QByteArrayView(m_whole).sliced(m_at, m_size);
    }
    [[nodiscard]] bool isEmpty() const noexcept { return m_size == 0; }
    void clear() { *this = {}; }

    /// Reads the same bytes in `whole` from now on, when they stand there.
    void readIn(const QByteArray &whole);

    friend bool operator==(const Excerpt &left, const Excerpt &right)
    {
        return left.view() == right.view();
    }
    friend bool operator==(const Excerpt &left, const QByteArray &right)
    {
        return left.view() == right;
    }

private:
    QByteArray m_whole;
    quint32 m_at = 0; ///< answers are bounded
    quint32 m_size = 0;
};

inline void Excerpt::readIn(const QByteArray &whole)
{
    if (isEmpty() || m_whole.constData() == whole.constData())
        return;
    const qsizetype at = whole.indexOf(view());
    if (at < 0)
        return;
    m_whole = whole;
    m_at = static_cast<quint32>(at);
}

} // namespace Reelwatch

Q_DECLARE_TYPEINFO(Reelwatch::Excerpt, Q_RELOCATABLE_TYPE);
