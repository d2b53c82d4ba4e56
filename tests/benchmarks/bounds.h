#pragma once

#include "tests/benchmarks/comparison.h"
#include "tests/load/report.h"

#include <optional>

namespace midhop::bench {

/// The most of nginx's processor time that the limit may use: with more it is no limit.
inline constexpr double LimitToNginx = 0.85;

/// The limit's processor time in nginx's, in this run, at 64 in flight or where both were measured; none when
/// that is nowhere.
[[nodiscard]] std::optional<double> limitToNginx(const Comparison &comparison);

/// What the figures were to be, as far as this run measured it: ratios of medians. Told, and no test.
[[nodiscard]] load::Report boundsOf(const Comparison &comparison);

} // namespace midhop::bench
