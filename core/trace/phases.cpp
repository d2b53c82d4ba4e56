#include "core/trace/phases.h"

namespace midhop::trace {

using std::chrono::nanoseconds;

namespace {

using Time = std::optional<nanoseconds>;

bool isKind(const Event &event, EventKind kind, Side side)
{
    // A write that took nothing moved no byte.
    const bool moves = kind == EventKind::Sent || kind == EventKind::Received;
    return event.kind == kind && event.side == side && (!moves || event.size > 0);
}

Time first(const std::optional<Part> &part, EventKind kind, Side side)
{
    if (part) {
        for (const Event &event : part->events) {
            if (isKind(event, kind, side))
                return event.at;
        }
    }
    return std::nullopt;
}

/// The last one that is not later than `until`.
Time last(const std::optional<Part> &part, EventKind kind, Side side, Time until = nanoseconds::max())
{
    Time found;
    if (part && until) {
        for (const Event &event : part->events) {
            if (isKind(event, kind, side) && event.at <= *until)
                found = event.at;
        }
    }
    return found;
}

Phases::Duration between(Time from, Time to)
{
    return from && to && *from <= *to ? Phases::Duration(*to - *from) : std::nullopt;
}

Phases::Duration serverPhase(const Exchange &exchange)
{
    if (exchange.proxy) {
        const Time reply = first(exchange.proxy, EventKind::Received, Side::Upstream);
        return between(last(exchange.proxy, EventKind::Sent, Side::Upstream, reply), reply);
    }
    return between(first(exchange.server, EventKind::EnvelopeComplete, Side::Upstream),
                   first(exchange.server, EventKind::Sent, Side::Upstream));
}

Phases::Duration replyPhase(const Exchange &exchange)
{
    const auto whole = [](const std::optional<Part> &part, EventKind kind, Side side) {
        return between(first(part, kind, side), last(part, kind, side));
    };
    if (exchange.client)
        return whole(exchange.client, EventKind::Received, Side::Downstream);
    if (exchange.proxy)
        return whole(exchange.proxy, EventKind::Sent, Side::Downstream);
    return whole(exchange.server, EventKind::Sent, Side::Upstream);
}

} // namespace

Phases phasesOf(const Exchange &exchange)
{
    const auto &client = exchange.client;
    const auto &proxy = exchange.proxy;
    const Time complete = first(proxy, EventKind::EnvelopeComplete, Side::Downstream);
    const Time answer = first(client, EventKind::Received, Side::Downstream);
    Phases phases;
    phases.connectDownstream = between(first(client, EventKind::Connecting, Side::Downstream),
                                       first(client, EventKind::Connected, Side::Downstream));
    phases.envelope = between(first(proxy, EventKind::Received, Side::Downstream), complete);
    phases.decision = between(complete, first(proxy, EventKind::Decided, Side::Downstream));
    phases.lookUp = between(complete, first(proxy, EventKind::LookedUp, Side::Upstream));
    phases.connectUpstream = between(first(proxy, EventKind::Connecting, Side::Upstream),
                                     first(proxy, EventKind::Connected, Side::Upstream));
    phases.server = serverPhase(exchange);
    phases.firstByte = between(last(client, EventKind::Sent, Side::Downstream, answer), answer);
    phases.reply = replyPhase(exchange);
    return phases;
}

} // namespace midhop::trace
