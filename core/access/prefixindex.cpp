#include "core/access/prefixindex.h"

#include <QtCore/QtEndian>

#include <algorithm>
#include <bit>
#include <tuple>

namespace midhop::access {

namespace {

using Bits = PrefixIndex::Bits;
using Entry = PrefixIndex::Entry;
using Range = PortMap::Range;

constexpr quint64 Greatest = ~quint64(0);

/// The ports of the prefixes around are put together with a prefix's own as long as they are not many more: all in all the
/// memory stays proportional to the rules, and of 128 prefixes within each other a few are left to be asked.
constexpr size_t FewRanges = 64;
constexpr size_t TimesOwn = 16;

/// 32 KiB, which the processor keeps at hand.
constexpr size_t MostSlots = 4096;

quint64 lowOnes(int count)
{
    return count <= 0 ? 0 : Greatest >> (64 - count);
}

Bits lastOf(const Entry &entry)
{
    return {entry.network.high | lowOnes(std::min(64 - entry.length, 64)),
            entry.network.low | lowOnes(std::min(128 - entry.length, 64))};
}

bool isGreatest(const Bits &bits)
{
    return bits.high == Greatest && bits.low == Greatest;
}

/// Below the greatest.
Bits next(const Bits &bits)
{
    return {bits.high + (bits.low == Greatest ? 1 : 0), bits.low + 1};
}

/// Above zero.
Bits previous(const Bits &bits)
{
    return {bits.high - (bits.low == 0 ? 1 : 0), bits.low - 1};
}

} // namespace

/// Cuts the addresses into intervals and makes the searches for them.
class PrefixIntervals final
{
public:
    explicit PrefixIntervals(PrefixIndex &index)
        : m_index(index)
    {
    }

    void make(std::vector<Entry> entries)
    {
        // Outer prefixes come before what they hold.
        std::sort(entries.begin(), entries.end(), [](const Entry &a, const Entry &b) {
            return std::tie(a.network, a.length, a.ports.rule) < std::tie(b.network, b.length, b.ports.rule);
        });
        for (auto first = entries.cbegin(); first != entries.cend();) {
            const auto behind = std::find_if(first, entries.cend(), [first](const Entry &entry) {
                return entry.network != first->network || entry.length != first->length;
            });
            closeBefore(first->network);
            std::vector<Range> own;
            std::transform(first, behind, std::back_inserter(own), [](const Entry &entry) { return entry.ports; });
            open(*first, own);
            first = behind;
        }
        while (!m_open.empty())
            close();
        if (!m_done)
            endInterval({Greatest, Greatest});
        makeSlots();
    }

private:
    using Leaf = PrefixIndex::Leaf;
    using Node = PrefixIndex::Node;

    /// A prefix that holds the place that has been reached.
    struct Open
    {
        Bits last;
        int node = PrefixIndex::NoNode;
        Leaf leaf;
        std::vector<Range> ranges; ///< put together, disjoint
    };

    void closeBefore(const Bits &begin)
    {
        while (!m_open.empty() && m_open.back().last < begin)
            close();
        if (m_begin < begin)
            endInterval(previous(begin));
    }
    void close()
    {
        if (!m_done && m_begin <= m_open.back().last)
            endInterval(m_open.back().last);
        m_open.pop_back();
    }
    void open(const Entry &entry, std::vector<Range> own)
    {
        Open opened;
        opened.last = lastOf(entry);
        Node node;
        node.firstRule = own.front().rule;
        if (!m_open.empty()) {
            const Open &outer = m_open.back();
            const Node &outerNode = m_index.m_nodes[static_cast<size_t>(outer.node)];
            node.around = outer.node;
            node.firstRule = std::min(node.firstRule, outerNode.firstRule);
            if (outer.ranges.size() <= std::max(FewRanges, TimesOwn * own.size())) {
                own.insert(own.end(), outer.ranges.begin(), outer.ranges.end());
                node.around = outerNode.around;
            }
        }
        opened.ranges = PortMap::disjoint(own);
        opened.node = static_cast<int>(m_index.m_nodes.size());
        if (opened.ranges.size() == 1 && node.around == PrefixIndex::NoNode) {
            opened.leaf.range = opened.ranges.front();
        } else {
            opened.leaf = Leaf::ofNode(opened.node);
            node.ports = PortMap(opened.ranges);
        }
        m_index.m_nodes.push_back(std::move(node));
        m_open.push_back(std::move(opened));
    }

