#include "core/roles/proxyconversation.h"

#include "core/access/normalise.h"
#include "core/net/resolver.h"
#include "core/roles/proxywords.h"
#include "core/wire/replytext.h"

#include <algorithm>
#include <utility>

namespace midhop::roles {

using namespace Qt::StringLiterals;
using trace::EventKind;
using trace::Outcome;
using trace::Side;
using trace::Verdict;

namespace {

// What may wait of next envelopes before the client is not read any more; with one read on top it stays below the contract's 256 KiB.
constexpr qsizetype WaitingLimit = 256 * 1024 - net::Reactor::ScratchSize;

qsizetype leadingWhiteSpace(QByteArrayView bytes)
{
    const auto isWhiteSpace = [](char byte) { return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r'; };
    return std::find_if_not(bytes.begin(), bytes.end(), isWhiteSpace) - bytes.begin();
}

} // namespace

ProxyConversation::ProxyConversation(const ProxyShared &shared, ProxyActions &actions, bool traced)
    : m_shared(shared)
    , m_actions(actions)
    , m_recorder(trace::Role::Proxy, traced)
    , m_relay(shared, actions, m_recorder)
    , m_reader(shared.limits.maxEnvelope, traced || shared.forward == Forward::Json ? wire::EnvelopeReader::Raw::Kept
                                                                                    : wire::EnvelopeReader::Raw::Dropped)
{}

void ProxyConversation::start(const wire::Endpoint &client, const wire::Endpoint &local)
{
    m_client = client;
    m_local = local;
    if (m_recorder.isEnabled())
        m_acceptedAt = trace::now();
    m_actions.arm(ProxyDeadline::Idle, m_shared.limits.idle);
}

void ProxyConversation::downstreamReceived(QByteArrayView bytes)
{
    if (m_phase == Phase::Reading && !hasWaiting())
        bytes = bytes.sliced(feed(bytes));
    if (m_phase == Phase::Lingering) {
        readOff(bytes.size());
    } else if (m_phase != Phase::Over) {
        queueWaiting(bytes);
        settle();
    }
}

/// Counts what a client still sends behind our FIN.
void ProxyConversation::readOff(qsizetype bytes)
{
    m_lingered += bytes;
    if (m_lingered > LingerLimit)
        over();
}

qsizetype ProxyConversation::feed(QByteArrayView bytes)
{
    qsizetype used = 0;
    m_feeding = true; // exchanges that end at once must not feed from inside
    auto status = wire::EnvelopeReader::Status::NeedMore;
    while (used < bytes.size() && status == wire::EnvelopeReader::Status::NeedMore) {
        const auto progress = m_reader.feed(bytes.sliced(used));
        status = progress.status;
        used += progress.consumed;
        const bool began = m_reader.isInside() || progress.status != wire::EnvelopeReader::Status::NeedMore;
        if (began && !m_envelopeOpen)
            beginExchange();
        if (m_envelopeOpen)
            m_recorder.event(EventKind::Received, Side::Downstream, true, progress.consumed);
        if (progress.status == wire::EnvelopeReader::Status::Complete)
            envelopeComplete();
        else if (progress.status == wire::EnvelopeReader::Status::Failed)
            envelopeFailed(m_reader.error());
    }
    m_feeding = false;
    return used;
}

void ProxyConversation::queueWaiting(QByteArrayView bytes)
{
    const bool wasEmpty = !hasWaiting();
    if (wasEmpty)
        bytes = bytes.sliced(leadingWhiteSpace(bytes));
    if (bytes.isEmpty())
        return;
    // A client that is always ahead never lets it run empty: what was served goes now.
    m_waiting.remove(0, std::exchange(m_waitingOffset, 0));
    m_waiting.append(bytes);
    if (m_waiting.size() > WaitingLimit)
        m_actions.readDownstream(false);
    if (wasEmpty && m_phase == Phase::Relaying && m_relay.hasReply())
        endReply();
}

/// Serves one envelope of those that came ahead.
void ProxyConversation::nextTurn()
{
    if (m_phase != Phase::Reading || !hasWaiting())
        return;
    // Taken out: a conversation that ends here drops what waits, and feed() still looks at it.
    QByteArray waiting = std::exchange(m_waiting, {});
    qsizetype offset = std::exchange(m_waitingOffset, 0);
    offset += feed(QByteArrayView(waiting).sliced(offset));
    if (m_phase == Phase::Lingering) {
        readOff(waiting.size() - offset);
    } else if (m_phase != Phase::Over) {
        // White space is no envelope: it must not pass for one that came before the reply.
        offset += leadingWhiteSpace(QByteArrayView(waiting).sliced(offset));
        m_waiting = std::move(waiting);
        m_waitingOffset = offset;
        settle();
    }
}

/// Between two exchanges: goes on with what came ahead in a turn of its own, so that a client that is always ahead costs nobody
/// else a turn; else looks whether the client is through.
void ProxyConversation::settle()
{
    if (m_feeding)
        return;
    if (!hasWaiting()) {
        m_waiting.clear();
        m_waitingOffset = 0;
    }
    if (m_phase != Phase::Reading)
        return;
    if (hasWaiting()) {
        m_actions.continueLater();
        return;
    }
    m_actions.readDownstream(true);
    const bool justAnswered = std::exchange(m_justAnswered, false);
    if (m_clientEnded) {
        if (const auto error = m_reader.end())
            envelopeFailed(*error);
        else
            over();
    } else if (!m_envelopeOpen && (m_idleOver || m_stopping)) {
        if (justAnswered || m_answeredError)
            linger();
        else
            over();
    }
}

void ProxyConversation::downstreamEnded()
{
    m_clientEnded = true;
    m_recorder.ending(EventKind::HalfClosed, Side::Downstream, true);
    if (m_phase == Phase::Lingering)
        over();
    else
        settle();
}

void ProxyConversation::downstreamFailed(net::StreamError error)
{
    if (m_phase == Phase::Over)
        return;
    const LostEvent event = lostEvent(error);
    m_recorder.ending(event.kind, Side::Downstream, event.byPeer);
    m_downstreamReset = true;
    if (m_envelopeOpen) {
        if (m_recorder.isOpen()) {
            trace::Part &part = m_recorder.part();
            if (m_phase == Phase::Reading)
                part.envelope = m_reader.received().toByteArray();
            if (part.verdict == Verdict::Pending) {
                part.verdict = Verdict::Refused;
                part.decision = "refused, "_ba + clientLostText(error) + " before the decision"_ba;
            }
            part.failure = clientLostText(error) + " before it had its reply"_ba;
        }
        dropUpstream();
        finishPart(Outcome::Aborted);
    }
    over();
}

void ProxyConversation::beginExchange()
{
    m_envelopeOpen = true;
    m_actions.began();
    m_actions.disarm(ProxyDeadline::NextEnvelope);
    m_actions.arm(ProxyDeadline::Envelope, m_shared.limits.envelope);
    if (!m_recorder.isEnabled())
        return;
    releasePart(); // how the connection ends is told with its last exchange
    m_recorder.begin(m_ordinal == 0 ? m_acceptedAt : trace::now(), m_ordinal);
    m_recorder.part().client = m_client;
    m_recorder.part().proxy = m_local;
    if (m_ordinal == 0)
        m_recorder.eventAt(m_acceptedAt, EventKind::Connected, Side::Downstream, true);
}

void ProxyConversation::envelopeFailed(const wire::EnvelopeError &error)
{
    Q_ASSERT(m_envelopeOpen);
    if (m_recorder.isOpen()) {
        trace::Part &part = m_recorder.part();
        part.envelope = m_reader.received().toByteArray();
        part.serverIp = m_reader.knownServerIp();
        part.serverPort = m_reader.knownServerPort();
        part.message = m_reader.knownMessage();
    }
    refuse(error.text(), Outcome::Malformed, false);
}

void ProxyConversation::envelopeComplete()
{
    m_envelope = m_reader.takeEnvelope();
    m_actions.disarm(ProxyDeadline::Envelope);
    m_actions.arm(ProxyDeadline::Idle, m_shared.limits.idle);
    m_idleOver = false;
    if (m_recorder.isOpen()) {
        m_recorder.event(EventKind::EnvelopeComplete, Side::Downstream, true, m_envelope.raw.size());
        trace::Part &part = m_recorder.part();
        part.envelope = m_envelope.raw;
        part.serverIp = m_envelope.host.text;
        part.serverPort = QByteArray::number(m_envelope.port);
        part.message = m_envelope.message;
    }
    const bool isLiteral = m_envelope.host.kind != wire::Host::Kind::Name && m_envelope.host.zone.isEmpty();
    if (isLiteral) {
        decide({m_envelope.host.address});
        return;
    }
    m_phase = Phase::LookingUp;
    m_actions.arm(ProxyDeadline::Lookup, m_shared.limits.lookup);
    m_actions.lookUp(m_envelope.host);
}

void ProxyConversation::lookedUp(std::vector<wire::IpAddress> addresses, const QByteArray &failure)
{
    if (m_phase != Phase::LookingUp)
        return;
    m_actions.disarm(ProxyDeadline::Lookup);
    if (addresses.empty()) {
        m_recorder.event(EventKind::Failed, Side::Upstream, false);
        refuse("look-up of "_ba + m_envelope.host.text + " failed: "_ba + failure, Outcome::Unreachable, true);
        return;
    }
    m_recorder.event(EventKind::LookedUp, Side::Upstream, false, static_cast<qsizetype>(addresses.size()));
    decide(std::move(addresses));
}

void ProxyConversation::decide(std::vector<wire::IpAddress> addresses)
{
    for (wire::IpAddress &address : addresses)
        address = access::normalised(address);
    m_addresses = std::move(addresses);
    m_nextAddress = 0;
    m_connectError = net::StreamError::Other;

    const access::Blocklist &rules = *m_shared.rules;
    const bool isName = m_envelope.host.kind == wire::Host::Kind::Name;
    const access::Decision decision =
        rules.decide(isName ? QByteArrayView(m_envelope.host.text) : QByteArrayView(), m_addresses, m_envelope.port);
    if (m_recorder.isOpen()) {
        m_recorder.event(EventKind::Decided, Side::Downstream, false);
        trace::Part &part = m_recorder.part();
        part.verdict = decision.allowed ? Verdict::Allowed : Verdict::Blocked;
        part.decision = rules.describe(decision, m_addresses, m_envelope.port);
        if (decision.rule >= 0)
            part.rule = rules.list().rules[static_cast<size_t>(decision.rule)].text;
    }
    if (!decision.allowed) {
        answer(wire::ErrorReply::notAllowed(), Outcome::Blocked, true);
        return;
    }
    if (const QByteArray loop = loopReason(); !loop.isEmpty()) {
        refuse(loop, Outcome::Unreachable, true);
        return;
    }
    m_phase = Phase::Connecting;
    m_message = messageToSend();
    m_actions.arm(ProxyDeadline::Connect, m_shared.limits.connect);
    connectNext();
}

QByteArray ProxyConversation::loopReason() const
{
    if (m_envelope.port != m_shared.listening.port)
        return {};
    std::vector<wire::IpAddress> interfaces;
    QByteArray untold;
    if (access::unmapped(m_shared.listening.address).isUnspecified()) {
        if (auto known = net::interfaceAddresses())
            interfaces = known.takeValue();
        else
            untold = known.error();
    }
    for (const wire::IpAddress &address : m_addresses) {
        const wire::Endpoint destination{address, m_envelope.port};
        if (access::isLoop(destination, m_shared.listening, interfaces))
            return "loop: "_ba + destination.toText() + " is the proxy's own listening address"_ba;
    }
    if (untold.isEmpty())
        return {};
    return "loop: the proxy can't tell whether "_ba + wire::Endpoint{m_addresses.front(), m_envelope.port}.toText()
           + " is its own listening address: "_ba + untold;
}

wire::Endpoint ProxyConversation::destination() const
{
    Q_ASSERT(m_nextAddress > 0);
    return {m_addresses[m_nextAddress - 1], m_envelope.port};
}

void ProxyConversation::connectNext()
{
    if (m_nextAddress == m_addresses.size()) {
        m_actions.disarm(ProxyDeadline::Connect);
        answerError(connectFailureText(m_connectError, destination().toText()), outcomeOf(m_connectError));
        return;
    }
    ++m_nextAddress;
    m_recorder.event(EventKind::Connecting, Side::Upstream, false);
    if (m_recorder.isOpen())
        m_recorder.part().server = destination();
    m_actions.connectUpstream(destination(), m_message);
}

QByteArray ProxyConversation::messageToSend()
{
    if (m_shared.forward == Forward::Message)
        return std::exchange(m_envelope.message, {});
    return wire::forwardedEnvelope(m_envelope.raw, m_local.address.toText(), m_local.port);
}

void ProxyConversation::upstreamConnected(const wire::Endpoint &local)
{
    Q_ASSERT(m_phase == Phase::Connecting);
    m_actions.disarm(ProxyDeadline::Connect);
    m_phase = Phase::Relaying;
    if (m_recorder.isOpen()) {
        m_recorder.part().upstream = local;
        m_recorder.event(EventKind::Connected, Side::Upstream, false);
    }
    if (m_recorder.isOpen() && m_shared.forward == Forward::Json)
        m_recorder.part().forwarded = m_message;
    m_envelope.message.clear();
    m_envelope.raw.clear();
    m_relay.begin(destination(), std::exchange(m_message, {}));
}

void ProxyConversation::upstreamProgressed(qsizetype taken, qsizetype pending)
{
    if (m_phase == Phase::Relaying)
        m_relay.messageProgressed(taken, pending);
}

void ProxyConversation::upstreamReceived(QByteArrayView bytes)
{
    if (m_phase == Phase::Relaying)
        m_relay.received(bytes);
}

void ProxyConversation::upstreamEnded()
{
    if (m_phase == Phase::Relaying)
        relayEnded(m_relay.ended());
}

void ProxyConversation::upstreamFailed(net::StreamError error)
{
    if (m_phase == Phase::Connecting) {
        m_recorder.event(EventKind::Failed, Side::Upstream, error == net::StreamError::Refused);
        m_connectError = error;
        connectNext();
    } else if (m_phase == Phase::Relaying) {
        relayEnded(m_relay.failed(error));
    }
}

void ProxyConversation::relayEnded(const ProxyRelay::End &end)
{
    switch (end.kind) {
    case ProxyRelay::End::Kind::ReplyWhole:
        endReply();
        break;
    case ProxyRelay::End::Kind::Error:
        answerError(end.reason, end.outcome);
        break;
    case ProxyRelay::End::Kind::CutOff: // the client must not take a part for the whole
        resetClient(end.reason, end.outcome);
        break;
    }
}

void ProxyConversation::resetClient(const QByteArray &failure, Outcome outcome)
{
    m_recorder.event(EventKind::Reset, Side::Downstream, false);
    if (m_recorder.isOpen())
        m_recorder.part().failure = failure;
    dropUpstream();
    finishPart(outcome);
    releasePart();
    m_phase = Phase::Over;
    m_actions.resetDownstream();
}

void ProxyConversation::downstreamProgressed(qsizetype taken, qsizetype pending)
{
    m_recorder.event(EventKind::Sent, Side::Downstream, false, taken);
    if (pending > 0) {
        m_actions.arm(ProxyDeadline::WriteClient, m_shared.limits.writeClient);
        return;
    }
    m_actions.disarm(ProxyDeadline::WriteClient);
    if (m_phase == Phase::Relaying) {
        m_relay.replyTaken();
    } else if (m_phase == Phase::Flushing) {
        exchangeEnded();
    }
}

/// The reply is whole: the server is let go at once, the client gets what still waits for it.
void ProxyConversation::endReply()
{
    dropUpstream();
    m_phase = Phase::Flushing;
    m_outcome = Outcome::Done;
    m_answeredError = false;
    m_serveNext = true;
    if (m_actions.sendDownstream({}) == 0)
        exchangeEnded(); // else WriteClient runs on: only progress restarts it
}

void ProxyConversation::refuse(const QByteArray &reason, Outcome outcome, bool serveNext)
{
    if (m_recorder.isOpen()) {
        trace::Part &part = m_recorder.part();
        if (part.verdict == Verdict::Pending)
            m_recorder.event(EventKind::Decided, Side::Downstream, false);
        part.verdict = Verdict::Refused;
        part.decision = "refused, "_ba + wire::printable(reason);
        part.rule.clear();
    }
    answer(wire::ErrorReply::fromReason(reason), outcome, serveNext);
}

void ProxyConversation::answerError(const QByteArray &reason, Outcome outcome)
{
    answer(wire::ErrorReply::fromReason(reason), outcome, true);
}

/// Sends a text of the proxy's own in place of a reply. After a malformed envelope nothing next is served: FIN goes right behind.
void ProxyConversation::answer(const QByteArray &text, Outcome outcome, bool serveNext)
{
    dropUpstream();
    m_actions.disarm(ProxyDeadline::Envelope);
    m_phase = Phase::Flushing;
    m_outcome = outcome;
    m_answeredError = true;
    m_serveNext = serveNext;
    m_recorder.reply(text);
    const qsizetype pending = m_actions.sendDownstream(text);
    m_recorder.event(EventKind::Sent, Side::Downstream, false, text.size() - std::min(pending, text.size()));
    if (!serveNext) {
        m_actions.finishDownstream();
        tellFinished();
    }
    if (pending == 0)
        exchangeEnded();
    else
        m_actions.arm(ProxyDeadline::WriteClient, m_shared.limits.writeClient);
}

void ProxyConversation::exchangeEnded()
{
    finishPart(m_outcome);
    ++m_ordinal;
    m_envelope = {};
    m_addresses.clear();
    if (!m_serveNext) {
        linger();
        return;
    }
    m_phase = Phase::Reading;
    m_justAnswered = true;
    if (m_answeredError)
        m_actions.arm(ProxyDeadline::NextEnvelope, m_shared.limits.nextEnvelope);
    settle();
}

/// FIN, then the client's rest is read off, so that no reset destroys the text that was sent last. (RFC 1122, 4.2.2.13.)
void ProxyConversation::linger()
{
    m_actions.finishDownstream();
    tellFinished();
    if (m_clientEnded) {
        over();
        return;
    }
    m_phase = Phase::Lingering;
    m_lingered = m_waiting.size() - m_waitingOffset;
    m_waiting.clear();
    m_waitingOffset = 0;
    m_actions.arm(ProxyDeadline::Linger, m_shared.limits.linger);
    m_actions.readDownstream(true);
    if (m_lingered > LingerLimit)
        over();
}

void ProxyConversation::over()
{
    Q_ASSERT(m_phase != Phase::Over);
    dropUpstream();
    if (!m_downstreamReset)
        m_recorder.ending(EventKind::Closed, Side::Downstream, false);
    releasePart();
    m_phase = Phase::Over;
    m_actions.closeDownstream();
}

/// FIN went out, once.
void ProxyConversation::tellFinished()
{
    if (!std::exchange(m_downstreamFinished, true))
        m_recorder.ending(EventKind::HalfClosed, Side::Downstream, false);
}

void ProxyConversation::dropUpstream()
{
    m_actions.disarm(ProxyDeadline::Lookup);
    m_actions.disarm(ProxyDeadline::Connect);
    m_relay.drop();
}

void ProxyConversation::finishPart(Outcome outcome)
{
    m_envelopeOpen = false;
    m_actions.counted(outcome);
    if (!m_recorder.isOpen())
        return;
    m_recorder.part().failure = wire::printable(m_recorder.part().failure);
    m_recorder.linger(outcome);
}

void ProxyConversation::releasePart()
{
    if (auto part = m_recorder.release())
        m_actions.publish(std::move(*part));
}

void ProxyConversation::deadlinePassed(ProxyDeadline deadline)
{
    const Limits &limits = m_shared.limits;
    if (m_envelopeOpen && deadline != ProxyDeadline::Quiet && deadline != ProxyDeadline::HalfClose
        && deadline != ProxyDeadline::Idle) {
        const bool ofClient = deadline == ProxyDeadline::Envelope || deadline == ProxyDeadline::WriteClient;
        m_recorder.event(EventKind::TimedOut, ofClient ? Side::Downstream : Side::Upstream, false);
    }
    switch (deadline) {
    case ProxyDeadline::Idle:
        m_idleOver = true;
        settle();
        break;
    case ProxyDeadline::Envelope:
        if (m_recorder.isOpen())
            m_recorder.part().envelope = m_reader.received().toByteArray();
        refuse("envelope not complete within "_ba + inSeconds(limits.envelope) + " of its first byte"_ba, Outcome::TimedOut, false);
        break;
    case ProxyDeadline::NextEnvelope:
        if (m_phase == Phase::Reading && !hasWaiting())
            linger();
        break;
    case ProxyDeadline::Lookup:
        refuse("look-up of "_ba + m_envelope.host.text + " failed: no answer within "_ba + inSeconds(limits.lookup),
               Outcome::TimedOut, true);
        break;
    case ProxyDeadline::Connect:
        answerError("connect to "_ba + destination().toText() + " timed out after "_ba + inSeconds(limits.connect), Outcome::TimedOut);
        break;
    case ProxyDeadline::HalfClose:
    case ProxyDeadline::FirstByte:
    case ProxyDeadline::Quiet:
    case ProxyDeadline::WriteServer:
        if (const auto end = m_relay.deadlinePassed(deadline))
            relayEnded(*end);
        break;
    case ProxyDeadline::WriteClient:
        resetClient("the client took nothing of the reply for "_ba + inSeconds(limits.writeClient), Outcome::Aborted);
        break;
    case ProxyDeadline::Linger:
        over();
        break;
    case ProxyDeadline::Count: // GCOVR_EXCL_LINE: it is none
        break;                 // GCOVR_EXCL_LINE
    }
}

void ProxyConversation::stop()
{
    m_stopping = true;
    settle();
}

void ProxyConversation::abort()
{
    if (m_phase == Phase::Over)
        return;
    if (m_envelopeOpen) {
        if (m_recorder.isOpen()) {
            trace::Part &part = m_recorder.part();
            if (part.envelope.isEmpty())
                part.envelope = m_reader.received().toByteArray();
            if (part.verdict == Verdict::Pending) {
                part.verdict = Verdict::Refused;
                part.decision = "refused, the proxy was stopped before the decision"_ba;
            }
            part.failure = "the proxy was stopped before the exchange ended"_ba;
        }
        dropUpstream();
        finishPart(Outcome::Aborted);
    }
    over();
}

} // namespace midhop::roles
