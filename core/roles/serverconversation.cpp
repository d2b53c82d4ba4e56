#include "core/roles/serverconversation.h"

#include "core/wire/replytext.h"

#include <utility>

namespace midhop::roles {

using namespace Qt::StringLiterals;
using trace::EventKind;
using trace::Outcome;
using trace::Side;

namespace {

// While a message is being answered so much of the next ones may wait; then the peer is not read any more.
constexpr qsizetype NextLimit = 192 * 1024;

} // namespace

ServerConversation::ServerConversation(const ServerShared &shared, ServerActions &actions, bool traced)
    : m_shared(shared)
    , m_actions(actions)
    , m_recorder(trace::Role::Server, traced)
{}

void ServerConversation::start(const wire::Endpoint &upstream, const wire::Endpoint &local)
{
    m_upstream = upstream;
    m_local = local;
    if (m_recorder.isEnabled())
        m_acceptedAt = trace::now();
    m_actions.arm(ServerDeadline::Idle, m_shared.limits.idle);
}

void ServerConversation::beginPart()
{
    if (!m_recorder.isEnabled() || m_recorder.isOpen())
        return;
    releasePart(); // how the connection ends is told with its last message
    m_recorder.begin(m_ordinal == 0 ? m_acceptedAt : trace::now(), m_ordinal);
    m_recorder.part().upstream = m_upstream;
    m_recorder.part().server = m_local;
    if (m_ordinal == 0)
        m_recorder.eventAt(m_acceptedAt, EventKind::Connected, Side::Upstream, true);
}

void ServerConversation::received(QByteArrayView bytes)
{
    switch (m_phase) {
    case Phase::Lingering:
        m_lingered += bytes.size();
        if (m_lingered > LingerLimit)
            over();
        return;
    case Phase::Holding:
        return; // a silent server reads and says nothing
    case Phase::Delaying:
    case Phase::Replying:
        if (m_reply.keepOpen)
            m_next.append(bytes);
        else
            m_lingered += bytes.size();
        if (m_next.size() > NextLimit)
            m_actions.setReading(false);
        return;
    case Phase::Over:
        return;
    case Phase::Reading:
        break;
    }
    if (m_message.isEmpty()) {
        beginPart();
        if (!std::exchange(m_began, true))
            m_actions.began();
        m_actions.disarm(ServerDeadline::Idle);
        if (bytes.front() == '{') {
            m_scanner.emplace();
            m_object = wire::ObjectState::Incomplete;
            m_actions.arm(ServerDeadline::Object, ObjectLimit);
        }
    }
    m_recorder.event(EventKind::Received, Side::Upstream, true, bytes.size());
    if (m_object == wire::ObjectState::Incomplete)
        m_object = m_scanner->feed(bytes);
    m_message.append(bytes);
    m_actions.disarm(ServerDeadline::Pause); // drained() arms it again
    if (m_message.size() > MaxMessage) {
        finishPart(Outcome::Malformed, "the message is larger than 16 MiB, the connection was closed"_ba);
        m_message.clear();
        linger();
    }
}

void ServerConversation::drained()
{
    if (m_phase != Phase::Reading || m_message.isEmpty())
        return;
    if (m_scanner) {
        if (m_object == wire::ObjectState::Incomplete)
            return;
        if (m_object == wire::ObjectState::Complete) {
            messageComplete();
            return;
        }
        m_actions.disarm(ServerDeadline::Object); // it is a text like others now
    }
    if (m_message.size() <= AtOnce)
        messageComplete();
    else
        m_actions.arm(ServerDeadline::Pause, PauseEnds);
}

void ServerConversation::ended()
{
    m_peerEnded = true;
    m_recorder.ending(EventKind::HalfClosed, Side::Upstream, true);
    switch (m_phase) {
    case Phase::Reading:
        if (!m_message.isEmpty()) {
            messageComplete();
            return;
        }
        if (m_ordinal == 0) { // a bare connect and close: logged, nothing more
            beginPart();
            if (m_recorder.isOpen()) {
                m_recorder.event(EventKind::HalfClosed, Side::Upstream, true);
                m_recorder.linger(Outcome::Aborted);
            }
        }
        over();
        break;
    case Phase::Holding:
        endHolding();
        break;
    case Phase::Lingering:
        over();
        break;
    case Phase::Delaying:
    case Phase::Replying:
    case Phase::Over:
        break;
    }
}

void ServerConversation::failed()
{
    if (m_phase == Phase::Over)
        return;
    m_recorder.ending(EventKind::Reset, Side::Upstream, true);
    m_reset = true;
    if (m_began)
        finishPart(m_phase == Phase::Holding ? Outcome::Aborted : Outcome::Reset,
                   m_phase == Phase::Reading ? "the sender reset the connection inside the message"_ba
                                             : "the sender reset the connection before it had the whole reply"_ba);
    over();
}

void ServerConversation::messageComplete()
{
    for (const ServerDeadline deadline : {ServerDeadline::Pause, ServerDeadline::Object, ServerDeadline::Idle})
        m_actions.disarm(deadline);
    m_scanner.reset();
    m_object = wire::ObjectState::Impossible;
    m_reply = m_shared.reply;
    if (m_recorder.isOpen()) {
        m_recorder.event(EventKind::EnvelopeComplete, Side::Upstream, true, m_message.size());
        m_recorder.part().envelope = m_message;
        m_recorder.part().message = m_message;
    }
    if (m_reply.kind == ServerReply::Kind::Silent) {
        m_phase = Phase::Holding;
        m_message.clear();
        if (m_peerEnded)
            endHolding();
        return;
    }
    if (m_reply.delay.count() > 0) {
        m_phase = Phase::Delaying;
        m_actions.arm(ServerDeadline::Delay, m_reply.delay);
        return;
    }
    reply();
}

void ServerConversation::endHolding()
{
    finishPart(Outcome::Aborted, "no reply was sent: the server is set to be silent"_ba);
    over();
}

/// No message is answered behind the present one.
bool ServerConversation::isLast() const
{
    return !m_reply.keepOpen || m_stopping || (m_peerEnded && m_next.isEmpty());
}

void ServerConversation::reply()
{
    m_phase = Phase::Replying;
    const QByteArray text = replyTo(m_reply, std::exchange(m_message, {}));
    m_recorder.reply(text);
    const qsizetype pending = isLast() ? m_actions.sendLast(text) : m_actions.send(text);
    m_recorder.event(EventKind::Sent, Side::Upstream, false, text.size() - pending);
    if (pending == 0)
        replied();
    else
        m_actions.arm(ServerDeadline::Write, m_shared.limits.writeClient);
}

void ServerConversation::progressed(qsizetype taken, qsizetype pending)
{
    if (m_phase != Phase::Replying)
        return;
    m_recorder.event(EventKind::Sent, Side::Upstream, false, taken);
    if (pending == 0) {
        m_actions.disarm(ServerDeadline::Write);
        replied();
    } else {
        m_actions.arm(ServerDeadline::Write, m_shared.limits.writeClient);
    }
}

void ServerConversation::replied()
{
    finishPart(Outcome::Done);
    ++m_ordinal;
    if (isLast()) {
        linger();
        return;
    }
    m_phase = Phase::Reading;
    m_actions.setReading(true);
    m_actions.arm(ServerDeadline::Idle, m_shared.limits.idle);
    if (m_next.isEmpty())
        return;
    const QByteArray next = std::exchange(m_next, {});
    received(next);
    if (m_peerEnded)
        ended();
    else
        drained();
}

void ServerConversation::linger()
{
    m_actions.finish();
    m_recorder.ending(EventKind::HalfClosed, Side::Upstream, false);
    if (m_peerEnded || m_lingered > LingerLimit) {
        over();
        return;
    }
    m_phase = Phase::Lingering;
    m_actions.setReading(true);
    m_actions.arm(ServerDeadline::Linger, m_shared.limits.linger);
}

void ServerConversation::over()
{
    if (std::exchange(m_phase, Phase::Over) == Phase::Over)
        return;
    if (!m_reset)
        m_recorder.ending(EventKind::Closed, Side::Upstream, false);
    releasePart();
    m_actions.close();
}

void ServerConversation::finishPart(Outcome outcome, const QByteArray &failure)
{
    m_began = false;
    m_actions.counted(outcome);
    if (!m_recorder.isOpen())
        return;
    if (!m_message.isEmpty() && m_recorder.part().envelope.isEmpty())
        m_recorder.part().envelope = m_message.first(std::min(m_message.size(), trace::Part::ReplyKept));
    m_recorder.part().failure = failure;
    m_recorder.linger(outcome);
}

void ServerConversation::releasePart()
{
    if (auto part = m_recorder.release())
        m_actions.publish(std::move(*part));
}

void ServerConversation::deadlinePassed(ServerDeadline deadline)
{
    switch (deadline) {
    case ServerDeadline::Idle:
        over();
        break;
    case ServerDeadline::Pause:
    case ServerDeadline::Object:
        if (m_phase == Phase::Reading && !m_message.isEmpty())
            messageComplete();
        break;
    case ServerDeadline::Delay:
        if (m_phase == Phase::Delaying)
            reply();
        break;
    case ServerDeadline::Write:
        m_recorder.event(EventKind::TimedOut, Side::Upstream, false);
        finishPart(Outcome::Aborted, "the sender took nothing of the reply for too long"_ba);
        over();
        break;
    case ServerDeadline::Linger:
        over();
        break;
    case ServerDeadline::Count:
        break;
    }
}

void ServerConversation::stop()
{
    m_stopping = true;
    if (m_phase == Phase::Reading && m_message.isEmpty())
        over();
}

void ServerConversation::abort()
{
    if (m_began)
        finishPart(Outcome::Aborted, "the server was stopped before it had replied"_ba);
    over();
}

} // namespace midhop::roles
