#pragma once

#include "core/trace/clock.h"
#include "core/trace/part.h"

#include <vector>

/// Parts as the roles publish them, for tests of what shows them.
namespace fakeparts {

using namespace midhop;
using namespace std::chrono_literals;

inline trace::Notice notice(trace::Role role, const QByteArray &text)
{
    return {role, trace::now(), text, trace::Notice::Tone::Plain};
}

inline void add(trace::Part &part, trace::EventKind kind, trace::Side side, std::chrono::nanoseconds after)
{
    trace::Event event;
    event.at = part.started + after;
    event.kind = kind;
    event.side = side;
    part.events.push_back(event);
}

/// The proxy's part of exchange `number`; `finished` with its reply, else as far as the decision.
inline trace::Part proxyPart(quint32 number, bool finished = true, const QByteArray &message = "tgmr")
{
    trace::Part part;
    part.role = trace::Role::Proxy;
    part.serial = 10 * quint64(number);
    part.started = trace::now();
    part.client = {wire::IpAddress::fromIpv4(0x7f000001), quint16(20'000 + number % 40'000)};
    part.proxy = {wire::IpAddress::fromIpv4(0x7f000001), 6000};
    part.envelope = "{\"server_ip\": \"127.0.0.1\", \"server_port\": 8888, \"message\": \"" + message + "\"}";
    part.serverIp = "127.0.0.1";
    part.serverPort = "8888";
    part.message = message;
    part.verdict = trace::Verdict::Allowed;
    part.decision = "allowed, no rule matches 127.0.0.1:8888";
    add(part, trace::EventKind::EnvelopeComplete, trace::Side::Downstream, 10us);
    add(part, trace::EventKind::Decided, trace::Side::Downstream, 20us);
    if (finished) {
        part.finished = true;
        part.ended = part.started + 400us;
        part.outcome = trace::Outcome::Done;
        part.reply = "DONE";
        part.replyBytes = 4;
        add(part, trace::EventKind::Sent, trace::Side::Downstream, 390us);
    }
    return part;
}

inline trace::Part blockedPart(quint32 number)
{
    trace::Part part = proxyPart(number);
    part.verdict = trace::Verdict::Blocked;
    part.rule = "127.0.0.1:7777";
    part.decision = "blocked by rule 127.0.0.1:7777";
    part.outcome = trace::Outcome::Blocked;
    part.reply = "Error, not allowed address";
    part.replyBytes = part.reply.size();
    return part;
}

/// The client's part of the same exchange as proxyPart(number).
inline trace::Part clientPart(quint32 number)
{
    trace::Part part = proxyPart(number);
    part.role = trace::Role::Client;
    part.serial = 10 * quint64(number) + 1;
    part.randomMessage = true;
    part.ended = part.started + 500us;
    return part;
}

} // namespace fakeparts
