#include "core/roles/proxyrelay.h"

#include "core/roles/proxywords.h"

#include <QtCore/QStringBuilder>

#include <algorithm>
#include <utility>

namespace midhop::roles {

using namespace Qt::StringLiterals;
using trace::EventKind;
using trace::Outcome;
using trace::Side;

ProxyRelay::ProxyRelay(const ProxyShared &shared, ProxyActions &actions, PartRecorder &recorder)
    : m_shared(shared)
    , m_actions(actions)
    , m_recorder(recorder)
{}

void ProxyRelay::begin(const wire::Endpoint &destination, const QByteArray &message)
{
    m_destination = destination;
    m_replyBytes = 0;
    m_open = true;
    const qsizetype pending = m_actions.sendUpstream(message);
    m_recorder.event(EventKind::Sent, Side::Upstream, false, message.size() - pending);
    messageTaken(pending);
}

void ProxyRelay::messageProgressed(qsizetype taken, qsizetype pending)
{
    m_recorder.event(EventKind::Sent, Side::Upstream, false, taken);
    messageTaken(pending);
}

void ProxyRelay::messageTaken(qsizetype pending)
{
    if (pending > 0) {
        m_actions.arm(ProxyDeadline::WriteServer, m_shared.limits.writeServer);
        return;
    }
    m_actions.disarm(ProxyDeadline::WriteServer);
    if (m_replyBytes > 0)
        return;
    m_actions.arm(ProxyDeadline::FirstByte, m_shared.limits.firstByte);
    m_actions.arm(ProxyDeadline::HalfClose, m_shared.limits.halfCloseAfter);
}

void ProxyRelay::received(QByteArrayView bytes)
{
    m_recorder.event(EventKind::Received, Side::Upstream, true, bytes.size());
    if (m_replyBytes == 0) {
        m_actions.disarm(ProxyDeadline::FirstByte);
        m_actions.disarm(ProxyDeadline::HalfClose);
    }
    m_replyBytes += bytes.size();
    m_recorder.reply(bytes);
    const qsizetype pending = m_actions.sendDownstream(bytes);
    m_recorder.event(EventKind::Sent, Side::Downstream, false, std::max<qsizetype>(bytes.size() - pending, 0));
    if (pending > 0) {
        m_actions.readUpstream(false);
        m_actions.disarm(ProxyDeadline::Quiet);
        m_actions.arm(ProxyDeadline::WriteClient, m_shared.limits.writeClient);
    } else {
        m_actions.arm(ProxyDeadline::Quiet, m_shared.limits.quiet);
    }
}

void ProxyRelay::replyTaken()
{
    m_actions.arm(ProxyDeadline::Quiet, m_shared.limits.quiet);
    m_actions.readUpstream(true);
}

ProxyRelay::End ProxyRelay::ended()
{
    m_recorder.event(EventKind::HalfClosed, Side::Upstream, true);
    if (m_replyBytes > 0)
        return {};
    return error("connection closed by the server "_ba + destination() + " without a reply"_ba, Outcome::Aborted);
}

ProxyRelay::End ProxyRelay::failed(net::StreamError failure)
{
    m_open = false;
    const LostEvent event = lostEvent(failure);
    m_recorder.event(event.kind, Side::Upstream, event.byPeer);
    return error(serverLostText(failure, destination(), m_replyBytes > 0), outcomeOf(failure));
}

std::optional<ProxyRelay::End> ProxyRelay::deadlinePassed(ProxyDeadline deadline)
{
    const Limits &limits = m_shared.limits;
    switch (deadline) {
    case ProxyDeadline::HalfClose:
        // Servers that read until the end of the stream need it to begin their reply.
        m_recorder.event(EventKind::HalfClosed, Side::Upstream, false);
        m_actions.finishUpstream();
        return std::nullopt;
    case ProxyDeadline::FirstByte:
        return error("no reply from "_ba + destination() + " within "_ba + inSeconds(limits.firstByte), Outcome::TimedOut);
    case ProxyDeadline::WriteServer: {
        const QByteArray time = inSeconds(limits.writeServer);
        if (m_replyBytes > 0)
            return error("the server took nothing of the message for "_ba + time
                             + " after a part of the reply; the client was reset"_ba,
                         Outcome::TimedOut);
        return error("timed out: "_ba + destination() + " took nothing of the message for "_ba + time, Outcome::TimedOut);
    }
    default: // Quiet
        return End{};
    }
}

/// Where a part of the reply was handed on, no Error may follow.
ProxyRelay::End ProxyRelay::error(const QByteArray &reason, Outcome outcome) const
{
    return {m_replyBytes > 0 ? End::Kind::CutOff : End::Kind::Error, reason, outcome};
}

void ProxyRelay::drop()
{
    for (const ProxyDeadline deadline :
         {ProxyDeadline::HalfClose, ProxyDeadline::FirstByte, ProxyDeadline::Quiet, ProxyDeadline::WriteServer})
        m_actions.disarm(deadline);
    if (std::exchange(m_open, false))
        m_recorder.event(EventKind::Closed, Side::Upstream, false);
    m_actions.closeUpstream();
}

} // namespace midhop::roles
