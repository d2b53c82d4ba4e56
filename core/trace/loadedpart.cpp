#include "core/trace/loadedpart.h"

#include <algorithm>

namespace midhop::trace {

namespace {

PartTrace traceOf(const LoadedPart &loaded, std::chrono::nanoseconds start)
{
    PartTrace trace;
    if (!loaded.events.empty()) {
        trace.firstEvent = start + loaded.events.front().at;
        trace.lastEvent = start + loaded.events.back().at;
    }
    trace.messageWhole =
        std::ranges::find(loaded.events, EventKind::EnvelopeComplete, &Event::kind) != loaded.events.end();
    if (loaded.failed)
        trace.failed = start + *loaded.failed;
    return trace;
}

void takeEnd(Part &part, const LoadedPart &loaded, std::chrono::nanoseconds start)
{
    if (loaded.ended) {
        part.finished = true;
        part.ended = start + *loaded.ended;
        part.outcome = loaded.outcome;
    } else if (loaded.running) {
        part.finished = false;
        part.outcome = Outcome::Running;
    }
}

void takeReply(Part &part, LoadedPart &loaded)
{
    if (loaded.reply) {
        part.reply = loaded.reply->value_or(QByteArray());
        part.replyBytes = part.reply.size();
    }
    part.replyBytes = std::max<qint64>(loaded.replyBytes.value_or(part.replyBytes), part.reply.size());
    part.reply.truncate(Part::ReplyKept);
}

void takeOwn(Part &part, LoadedPart &loaded)
{
    if (loaded.downstream)
        std::tie(part.client, part.proxy) = *loaded.downstream;
    if (loaded.upstream)
        std::tie(part.upstream, part.server) = *loaded.upstream;
    if (loaded.envelope)
        part.envelope = loaded.envelope->value_or(QByteArray());
    if (loaded.serverIp)
        part.serverIp = std::move(*loaded.serverIp);
    if (loaded.serverPort)
        part.serverPort = std::move(*loaded.serverPort);
    if (loaded.message)
        part.message = std::move(*loaded.message);
    part.ordinal = loaded.ordinal;
    part.randomMessage = loaded.generated;
    part.decision = std::move(loaded.decision);
    part.failure = std::move(loaded.failure);
}

} // namespace

bool LoadedPart::take(const SessionValues::EventName &name, std::chrono::nanoseconds at,
                      QByteArrayView detail)
{
    seen = true;
    if (name.isFact)
        return takeFact(name.fact, at, detail);
    Event event{at, name.kind, name.side, false, 0};
    if (name.kind == EventKind::Decided) {
        decision = detail.toByteArray();
    } else {
        const auto read = SessionValues::eventDetail(detail);
        if (!read)
            return false;
        event.size = read->size;
        event.byPeer = read->byPeer;
    }
    events.push_back(event);
    return true;
}

bool LoadedPart::takeFact(PartFact fact, std::chrono::nanoseconds at, QByteArrayView detail)
{
    const auto into = [](auto &to, const auto &read) {
        if (read)
            to = *read;
        return read.has_value();
    };
    switch (fact) {
    case PartFact::Started:
        started = at;
        return true;
    case PartFact::Generated:
        generated = true;
        return true;
    case PartFact::DownstreamAddresses:
        return into(downstream, SessionValues::addresses(detail));
    case PartFact::UpstreamAddresses:
        return into(upstream, SessionValues::addresses(detail));
    case PartFact::DownstreamReused:
    case PartFact::UpstreamReused:
        return into(ordinal, SessionValues::ordinal(detail));
    case PartFact::Decision:
        decision = detail.toByteArray();
        return true;
    case PartFact::Failure:
        failure = detail.toByteArray();
        failed = at;
        return true;
    case PartFact::Running:
        running = true;
        return true;
    case PartFact::Ended:
        ended = at;
        return into(outcome, SessionValues::outcome(detail));
    }
    Q_UNREACHABLE();
}

Exchange LoadedSession::exchange()
{
    const auto start = members.started;
    if (std::ranges::none_of(parts, &LoadedPart::seen))
        part(Role::Proxy).seen = true;
    for (size_t role = 0; role < parts.size(); ++role) {
        if (!parts[role].seen)
            continue;
        if (!std::ranges::is_sorted(parts[role].events, {}, &Event::at))
            std::ranges::stable_sort(parts[role].events, {}, &Event::at);
        members.traces[role] = traceOf(parts[role], start);
    }
    Exchange exchange;
    exchange.id = members.id;
    for (const auto &[role, slot] :
         {std::pair(Role::Client, &exchange.client), std::pair(Role::Proxy, &exchange.proxy),
          std::pair(Role::Server, &exchange.server)}) {
        LoadedPart &loaded = part(role);
        if (!loaded.seen)
            continue;
        const auto started = loaded.started ? start + *loaded.started : derivedStart(members, role);
        Part &made = slot->emplace(derivedPart(members, role, started));
        takeEnd(made, loaded, start);
        takeOwn(made, loaded);
        takeReply(made, loaded);
        made.events = std::move(loaded.events);
        for (Event &event : made.events)
            event.at += start;
    }
    return exchange;
}

} // namespace midhop::trace
