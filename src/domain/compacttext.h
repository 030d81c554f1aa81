// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>
#include <QHash>
#include <QSharedData>
#include <QString>
#include <QStringBuilder>

namespace Reelwatch {

/// A text of which a hundred thousand rows hold many, most of them empty: eight bytes, and where
/// there is something to say, one piece of UTF-8 that copies share. What no UTF-8 can say, as half
/// a pair of surrogates, is held as the UTF-16 that it is.
///
/// Stands wherever a QString does, and costs a conversion whenever it is read as one.
class CompactText
{
public:
    CompactText() = default;
    CompactText(const QString &text);
    template<typename A, typename B>
    CompactText(const QStringBuilder<A, B> &text)
        : CompactText(QString(text))
    {
    }

    operator QString() const { return toString(); }
    [[nodiscard]] QString toString() const; ///< null when empty
    [[nodiscard]] QByteArrayView bytes() const noexcept; ///< as it is held
    [[nodiscard]] bool isUtf8() const noexcept { return !m_held || m_held->isUtf8; }
    [[nodiscard]] bool isEmpty() const noexcept { return !m_held; }
    void clear() noexcept { m_held.reset(); }

    friend bool operator==(const CompactText &left, const CompactText &right) noexcept
    {
        return left.m_held == right.m_held
            || (left.isUtf8() == right.isUtf8() && left.bytes() == right.bytes());
    }
    friend bool operator==(const CompactText &left, const QString &right)
    {
        return left.toString() == right;
    }
    friend size_t qHash(const CompactText &text, size_t seed = 0) noexcept
    {
        return qHash(text.bytes(), seed);
    }

private:
    /// Its bytes stand right behind it.
    struct Held : QSharedData
    {
        template<typename From>
        [[nodiscard]] static const Held *of(const From &from, bool isUtf8);
        // How much there is to make, of() alone knows.
        // NOLINTNEXTLINE(misc-new-delete-overloads)
        static void operator delete(void *held) { ::operator delete(held); }

        quint32 size : 31 = 0;
        quint32 isUtf8 : 1 = 1;
    };

    QExplicitlySharedDataPointer<const Held> m_held;
};

inline QByteArrayView CompactText::bytes() const noexcept
{
    if (!m_held)
        return {};
    return {reinterpret_cast<const char *>(m_held.get() + 1), static_cast<qsizetype>(m_held->size)};
}

} // namespace Reelwatch

Q_DECLARE_TYPEINFO(Reelwatch::CompactText, Q_RELOCATABLE_TYPE);
