#include "core/roles/latencies.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace midhop::roles {

namespace {

// Values below 128 have a bucket each; above, each power of two has 64.
constexpr int SubBits = 6;
constexpr quint64 Linear = quint64(1) << (SubBits + 1);
constexpr size_t Buckets = Linear + (64 - SubBits - 1) * (size_t(1) << SubBits);

size_t bucketOf(quint64 value)
{
    if (value < Linear)
        return value;
    const int shift = static_cast<int>(std::bit_width(value)) - SubBits - 1;
    return static_cast<size_t>(shift) * (size_t(1) << SubBits) + (value >> shift);
}

quint64 upperEdge(size_t bucket)
{
    if (bucket < Linear)
        return bucket;
    const size_t shift = bucket / (size_t(1) << SubBits) - 1;
    const quint64 top = bucket - shift * (size_t(1) << SubBits);
    return ((top + 1) << shift) - 1;
}

} // namespace

Latencies::Latencies()
    : m_buckets(Buckets)
{}

void Latencies::add(std::chrono::nanoseconds latency)
{
    const auto taken = std::max(latency, std::chrono::nanoseconds());
    ++m_buckets[bucketOf(static_cast<quint64>(taken.count()))];
    ++m_count;
    m_greatest = std::max(m_greatest, taken);
}

std::chrono::nanoseconds Latencies::percentile(double portion) const
{
    const auto wanted = static_cast<quint64>(std::ceil(portion * static_cast<double>(m_count)));
    quint64 seen = 0;
    for (size_t bucket = 0; bucket < m_buckets.size() && m_count > 0; ++bucket) {
        seen += m_buckets[bucket];
        if (seen >= std::max<quint64>(wanted, 1))
            return std::min(std::chrono::nanoseconds(static_cast<qint64>(upperEdge(bucket))), m_greatest);
    }
    return {};
}

std::vector<Latencies::Bucket> Latencies::buckets() const
{
    std::vector<Bucket> filled;
    for (size_t bucket = 0; bucket < m_buckets.size(); ++bucket) {
        if (m_buckets[bucket] == 0)
            continue;
        const qint64 least = bucket == 0 ? 0 : static_cast<qint64>(upperEdge(bucket - 1)) + 1;
        filled.push_back({std::chrono::nanoseconds(least),
                          std::chrono::nanoseconds(static_cast<qint64>(upperEdge(bucket))), m_buckets[bucket]});
    }
    return filled;
}

} // namespace midhop::roles
