#pragma once

#include "core/roles/clientsend.h"
#include "core/roles/latencies.h"

#include <array>

namespace midhop::roles {

/// How an exchange of a run ended, as far as its client can tell: by what the proxy answered, or by what became of the connection.
enum class RunOutcome : quint8 {
    Done,              ///< a reply that is no error
    Blocked,           ///< `Error, not allowed address`
    ServerRefused,     ///< the proxy's Error says so, here and in the three below
    ServerUnreachable, ///< or its name can't be looked up, or the way to it is a loop
    ServerTimedOut,
    ServerLost,        ///< it closed or reset the connection without a reply
    OtherError,        ///< any other reply that begins with `Error`
    NoConnection,      ///< none to the proxy
    NoReply,           ///< the proxy closed or reset the connection
    NoReplyInTime,     ///< or the proxy took nothing of the envelope in time
    CutOff,            ///< reset inside the reply
};
constexpr std::size_t RunOutcomes = std::size_t(RunOutcome::CutOff) + 1;

/// Not for Cancelled ones: they have no outcome.
[[nodiscard]] RunOutcome runOutcome(const ClientResult &result);

/// What a run has counted so far. A value.
struct RunTally
{
    std::array<quint64, RunOutcomes> counts{};
    std::array<ClientResult, RunOutcomes> examples; ///< the first of each outcome but Done
    Latencies latencies;               ///< from the connect to the end, of all that ended
    quint64 begun = 0;
    quint64 cancelled = 0;             ///< of these: reset by ClientRun::cancel(), in no other count
    std::chrono::nanoseconds elapsed{}; ///< since the first could begin: the proxy's name is looked up by then

    void add(const ClientResult &result);
    [[nodiscard]] quint64 count(RunOutcome outcome) const { return counts[std::size_t(outcome)]; }
    /// Those that ended by themselves.
    [[nodiscard]] quint64 ended() const;
};

} // namespace midhop::roles
