#include "core/trace/clock.h"
#include "core/trace/facts.h"
#include "core/trace/jsonout.h"
#include "core/trace/sessionwriter.h"
#include "core/wire/envelopereader.h"

#include <algorithm>

namespace midhop::trace {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype LineWithoutPayload = 2048;

/// `, "name": `
void member(JsonOut &out, QByteArrayView name)
{
    out.raw(", \"");
    out.raw(name);
    out.raw("\": ");
}

void endpointMember(JsonOut &out, QByteArrayView name, const wire::Endpoint &endpoint)
{
    member(out, name);
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

void textMember(JsonOut &out, QByteArrayView name, const std::optional<QByteArrayView> &text)
{
    member(out, name);
    if (text) {
        out.string(*text);
    } else {
        out.raw("null");
    }
}

/// Bytes from the wire: under their name where they are UTF-8, else in base64 as `name_base64`.
void bytesMember(JsonOut &out, QByteArrayView name, QByteArrayView bytes)
{
    if (wire::isValidUtf8(bytes)) {
        textMember(out, name, bytes);
        return;
    }
    out.raw(", \"");
    out.raw(name);
    out.raw("_base64\": ");
    out.base64(bytes);
}

/// A number that every JSON reader gives back as it was written. Anything else a client can write for a port
/// is kept as the text it was.
bool isPlainNumber(QByteArrayView text)
{
    return !text.isEmpty() && text.size() <= 9 && (text.size() == 1 || text.front() != '0') &&
           std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// The first 64 KiB; a character that their end cuts in two is left out, so that a text stays a text.
QByteArrayView keptReply(const Facts &facts)
{
    const QByteArrayView kept = facts.reply.first(std::min(facts.reply.size(), Part::ReplyKept));
    if (kept.size() >= facts.replyBytes || wire::isValidUtf8(kept))
        return kept;
    for (qsizetype cut = 1; cut <= std::min<qsizetype>(3, kept.size()); ++cut) {
        if (wire::isValidUtf8(kept.chopped(cut)))
            return kept.chopped(cut);
    }
    return kept;
}

void replyMembers(JsonOut &out, const Facts &facts)
{
    const QByteArrayView kept = keptReply(facts);
    const qint64 whole = std::max<qint64>(facts.replyBytes, facts.reply.size());
    bytesMember(out, "reply", kept);
    member(out, "reply_bytes");
    out.number(whole);
    member(out, "reply_truncated");
    out.raw(kept.size() < whole ? "true" : "false");
}

/// Something that happened to one end: an event, or (without one) its failure in words as the last of all.
struct Told
{
    std::chrono::nanoseconds at{};
    const Part *part = nullptr;
    const Event *event = nullptr;
};

/// `85 bytes by peer`, `2 addresses`, the decision.
void detail(JsonOut &out, const Part &part, const Event &event)
{
    if (event.kind == EventKind::Decided && !part.decision.isEmpty()) {
        out.string(part.decision);
        return;
    }
    out.raw("\"");
    if (event.size != 0) {
        const bool one = event.size == 1;
        out.number(event.size);
        out.raw(event.kind == EventKind::LookedUp ? (one ? " address" : " addresses")
                                                  : (one ? " byte" : " bytes"));
    }
    if (event.byPeer)
        out.raw(event.size != 0 ? " by peer" : "by peer");
    out.raw("\"");
}

/// The proxy's events need no word for whose they are.
void tell(JsonOut &out, const Told &told, std::chrono::nanoseconds start)
{
    out.raw("{\"name\": \"");
    if (told.part->role != Role::Proxy) {
        out.raw(name(told.part->role));
        out.raw(" ");
    }
    if (told.event) {
        out.raw(told.event->side == Side::Downstream ? "downstream " : "upstream ");
        out.raw(name(told.event->kind));
    } else {
        out.raw("failure");
    }
    out.raw("\", \"ns\": ");
    out.number((told.at - start).count());
    out.raw(", \"detail\": ");
    if (told.event) {
        detail(out, *told.part, *told.event);
    } else {
        out.string(told.part->failure);
    }
    out.raw("}");
}

void eventsMember(JsonOut &out, const Exchange &exchange, std::chrono::nanoseconds start)
{
    std::vector<Told> all;
    all.reserve(48);
    for (const auto *part : {&exchange.client, &exchange.proxy, &exchange.server}) {
        if (!*part)
            continue;
        for (const Event &event : (*part)->events)
            all.push_back({event.at, &**part, &event});
        if (!(*part)->failure.isEmpty())
            all.push_back({(*part)->ended, &**part, nullptr});
    }
    // Stable: what one end saw at the same time stays in its order.
    std::ranges::stable_sort(all, {}, &Told::at);
    member(out, "events");
    out.raw("[");
    for (const Told &told : all) {
        if (&told != &all.front())
            out.raw(", ");
        tell(out, told, start);
    }
    out.raw("]");
}

PartViews viewsOf(const Exchange &exchange)
{
    PartViews views;
    for (const auto *part : {&exchange.client, &exchange.proxy, &exchange.server}) {
        if (*part)
            viewOf(views, (*part)->role) = PartView::of(**part);
    }
    return views;
}

} // namespace

QByteArray sessionLine(const Exchange &exchange)
{
    const Facts facts = factsOf(viewsOf(exchange));
    JsonOut out(LineWithoutPayload + facts.envelope.size() + facts.reply.size());
    out.raw("{\"id\": ");
    out.number(qint64(exchange.id.value));
    member(out, "started");
    out.string(rfc3339(facts.started));
    endpointMember(out, "client", facts.client);
    endpointMember(out, "proxy", facts.proxy);
    endpointMember(out, "upstream", facts.upstream);
    endpointMember(out, "server", facts.server);
    if (facts.envelope.isEmpty()) {
        textMember(out, "envelope", std::nullopt);
    } else {
        bytesMember(out, "envelope", facts.envelope);
    }
    textMember(out, "server_ip", facts.serverIp);
    if (facts.serverPort && isPlainNumber(*facts.serverPort)) {
        member(out, "server_port");
        out.raw(*facts.serverPort);
    } else {
        textMember(out, "server_port", facts.serverPort);
    }
    if (facts.message) {
        bytesMember(out, "message", *facts.message);
    } else {
        textMember(out, "message", std::nullopt);
    }
    member(out, "decision");
    if (facts.verdict == Verdict::Pending) {
        out.raw("null");
    } else {
        out.string(name(facts.verdict));
    }
    textMember(out, "rule", facts.rule.isEmpty() ? std::nullopt : std::optional(facts.rule));
    member(out, "outcome");
    out.string(name(facts.outcome));
    replyMembers(out, facts);
    eventsMember(out, exchange, facts.started);
    member(out, "duration_ns");
    if (facts.latency.count() < 0) {
        out.raw("null");
    } else {
        out.number(facts.latency.count());
    }
    out.raw("}");
    return out.take();
}

} // namespace midhop::trace
