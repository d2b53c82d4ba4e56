#include "core/trace/sessionevents.h"

#include <QtCore/QStringBuilder>

#include <algorithm>

namespace midhop::trace {

using namespace Qt::StringLiterals;

namespace {

/// Something that happened to one end: an event, or a fact of the part.
struct Told
{
    std::chrono::nanoseconds at{};
    const Part *part = nullptr;
    const Event *event = nullptr;
    PartFact fact = PartFact::Failure; ///< without an event
};

/// An end that is not known has no address either.
bool isSame(const wire::Endpoint &one, const wire::Endpoint &other)
{
    return one.port == other.port && (one.port == 0 || one.address == other.address);
}

QByteArray addressText(const wire::Endpoint &endpoint)
{
    return endpoint.port == 0 ? "unknown"_ba : endpoint.toText();
}

/// What stands before the part's events where it is told at the same time.
template <typename Add>
void factsBefore(const Part &part, const Part &derived, std::chrono::nanoseconds derivedStarted,
                 const Add &add)
{
    if (part.started != derivedStarted || part.events.empty())
        add(part.started, PartFact::Started);
    if (part.randomMessage)
        add(part.started, PartFact::Generated);
    if (!isSame(part.client, derived.client) || !isSame(part.proxy, derived.proxy))
        add(part.started, PartFact::DownstreamAddresses);
    if (!isSame(part.upstream, derived.upstream) || !isSame(part.server, derived.server))
        add(part.started, PartFact::UpstreamAddresses);
    if (part.ordinal > 0)
        add(part.started, part.role == Role::Server ? PartFact::UpstreamReused : PartFact::DownstreamReused);
}

/// And what stands behind them.
template <typename Add>
void factsBehind(const Part &part, const Part &derived, const Add &add)
{
    const auto at = part.finished ? part.ended : part.started;
    const bool told = std::ranges::find(part.events, EventKind::Decided, &Event::kind) != part.events.end();
    if (!part.decision.isEmpty() && !told)
        add(at, PartFact::Decision);
    if (!part.failure.isEmpty())
        add(at, PartFact::Failure);
    if (!part.finished) {
        if (derived.finished)
            add(at, PartFact::Running);
    } else if (!derived.finished || part.ended != derived.ended || part.outcome != derived.outcome) {
        add(at, PartFact::Ended);
    }
}

/// `85 bytes by peer`, `2 addresses`, the decision.
void writeDetail(JsonOut &out, const Part &part, const Event &event)
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

QByteArray factDetail(const Part &part, PartFact fact)
{
    switch (fact) {
    case PartFact::Started:
    case PartFact::Running:
        return {};
    case PartFact::Generated:
        return "random message"_ba;
    case PartFact::DownstreamAddresses:
        return addressText(part.client) + ' ' + addressText(part.proxy);
    case PartFact::UpstreamAddresses:
        return addressText(part.upstream) + ' ' + addressText(part.server);
    case PartFact::DownstreamReused:
    case PartFact::UpstreamReused:
        return QByteArray::number(part.ordinal) +
               (part.ordinal == 1 ? " exchange before"_ba : " exchanges before"_ba);
    case PartFact::Decision:
        return part.decision;
    case PartFact::Failure:
        return part.failure;
    case PartFact::Ended:
        return name(part.outcome);
    }
    Q_UNREACHABLE();
}

/// The proxy's events need no word for whose they are.
void write(JsonOut &out, const Told &told, std::chrono::nanoseconds start)
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
        out.raw(name(told.fact));
    }
    out.raw("\", \"ns\": ");
    out.number((told.at - start).count());
    out.raw(", \"detail\": ");
    if (told.event) {
        writeDetail(out, *told.part, *told.event);
    } else {
        out.string(factDetail(*told.part, told.fact));
    }
    out.raw("}");
}

} // namespace

QByteArrayView name(PartFact fact)
{
    static constexpr std::array<QByteArrayView, PartFacts> Names{"started",
                                                                 "generated",
                                                                 "downstream addresses",
                                                                 "upstream addresses",
                                                                 "downstream reused",
                                                                 "upstream reused",
                                                                 "decision",
                                                                 "failure",
                                                                 "running",
                                                                 "ended"};
    return Names[size_t(fact)];
}

void writeEvents(JsonOut &out, const Exchange &exchange, const SessionMembers &members,
                 const DerivedParts &derived)
{
    std::vector<Told> all;
    all.reserve(48);
    for (const auto *part : {&exchange.client, &exchange.proxy, &exchange.server}) {
        if (!*part)
            continue;
        const auto add = [&](std::chrono::nanoseconds at, PartFact fact) {
            all.push_back({at, &**part, nullptr, fact});
        };
        const Part &reader = *derived[size_t((*part)->role)];
        factsBefore(**part, reader, derivedStart(members, (*part)->role), add);
        for (const Event &event : (*part)->events)
            all.push_back({event.at, &**part, &event});
        factsBehind(**part, reader, add);
    }
    // Stable: what one end saw at the same time stays in its order.
    std::ranges::stable_sort(all, {}, &Told::at);
    out.raw("[");
    for (const Told &told : all) {
        if (&told != &all.front())
            out.raw(", ");
        write(out, told, members.started);
    }
    out.raw("]");
}

} // namespace midhop::trace
