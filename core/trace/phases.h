#pragma once

#include "core/trace/store.h"

namespace midhop::trace {

/// How long the steps of an exchange took. A phase is there only where both its ends were seen: nothing is
/// worked out from an end that is not ours, and a phase that is still under way has no duration yet. Phases
/// neither cover the whole exchange nor exclude each other. Never negative.
struct Phases
{
    using Duration = std::optional<std::chrono::nanoseconds>;

    /// Client: from the begin of its connect to the proxy until it was connected.
    Duration connectDownstream;
    /// Proxy: from the envelope's first byte until its closing brace was read.
    Duration envelope;
    /// Proxy: from the complete envelope until the decision, the look-up included.
    Duration decision;
    /// Proxy: the look-up, a part of `decision`; not there for a literal address, which needs none.
    Duration lookUp;
    /// Proxy: from the begin of the first connect to the destination's addresses until one was connected.
    Duration connectUpstream;
    /// From the message's last byte sent until the reply's first byte was read, at the proxy; where the proxy
    /// is not ours from the whole message read until the first byte sent, at the server.
    Duration server;
    /// Client: from the envelope's last byte sent until the first byte of any answer was read.
    Duration firstByte;
    /// From the first byte of the answer until its last, as the client read it; else as the proxy sent it to
    /// the client, else as the server sent it. An answer in one piece takes 0.
    Duration reply;
};

/// What can be told of `exchange` by now.
[[nodiscard]] Phases phasesOf(const Exchange &exchange);

} // namespace midhop::trace
