// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/apierror.h"

#include <utility>
#include <variant>

namespace Reelwatch {

/// A value or the reason there is none. Becomes std::expected with C++23.
template<typename T, typename E = ApiError>
class [[nodiscard]] Outcome
{
public:
    Outcome(T value)
        : m_held(std::in_place_index<0>, std::move(value))
    {
    }
    Outcome(E error)
        : m_held(std::in_place_index<1>, std::move(error))
    {
    }

    explicit operator bool() const { return m_held.index() == 0; }
    const T &operator*() const { return std::get<0>(m_held); }
    const T *operator->() const { return std::get_if<0>(&m_held); }
    [[nodiscard]] const E &error() const { return std::get<1>(m_held); }

private:
    std::variant<T, E> m_held;
};

} // namespace Reelwatch
