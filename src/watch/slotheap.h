// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <vector>

namespace Reelwatch {

/// A heap of slots by key, smallest first, that knows where each slot stands: moving and removing
/// one costs as little as taking the first. Each slot stands in it at most once; ties go by slot.
template<typename Key>
class SlotHeap
{
public:
    using Slot = std::uint32_t;

    struct Node
    {
        Key key;
        Slot slot;

        bool operator<(const Node &other) const
        {
            return key < other.key || (!(other.key < key) && slot < other.slot);
        }
    };

    [[nodiscard]] bool isEmpty() const { return m_nodes.empty(); }
    [[nodiscard]] std::ptrdiff_t size() const { return std::ssize(m_nodes); }
    [[nodiscard]] const Node &first() const { return m_nodes.front(); }
    [[nodiscard]] bool contains(Slot slot) const
    {
        return slot < m_places.size() && m_places[slot] != Absent;
    }

    /// Puts a slot in, or gives it another key.
    void set(Slot slot, const Key &key)
    {
        if (slot >= m_places.size())
            m_places.resize(slot + 1, Absent);
        if (m_places[slot] == Absent) {
            m_nodes.push_back({key, slot});
            rise(m_nodes.size() - 1, {key, slot});
        } else {
            settle(m_places[slot], {key, slot});
        }
    }

    /// Takes a slot out, if it is in.
    void remove(Slot slot)
    {
        if (!contains(slot))
            return;
        const std::size_t place = m_places[slot];
        const Node last = m_nodes.back();
        m_nodes.pop_back();
        m_places[slot] = Absent;
        if (place < m_nodes.size())
            settle(place, last);
    }

private:
    using Place = std::uint32_t;
    static constexpr Place Absent = std::numeric_limits<Place>::max();
    /// Four children lie in one line of the cache, and the way up is half as long as with two.
    static constexpr std::size_t Children = 4;

    void put(std::size_t place, const Node &node)
    {
        m_nodes[place] = node;
        m_places[node.slot] = static_cast<Place>(place);
    }

    void settle(std::size_t place, const Node &node)
    {
        if (place > 0 && node < m_nodes[(place - 1) / Children])
            rise(place, node);
        else
            sink(place, node);
    }

    void rise(std::size_t place, const Node &node)
    {
        while (place > 0) {
            const std::size_t parent = (place - 1) / Children;
            if (!(node < m_nodes[parent]))
                break;
            put(place, m_nodes[parent]);
            place = parent;
        }
        put(place, node);
    }

    void sink(std::size_t place, const Node &node)
    {
        const std::size_t size = m_nodes.size();
        for (std::size_t child = place * Children + 1; child < size; child = place * Children + 1) {
            const std::size_t end = std::min(child + Children, size);
            for (std::size_t other = child + 1; other < end; ++other)
                child = m_nodes[other] < m_nodes[child] ? other : child;
            if (!(m_nodes[child] < node))
                break;
            put(place, m_nodes[child]);
            place = child;
        }
        put(place, node);
    }

    std::vector<Node> m_nodes;
    std::vector<Place> m_places; ///< by slot
};

} // namespace Reelwatch
