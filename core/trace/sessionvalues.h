#pragma once

#include "core/trace/sessionevents.h"

/// The values in a session's line that have a form of their own. Nothing where a text is none.
namespace midhop::trace::SessionValues {

/// `2026-11-22T14:36:31.870123Z` (RFC 3339, UTC, up to nine digits of a second), as a now() value. Only from
/// 1970 to 2199, where such values do not overflow.
[[nodiscard]] std::optional<std::chrono::nanoseconds> time(QByteArrayView text);
/// What Endpoint::toText() writes, with an interface's number.
[[nodiscard]] std::optional<wire::Endpoint> endpoint(QByteArrayView text);
[[nodiscard]] std::optional<Verdict> verdict(QByteArrayView text);
[[nodiscard]] std::optional<Outcome> outcome(QByteArrayView text);
[[nodiscard]] std::optional<QByteArray> base64(QByteArrayView text);

/// Whose event a name means, and what: an event, or a fact of the part.
struct EventName
{
    Role role = Role::Proxy;
    bool isFact = false;
    PartFact fact = PartFact::Failure;
    EventKind kind = EventKind::Connected;
    Side side = Side::Downstream;
};
[[nodiscard]] std::optional<EventName> eventName(QByteArrayView text);

/// `66 bytes by peer`, `2 addresses`, `by peer`, nothing at all.
struct EventDetail
{
    quint32 size = 0;
    bool byPeer = false;
};
[[nodiscard]] std::optional<EventDetail> eventDetail(QByteArrayView text);
/// `2 exchanges before`.
[[nodiscard]] std::optional<quint32> ordinal(QByteArrayView text);
/// `127.0.0.1:49820 127.0.0.1:6000`, with `unknown` for none.
[[nodiscard]] std::optional<std::pair<wire::Endpoint, wire::Endpoint>> addresses(QByteArrayView text);

} // namespace midhop::trace::SessionValues
