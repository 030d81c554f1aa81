// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTest>

#include <chrono>
#include <optional>

namespace Reelwatch {

/// What comes back through a callback: make one, give out receive(), then wait().
template<typename T>
class Awaited
{
public:
    [[nodiscard]] auto receive()
    {
        return [this](const T &value) {
            m_value.emplace(value);
            ++m_count;
        };
    }
    /// The value once it has come; nothing when it never did.
    [[nodiscard]] const std::optional<T> &
    wait(std::chrono::milliseconds patience = std::chrono::seconds(10))
    {
        (void)QTest::qWaitFor([this] { return m_value.has_value(); },
                              static_cast<int>(patience.count()));
        return m_value;
    }
    [[nodiscard]] int count() const { return m_count; }

private:
    std::optional<T> m_value;
    int m_count = 0;
};

} // namespace Reelwatch