    /// The interval from m_begin to `last`.
    void endInterval(const Bits &last)
    {
        const Leaf leaf = m_open.empty() ? Leaf() : m_open.back().leaf;
        quint64 high = m_begin.high;
        const bool beginsInside = m_begin.low > 0;
        m_done = isGreatest(last);
        if (!m_done)
            m_begin = next(last);
        if (beginsInside) {
            addLow(high, high == last.high ? last.low : Greatest, leaf);
            if (high == last.high)
                return;
            ++high;
        }
        if (last.low == Greatest) {
            addHigh(last.high, leaf);
            return;
        }
        if (last.high > high)
            addHigh(last.high - 1, leaf);
        addLow(last.high, last.low, leaf);
    }
    void addHigh(quint64 end, const Leaf &leaf)
    {
        m_highEnds.push_back(end);
        m_highLeaves.push_back(leaf);
    }
    void addLow(quint64 high, quint64 end, const Leaf &leaf)
    {
        m_lowEnds.push_back(end);
        m_lowLeaves.push_back(leaf);
        if (end != Greatest)
            return;
        const auto tree = m_index.m_search.add(std::exchange(m_lowEnds, {}), leafCount());
        appendLeaves(std::exchange(m_lowLeaves, {}));
        addHigh(high, Leaf::ofSearch(tree));
    }
    /// A slot for each interval, or a few thousand, over what lies between the first end and the last.
    void makeSlots()
    {
        const size_t count = m_highEnds.size();
        const quint64 first = count > 1 ? m_highEnds.front() : 0;
        const quint64 span = count > 1 ? m_highEnds[count - 2] - first : 0;
        const size_t places = std::bit_ceil(std::min(count, MostSlots));
        m_index.m_firstSlot = first;
        m_index.m_slotShift = std::max(0, static_cast<int>(std::bit_width(span)) - std::countr_zero(places));
        size_t from = 0;
        for (size_t slot = 0; slot < places; ++slot) {
            // The last of them end with the addresses, maybe several.
            const quint64 reach = (quint64(slot + 1) << m_index.m_slotShift) - 1;
            const quint64 end = slot + 1 == places || reach > Greatest - first ? Greatest : first + reach;
            size_t to = from;
            while (m_highEnds[to] < end)
                ++to;
            addSlot(from, to);
            from = m_highEnds[to] == end && end != Greatest ? to + 1 : to;
        }
    }
    /// Of the intervals `from` to `to`; the last one goes on behind the slot, or ends with it.
    void addSlot(size_t from, size_t to)
    {
        if (from == to && !m_highLeaves[from].isSearch()) {
            m_index.m_slots.push_back(m_highLeaves[from]);
            return;
        }
        const auto begin = static_cast<qsizetype>(from);
        const auto behind = static_cast<qsizetype>(to) + 1;
        std::vector<quint64> ends(m_highEnds.begin() + begin, m_highEnds.begin() + behind);
        ends.back() = Greatest;
        m_index.m_slots.push_back(Leaf::ofSearch(m_index.m_search.add(std::move(ends), leafCount())));
        appendLeaves({m_highLeaves.begin() + begin, m_highLeaves.begin() + behind});
    }
    [[nodiscard]] quint32 leafCount() const { return static_cast<quint32>(m_index.m_leaves.size()); }
    void appendLeaves(const std::vector<Leaf> &leaves)
    {
        m_index.m_leaves.insert(m_index.m_leaves.end(), leaves.begin(), leaves.end());
    }

    PrefixIndex &m_index;
    std::vector<Open> m_open;
    Bits m_begin; ///< of the interval that has no end yet
    bool m_done = false;
    std::vector<quint64> m_highEnds;
    std::vector<Leaf> m_highLeaves;
    std::vector<quint64> m_lowEnds; ///< of one value of the upper bits
    std::vector<Leaf> m_lowLeaves;
};

PrefixIndex::Bits PrefixIndex::Bits::of(const wire::IpAddress &address)
{
    const quint8 *bytes = address.bytes().data();
    if (address.isIpv4())
        return {static_cast<quint64>(qFromBigEndian<quint32>(bytes + 12)) << 32, 0};
    return {qFromBigEndian<quint64>(bytes), qFromBigEndian<quint64>(bytes + 8)};
}

PrefixIndex::PrefixIndex()
    : PrefixIndex(std::vector<Entry>())
{
}

PrefixIndex::PrefixIndex(std::vector<Entry> entries)
{
    PrefixIntervals(*this).make(std::move(entries));
}

int PrefixIndex::lookup(const wire::IpAddress &address, quint16 port) const
{
    const Bits bits = Bits::of(address);
    Leaf leaf = m_slots[slotOf(bits.high)];
    if (leaf.isSearch())
        leaf = m_leaves[m_search.find(leaf.tree(), bits.high)];
    if (leaf.isSearch())
        leaf = m_leaves[m_search.find(leaf.tree(), bits.low)];
    return leaf.isRange() ? leaf.lookup(port) : lookupNode(leaf.node(), port);
}

int PrefixIndex::lookupNode(int index, quint16 port) const
{
    int first = PortMap::NoRule;
    for (int at = index; at != NoNode;) {
        const Node &node = m_nodes[static_cast<size_t>(at)];
        if (node.firstRule >= first)
            break;
        first = std::min(first, node.ports.lookup(port));
        at = node.around;
    }
    return first;
}

} // namespace midhop::access
