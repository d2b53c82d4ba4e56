#include "core/trace/clock.h"
#include "core/trace/facts.h"
#include "core/trace/jsonmembers.h"
#include "core/trace/sessionevents.h"
#include "core/trace/sessionwriter.h"
#include "core/wire/envelopereader.h"
#include "core/wire/utf8.h"

#include <QtCore/QStringBuilder>

#include <algorithm>

namespace midhop::trace {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype LineWithoutPayload = 2048;

void endpointMember(JsonOut &out, QByteArrayView name, const wire::Endpoint &endpoint)
{
    writeName(out, name);
    if (endpoint.port == 0) {
        out.raw("null");
    } else if (endpoint.address.isIpv4()) {
        // Most ends are IPv4; four of them by toText() would take as long as all their events.
        const quint32 address = endpoint.address.toIpv4();
        out.raw("\"");
        for (int shift = 24; shift >= 0; shift -= 8) {
            out.number(address >> shift & 0xff);
            out.raw(shift ? "." : ":");
        }
        out.number(endpoint.port);
        out.raw("\"");
    } else {
        out.string(endpoint.toText());
    }
}

/// A number that every JSON reader gives back as it was written. Anything else a client can write for a port
/// is kept as the text it was.
bool isPlainNumber(QByteArrayView text)
{
    return !text.isEmpty() && text.size() <= 9 && (text.size() == 1 || text.front() != '0') &&
           std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// Whether `bytes` are the beginning of a character and no more.
bool isTornCharacter(QByteArrayView bytes)
{
    return wire::utf8Lead(quint8(bytes.front())).following >= bytes.size() &&
           std::ranges::all_of(bytes.sliced(1), [](char c) { return (quint8(c) & 0xc0) == 0x80; });
}

/// The first 64 KiB of a reply of `whole` bytes; a character that their end cuts in two is left out, so that
/// a text stays a text.
QByteArrayView kept(QByteArrayView reply, qint64 whole)
{
    const QByteArrayView first = reply.first(std::min(reply.size(), Part::ReplyKept));
    if (first.size() >= whole || wire::isValidUtf8(first))
        return first;
    for (qsizetype cut = 1; cut <= std::min<qsizetype>(3, first.size()); ++cut) {
        if (isTornCharacter(first.last(cut)) && wire::isValidUtf8(first.chopped(cut)))
            return first.chopped(cut);
    }
    return first;
}

void replyMembers(JsonOut &out, const SessionMembers &members)
{
    writeBytes(out, "reply", members.reply);
    writeName(out, "reply_bytes");
    out.number(members.replyBytes);
    writeName(out, "reply_truncated");
    out.raw(members.reply.size() < members.replyBytes ? "true" : "false");
}

/// Shares the bytes, which outlive it.
QByteArray borrowed(QByteArrayView bytes)
{
    return QByteArray::fromRawData(bytes.data(), bytes.size());
}

std::optional<QByteArray> borrowed(const std::optional<QByteArrayView> &bytes)
{
    return bytes ? std::optional(borrowed(*bytes)) : std::nullopt;
}

/// Where a member has no base64 form: the text as it is written.
std::optional<QByteArray> borrowedText(const std::optional<QByteArrayView> &text)
{
    if (text && !wire::isValidUtf8(*text))
        return wire::textOf(*text).toUtf8();
    return borrowed(text);
}

PartTrace traceOf(const Part &part)
{
    PartTrace trace;
    for (const Event &event : part.events) {
        trace.firstEvent = std::min(trace.firstEvent.value_or(event.at), event.at);
        trace.lastEvent = std::max(trace.lastEvent.value_or(event.at), event.at);
        trace.messageWhole = trace.messageWhole || event.kind == EventKind::EnvelopeComplete;
    }
    if (!part.failure.isEmpty())
        trace.failed = part.ended;
    return trace;
}

/// What a reader finds in the line.
SessionMembers membersOf(const Exchange &exchange, const Facts &facts)
{
    SessionMembers members;
    members.started = facts.started;
    members.latency = facts.latency;
    members.client = facts.client;
    members.proxy = facts.proxy;
    members.upstream = facts.upstream;
    members.server = facts.server;
    members.envelope = borrowed(facts.envelope);
    members.serverIp = borrowedText(facts.serverIp);
    members.serverPort = borrowedText(facts.serverPort);
    members.message = borrowed(facts.message);
    members.verdict = facts.verdict;
    members.rule = borrowed(facts.rule);
    members.outcome = facts.outcome;
    members.reply = borrowed(kept(facts.reply, facts.replyBytes));
    members.replyBytes = std::max<qint64>(facts.replyBytes, facts.reply.size());
    for (const auto *part : {&exchange.client, &exchange.proxy, &exchange.server}) {
        if (*part)
            members.traces[size_t((*part)->role)] = traceOf(**part);
    }
    if (exchange.proxy)
        members.forwarded = exchange.proxy->forwarded;
    return members;
}

/// What makes `part` another than a reader would take it to be.
void writeDifferences(JsonOut &out, const Part &part, const Part &derived)
{
    const auto named = [&part](QByteArrayView field) -> QByteArray {
        return name(part.role) + '_' + field;
    };
    const auto field = [&](QByteArrayView fieldName, const std::optional<QByteArray> &own,
                           const std::optional<QByteArray> &other) {
        if (own == other)
            return;
        if (own) {
            writeBytes(out, named(fieldName), *own);
        } else {
            writeText(out, named(fieldName), std::nullopt);
        }
    };
    field("envelope", part.envelope, derived.envelope);
    field("server_ip", part.serverIp, derived.serverIp);
    field("server_port", part.serverPort, derived.serverPort);
    field("message", part.message, derived.message);
    const QByteArray reply = borrowed(kept(part.reply, part.replyBytes));
    field("reply", reply, derived.reply);
    const qint64 bytes = std::max<qint64>(part.replyBytes, part.reply.size());
    if (bytes != (reply == derived.reply ? derived.replyBytes : reply.size())) {
        writeName(out, named("reply_bytes"));
        out.number(bytes);
    }
}

/// Everything but how it ended.
void wayMembers(JsonOut &out, const Facts &facts, const SessionMembers &members)
{
    out.raw("{\"id\": ");
    out.number(qint64(members.id.value));
    writeName(out, "started");
    out.string(rfc3339(members.started));
    endpointMember(out, "client", members.client);
    endpointMember(out, "proxy", members.proxy);
    endpointMember(out, "upstream", members.upstream);
    endpointMember(out, "server", members.server);
    if (facts.envelope.isEmpty()) {
        writeText(out, "envelope", std::nullopt);
    } else {
        writeBytes(out, "envelope", facts.envelope);
    }
    writeText(out, "server_ip", facts.serverIp);
    if (facts.serverPort && isPlainNumber(*facts.serverPort)) {
        writeName(out, "server_port");
        out.raw(*facts.serverPort);
    } else {
        writeText(out, "server_port", facts.serverPort);
    }
    if (facts.message) {
        writeBytes(out, "message", *facts.message);
    } else {
        writeText(out, "message", std::nullopt);
    }
    writeName(out, "decision");
    if (facts.verdict == Verdict::Pending) {
        out.raw("null");
    } else {
        out.string(name(facts.verdict));
    }
    writeText(out, "rule", facts.rule.isEmpty() ? std::nullopt : std::optional(facts.rule));
    writeName(out, "outcome");
    out.string(name(facts.outcome));
}

} // namespace

QByteArray sessionLine(const Exchange &exchange)
{
    return sessionLine(exchange, exchange.id);
}

QByteArray sessionLine(const Exchange &exchange, ExchangeId id)
{
    const Facts facts = factsOf(exchange);
    SessionMembers members = membersOf(exchange, facts);
    members.id = id;
    DerivedParts derived;
    for (const auto *part : {&exchange.client, &exchange.proxy, &exchange.server}) {
        if (*part)
            derived[size_t((*part)->role)] = derivedPart(members, (*part)->role, (*part)->started);
    }
    JsonOut out(LineWithoutPayload + facts.envelope.size() + facts.reply.size());
    wayMembers(out, facts, members);
    replyMembers(out, members);
    writeName(out, "events");
    writeEvents(out, exchange, members, derived);
    writeName(out, "duration_ns");
    if (facts.latency.count() < 0) {
        out.raw("null");
    } else {
        out.number(facts.latency.count());
    }
    if (!members.forwarded.isEmpty())
        writeBytes(out, "forwarded", members.forwarded);
    for (const auto *part : {&exchange.client, &exchange.proxy, &exchange.server}) {
        if (*part)
            writeDifferences(out, **part, *derived[size_t((*part)->role)]);
    }
    out.raw("}");
    return out.take();
}

} // namespace midhop::trace
