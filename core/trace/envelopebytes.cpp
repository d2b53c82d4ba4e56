#include "core/trace/envelopebytes.h"

#include "core/trace/carried.h"
#include "core/wire/bytescan.h"

#include <algorithm>

namespace midhop::trace {

namespace {

using State = EnvelopeBytes::State;

void choose(const Exchange &exchange, EnvelopeBytes &envelope)
{
    const QByteArray received = exchange.proxy ? exchange.proxy->envelope : QByteArray();
    const QByteArray carried = carriedBy(exchange, Direction::ClientToProxy).bytes;
    const QByteArray meant = exchange.client ? exchange.client->envelope : QByteArray();
    const bool isCut = meant.size() > carried.size() && meant.startsWith(carried);
    const QByteArray &whole = isCut ? meant : carried;
    envelope.before = wire::leadingWhiteSpace(whole);
    envelope.bytes = envelope.before == 0 ? whole : whole.sliced(envelope.before);
    if (isCut)
        envelope.sent = std::max<qsizetype>(0, carried.size() - envelope.before);
    if (received.size() >= envelope.bytes.size())
        return;
    envelope.seenBy = Role::Client;
    if (exchange.proxy)
        envelope.proxyRead = received.size();
}

State stateOfIncomplete(const Exchange &exchange, const QByteArray &refusal)
{
    if (refusal.contains("envelope too large"))
        return State::TooLarge;
    const std::optional<Part> &teller = exchange.proxy ? exchange.proxy : exchange.client;
    return teller && !teller->finished && refusal.isEmpty() ? State::UnderWay : State::Truncated;
}

} // namespace

EnvelopeBytes envelopeBytes(const Exchange &exchange)
{
    EnvelopeBytes envelope;
    choose(exchange, envelope);
    if (exchange.proxy && exchange.proxy->verdict == Verdict::Refused)
        envelope.refusal = exchange.proxy->decision;
    if (envelope.bytes.isEmpty())
        return envelope;
    // The proxy's limit may be another; its own words tell where that was at fault.
    wire::EnvelopeReader reader(std::max(wire::EnvelopeReader::DefaultLimit, envelope.bytes.size() + 1));
    switch (reader.feed(envelope.bytes).status) {
    case wire::EnvelopeReader::Status::Complete:
        envelope.size = reader.received().size();
        // Complete for us, and yet too large for the proxy's limit.
        envelope.state = envelope.refusal.contains("envelope too large") ? State::TooLarge : State::Complete;
        break;
    case wire::EnvelopeReader::Status::Failed:
        envelope.error = reader.error();
        envelope.state = envelope.refusal.contains("envelope too large") ? State::TooLarge : State::Malformed;
        break;
    case wire::EnvelopeReader::Status::NeedMore:
        envelope.state = stateOfIncomplete(exchange, envelope.refusal);
        break;
    }
    return envelope;
}

} // namespace midhop::trace
