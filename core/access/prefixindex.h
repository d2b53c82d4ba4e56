#pragma once

#include "core/access/portmap.h"
#include "core/wire/endpoint.h"

#include <vector>

namespace midhop::access {

/// Finds the first rule whose prefix holds an address, for the rules of one address family. A binary search
/// over the prefix lengths that occur finds the longest matching prefix (Waldvogel and others, "Scalable High
/// Speed IP Routing Lookups", SIGCOMM 1997); from there each prefix knows the next one around it, so that
/// only prefixes that match are asked for the port. Immutable. Any thread.
class PrefixIndex final
{
public:
    /// 128 bits in host byte order; IPv4 stands in its mapped form.
    struct Bits
    {
        quint64 high = 0;
        quint64 low = 0;

        [[nodiscard]] static Bits of(const wire::IpAddress &address);
        [[nodiscard]] Bits masked(const Bits &mask) const { return {high & mask.high, low & mask.low}; }
        friend auto operator<=>(const Bits &, const Bits &) = default;
    };

    struct Entry
    {
        Bits network;
        int length = 0; ///< in 128 bits, for IPv4 too
        PortMap::Range ports;
    };

    PrefixIndex() = default;
    explicit PrefixIndex(std::vector<Entry> entries);

    /// The first rule that matches, or PortMap::NoRule.
    [[nodiscard]] int lookup(const wire::IpAddress &address, quint16 port) const;

private:
    static constexpr int NoNode = -1;

    /// A prefix that rules name.
    struct Node
    {
        PortMap ports;
        int around = NoNode;             ///< the next prefix that holds this one
        int firstRule = PortMap::NoRule; ///< the least of this prefix and those around it
    };
    struct Level
    {
        Bits mask;
        int length = 0;
    };
    /// A node's prefix, or a marker: part of a longer one, which tells the search to go on to longer
    /// prefixes.
    struct Cell
    {
        Bits network;
        int length = 0;
        int node = NoNode; ///< the longest prefix of a node that holds this one
    };

    [[nodiscard]] std::vector<Cell> makeNodes(std::vector<Entry> entries);
    [[nodiscard]] std::vector<Cell> makeMarkers(const std::vector<Cell> &prefixes) const;
    void makeLevels(const std::vector<Cell> &prefixes);
    void link(std::vector<Cell> &cells);
    void fillTable(const std::vector<Cell> &cells);
    [[nodiscard]] const Cell *find(const Bits &network, int length) const;
    [[nodiscard]] int longestMatch(const Bits &address) const;

    std::vector<Node> m_nodes;
    std::vector<Level> m_levels; ///< ascending lengths
    std::vector<Cell> m_table;   ///< open addressing, a power of two, at most half full
    /// A few bits of the hash for each place of the table: most look-ups find nothing, and find that out
    /// here, where thousands of prefixes still fit into the processor's cache.
    std::vector<quint16> m_tags;
    int m_shift = 64; ///< leaves as many bits of a hash as the table has places
};

} // namespace midhop::access
