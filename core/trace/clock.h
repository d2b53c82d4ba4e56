#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QDateTime>

#include <chrono>

namespace midhop::trace {

/// Steady nanoseconds since the process began to look at the clock; the time of every event. Any thread.
[[nodiscard]] std::chrono::nanoseconds now();
/// The wall-clock time of a now() value, as microseconds since 1970 UTC. Anchored once, so that times keep
/// their order.
[[nodiscard]] std::chrono::microseconds wallClock(std::chrono::nanoseconds at);
/// The now() value of a wall-clock time; negative for one before the process began. The inverse of wallClock().
[[nodiscard]] std::chrono::nanoseconds steadyTime(std::chrono::microseconds wall);
/// RFC 3339, UTC, microseconds: `2026-11-22T14:36:31.870123Z`.
[[nodiscard]] QByteArray rfc3339(std::chrono::nanoseconds at);

} // namespace midhop::trace
