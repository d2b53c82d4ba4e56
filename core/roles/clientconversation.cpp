#include "core/roles/clientconversation.h"

#include "core/wire/envelope.h"
#include "core/wire/replytext.h"

#include <utility>

namespace midhop::roles {

using namespace Qt::StringLiterals;
using trace::EventKind;
using trace::Outcome;
using trace::Side;

namespace {

QByteArray connectFailure(net::StreamError error, const QByteArray &proxy)
{
    switch (error) {
    case net::StreamError::Refused:
        return "No connection to the proxy: nothing listens at "_ba + proxy + ". Start the proxy, or correct its address and port."_ba;
    case net::StreamError::Unreachable:
        return "No connection to the proxy: "_ba + proxy + " can't be reached from this machine. Correct the proxy's address."_ba;
    case net::StreamError::TimedOut:
        return "No connection to the proxy: "_ba + proxy + " did not answer in time. Check its address, and whether it is running."_ba;
    case net::StreamError::Reset:
        return "No connection to the proxy: "_ba + proxy + " reset the connection."_ba;
    case net::StreamError::SelfConnection:
        return "No connection to the proxy: nothing listens at "_ba + proxy + ", and the connection met itself. Start the proxy."_ba;
    case net::StreamError::NoDescriptors:
        return "No connection to the proxy: this program has no file descriptors left. Lower the concurrency or raise the limit (ulimit -n)."_ba;
    case net::StreamError::NoPorts:
        return "No connection to the proxy: every local port is in use or in TIME_WAIT. Wait a minute, or send more slowly."_ba;
    case net::StreamError::Other:
        break;
    }
    return "No connection to the proxy at "_ba + proxy + '.';
}

QByteArray inSeconds(std::chrono::milliseconds time)
{
    if (time.count() % 1000 == 0)
        return QByteArray::number(time.count() / 1000) + " s"_ba;
    return QByteArray::number(time.count()) + " ms"_ba;
}

Outcome connectOutcome(net::StreamError error)
{
    switch (error) {
    case net::StreamError::Refused:
        return Outcome::Refused;
    case net::StreamError::TimedOut:
        return Outcome::TimedOut;
    case net::StreamError::Reset:
        return Outcome::Reset;
    case net::StreamError::Unreachable:
    case net::StreamError::SelfConnection:
    case net::StreamError::NoDescriptors:
    case net::StreamError::NoPorts:
    case net::StreamError::Other:
        break;
    }
    return Outcome::Unreachable;
}

} // namespace

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
        conclude(Outcome::Done, {});
    else
        conclude(Outcome::Aborted, "The proxy closed the connection without a reply."_ba);
}

void ClientConversation::failed(net::StreamError error)
{
    if (!m_running)
        return;
    if (!m_connected) {
        m_recorder.event(EventKind::Failed, Side::Downstream, error == net::StreamError::Refused);
        conclude(connectOutcome(error), connectFailure(error, m_proxy));
        return;
    }
    m_recorder.event(EventKind::Reset, Side::Downstream, true);
    if (m_replyBytes > 0)
        conclude(Outcome::Reset, "The connection was reset after "_ba + QByteArray::number(m_replyBytes)
                                     + " bytes of the reply; more may be missing."_ba);
    else
        conclude(Outcome::Reset, "The proxy reset the connection without a reply."_ba);
}

void ClientConversation::failed(const QByteArray &reason)
{
    if (!m_running)
        return;
    m_recorder.event(EventKind::Failed, Side::Downstream, false);
    conclude(Outcome::Unreachable, reason);
}

void ClientConversation::deadlinePassed(ClientDeadline deadline)
{
    if (!m_running)
        return;
    switch (deadline) {
    case ClientDeadline::Quiet:
        conclude(Outcome::Done, {});
        break;
    case ClientDeadline::Connect:
        m_recorder.event(EventKind::TimedOut, Side::Downstream, false);
        conclude(Outcome::TimedOut, connectFailure(net::StreamError::TimedOut, m_proxy));
        break;
    case ClientDeadline::FirstByte:
        m_recorder.event(EventKind::TimedOut, Side::Downstream, false);
        conclude(Outcome::TimedOut, "No reply from the proxy within "_ba + inSeconds(m_limits.firstByte)
                                        + ". The connection was closed."_ba);
        break;
    case ClientDeadline::Write:
        m_recorder.event(EventKind::TimedOut, Side::Downstream, false);
        conclude(Outcome::TimedOut, "The proxy took nothing of the envelope for "_ba
                                        + inSeconds(m_limits.writeClient) + ". The connection was closed."_ba);
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
    conclude(Outcome::Aborted, "The send was cancelled; the connection was reset."_ba, ClientResult::Kind::Cancelled);
}

void ClientConversation::conclude(Outcome outcome, const QByteArray &failure, ClientResult::Kind kindWithoutReply)
{
    m_running = false;
    m_recorder.event(EventKind::Closed, Side::Downstream, false);
    m_actions.close();

    ClientResult result;
    result.latency = trace::now() - m_started;
    result.failure = failure;
    result.reply = std::exchange(m_reply, {});
    if (kindWithoutReply == ClientResult::Kind::Cancelled || m_replyBytes == 0)
        result.kind = kindWithoutReply;
    else if (wire::isErrorReply(result.reply))
        result.kind = ClientResult::Kind::ErrorReply;
    else
        result.kind = ClientResult::Kind::Reply;
    // The client can't tell why a proxy refused, but the fixed text of the blocklist it knows.
    if (outcome == Outcome::Done && m_replyBytes == result.reply.size() && wire::isBlockedReply(result.reply))
        outcome = Outcome::Blocked;

    std::unique_ptr<trace::Part> part;
    if (m_recorder.isOpen()) {
        m_recorder.part().failure = wire::printable(failure);
        part = std::make_unique<trace::Part>(m_recorder.finish(outcome));
    }
    m_actions.concluded(std::move(result), std::move(part));
}

} // namespace midhop::roles
