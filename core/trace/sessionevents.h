#pragma once

#include "core/trace/jsonout.h"
#include "core/trace/sessionmembers.h"

namespace midhop::trace {

/// What a session's line tells of a part as if it were an event: SessionMembers.
enum class PartFact : quint8 {
    Started,
    Generated,
    DownstreamAddresses,
    UpstreamAddresses,
    DownstreamReused,
    UpstreamReused,
    Decision,
    Failure,
    Running,
    Ended,
};
inline constexpr size_t PartFacts = 10;
/// As it stands behind the role in an event's name.
[[nodiscard]] QByteArrayView name(PartFact fact);

/// The exchange's parts as a reader that knows when they began would take them to be: derivedPart().
using DerivedParts = std::array<std::optional<Part>, 3>;

/// The value of `events`: what all ends saw, in time order, times from `members.started`.
void writeEvents(JsonOut &out, const Exchange &exchange, const SessionMembers &members,
                 const DerivedParts &derived);

} // namespace midhop::trace
