#include "core/access/portmap.h"

#include <algorithm>
#include <bit>
#include <queue>

namespace midhop::access {

namespace {

using Range = PortMap::Range;

constexpr auto ruleIsLater = [](const Range &a, const Range &b) {
    return a.rule > b.rule;
};
constexpr auto startsEarlier = [](const Range &a, const Range &b) {
    return a.first < b.first;
};

/// Every port at which the first matching rule may change, ascending; 65536 is the end.
std::vector<int> edgesOf(std::span<const Range> ranges)
{
    std::vector<int> edges;
    edges.reserve(ranges.size() * 2);
    for (const Range &range : ranges) {
        edges.push_back(range.first);
        edges.push_back(range.last + 1);
    }
    std::sort(edges.begin(), edges.end());
    edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
    return edges;
}

} // namespace

std::vector<Range> PortMap::disjoint(std::span<const Range> ranges)
{
    const std::vector<int> edges = edgesOf(ranges);
    std::vector<Range> byStart(ranges.begin(), ranges.end());
    std::sort(byStart.begin(), byStart.end(), startsEarlier);

    std::vector<Range> segments;
    std::priority_queue<Range, std::vector<Range>, decltype(ruleIsLater)> open;
    auto next = byStart.cbegin();
    for (size_t i = 0; i + 1 < edges.size(); ++i) {
        const auto first = static_cast<quint16>(edges[i]);
        const auto last = static_cast<quint16>(edges[i + 1] - 1);
        for (; next != byStart.cend() && next->first == first; ++next)
            open.push(*next);
        while (!open.empty() && open.top().last < first)
            open.pop();
        if (open.empty())
            continue;
        const int rule = open.top().rule;
        if (!segments.empty() && segments.back().rule == rule && segments.back().last + 1 == first)
            segments.back().last = last;
        else
            segments.push_back({first, last, rule});
    }
    return segments;
}

PortMap::PortMap(std::span<const Range> ranges)
{
    if (ranges.empty())
        return;
    m_only = ranges.front();
    if (ranges.size() == 1)
        return;
    const std::vector<Range> segments = disjoint(ranges);
    m_only = segments.front();
    if (segments.size() == 1)
        return;
    auto copy = std::make_unique<Range[]>(segments.size());
    std::copy(segments.begin(), segments.end(), copy.get());
    m_segments = std::move(copy);
    makeSlots(segments);
}

void PortMap::makeSlots(std::span<const Range> segments)
{
    const quint32 first = segments.front().first;
    const quint32 span = segments.back().first - first;
    const size_t wanted = std::bit_ceil(segments.size());
    m_slotShift = static_cast<quint8>(
        std::max(0, static_cast<int>(std::bit_width(span)) - static_cast<int>(std::bit_width(wanted) - 1)));
    const quint32 last = span >> m_slotShift;
    m_lastSlot = static_cast<quint16>(last);
    auto table = std::make_unique<quint16[]>(last + 2);
    size_t segment = 0;
    for (quint32 slot = 0; slot <= last; ++slot) {
        while (segment + 1 < segments.size() && segments[segment + 1].first <= first + (slot << m_slotShift))
            ++segment;
        table[slot] = static_cast<quint16>(segment);
    }
    table[last + 1] = static_cast<quint16>(segments.size() - 1);
    m_slots = std::move(table);
}

int PortMap::lookupSegment(quint16 port) const
{
    const quint16 first = m_segments[0].first;
    if (port < first)
        return NoRule;
    const auto slot = std::min((static_cast<quint32>(port) - first) >> m_slotShift, static_cast<quint32>(m_lastSlot));
    const Range *segment = &m_segments[m_slots[slot]];
    // Those that begin inside the slot; mostly none. Halved without a branch that depends on the port.
    for (quint32 left = static_cast<quint32>(m_slots[slot + 1] - m_slots[slot]); left > 0;) {
        const quint32 half = (left + 1) / 2;
        segment += segment[half].first <= port ? half : 0;
        left -= half;
    }
    return port <= segment->last ? segment->rule : NoRule;
}

} // namespace midhop::access
