#include "core/access/normalise.h"
#include "core/net/resolver.h"
#include "core/roles/proxyconversation.h"
#include "core/roles/proxywords.h"
#include "core/wire/replytext.h"

#include <algorithm>
#include <utility>

// From a whole envelope to its end: look-up, decision, connect, and what becomes of the server's side.
namespace midhop::roles {

using namespace Qt::StringLiterals;
using trace::EventKind;
using trace::Outcome;
using trace::Side;
using trace::Verdict;

void ProxyConversation::envelopeComplete()
{
    if (!m_exchange)
        m_exchange = std::make_unique<Exchange>(m_shared, m_actions, m_recorder);
    m_exchange->envelope = m_reader.takeEnvelope();
    const wire::Envelope &envelope = m_exchange->envelope;
    m_actions.disarm(ProxyDeadline::Envelope);
    m_actions.arm(ProxyDeadline::Idle, m_shared.limits.idle);
    m_idleOver = false;
    if (m_recorder.isOpen()) {
        m_recorder.event(EventKind::EnvelopeComplete, Side::Downstream, true, envelope.raw.size());
        trace::Part &part = m_recorder.part();
        part.envelope = envelope.raw;
        part.serverIp = envelope.host.text;
        part.serverPort = QByteArray::number(envelope.port);
        part.message = envelope.message;
    }
    const bool isLiteral = envelope.host.kind != wire::Host::Kind::Name && envelope.host.zone.isEmpty();
    if (isLiteral) {
        decide({envelope.host.address});
        return;
    }
    m_phase = Phase::LookingUp;
    m_actions.arm(ProxyDeadline::Lookup, m_shared.limits.lookup);
    m_actions.lookUp(envelope.host);
}

void ProxyConversation::lookedUp(std::vector<wire::IpAddress> addresses, const QByteArray &failure)
{
    if (m_phase != Phase::LookingUp)
        return;
    m_actions.disarm(ProxyDeadline::Lookup);
    if (addresses.empty()) {
        m_recorder.event(EventKind::Failed, Side::Upstream, false);
        refuse("look-up of "_ba + m_exchange->envelope.host.text + " failed: "_ba + failure, Outcome::Unreachable, true);
        return;
    }
    m_recorder.event(EventKind::LookedUp, Side::Upstream, false, static_cast<qsizetype>(addresses.size()));
    decide(std::move(addresses));
}

void ProxyConversation::decide(std::vector<wire::IpAddress> addresses)
{
    for (wire::IpAddress &address : addresses)
        address = access::normalised(address);
    m_exchange->addresses = std::move(addresses);
    m_exchange->nextAddress = 0;
    m_exchange->connectError = net::StreamError::Other;

    const access::Blocklist &rules = *m_shared.rules;
    const bool isName = m_exchange->envelope.host.kind == wire::Host::Kind::Name;
    const access::Decision decision =
        rules.decide(isName ? QByteArrayView(m_exchange->envelope.host.text) : QByteArrayView(), m_exchange->addresses,
                     m_exchange->envelope.port);
    if (m_recorder.isOpen()) {
        m_recorder.event(EventKind::Decided, Side::Downstream, false);
        trace::Part &part = m_recorder.part();
        part.verdict = decision.allowed ? Verdict::Allowed : Verdict::Blocked;
        part.decision = rules.describe(decision, m_exchange->addresses, m_exchange->envelope.port);
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
    m_exchange->message = messageToSend();
    m_actions.arm(ProxyDeadline::Connect, m_shared.limits.connect);
    connectNext();
}

QByteArray ProxyConversation::loopReason() const
{
    if (m_exchange->envelope.port != m_shared.listening.port)
        return {};
    std::vector<wire::IpAddress> interfaces;
    QByteArray untold;
    if (access::unmapped(m_shared.listening.address).isUnspecified()) {
        if (auto known = net::interfaceAddresses())
            interfaces = known.takeValue();
        else
            untold = known.error();
    }
    for (const wire::IpAddress &address : m_exchange->addresses) {
        const wire::Endpoint destination{address, m_exchange->envelope.port};
        if (access::isLoop(destination, m_shared.listening, interfaces))
            return "loop: "_ba + destination.toText() + " is the proxy's own listening address"_ba;
    }
    if (untold.isEmpty())
        return {};
    return "loop: the proxy can't tell whether "_ba + wire::Endpoint{m_exchange->addresses.front(), m_exchange->envelope.port}.toText()
           + " is its own listening address: "_ba + untold;
}

wire::Endpoint ProxyConversation::destination() const
{
    Q_ASSERT(m_exchange->nextAddress > 0);
    return {m_exchange->addresses[m_exchange->nextAddress - 1], m_exchange->envelope.port};
}

void ProxyConversation::connectNext()
{
    if (m_exchange->nextAddress == m_exchange->addresses.size()) {
        m_actions.disarm(ProxyDeadline::Connect);
        answerError(connectFailureText(m_exchange->connectError, destination().toText()), outcomeOf(m_exchange->connectError));
        return;
    }
    ++m_exchange->nextAddress;
    m_recorder.event(EventKind::Connecting, Side::Upstream, false);
    if (m_recorder.isOpen())
        m_recorder.part().server = destination();
    m_actions.connectUpstream(destination(), m_exchange->message);
}

QByteArray ProxyConversation::messageToSend()
{
    if (m_shared.forward == Forward::Message)
        return std::exchange(m_exchange->envelope.message, {});
    return wire::forwardedEnvelope(m_exchange->envelope.raw, m_ends->local.address.toText(), m_ends->local.port);
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
        m_recorder.part().forwarded = m_exchange->message;
    m_exchange->envelope.message.clear();
    m_exchange->envelope.raw.clear();
    m_exchange->relay.begin(destination(), std::exchange(m_exchange->message, {}));
}

void ProxyConversation::upstreamProgressed(qsizetype taken, qsizetype pending)
{
    if (m_phase == Phase::Relaying)
        m_exchange->relay.messageProgressed(taken, pending);
}

void ProxyConversation::upstreamReceived(QByteArrayView bytes)
{
    if (m_phase == Phase::Relaying)
        m_exchange->relay.received(bytes);
}

void ProxyConversation::upstreamEnded()
{
    if (m_phase == Phase::Relaying)
        relayEnded(m_exchange->relay.ended());
}

void ProxyConversation::upstreamFailed(net::StreamError error)
{
    if (m_phase == Phase::Connecting) {
        m_recorder.event(EventKind::Failed, Side::Upstream, error == net::StreamError::Refused);
        m_exchange->connectError = error;
        connectNext();
    } else if (m_phase == Phase::Relaying) {
        relayEnded(m_exchange->relay.failed(error));
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
        m_exchange->relay.replyTaken();
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

} // namespace midhop::roles
