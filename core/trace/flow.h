#pragma once

#include "core/trace/carried.h"

namespace midhop::trace {

/// What happened between two lifelines, or at one.
enum class StepKind : quint8 {
    Connect,       ///< a connection was made, or is being made while neither `arrived` nor `answered` is set
    ConnectFailed, ///< refused, unreachable, timed out; `answered` tells when
    Bytes,         ///< bytes of a direction, as one read (or write, where the reader was not seen) had them
    LookUp,        ///< at the proxy: the host was looked up, or that failed
    Decision,      ///< at the proxy
    HalfClose,     ///< FIN, the other direction still being open
    Close,         ///< FIN, the other direction being closed or given up; at one lifeline: an end that had sent its
                   ///< FIN closed without waiting for the other's
    Reset,         ///< RST
    TimeOut,       ///< at one end: a limit ran out
    Failure,       ///< at one end: what went wrong in words
};

/// One arrow, or one box at a lifeline. `from` and `to` are equal for what happens at one lifeline.
struct Step
{
    StepKind kind = StepKind::Bytes;
    Role from = Role::Client;
    Role to = Role::Proxy;
    Side side = Side::Downstream;
    std::chrono::nanoseconds left{};                 ///< when it left `from`, as far as seen; else when it arrived
    std::optional<std::chrono::nanoseconds> arrived; ///< at `to`, where that end saw it
    std::optional<std::chrono::nanoseconds> answered; ///< Connect, ConnectFailed: when `from` knew of it
    bool seenAtFrom = false;
    bool seenAtTo = false;
    bool refused = false;         ///< ConnectFailed: the other host answered with RST
    /// Close: it ended the connection both ways, and this end keeps it in TIME_WAIT, for its own FIN left before the
    /// other's came. Both ends do where they closed at once.
    bool timeWaitAtFrom = false;
    bool timeWaitAtTo = false;
    std::optional<Direction> direction; ///< Bytes
    qint64 offset = 0;                  ///< Bytes: of the first one in what the direction carried
    qint64 size = 0;                    ///< Bytes; LookUp: addresses
    QByteArray text; ///< foreign or in stable English, printable(): the bytes' beginning, the decision, the failure
    LogLine::Tone tone = LogLine::Tone::Plain;
    Role teller = Role::Proxy; ///< in whose log a line tells of it …
    std::chrono::nanoseconds told{}; ///< … and that line's event time
};

/// One exchange as a sequence: what the diagram draws and the Mermaid export writes.
struct Flow
{
    struct Lifeline
    {
        bool seen = false;         ///< the role is one of ours; else only what others saw of it is known
        wire::Endpoint downstream; ///< client and proxy: its end of downstream; port 0 where not known
        wire::Endpoint upstream;   ///< proxy and server: its end of upstream
    };
    ExchangeId id;
    std::chrono::nanoseconds started{};
    std::array<Lifeline, 3> lifelines; ///< by Role
    Verdict verdict = Verdict::Pending;
    Outcome outcome = Outcome::Running;
    bool finished = false;
    std::vector<Step> steps; ///< in the order of `left`; ties in the order of cause and effect
};

[[nodiscard]] Flow flowOf(const Exchange &exchange);

} // namespace midhop::trace
