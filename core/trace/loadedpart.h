#pragma once

#include "core/trace/sessionvalues.h"

namespace midhop::trace {

/// What a session's line tells of one role's part beside what all roles share. Times are from the exchange's
/// start.
struct LoadedPart
{
    using Ends = std::pair<wire::Endpoint, wire::Endpoint>;
    /// A member of the part's own: bytes, or that there are none.
    using Own = std::optional<std::optional<QByteArray>>;

    bool seen = false; ///< an event told of it
    std::vector<Event> events;
    QByteArray decision;
    QByteArray failure;
    std::optional<std::chrono::nanoseconds> failed;
    std::optional<std::chrono::nanoseconds> started;
    std::optional<std::chrono::nanoseconds> ended;
    Outcome outcome = Outcome::Running; ///< with `ended`
    bool running = false;
    bool generated = false;
    quint32 ordinal = 0;
    std::optional<Ends> downstream;
    std::optional<Ends> upstream;
    Own envelope;
    Own serverIp;
    Own serverPort;
    Own message;
    Own reply;
    std::optional<qint64> replyBytes;

    /// False where `detail` is none for that event.
    [[nodiscard]] bool take(const SessionValues::EventName &name, std::chrono::nanoseconds at,
                            QByteArrayView detail);

private:
    [[nodiscard]] bool takeFact(PartFact fact, std::chrono::nanoseconds at, QByteArrayView detail);
};

/// A line of a session file, taken apart; makes the exchange of it.
struct LoadedSession
{
    SessionMembers members; ///< `traces` are exchange()'s work
    std::array<LoadedPart, 3> parts;

    [[nodiscard]] LoadedPart &part(Role role) { return parts[size_t(role)]; }
    /// Once: takes what is here. Where no event told of a role it is the proxy's exchange.
    [[nodiscard]] Exchange exchange();
};

} // namespace midhop::trace
