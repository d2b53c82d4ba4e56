#include "core/roles/clientconversation.h"

#include "core/roles/clientproblem.h"
#include "core/wire/envelope.h"
#include "core/wire/replytext.h"

#include <utility>

namespace midhop::roles {

using namespace Qt::StringLiterals;
using trace::EventKind;
using trace::Outcome;
using trace::Side;

ClientConversation::ClientConversation(const Limits &limits, ClientActions &actions, bool traced)
    : m_limits(limits)
    , m_actions(actions)
    , m_recorder(trace::Role::Client, traced)
{}

void ClientConversation::start(const ClientRequest &request, const QByteArray &proxyText)
{
    m_running = true;
    m_connected = false;
    m_proxy = proxyText;
    m_envelope = wire::writeEnvelope(request.serverIp, request.serverPort, request.message);
    m_reply.clear();
    m_replyBytes = 0;
    m_started = trace::now();
    m_recorder.begin(m_started, 0);
    if (m_recorder.isOpen()) {
        trace::Part &part = m_recorder.part();
        part.envelope = m_envelope;
        part.serverIp = request.serverIp;
        part.serverPort = QByteArray::number(request.serverPort);
        part.message = request.message;
        part.randomMessage = request.randomMessage;
        m_recorder.eventAt(m_started, EventKind::Connecting, Side::Downstream, false);
    }
    m_actions.arm(ClientDeadline::Connect, m_limits.connect);
}

void ClientConversation::connected(const wire::Endpoint &local, const wire::Endpoint &proxy)
{
    m_connected = true;
    m_actions.disarm(ClientDeadline::Connect);
    if (m_recorder.isOpen()) {
        m_recorder.part().client = local;
        m_recorder.part().proxy = proxy;
        m_recorder.event(EventKind::Connected, Side::Downstream, false);
    }
    const QByteArray envelope = std::exchange(m_envelope, {});
    const qsizetype pending = m_actions.send(envelope);
    m_recorder.event(EventKind::Sent, Side::Downstream, false, envelope.size() - pending);
    m_actions.finish(); // no more envelopes
    if (pending == 0)
        envelopeSent();
    else
        m_actions.arm(ClientDeadline::Write, m_limits.writeClient);
}

void ClientConversation::envelopeSent()
{
    m_actions.disarm(ClientDeadline::Write);
    m_recorder.event(EventKind::HalfClosed, Side::Downstream, false);
    if (m_replyBytes == 0)
        m_actions.arm(ClientDeadline::FirstByte, m_limits.firstByte);
}

void ClientConversation::progressed(qsizetype taken, qsizetype pending)
{
    if (!m_running)
        return;
    m_recorder.event(EventKind::Sent, Side::Downstream, false, taken);
    if (pending == 0)
        envelopeSent();
    else
        m_actions.arm(ClientDeadline::Write, m_limits.writeClient);
}

void ClientConversation::received(QByteArrayView bytes)
{
    if (!m_running)
        return;
    m_recorder.event(EventKind::Received, Side::Downstream, true, bytes.size());
    m_recorder.reply(bytes);
    if (m_replyBytes == 0)
        m_actions.disarm(ClientDeadline::FirstByte);
    m_replyBytes += bytes.size();
    m_reply.append(bytes.first(std::min(bytes.size(), trace::Part::ReplyKept - m_reply.size())));
    m_actions.arm(ClientDeadline::Quiet, m_limits.quiet);
}

void ClientConversation::ended()
{
    if (!m_running)
        return;
    m_recorder.event(EventKind::HalfClosed, Side::Downstream, true);
    if (m_replyBytes > 0)
        conclude(ClientProblem::None);
    else
        conclude(ClientProblem::ClosedWithoutReply);
}

void ClientConversation::failed(net::StreamError error)
{
    if (!m_running)
        return;
    if (!m_connected) {
        m_recorder.event(EventKind::Failed, Side::Downstream, error == net::StreamError::Refused);
        conclude(connectProblem(error));
        return;
    }
    m_recorder.event(EventKind::Reset, Side::Downstream, true);
    conclude(m_replyBytes > 0 ? ClientProblem::CutOff : ClientProblem::ResetWithoutReply);
}

void ClientConversation::lookupFailed(const QByteArray &reason)
{
    if (!m_running)
        return;
    m_recorder.event(EventKind::Failed, Side::Downstream, false);
    m_detail = reason;
    conclude(ClientProblem::LookupFailed);
}

void ClientConversation::deadlinePassed(ClientDeadline deadline)
{
    if (!m_running)
        return;
    switch (deadline) {
    case ClientDeadline::Quiet:
        conclude(ClientProblem::None);
        break;
    case ClientDeadline::Connect:
        m_recorder.event(EventKind::TimedOut, Side::Downstream, false);
        conclude(ClientProblem::ConnectTimedOut);
        break;
    case ClientDeadline::FirstByte:
        m_recorder.event(EventKind::TimedOut, Side::Downstream, false);
        conclude(ClientProblem::NoReplyInTime);
        break;
    case ClientDeadline::Write:
        m_recorder.event(EventKind::TimedOut, Side::Downstream, false);
        conclude(ClientProblem::WriteStalled);
        break;
    case ClientDeadline::Count:
        break;
    }
}

void ClientConversation::cancel()
{
    if (!m_running)
        return;
    m_recorder.event(EventKind::Reset, Side::Downstream, false);
    m_actions.reset();
    conclude(ClientProblem::CancelledByUser);
}

void ClientConversation::conclude(ClientProblem problem)
{
    m_running = false;
    m_recorder.event(EventKind::Closed, Side::Downstream, false);
    m_actions.close();

    ClientResult result;
    result.latency = trace::now() - m_started;
    result.reply = std::exchange(m_reply, {});
    result.replyBytes = m_replyBytes;
    result.problem = problem;
    result.proxy = m_proxy;
    result.detail = std::exchange(m_detail, {});
    result.limit = problem == ClientProblem::WriteStalled ? m_limits.writeClient : m_limits.firstByte;
    result.failure = problemText(result);
    if (problem == ClientProblem::CancelledByUser)
        result.kind = ClientResult::Kind::Cancelled;
    else if (m_replyBytes == 0)
        result.kind = ClientResult::Kind::Failed;
    else if (wire::isErrorReply(result.reply))
        result.kind = ClientResult::Kind::ErrorReply;
    else
        result.kind = ClientResult::Kind::Reply;

    Outcome outcome = outcomeOf(problem);
    // The client can't tell why a proxy refused, but the fixed text of the blocklist it knows.
    if (outcome == Outcome::Done && m_replyBytes == result.reply.size() && wire::isBlockedReply(result.reply))
        outcome = Outcome::Blocked;

    std::unique_ptr<trace::Part> part;
    if (m_recorder.isOpen()) {
        m_recorder.part().failure = wire::printable(result.failure);
        part = std::make_unique<trace::Part>(m_recorder.finish(outcome));
    }
    m_actions.concluded(std::move(result), std::move(part));
}

} // namespace midhop::roles
