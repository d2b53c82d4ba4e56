#pragma once

#include "core/trace/store.h"

#include <array>

namespace midhop::trace {

/// What the events of a session's line tell of one role's part beside the events themselves.
struct PartTrace
{
    std::optional<std::chrono::nanoseconds> firstEvent;
    std::optional<std::chrono::nanoseconds> lastEvent;
    std::optional<std::chrono::nanoseconds> failed; ///< when its failure was told
    bool messageWhole = false;                      ///< there is an EnvelopeComplete
};

/// A line of a session file as values: the contract's members, and for each role whose events are there what
/// they tell. Times are those of now().
///
/// A line tells an exchange once, not each role's part of it. derivedPart() says what a part is taken to be;
/// where a part was something else, the line has an event or a member more:
/// - events, named like the others with the role before (none for the proxy): `started`, `ended` (detail: the
///   part's outcome), `running` (not ended, though the exchange was), `decision` (where none was told as an
///   event), `generated` (the message is random), `downstream addresses` and `upstream addresses` (detail:
///   both ends as this role saw them, `unknown` for none), `downstream reused` and `upstream reused` (detail:
///   how many exchanges came before on the connection);
/// - members at the line's end, in base64 with `_base64` behind the name like the contract's: `forwarded`
/// (what the
///   proxy had for the server, where that is not the message) and, with `client_`, `proxy_` or `server_`
///   before them, `envelope`, `server_ip`, `server_port`, `message` (null where there is none), `reply`,
///   `reply_bytes`.
///
/// Not told: a verdict of another role than the proxy, where there is a proxy; fractions of the microsecond
/// in which the exchange began; serial numbers.
struct SessionMembers
{
    ExchangeId id;
    std::chrono::nanoseconds started{};
    std::chrono::nanoseconds latency{-1};
    wire::Endpoint client;
    wire::Endpoint proxy;
    wire::Endpoint upstream;
    wire::Endpoint server;
    QByteArray envelope;
    std::optional<QByteArray> serverIp;
    std::optional<QByteArray> serverPort;
    std::optional<QByteArray> message;
    Verdict verdict = Verdict::Pending;
    QByteArray rule;
    Outcome outcome = Outcome::Running;
    QByteArray reply;
    qint64 replyBytes = 0;
    QByteArray forwarded;
    std::array<std::optional<PartTrace>, 3> traces; ///< by role

    [[nodiscard]] const std::optional<PartTrace> &trace(Role role) const { return traces[size_t(role)]; }
};

/// When the part of a role that has a trace is taken to have begun.
[[nodiscard]] std::chrono::nanoseconds derivedStart(const SessionMembers &members, Role role);
/// What the part is taken to be: everything but serial, events, decision and failure, which the events tell
/// alone.
[[nodiscard]] Part derivedPart(const SessionMembers &members, Role role, std::chrono::nanoseconds started);

} // namespace midhop::trace
