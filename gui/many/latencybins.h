#pragma once

#include "core/roles/latencies.h"

namespace midhop::gui {

/// One bar of a latency histogram: latencies from `from` to below `to`.
struct LatencyBin
{
    std::chrono::nanoseconds from{};
    std::chrono::nanoseconds to{};
    quint64 count = 0;
    friend bool operator==(const LatencyBin &, const LatencyBin &) = default;
};

/// Twenty bins a decade with round edges (the R20 series of ISO 3: 1, 1.12, 1.25, 1.4 …), from the first that has something in it
/// to the last, those between included; what is below 1 µs is one bin. What was counted in a bucket across an edge goes
/// where the bucket's middle lies: an error of 1/128 of the latency at most.
[[nodiscard]] std::vector<LatencyBin> latencyBins(const std::vector<roles::Latencies::Bucket> &buckets);

} // namespace midhop::gui
