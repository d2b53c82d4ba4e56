#include "core/roles/clientconversation.h"

#include "core/roles/clientproblem.h"
#include "core/wire/envelope.h"
#include "core/wire/envelopereader.h"
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
    m_composed = request.composed;
    m_bytes = m_composed ? std::exchange(m_composed->bytes, {})
                         : wire::writeEnvelope(request.serverIp, request.serverPort, request.message);
    m_sent = 0;
    m_pending = 0;
    m_reply.clear();
    m_replyBytes = 0;
    m_started = trace::now();
    m_recorder.begin(m_started, 0);
    if (m_recorder.isOpen())
        begin(request);
    m_actions.arm(ClientDeadline::Connect, m_limits.connect);
}

void ClientConversation::begin(const ClientRequest &request)
{
    trace::Part &part = m_recorder.part();
    part.envelope = m_bytes;
    if (!m_composed) {
        part.serverIp = request.serverIp;
        part.serverPort = QByteArray::number(request.serverPort);
        part.message = request.message;
        part.randomMessage = request.randomMessage;
    } else {
        wire::EnvelopeReader reader;
        if (reader.feed(m_bytes).status == wire::EnvelopeReader::Status::Complete) {
            const wire::Envelope envelope = reader.takeEnvelope();
            part.serverIp = envelope.host.text;
            part.serverPort = QByteArray::number(envelope.port);
            part.message = envelope.message;
        }
    }
    m_recorder.eventAt(m_started, EventKind::Connecting, Side::Downstream, false);
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
    sendPiece();
}

QByteArrayView ClientConversation::nextPiece() const
{
    const QByteArrayView rest = QByteArrayView(m_bytes).sliced(m_sent);
    const bool isCut = m_composed && m_composed->pieceSize > 0 && m_composed->pieceSize < rest.size();
    return isCut ? rest.first(m_composed->pieceSize) : rest;
}

void ClientConversation::sendPiece()
{
    const qsizetype size = nextPiece().size();
    const QByteArray piece = size == m_bytes.size() ? m_bytes : m_bytes.sliced(m_sent, size);
    m_sent += size;
    const qsizetype pending = m_actions.send(piece);
    m_pending = pending;
    m_recorder.event(EventKind::Sent, Side::Downstream, false, piece.size() - pending);
    if (!m_composed)
        m_actions.finish(); // no more envelopes
    if (pending == 0)
        pieceSent();
    else
        m_actions.arm(ClientDeadline::Write, m_limits.writeClient);
}

void ClientConversation::pieceSent()
{
    m_actions.disarm(ClientDeadline::Write);
    if (m_sent < m_bytes.size())
        m_actions.arm(ClientDeadline::Piece, m_composed->pause);
    else
        allSent();
}

void ClientConversation::allSent()
{
    const auto end = m_composed ? m_composed->end : ComposedBytes::End::HalfClose;
    switch (end) {
    case ComposedBytes::End::HalfClose:
        if (m_composed)
            m_actions.finish();
        m_recorder.event(EventKind::HalfClosed, Side::Downstream, false);
        break;
    case ComposedBytes::End::Open:
        break;
    case ComposedBytes::End::Reset:
        m_recorder.event(EventKind::Reset, Side::Downstream, false);
        m_actions.reset();
        conclude(ClientProblem::ResetAsAsked);
        return;
    }
    if (m_replyBytes == 0)
        m_actions.arm(ClientDeadline::FirstByte, m_limits.firstByte);
    else
        m_actions.arm(ClientDeadline::Quiet, m_limits.quiet);
}

void ClientConversation::progressed(qsizetype taken, qsizetype pending)
{
    if (!m_running)
        return;
    m_recorder.event(EventKind::Sent, Side::Downstream, false, taken);
    m_pending = pending;
    if (pending == 0)
        pieceSent();
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
    if (!m_composed || unsent() == 0)
        m_actions.arm(ClientDeadline::Quiet, m_limits.quiet);
}

void ClientConversation::ended()
{
    if (!m_running)
        return;
    m_recorder.event(EventKind::HalfClosed, Side::Downstream, true);
    if (m_composed && unsent() > 0)
        conclude(ClientProblem::EndedEarly);
    else if (m_replyBytes > 0)
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
    case ClientDeadline::Piece:
        sendPiece();
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
    result.unsentBytes = unsent();
    m_bytes.clear();
    m_sent = 0;
    m_pending = 0;
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
