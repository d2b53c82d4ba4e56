#include "core/access/prefixindex.h"

#include <QtCore/QtEndian>

#include <algorithm>
#include <bit>
#include <tuple>

namespace midhop::access {

namespace {

PrefixIndex::Bits maskOf(int length)
{
    const auto ones = [](int count) {
        return count <= 0 ? 0 : ~quint64(0) << (64 - count);
    };
    return {ones(std::min(length, 64)), ones(length - 64)};
}

/// Multiplicative: the upper bits depend on every bit of the prefix. The first three products do not wait for
/// each other.
quint64 hashOf(const PrefixIndex::Bits &network, int length)
{
    quint64 hash = network.high * Q_UINT64_C(0x9e3779b97f4a7c15) +
                   network.low * Q_UINT64_C(0xd6e8feb86659fd93) +
                   static_cast<quint64>(length) * Q_UINT64_C(0xa0761d6478bd642f);
    hash ^= hash >> 32;
    return hash * Q_UINT64_C(0xe7037ed1a0b428db);
}

constexpr quint16 FreeTag = 0;

/// The lower bits, which have no part in the place; never FreeTag.
quint16 tagOf(quint64 hash)
{
    return static_cast<quint16>(hash | 1);
}

} // namespace

PrefixIndex::Bits PrefixIndex::Bits::of(const wire::IpAddress &address)
{
    const quint8 *bytes = address.bytes().data();
    return {qFromBigEndian<quint64>(bytes), qFromBigEndian<quint64>(bytes + 8)};
}

PrefixIndex::PrefixIndex(std::vector<Entry> entries)
{
    if (entries.empty())
        return;
    std::vector<Cell> cells = makeNodes(std::move(entries));
    makeLevels(cells);
    const std::vector<Cell> markers = makeMarkers(cells);
    cells.insert(cells.end(), markers.begin(), markers.end());
    link(cells);
    fillTable(cells);
}

/// One node for each distinct prefix; returns their cells.
std::vector<PrefixIndex::Cell> PrefixIndex::makeNodes(std::vector<Entry> entries)
{
    std::sort(entries.begin(), entries.end(), [](const Entry &a, const Entry &b) {
        return std::tie(a.network, a.length, a.ports.rule) < std::tie(b.network, b.length, b.ports.rule);
    });
    std::vector<Cell> prefixes;
    std::vector<PortMap::Range> ranges;
    for (auto first = entries.cbegin(); first != entries.cend();) {
        ranges.clear();
        auto next = first;
        for (; next != entries.cend() && next->network == first->network && next->length == first->length;
             ++next)
            ranges.push_back(next->ports);
        prefixes.push_back({first->network, first->length, static_cast<int>(m_nodes.size())});
        m_nodes.push_back({PortMap(ranges), NoNode, ranges.front().rule});
        first = next;
    }
    return prefixes;
}

void PrefixIndex::makeLevels(const std::vector<Cell> &prefixes)
{
    std::vector<bool> occurs(129, false);
    for (const Cell &prefix : prefixes)
        occurs[static_cast<size_t>(prefix.length)] = true;
    for (int length = 0; length <= 128; ++length) {
        if (occurs[static_cast<size_t>(length)])
            m_levels.push_back({maskOf(length), length});
    }
}

/// What longestMatch() must meet on its way to each prefix: a marker wherever it has to turn to longer ones.
std::vector<PrefixIndex::Cell> PrefixIndex::makeMarkers(const std::vector<Cell> &prefixes) const
{
    std::vector<Cell> markers;
    for (const Cell &prefix : prefixes) {
        size_t low = 0;
        size_t high = m_levels.size();
        while (low < high) {
            const size_t middle = (low + high) / 2;
            const Level &level = m_levels[middle];
            if (level.length == prefix.length)
                break;
            if (level.length > prefix.length) {
                high = middle;
            } else {
                markers.push_back({prefix.network.masked(level.mask), level.length, NoNode});
                low = middle + 1;
            }
        }
    }
    return markers;
}

/// Sorts the cells, drops markers that repeat another cell, and tells each node and marker the prefix around
/// it.
void PrefixIndex::link(std::vector<Cell> &cells)
{
    // Outer prefixes come before what they hold, nodes before markers of the same prefix.
    std::sort(cells.begin(), cells.end(), [](const Cell &a, const Cell &b) {
        return std::tie(a.network, a.length, b.node) < std::tie(b.network, b.length, a.node);
    });
    const auto samePrefix = [](const Cell &a, const Cell &b) {
        return a.network == b.network && a.length == b.length;
    };
    cells.erase(std::unique(cells.begin(), cells.end(), samePrefix), cells.end());

    std::vector<const Cell *> around;
    for (Cell &cell : cells) {
        while (!around.empty() &&
               cell.network.masked(maskOf(around.back()->length)) != around.back()->network)
            around.pop_back();
        const int outer = around.empty() ? NoNode : around.back()->node;
        if (cell.node == NoNode) {
            cell.node = outer;
            continue;
        }
        Node &node = m_nodes[static_cast<size_t>(cell.node)];
        node.around = outer;
        if (outer != NoNode)
            node.firstRule = std::min(node.firstRule, m_nodes[static_cast<size_t>(outer)].firstRule);
        around.push_back(&cell);
    }
}

void PrefixIndex::fillTable(const std::vector<Cell> &cells)
{
    const size_t size = std::bit_ceil(std::max<size_t>(cells.size() * 2, 2));
    m_table.resize(size);
    m_tags.resize(size, FreeTag);
    m_shift = 64 - std::countr_zero(size);
    for (const Cell &cell : cells) {
        const quint64 hash = hashOf(cell.network, cell.length);
        size_t at = hash >> m_shift;
        while (m_tags[at] != FreeTag)
            at = (at + 1) & (size - 1);
        m_table[at] = cell;
        m_tags[at] = tagOf(hash);
    }
}

const PrefixIndex::Cell *PrefixIndex::find(const Bits &network, int length) const
{
    const quint64 hash = hashOf(network, length);
    const quint16 tag = tagOf(hash);
    for (size_t at = hash >> m_shift; m_tags[at] != FreeTag; at = (at + 1) & (m_tags.size() - 1)) {
        const Cell &cell = m_table[at];
        if (m_tags[at] == tag && cell.length == length && cell.network == network)
            return &cell;
    }
    return nullptr;
}

int PrefixIndex::longestMatch(const Bits &address) const
{
    int node = NoNode;
    size_t low = 0;
    size_t high = m_levels.size();
    while (low < high) {
        const size_t middle = (low + high) / 2;
        const Level &level = m_levels[middle];
        if (const Cell *cell = find(address.masked(level.mask), level.length)) {
            node = cell->node;
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return node;
}

int PrefixIndex::lookup(const wire::IpAddress &address, quint16 port) const
{
    int first = PortMap::NoRule;
    int at = longestMatch(Bits::of(address));
    while (at != NoNode) {
        const Node &node = m_nodes[static_cast<size_t>(at)];
        if (node.firstRule >= first)
            break;
        first = std::min(first, node.ports.lookup(port));
        at = node.around;
    }
    return first;
}

} // namespace midhop::access
