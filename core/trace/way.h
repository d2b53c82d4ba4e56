#pragma once

#include "core/trace/carried.h"

namespace midhop::trace {

/// What one direction carried, with the place that each segment has among the events of the end that saw it.
struct Way
{
    Carried carried;
    std::vector<size_t> sentEvents; ///< indices into the sender's Part::events, one for each of carried.sent
    std::vector<size_t> receivedEvents; ///< the same for the receiver and carried.received
};

[[nodiscard]] Way wayOf(const Exchange &exchange, Direction direction);

/// The part of a role, if it was seen.
[[nodiscard]] const Part *partOf(const Exchange &exchange, Role role);
/// Bytes that `part`, if it is there, took or read on one side: `kind` is Sent or Received.
[[nodiscard]] qint64 sumOf(const Part *part, EventKind kind, Side side);

} // namespace midhop::trace
