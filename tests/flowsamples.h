#pragma once

#include "core/trace/flow.h"
#include "tracesamples.h"

#include <QtCore/QStringBuilder>

/// Whole exchanges as the roles record them, and flows as lines of text, for the tests of what tells of them.
namespace midhop::trace::samples {

/// Adds an event; times need not come in order.
inline void put(Part &part, std::chrono::nanoseconds at, EventKind kind, Side side, bool byPeer = false,
                quint32 size = 0)
{
    part.events.push_back({at, kind, side, byPeer, size});
    std::ranges::stable_sort(part.events, {}, &Event::at);
}

/// Takes out the events of one kind.
inline void drop(Part &part, EventKind kind, Side side)
{
    std::erase_if(part.events, [=](const Event &event) { return event.kind == kind && event.side == side; });
}

/// Takes out what came behind `from`.
inline void dropBehind(Part &part, std::chrono::nanoseconds from)
{
    std::erase_if(part.events, [=](const Event &event) { return event.at > from; });
}

/// An exchange that goes well, seen at all three ends: every event at a time of its own, from `start` on to
/// 16 ms behind it.
inline Exchange wholeExchange(std::chrono::nanoseconds start = 0ns, quint64 id = 1,
                              quint16 clientPort = 49820, quint16 upstreamPort = 51000)
{
    Part client = clientPart(3 * id, start, clientPort);
    client.ended = start + 16ms;
    client.events.clear();
    put(client, start, EventKind::Connecting, Side::Downstream);
    put(client, start + 1ms, EventKind::Connected, Side::Downstream);
    put(client, start + 2ms, EventKind::Sent, Side::Downstream, false, 66);
    put(client, start + 3ms, EventKind::HalfClosed, Side::Downstream);
    put(client, start + 14ms, EventKind::Received, Side::Downstream, true, 4);
    put(client, start + 15ms, EventKind::HalfClosed, Side::Downstream, true);
    put(client, start + 16ms, EventKind::Closed, Side::Downstream);

    Part proxy = proxyPart(3 * id + 1, start, clientPort, upstreamPort);
    proxy.started = start + 500us;
    proxy.ended = start + 13500us;
    proxy.events.clear();
    put(proxy, start + 500us, EventKind::Connected, Side::Downstream, true);
    put(proxy, start + 2500us, EventKind::Received, Side::Downstream, true, 66);
    put(proxy, start + 2600us, EventKind::EnvelopeComplete, Side::Downstream, true, 66);
    put(proxy, start + 2700us, EventKind::Decided, Side::Downstream);
    put(proxy, start + 3500us, EventKind::HalfClosed, Side::Downstream, true);
    put(proxy, start + 4ms, EventKind::Connecting, Side::Upstream);
    put(proxy, start + 6ms, EventKind::Connected, Side::Upstream);
    put(proxy, start + 7ms, EventKind::Sent, Side::Upstream, false, 4);
    put(proxy, start + 10ms, EventKind::Received, Side::Upstream, true, 4);
    put(proxy, start + 11ms, EventKind::HalfClosed, Side::Upstream, true);
    put(proxy, start + 12ms, EventKind::Closed, Side::Upstream);
    put(proxy, start + 13ms, EventKind::Sent, Side::Downstream, false, 4);
    put(proxy, start + 14500us, EventKind::HalfClosed, Side::Downstream);
    put(proxy, start + 14600us, EventKind::Closed, Side::Downstream);

    Part server = serverPart(3 * id + 2, start, upstreamPort);
    server.started = start + 5ms;
    server.ended = start + 9500us;
    server.events.clear();
    put(server, start + 5ms, EventKind::Connected, Side::Upstream, true);
    put(server, start + 8ms, EventKind::Received, Side::Upstream, true, 4);
    put(server, start + 8500us, EventKind::EnvelopeComplete, Side::Upstream, true, 4);
    put(server, start + 9ms, EventKind::Sent, Side::Upstream, false, 4);
    put(server, start + 10500us, EventKind::HalfClosed, Side::Upstream);
    put(server, start + 12500us, EventKind::HalfClosed, Side::Upstream, true);
    put(server, start + 12600us, EventKind::Closed, Side::Upstream);
    return {ExchangeId{id}, client, proxy, server};
}

/// The proxy's own error in place of all that the server would have done.
inline void answerError(Exchange &exchange, const QByteArray &text, Outcome outcome)
{
    Part &proxy = *exchange.proxy;
    exchange.server.reset();
    std::erase_if(proxy.events, [](const Event &event) { return event.side == Side::Upstream; });
    drop(proxy, EventKind::Sent, Side::Downstream);
    put(proxy, proxy.started + 12500us, EventKind::Sent, Side::Downstream, false, quint32(text.size()));
    proxy.reply = text;
    proxy.replyBytes = text.size();
    proxy.outcome = outcome;
    proxy.upstream = {};
    if (exchange.client) {
        Part &client = *exchange.client;
        drop(client, EventKind::Received, Side::Downstream);
        put(client, client.started + 14ms, EventKind::Received, Side::Downstream, true, quint32(text.size()));
        client.reply = text;
        client.replyBytes = text.size();
    }
}

inline Exchange blockedExchange()
{
    Exchange exchange = wholeExchange();
    answerError(exchange, "Error, not allowed address"_ba, Outcome::Blocked);
    exchange.client->outcome = Outcome::Blocked;
    exchange.proxy->verdict = Verdict::Blocked;
    exchange.proxy->rule = "127.0.0.1:8888"_ba;
    exchange.proxy->decision = "blocked by rule 127.0.0.1:8888"_ba;
    exchange.proxy->server = {};
    return exchange;
}

inline Exchange refusedExchange()
{
    Exchange exchange = wholeExchange();
    answerError(exchange, "Error, connection refused by 127.0.0.1:8888: nothing listens there"_ba,
                Outcome::Refused);
    put(*exchange.proxy, 4ms, EventKind::Connecting, Side::Upstream);
    put(*exchange.proxy, 5ms, EventKind::Failed, Side::Upstream, true);
    return exchange;
}

inline QByteArray name(StepKind kind)
{
    switch (kind) {
    case StepKind::Connect:
        return "connect"_ba;
    case StepKind::ConnectFailed:
        return "connect failed"_ba;
    case StepKind::Bytes:
        return "bytes"_ba;
    case StepKind::LookUp:
        return "look-up"_ba;
    case StepKind::Decision:
        return "decision"_ba;
    case StepKind::HalfClose:
        return "half-close"_ba;
    case StepKind::Close:
        return "close"_ba;
    case StepKind::Reset:
        return "reset"_ba;
    case StepKind::TimeOut:
        return "time-out"_ba;
    case StepKind::Failure:
        return "failure"_ba;
    }
    Q_UNREACHABLE();
}

/// `2000-2500 client>proxy bytes 0+66`: microseconds from `start` when it left and arrived; a `?` behind an
/// end that did not see it.
inline QByteArray told(const Step &step, std::chrono::nanoseconds start = 0ns)
{
    const auto us = [start](std::chrono::nanoseconds at) {
        return QByteArray::number((at - start) / 1us);
    };
    QByteArray line = us(step.left);
    if (step.arrived)
        line += '-' + us(*step.arrived);
    line += ' ' + trace::name(step.from) + (step.seenAtFrom ? "" : "?");
    if (step.to != step.from)
        line += '>' + trace::name(step.to) + (step.seenAtTo ? "" : "?");
    line += ' ' + name(step.kind);
    if (step.direction)
        line += ' ' + QByteArray::number(step.offset) + '+' + QByteArray::number(step.size);
    if (step.timeWaitAtFrom)
        line += ", TIME_WAIT " + trace::name(step.from);
    if (step.timeWaitAtTo)
        line += ", TIME_WAIT " + trace::name(step.to);
    return line;
}

inline QByteArray told(const Flow &flow)
{
    QByteArray lines;
    for (const Step &step : flow.steps)
        lines += told(step, flow.started) + '\n';
    return lines;
}

} // namespace midhop::trace::samples
