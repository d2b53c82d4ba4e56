#pragma once

#include <QtCore/QtGlobal>

#include <chrono>
#include <vector>

namespace midhop::roles {

/// Counts latencies in buckets of at most 1/64 width, for percentiles over any number of exchanges in fixed memory (the idea of HdrHistogram).
class Latencies final
{
public:
    Latencies();
    void add(std::chrono::nanoseconds latency);
    [[nodiscard]] quint64 count() const { return m_count; }
    /// Exact; 0 when there are none.
    [[nodiscard]] std::chrono::nanoseconds greatest() const { return m_greatest; }
    /// The latency that the share `portion` (0 to 1) of all does not exceed; 0 when there are none. Never more than greatest().
    [[nodiscard]] std::chrono::nanoseconds percentile(double portion) const;

    /// Latencies from `least` to `most` fell into it, `count` of them.
    struct Bucket
    {
        std::chrono::nanoseconds least{};
        std::chrono::nanoseconds most{};
        quint64 count = 0;
    };
    /// Those with something in them, in order.
    [[nodiscard]] std::vector<Bucket> buckets() const;

private:
    std::vector<quint64> m_buckets;
    quint64 m_count = 0;
    std::chrono::nanoseconds m_greatest{};
};

} // namespace midhop::roles
