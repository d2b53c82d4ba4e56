#pragma once

#include "core/trace/part.h"

#include <QtTest/QTest>

/// Parts as the roles publish them, for the tests of core/trace.
namespace midhop::trace::samples {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

inline wire::Endpoint endpoint(quint16 port)
{
    return {wire::IpAddress::fromIpv4(0x7f000001), port};
}

inline Event eventAt(std::chrono::nanoseconds at, EventKind kind, Side side, quint32 size = 0,
                     bool byPeer = false)
{
    return {at, kind, side, byPeer, size};
}

inline QByteArray envelope()
{
    return R"({"server_ip": "127.0.0.1", "server_port": 8888, "message": "tgmr"})"_ba;
}

/// The proxy's part of an exchange that goes well: 1 ms to 9 ms behind `start`.
inline Part proxyPart(quint64 serial, std::chrono::nanoseconds start = 0ns, quint16 clientPort = 49820,
                      quint16 upstreamPort = 51000)
{
    Part part;
    part.role = Role::Proxy;
    part.serial = serial;
    part.finished = true;
    part.started = start + 1ms;
    part.ended = start + 9ms;
    part.client = endpoint(clientPort);
    part.proxy = endpoint(6000);
    part.upstream = endpoint(upstreamPort);
    part.server = endpoint(8888);
    part.envelope = envelope();
    part.serverIp = "127.0.0.1"_ba;
    part.serverPort = "8888"_ba;
    part.message = "tgmr"_ba;
    part.verdict = Verdict::Allowed;
    part.decision = "allowed, no rule matches 127.0.0.1:8888"_ba;
    part.outcome = Outcome::Done;
    part.reply = "DONE"_ba;
    part.replyBytes = 4;
    part.events = {eventAt(start + 1ms, EventKind::Received, Side::Downstream, 66, true),
                   eventAt(start + 1ms, EventKind::EnvelopeComplete, Side::Downstream),
                   eventAt(start + 2ms, EventKind::Decided, Side::Downstream),
                   eventAt(start + 3ms, EventKind::Connected, Side::Upstream),
                   eventAt(start + 4ms, EventKind::Sent, Side::Upstream, 4),
                   eventAt(start + 7ms, EventKind::Received, Side::Upstream, 4, true),
                   eventAt(start + 8ms, EventKind::Sent, Side::Downstream, 4)};
    return part;
}

/// The client's part of the same exchange: `start` to 10 ms behind.
inline Part clientPart(quint64 serial, std::chrono::nanoseconds start = 0ns, quint16 clientPort = 49820)
{
    Part part;
    part.role = Role::Client;
    part.serial = serial;
    part.finished = true;
    part.started = start;
    part.ended = start + 10ms;
    part.client = endpoint(clientPort);
    part.proxy = endpoint(6000);
    part.envelope = envelope();
    part.serverIp = "127.0.0.1"_ba;
    part.serverPort = "8888"_ba;
    part.message = "tgmr"_ba;
    part.outcome = Outcome::Done;
    part.reply = "DONE"_ba;
    part.replyBytes = 4;
    part.events = {eventAt(start, EventKind::Connecting, Side::Downstream),
                   eventAt(start + 500us, EventKind::Sent, Side::Downstream, 66),
                   eventAt(start + 9ms, EventKind::Received, Side::Downstream, 4, true)};
    return part;
}

/// The server's part of the same exchange: 3 ms to 7 ms behind `start`.
inline Part serverPart(quint64 serial, std::chrono::nanoseconds start = 0ns, quint16 upstreamPort = 51000)
{
    Part part;
    part.role = Role::Server;
    part.serial = serial;
    part.finished = true;
    part.started = start + 3ms;
    part.ended = start + 7ms;
    part.upstream = endpoint(upstreamPort);
    part.server = endpoint(8888);
    part.envelope = "tgmr"_ba;
    part.message = "tgmr"_ba;
    part.outcome = Outcome::Done;
    part.reply = "DONE"_ba;
    part.replyBytes = 4;
    part.events = {eventAt(start + 4ms, EventKind::EnvelopeComplete, Side::Upstream),
                   eventAt(start + 6ms, EventKind::Sent, Side::Upstream, 4)};
    return part;
}

/// A snapshot of `part` before it ended: no reply, the events up to `until`.
inline Part underWay(Part part, std::chrono::nanoseconds until)
{
    part.finished = false;
    part.ended = 0ns;
    part.outcome = Outcome::Running;
    part.reply.clear();
    part.replyBytes = 0;
    std::erase_if(part.events, [until](const Event &event) { return event.at > until; });
    return part;
}

} // namespace midhop::trace::samples
