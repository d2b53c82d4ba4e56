#pragma once

#include <chrono>

class QCommandLineParser;

namespace midhop::bench {

/// `midhop-bench load`: the load generator alone, against a proxy or server that runs already; prints one
/// JSON object. Returns the exit status: 0 when all exchanges ended as they should.
[[nodiscard]] int loadCommand(const QCommandLineParser &options);

/// The option --seconds.
[[nodiscard]] std::chrono::nanoseconds secondsOf(const QCommandLineParser &options);

} // namespace midhop::bench
