#pragma once

#include "tests/load/exchangeload.h"

#include <QtCore/QByteArray>
#include <QtCore/QJsonObject>

#include <optional>
#include <vector>

namespace midhop::bench {

/// What one contender did under one setting in one round, or the medians of several rounds, each figure's
/// own.
struct Measurement
{
    double exchanges = 0; ///< that ended as they should
    double perSecond = 0;
    double processor = 0; ///< microseconds of the proxy or server, per exchange; of a client it is not measured
    double p50 = 0;       ///< microseconds, as p99 and p999
    double p99 = 0;
    double p999 = 0;
    double memory = 0;         ///< bytes of its own, behind the load
    double heldMemory = 0;     ///< bytes each held client made it grow by
    double longestConnect = 0; ///< microseconds from connect() until the first byte was taken
    double failures = 0;       ///< exchanges that ended otherwise; of several rounds, all of them
    QByteArray problem;        ///< why it could not be measured; empty

    /// What a load alone tells: nothing of the proxy's processor and memory.
    [[nodiscard]] static Measurement of(const load::ExchangeLoad::Result &result);
    [[nodiscard]] bool isValid() const { return problem.isEmpty() && exchanges > 0; }
    /// With the names that README.md explains.
    [[nodiscard]] QJsonObject json() const;
};

/// `figure` in those of a peer; none when the peer's is 0, as processor time is where the system counts it
/// in steps that are longer than the run.
[[nodiscard]] std::optional<double> ratioTo(double peer, double figure);

/// Of those that are valid; of none, the last one's problem.
[[nodiscard]] Measurement medianOf(const std::vector<Measurement> &rounds);

} // namespace midhop::bench
