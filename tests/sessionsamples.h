#pragma once

#include "core/trace/clock.h"
#include "core/trace/sessionwriter.h"
#include "tracesamples.h"

#include <QtCore/QList>

/// Exchanges of every kind, for the tests of session files and exports.
namespace midhop::trace::samples {

struct Sample
{
    const char *name;
    Exchange exchange;
};

inline const QByteArray SessionHead = "{\"format\": \"midhop-session\", \"version\": 1}\n"_ba;

inline Exchange wholeExchange(std::chrono::nanoseconds start = 5s)
{
    Exchange exchange;
    exchange.id = {17};
    exchange.client = clientPart(1, start);
    exchange.proxy = proxyPart(2, start);
    exchange.server = serverPart(3, start);
    return exchange;
}

inline Exchange proxyAlone()
{
    Exchange exchange = wholeExchange();
    exchange.client.reset();
    exchange.server.reset();
    return exchange;
}

inline Exchange serverAlone()
{
    Exchange exchange = wholeExchange();
    exchange.client.reset();
    exchange.proxy.reset();
    return exchange;
}

inline Exchange clientAlone()
{
    Exchange exchange = wholeExchange();
    exchange.proxy.reset();
    exchange.server.reset();
    return exchange;
}

/// With another reply for client and proxy.
inline void answer(Exchange &exchange, const QByteArray &reply, qint64 bytes = -1)
{
    for (auto *part : {&exchange.client, &exchange.proxy}) {
        if (*part) {
            (*part)->reply = reply;
            (*part)->replyBytes = bytes < 0 ? reply.size() : bytes;
        }
    }
}

inline Exchange blockedExchange()
{
    Exchange exchange = wholeExchange();
    exchange.server.reset();
    exchange.proxy->upstream = {};
    exchange.proxy->server = {};
    exchange.proxy->verdict = Verdict::Blocked;
    exchange.proxy->rule = "127.0.0.1:7777"_ba;
    exchange.proxy->decision = "blocked by rule 127.0.0.1:7777"_ba;
    exchange.proxy->outcome = Outcome::Blocked;
    exchange.client->outcome = Outcome::Blocked;
    answer(exchange, "Error, not allowed address"_ba);
    std::erase_if(exchange.proxy->events, [](const Event &event) { return event.side == Side::Upstream; });
    return exchange;
}

inline QList<Sample> endings()
{
    QList<Sample> list;
    list << Sample{"a whole exchange", wholeExchange()} << Sample{"the proxy alone", proxyAlone()}
         << Sample{"the server alone", serverAlone()} << Sample{"the client alone", clientAlone()}
         << Sample{"blocked", blockedExchange()};

    Exchange random = wholeExchange();
    random.client->randomMessage = true;
    list << Sample{"a random message", random};
    Exchange malformed = wholeExchange();
    malformed.server.reset();
    for (auto *part : {&malformed.client, &malformed.proxy}) {
        (*part)->envelope = "{\"server_ip\": 1\x1b[31m \xff\x00 end"_ba;
        (*part)->serverIp.reset();
        (*part)->serverPort = "\"80\""_ba;
        (*part)->message.reset();
        (*part)->outcome = Outcome::Malformed;
    }
    malformed.client->outcome = Outcome::Done;
    malformed.proxy->verdict = Verdict::Refused;
    malformed.proxy->decision = "refused, malformed envelope: byte 14: expected '\"'"_ba;
    answer(malformed, "Error, malformed envelope: byte 14"_ba);
    list << Sample{"malformed", malformed};

    const std::pair<const char *, Outcome> outcomes[] = {{"refused", Outcome::Refused},
                                                         {"unreachable", Outcome::Unreachable},
                                                         {"timed out", Outcome::TimedOut},
                                                         {"reset", Outcome::Reset},
                                                         {"aborted", Outcome::Aborted}};
    for (const auto &[outcomeName, outcome] : outcomes) {
        Exchange exchange = wholeExchange();
        exchange.server.reset();
        exchange.proxy->outcome = outcome;
        exchange.proxy->failure = "the client reset the connection before it had its reply"_ba;
        exchange.client->outcome = Outcome::Aborted;
        exchange.client->failure = "cancelled"_ba;
        exchange.client->ended += 3ms;
        answer(exchange, {});
        list << Sample{outcomeName, exchange};
    }
    Exchange stopped = proxyAlone();
    std::erase_if(stopped.proxy->events, [](const Event &event) { return event.kind == EventKind::Decided; });
    stopped.proxy->verdict = Verdict::Refused;
    stopped.proxy->decision = "refused, the proxy was stopped before the decision"_ba;
    stopped.proxy->outcome = Outcome::Aborted;
    stopped.proxy->failure = "the proxy was stopped before the exchange ended"_ba;
    list << Sample{"a decision that no event told", stopped};
    return list;
}

inline QList<Sample> oddBytes()
{
    QList<Sample> list;
    Exchange binary = wholeExchange();
    for (auto *part : {&binary.client, &binary.proxy}) {
        (*part)->envelope = "{\xff"_ba;
        (*part)->message = "\xc0\x80"_ba;
        (*part)->serverIp = "a\xff"_ba;
        (*part)->serverPort = "080"_ba;
    }
    binary.server->envelope = "\xc0\x80"_ba;
    binary.server->message = "\xc0\x80"_ba;
    answer(binary, QByteArray("\x80\x00\x01", 3));
    list << Sample{"bytes that are no text", binary};

    Exchange truncated = wholeExchange();
    answer(truncated, QByteArray(Part::ReplyKept - 1, 'x') + "\xe2"_ba, 1'000'000);
    list << Sample{"a reply whose end was not kept", truncated};
    Exchange truncatedBytes = proxyAlone();
    answer(truncatedBytes, QByteArray(Part::ReplyKept, '\x80'), 70'000);
    list << Sample{"a binary reply whose end was not kept", truncatedBytes};
    Exchange cutBelow = proxyAlone();
    answer(cutBelow, "abc"_ba, 70'000);
    list << Sample{"a reply of which little was kept", cutBelow};

    Exchange escapes = wholeExchange();
    const QByteArray text =
        QByteArray("\x00\t\r\n\x1b[2J\x7f\"\\ '", 13) + "\u202e\u200f\u0600\U0001F600</script>"_ba;
    escapes.proxy->message = text;
    escapes.client->message = text;
    escapes.server->message = text;
    escapes.server->envelope = text;
    answer(escapes, text);
    list << Sample{"every kind of character", escapes};
    Exchange nothing = wholeExchange();
    for (auto *part : {&nothing.client, &nothing.proxy}) {
        (*part)->serverIp = ""_ba;
        (*part)->serverPort = ""_ba;
        (*part)->message = ""_ba;
        (*part)->envelope.clear();
    }
    list << Sample{"empty members", nothing};
    return list;
}

inline QList<Sample> differingEnds()
{
    QList<Sample> list;
    Exchange ipv6 = wholeExchange();
    const wire::Endpoint local{*wire::IpAddress::parse("::1"), 6000};
    std::array<quint8, 16> linkLocal{0xfe, 0x80};
    linkLocal[15] = 7;
    ipv6.client->proxy = ipv6.proxy->proxy = local;
    ipv6.client->client = ipv6.proxy->client = {wire::IpAddress::fromIpv6(linkLocal, 12), 49820};
    ipv6.server->upstream = {*wire::IpAddress::parse("::ffff:7f00:1"), 51000};
    list << Sample{"IPv6, and a server that sees mapped addresses", ipv6};
    Exchange unknown = wholeExchange();
    unknown.client->client = {};
    unknown.server->server = {};
    list << Sample{"a client that knew no port of its own", unknown};

    Exchange reused = wholeExchange();
    reused.client->ordinal = 1;
    reused.proxy->ordinal = 1;
    reused.server->ordinal = 3;
    list << Sample{"a connection that was used before", reused};
    Exchange forwarded = wholeExchange();
    forwarded.proxy->forwarded = "{\"server_ip\": \"127.0.0.1\", \"proxy_port\": 6000}"_ba;
    forwarded.server->envelope = forwarded.proxy->forwarded;
    forwarded.server->message = forwarded.proxy->forwarded;
    list << Sample{"forwarded as JSON", forwarded};
    forwarded.proxy->forwarded = "\xfe"_ba;
    list << Sample{"something else forwarded than came", forwarded};

    Exchange changed = wholeExchange();
    changed.client->envelope = "  {} \xff"_ba;
    changed.client->message.reset();
    changed.client->serverIp = "localhost"_ba;
    changed.client->serverPort.reset();
    changed.client->reply = "DO"_ba;
    changed.client->replyBytes = 2;
    changed.client->outcome = Outcome::Reset;
    changed.server->message.reset();
    changed.server->reply = "DONE and more"_ba;
    changed.server->replyBytes = 100'000;
    changed.server->outcome = Outcome::Aborted;
    list << Sample{"a client and a server that saw something else than the proxy", changed};

    Exchange failures = wholeExchange();
    failures.client->failure = "no reply within 15 s"_ba;
    failures.proxy->failure = "the server reset the connection after a part of the reply"_ba;
    failures.server->failure = "the sender reset the connection"_ba;
    failures.server->reply.clear();
    failures.server->replyBytes = 0;
    failures.server->outcome = Outcome::Reset;
    list << Sample{"a failure of each role", failures};
    Exchange bare = serverAlone();
    bare.server->envelope.clear();
    bare.server->message.reset();
    bare.server->reply.clear();
    bare.server->replyBytes = 0;
    bare.server->events = {eventAt(bare.server->started, EventKind::Connected, Side::Upstream, 0, true)};
    bare.server->outcome = Outcome::Aborted;
    list << Sample{"a server whose peer said nothing", bare};
    bare.server->envelope = "half a mess"_ba;
    list << Sample{"a message that was not whole", bare};
    return list;
}

inline QList<Sample> oddTimes()
{
    QList<Sample> list;
    Exchange lingering = wholeExchange();
    const auto end = lingering.proxy->ended;
    lingering.proxy->events.push_back(eventAt(end + 1ms, EventKind::HalfClosed, Side::Downstream, 0, true));
    lingering.proxy->events.push_back(eventAt(end + 2ms, EventKind::Closed, Side::Downstream));
    lingering.server->events.push_back(eventAt(end + 1ms, EventKind::Reset, Side::Upstream, 0, true));
    list << Sample{"connections that closed after the end", lingering};
    Exchange early = wholeExchange();
    early.client->started += 2ms;
    list << Sample{"a client whose clock was read late", early};
    Exchange noEvents = wholeExchange();
    noEvents.client->events.clear();
    noEvents.server->events.clear();
    list << Sample{"parts without events", noEvents};
    Exchange alone = clientAlone();
    alone.client->events.clear();
    list << Sample{"a client alone without events", alone};
    Exchange proxy = proxyAlone();
    proxy.proxy->events.clear();
    proxy.proxy->decision.clear();
    list << Sample{"a proxy alone without events", proxy};

    Exchange allRunning = wholeExchange();
    for (auto *part : {&allRunning.client, &allRunning.proxy, &allRunning.server})
        *part = underWay(**part, 5s + 4ms);
    list << Sample{"under way at all ends", allRunning};
    Exchange clientWaits = wholeExchange();
    clientWaits.client = underWay(*clientWaits.client, 5s + 4ms);
    list << Sample{"under way at the client's end", clientWaits};
    Exchange proxyWaits = wholeExchange();
    proxyWaits.proxy = underWay(*proxyWaits.proxy, 5s + 4ms);
    list << Sample{"under way at the proxy's end", proxyWaits};
    Exchange serverDone = wholeExchange();
    serverDone.client = underWay(*serverDone.client, 5s + 4ms);
    serverDone.proxy = underWay(*serverDone.proxy, 5s + 4ms);
    list << Sample{"over at the server's end alone", serverDone};
    Exchange long_ = proxyAlone();
    long_.proxy->ended += 24h;
    list << Sample{"a day", long_};
    Exchange before = wholeExchange(-72h + 123ns);
    list << Sample{"before the program began", before};
    return list;
}

inline QList<Sample> allKinds()
{
    return endings() + oddBytes() + differingEnds() + oddTimes();
}

} // namespace midhop::trace::samples
