#include "core/access/portmap.h"

#include <algorithm>
#include <array>
#include <bit>
#include <queue>
#include <vector>

namespace midhop::access {

namespace {

using Range = PortMap::Range;

/// Above this the starts are also held as bits, which are counted in place of a search.
constexpr size_t SearchLimit = 16;

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

/// Disjoint and ascending, each with the first rule that covers it; ports without a rule are left out.
std::vector<Range> disjoint(std::span<const Range> ranges)
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

/// How many segments start at or below a port: one bit a port, and a running count for each word of bits.
struct StartBits
{
    std::array<quint64, 1024> bits{};
    std::array<quint16, 1024> before{};

    explicit StartBits(std::span<const Range> segments)
    {
        for (const Range &segment : segments)
            bits[segment.first >> 6] |= quint64(1) << (segment.first & 63);
        for (size_t word = 1; word < bits.size(); ++word)
            before[word] = static_cast<quint16>(before[word - 1] + std::popcount(bits[word - 1]));
    }

    [[nodiscard]] size_t countUpTo(quint16 port) const
    {
        const size_t word = port >> 6;
        const quint64 upToPort = ~quint64(0) >> (63 - (port & 63));
        return before[word] + static_cast<size_t>(std::popcount(bits[word] & upToPort));
    }
};

} // namespace

struct PortMap::Segments
{
    std::vector<Range> segments;
    std::unique_ptr<const StartBits> starts;

    [[nodiscard]] size_t countUpTo(quint16 port) const
    {
        if (starts)
            return starts->countUpTo(port);
        const auto behind =
            std::upper_bound(segments.cbegin(), segments.cend(), Range{port, port, 0}, startsEarlier);
        return static_cast<size_t>(behind - segments.cbegin());
    }
};

PortMap::PortMap() = default;
PortMap::~PortMap() = default;
PortMap::PortMap(PortMap &&) noexcept = default;
PortMap &PortMap::operator=(PortMap &&) noexcept = default;

PortMap::PortMap(std::span<const Range> ranges)
{
    if (ranges.empty())
        return;
    m_only = ranges.front();
    if (ranges.size() == 1)
        return;
    auto compiled = std::make_unique<Segments>();
    compiled->segments = disjoint(ranges);
    if (compiled->segments.size() == 1) {
        m_only = compiled->segments.front();
        return;
    }
    if (compiled->segments.size() > SearchLimit)
        compiled->starts = std::make_unique<const StartBits>(compiled->segments);
    m_segments = std::move(compiled);
}

int PortMap::lookupSegment(quint16 port) const
{
    const size_t count = m_segments->countUpTo(port);
    if (count == 0)
        return NoRule;
    const Range &segment = m_segments->segments[count - 1];
    return port <= segment.last ? segment.rule : NoRule;
}

} // namespace midhop::access
