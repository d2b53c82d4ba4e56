#pragma once

#include "core/access/blocksearch.h"
#include "core/access/portmap.h"
#include "core/wire/endpoint.h"

#include <vector>

namespace midhop::access {

/// Finds the first rule whose prefix holds an address, for the rules of one address family. The prefixes cut the addresses
/// into intervals, each with the longest prefix around it; an address is searched among the intervals' ends, first by its
/// upper 64 bits, for which a table of slots leaves few ends to look at, and, where that does not tell, by its lower
/// ones. From there each prefix knows the next one around
/// it whose ports are not its own too, so that only few are asked for the port. Immutable. Any thread.
class PrefixIndex final
{
public:
    /// An address as a number: an IPv6 address has 128 bits, an IPv4 address is the upper 32 of them.
    struct Bits
    {
        quint64 high = 0;
        quint64 low = 0;

        [[nodiscard]] static Bits of(const wire::IpAddress &address);
        friend auto operator<=>(const Bits &, const Bits &) = default;
    };

    struct Entry
    {
        Bits network;
        int length = 0;
        PortMap::Range ports;
    };

    PrefixIndex();
    explicit PrefixIndex(std::vector<Entry> entries);

    /// The first rule that matches, or PortMap::NoRule.
    [[nodiscard]] int lookup(const wire::IpAddress &address, quint16 port) const;

private:
    friend class PrefixIntervals;
    static constexpr int NoNode = -1;
    using Search = BlockSearch<quint64>;

    /// A prefix that rules name: its ports, and those of as many prefixes around it as are put together with it.
    struct Node
    {
        PortMap ports;
        int around = NoNode;             ///< the next prefix that is not
        int firstRule = PortMap::NoRule; ///< the least of this prefix and all around it
    };
    /// What holds for an interval, in eight bytes. Most have no rule or one, and tell it themselves: the ports and the
    /// rule. Ranges that are the wrong way round, from `first` to 0, say to look further.
    struct Leaf
    {
        PortMap::Range range;

        [[nodiscard]] static Leaf ofNode(int node) { return {{1, 0, node}}; }
        [[nodiscard]] static Leaf ofSearch(Search::Tree tree)
        {
            return {{static_cast<quint16>(1 + tree.levels), 0, static_cast<int>(tree.root)}};
        }
        [[nodiscard]] bool isRange() const { return range.first <= range.last; }
        [[nodiscard]] bool isSearch() const { return !isRange() && range.first > 1; }
        [[nodiscard]] int node() const { return range.rule; }
        [[nodiscard]] Search::Tree tree() const
        {
            return {static_cast<quint32>(range.rule), static_cast<quint16>(range.first - 1)};
        }
        [[nodiscard]] int lookup(quint16 port) const
        {
            return port >= range.first && port <= range.last ? range.rule : PortMap::NoRule;
        }
    };

    [[nodiscard]] size_t slotOf(quint64 high) const
    {
        return high < m_firstSlot ? 0 : std::min<size_t>((high - m_firstSlot) >> m_slotShift, m_slots.size() - 1);
    }
    [[nodiscard]] int lookupNode(int node, quint16 port) const;

    std::vector<Node> m_nodes;
    std::vector<Leaf> m_leaves;
    Search m_search;
    std::vector<Leaf> m_slots; ///< by the upper bits: what holds for all of it, or where to search for them
    quint64 m_firstSlot = 0;   ///< what is below it is in the first slot, what is behind the last in that
    int m_slotShift = 0;
};

} // namespace midhop::access
