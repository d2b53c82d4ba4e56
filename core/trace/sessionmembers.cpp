#include "core/trace/sessionmembers.h"

namespace midhop::trace {

using namespace std::chrono_literals;

namespace {

/// The part whose duration is the exchange's: the client's, else the proxy's, else the server's.
Role timedRole(const SessionMembers &members)
{
    return members.trace(Role::Client)  ? Role::Client
           : members.trace(Role::Proxy) ? Role::Proxy
                                        : Role::Server;
}

void deriveWay(Part &part, const SessionMembers &members)
{
    if (part.role != Role::Server) {
        part.client = members.client;
        part.proxy = members.proxy;
        part.envelope = members.envelope;
        part.serverIp = members.serverIp;
        part.serverPort = members.serverPort;
        part.message = members.message;
    }
    if (part.role != Role::Client) {
        part.upstream = members.upstream;
        part.server = members.server;
    }
    if (part.role == Role::Server) {
        part.envelope =
            members.forwarded.isEmpty() ? members.message.value_or(QByteArray()) : members.forwarded;
        if (members.trace(Role::Server)->messageWhole)
            part.message = part.envelope;
    }
    if (part.role == Role::Proxy)
        part.forwarded = members.forwarded;
}

void deriveEnd(Part &part, const SessionMembers &members)
{
    const PartTrace &trace = *members.trace(part.role);
    const bool timed = part.role == timedRole(members);
    part.finished = timed ? members.latency >= 0ns : members.outcome != Outcome::Running;
    part.ended = trace.lastEvent.value_or(part.started);
    if (!part.finished)
        return;
    part.outcome = members.outcome;
    if (timed) {
        part.ended = part.started + members.latency;
    } else if (trace.failed) {
        part.ended = *trace.failed;
    }
}

} // namespace

std::chrono::nanoseconds derivedStart(const SessionMembers &members, Role role)
{
    const auto alone = [&] {
        int parts = 0;
        for (const auto &trace : members.traces)
            parts += trace.has_value();
        return parts == 1;
    };
    return alone() ? members.started : members.trace(role)->firstEvent.value_or(members.started);
}

Part derivedPart(const SessionMembers &members, Role role, std::chrono::nanoseconds started)
{
    Part part;
    part.role = role;
    part.started = started;
    deriveWay(part, members);
    deriveEnd(part, members);
    const bool decides = role == Role::Proxy || (!members.trace(Role::Proxy) && role == timedRole(members));
    if (decides) {
        part.verdict = members.verdict;
        part.rule = members.rule;
    }
    part.reply = members.reply;
    part.replyBytes = members.replyBytes;
    return part;
}

} // namespace midhop::trace
