#include "core/roles/proxyconversation.h"

#include "core/roles/proxywords.h"
#include "core/wire/bytescan.h"
#include "core/wire/replytext.h"

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

} // namespace

ProxyConversation::ProxyConversation(const ProxyShared &shared, ProxyActions &actions, bool traced)
    : m_shared(shared)
    , m_actions(actions)
    , m_reader(shared.limits.maxEnvelope, traced || shared.forward == Forward::Json ? wire::EnvelopeReader::Raw::Kept
                                                                                    : wire::EnvelopeReader::Raw::Dropped)
    , m_recorder(trace::Role::Proxy, traced)
{}

void ProxyConversation::start(const wire::Endpoint &client, const wire::Endpoint &local)
{
    if (m_recorder.isEnabled() || m_shared.forward == Forward::Json)
        m_ends = std::make_unique<Ends>(Ends{client, local, trace::now()});
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
    m_lingered += static_cast<quint32>(bytes);
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
        bytes = bytes.sliced(wire::leadingWhiteSpace(bytes));
    if (bytes.isEmpty())
        return;
    if (wasEmpty)
        m_waiting = std::make_unique<QByteArray>(bytes.toByteArray());
    else
        m_waiting->append(bytes);
    if (m_waiting->size() > WaitingLimit)
        m_actions.readDownstream(false);
    if (wasEmpty && m_phase == Phase::Relaying && m_exchange->relay.hasReply())
        endReply();
}

/// Serves one envelope of those that came ahead.
void ProxyConversation::nextTurn()
{
    if (m_phase != Phase::Reading || !hasWaiting())
        return;
    // Taken out: a conversation that ends here drops what waits, and feed() still looks at it.
    auto waiting = std::move(m_waiting);
    qsizetype offset = feed(*waiting);
    if (m_phase == Phase::Lingering) {
        readOff(waiting->size() - offset);
    } else if (m_phase != Phase::Over) {
        // White space is no envelope: it must not pass for one that came before the reply.
        offset += wire::leadingWhiteSpace(QByteArrayView(*waiting).sliced(offset));
        waiting->remove(0, offset); // moves the beginning alone
        if (!waiting->isEmpty())
            m_waiting = std::move(waiting);
        settle();
    }
}

/// Between two exchanges: goes on with what came ahead in a turn of its own, so that a client that is always ahead costs nobody
/// else a turn; else looks whether the client is through.
void ProxyConversation::settle()
{
    if (m_feeding || m_phase != Phase::Reading)
        return;
    if (hasWaiting()) {
        m_actions.continueLater();
        return;
    }
    m_actions.readDownstream(true);
    const bool justAnswered = m_justAnswered;
    m_justAnswered = false;
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
                m_recorder.event(EventKind::Decided, Side::Downstream, false);
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
    m_recorder.begin(m_ordinal == 0 ? m_ends->acceptedAt : trace::now(), m_ordinal);
    m_recorder.part().client = m_ends->client;
    m_recorder.part().proxy = m_ends->local;
    if (m_ordinal == 0)
        m_recorder.eventAt(m_ends->acceptedAt, EventKind::Connected, Side::Downstream, true);
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

void ProxyConversation::exchangeEnded()
{
    finishPart(m_outcome);
    ++m_ordinal;
    if (m_exchange) {
        m_exchange->envelope = {};
        m_exchange->addresses.clear();
        m_exchange->message.clear();
    }
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
    m_lingered = m_waiting ? static_cast<quint32>(m_waiting->size()) : 0;
    m_waiting.reset();
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
    if (m_downstreamFinished)
        return;
    m_downstreamFinished = true;
    m_recorder.ending(EventKind::HalfClosed, Side::Downstream, false);
}

void ProxyConversation::dropUpstream()
{
    m_actions.disarm(ProxyDeadline::Lookup);
    m_actions.disarm(ProxyDeadline::Connect);
    if (m_exchange)
        m_exchange->relay.drop();
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
        refuse("look-up of "_ba + m_exchange->envelope.host.text + " failed: no answer within "_ba + inSeconds(limits.lookup),
               Outcome::TimedOut, true);
        break;
    case ProxyDeadline::Connect:
        answerError("connect to "_ba + destination().toText() + " timed out after "_ba + inSeconds(limits.connect), Outcome::TimedOut);
        break;
    case ProxyDeadline::HalfClose:
    case ProxyDeadline::FirstByte:
    case ProxyDeadline::Quiet:
    case ProxyDeadline::WriteServer:
        if (const auto end = m_exchange->relay.deadlinePassed(deadline))
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
                m_recorder.event(EventKind::Decided, Side::Downstream, false);
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
