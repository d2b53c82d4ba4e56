#include "gui/many/latencybins.h"

#include <algorithm>
#include <array>
#include <limits>

namespace midhop::gui {

namespace {

using std::chrono::nanoseconds;

constexpr std::array<qint64, 20> Series{100, 112, 125, 140, 160, 180, 200, 224, 250, 280,
                                        315, 355, 400, 450, 500, 560, 630, 710, 800, 900};
constexpr qint64 Lowest = 1'000; ///< nanoseconds

/// 0, 1 µs, 1.12 µs … 1,000 s, and one for what lies beyond.
std::vector<nanoseconds> makeEdges()
{
    constexpr int Decades = 9;
    std::vector<nanoseconds> edges{nanoseconds(0)};
    qint64 decade = Lowest / Series.front();
    for (int i = 0; i < Decades; ++i, decade *= 10) {
        for (const qint64 step : Series)
            edges.emplace_back(step * decade);
    }
    edges.emplace_back(Series.front() * decade);
    edges.emplace_back(std::numeric_limits<qint64>::max());
    return edges;
}

} // namespace

std::vector<LatencyBin> latencyBins(const std::vector<roles::Latencies::Bucket> &buckets)
{
    static const std::vector<nanoseconds> edges = makeEdges();
    const auto binOf = [](const roles::Latencies::Bucket &bucket) {
        const nanoseconds middle = bucket.least + (bucket.most - bucket.least) / 2;
        const auto above = std::upper_bound(edges.begin(), edges.end() - 1, middle);
        return std::size_t(above - edges.begin()) - 1;
    };
    if (buckets.empty())
        return {};
    const std::size_t first = binOf(buckets.front());
    std::vector<LatencyBin> bins;
    for (std::size_t bin = first; bin <= binOf(buckets.back()); ++bin)
        bins.push_back({edges[bin], edges[bin + 1], 0});
    for (const roles::Latencies::Bucket &bucket : buckets)
        bins[binOf(bucket) - first].count += bucket.count;
    return bins;
}

} // namespace midhop::gui
