#pragma once

#include "core/trace/flow.h"

/// Flows as flowOf() makes them, for the tests of what draws them.
namespace midhop::trace::flows {

using namespace std::chrono_literals;

inline wire::Endpoint end(quint16 port, quint32 address = 0x7f000001)
{
    return {wire::IpAddress::fromIpv4(address), port};
}

/// Seen at all three ends, nothing has happened.
inline Flow empty(quint64 id = 3)
{
    Flow flow;
    flow.id = {id};
    flow.started = 1s;
    flow.lifelines[0] = {true, end(49822), {}};
    flow.lifelines[1] = {true, end(6000), end(51412)};
    flow.lifelines[2] = {true, {}, end(8888)};
    return flow;
}

inline Step &add(Flow &flow, StepKind kind, Role from, Role to, std::chrono::nanoseconds after)
{
    Step step;
    step.kind = kind;
    step.from = from;
    step.to = to;
    step.side = from == Role::Server || to == Role::Server ? Side::Upstream : Side::Downstream;
    step.left = flow.started + after;
    step.seenAtFrom = flow.lifelines[std::size_t(from)].seen;
    step.seenAtTo = flow.lifelines[std::size_t(to)].seen;
    if (from != to && step.seenAtTo && kind != StepKind::ConnectFailed)
        step.arrived = step.left + 10us;
    if (kind == StepKind::Connect && step.seenAtFrom)
        step.answered = step.left + 15us;
    step.teller = from;
    step.told = step.left;
    flow.steps.push_back(step);
    return flow.steps.back();
}

inline Step &addBytes(Flow &flow, Direction direction, const QByteArray &text, std::chrono::nanoseconds after)
{
    static constexpr std::pair<Role, Role> Ends[]{{Role::Client, Role::Proxy},
                                                  {Role::Proxy, Role::Server},
                                                  {Role::Server, Role::Proxy},
                                                  {Role::Proxy, Role::Client}};
    const auto [from, to] = Ends[std::size_t(direction)];
    qint64 offset = 0;
    for (const Step &step : flow.steps) {
        if (step.direction == direction)
            offset += step.size;
    }
    Step &step = add(flow, StepKind::Bytes, from, to, after);
    step.direction = direction;
    step.offset = offset;
    step.size = text.size();
    step.text = text;
    return step;
}

inline void addDecision(Flow &flow, Verdict verdict, const QByteArray &text, std::chrono::nanoseconds after)
{
    flow.verdict = verdict;
    Step &step = add(flow, StepKind::Decision, Role::Proxy, Role::Proxy, after);
    step.text = text;
    step.tone = verdict == Verdict::Allowed ? LogLine::Tone::Good : LogLine::Tone::Bad;
}

inline const QByteArray Envelope = R"({"server_ip": "127.0.0.1", "server_port": 8888, "message": "tgmr"})";

/// As in the picture of the window.
inline Flow done(quint64 id = 3)
{
    Flow flow = empty(id);
    flow.finished = true;
    flow.outcome = Outcome::Done;
    add(flow, StepKind::Connect, Role::Client, Role::Proxy, 0us);
    addBytes(flow, Direction::ClientToProxy, Envelope, 60us);
    add(flow, StepKind::HalfClose, Role::Client, Role::Proxy, 70us);
    addDecision(flow, Verdict::Allowed, "allowed, no rule matches 127.0.0.1:8888", 90us);
    add(flow, StepKind::Connect, Role::Proxy, Role::Server, 120us);
    addBytes(flow, Direction::ProxyToServer, "tgmr", 210us);
    addBytes(flow, Direction::ServerToProxy, "DONE", 300us);
    addBytes(flow, Direction::ProxyToClient, "DONE", 380us);
    add(flow, StepKind::HalfClose, Role::Server, Role::Proxy, 400us);
    add(flow, StepKind::Close, Role::Proxy, Role::Server, 410us).timeWaitAtTo = true;
    add(flow, StepKind::Close, Role::Proxy, Role::Client, 420us).timeWaitAtTo = true;
    return flow;
}

inline Flow blocked(quint64 id = 2)
{
    Flow flow = empty(id);
    flow.lifelines[1].upstream = {};
    flow.lifelines[2] = {};
    flow.finished = true;
    flow.outcome = Outcome::Blocked;
    add(flow, StepKind::Connect, Role::Client, Role::Proxy, 0us);
    addBytes(flow, Direction::ClientToProxy, Envelope, 50us);
    addDecision(flow, Verdict::Blocked, "blocked by rule 127.0.0.1:7777", 70us);
    addBytes(flow, Direction::ProxyToClient, "Error, not allowed address", 90us).tone = LogLine::Tone::Error;
    add(flow, StepKind::HalfClose, Role::Proxy, Role::Client, 95us);
    add(flow, StepKind::Close, Role::Client, Role::Proxy, 120us).timeWaitAtTo = true;
    return flow;
}

/// A client that drips its envelope, one byte a segment; the proxy hands a reply on in as many pieces.
inline Flow dripping(int segments, quint64 id = 7)
{
    Flow flow = empty(id);
    flow.outcome = Outcome::Done;
    flow.finished = true;
    add(flow, StepKind::Connect, Role::Client, Role::Proxy, 0us);
    auto at = 0ns;
    for (int i = 0; i < segments; ++i)
        addBytes(flow, Direction::ClientToProxy, "x", at += 1ms);
    addDecision(flow, Verdict::Allowed, "allowed by rule 127.0.0.1:8888", at += 1ms);
    add(flow, StepKind::Connect, Role::Proxy, Role::Server, at += 1ms);
    addBytes(flow, Direction::ProxyToServer, "tgmr", at += 1ms);
    for (int i = 0; i < segments; ++i) {
        addBytes(flow, Direction::ServerToProxy, "y", at += 1ms);
        addBytes(flow, Direction::ProxyToClient, "y", at += 1us);
    }
    add(flow, StepKind::Close, Role::Proxy, Role::Client, at += 1ms);
    return flow;
}

} // namespace midhop::trace::flows
