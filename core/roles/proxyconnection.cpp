#include "core/roles/proxyconnection.h"

namespace midhop::roles {

using namespace Qt::StringLiterals;

ProxyConnection::ProxyConnection(ProxyEngine &engine, int descriptor, const wire::Endpoint &peer)
    : m_engine(engine)
    , m_downstream(engine.reactor(), *this)
    , m_upstream(engine.reactor(), *this)
    , m_deadlines(engine.reactor(), *this)
    , m_conversation(engine.shared(), *this, engine.publisher().isEnabled())
    , m_client(peer)
{
    m_downstream.adopt(descriptor);
}

ProxyConnection::~ProxyConnection()
{
    m_engine.reactor().forget(*this);
    m_engine.publisher().forget(*this);
}

void ProxyConnection::begin()
{
    const ProxyShared &shared = m_engine.shared();
    m_conversation.start(m_client, shared.listening.address.isUnspecified() ? m_downstream.localEndpoint() : shared.listening);
    m_downstream.readNow();
}

void ProxyConnection::stop()
{
    m_conversation.stop();
    settle();
}

void ProxyConnection::abort()
{
    m_conversation.abort();
    settle();
}

/// After every turn of the conversation: begins the connect it asked for, which may fail or succeed at once and ask for another.
void ProxyConnection::settle()
{
    while (m_connectTo && !m_over) {
        const wire::Endpoint destination = *m_connectTo;
        m_connectTo.reset();
        switch (m_upstream.connectTo(destination, std::exchange(m_message, {}))) {
        case net::Stream::ConnectResult::Connected:
            streamConnected(m_upstream);
            break;
        case net::Stream::ConnectResult::Pending:
            break;
        case net::Stream::ConnectResult::Failed:
            m_conversation.upstreamFailed(m_upstream.failure());
            break;
        }
    }
    const PartRecorder &recorder = m_conversation.recorder();
    if (!m_over && (recorder.isOpen() || recorder.lingering()))
        m_engine.publisher().changed(*this);
}

void ProxyConnection::streamConnected(net::Stream &)
{
    const bool traced = m_engine.publisher().isEnabled();
    m_conversation.upstreamConnected(traced ? m_upstream.localEndpoint() : wire::Endpoint{});
    m_upstream.readLater();
    settle();
}

void ProxyConnection::streamReceived(net::Stream &stream, QByteArrayView bytes)
{
    if (isUpstream(stream))
        m_conversation.upstreamReceived(bytes);
    else
        m_conversation.downstreamReceived(bytes);
    settle();
}

void ProxyConnection::streamEnded(net::Stream &stream)
{
    if (isUpstream(stream))
        m_conversation.upstreamEnded();
    else
        m_conversation.downstreamEnded();
    settle();
}

void ProxyConnection::streamFailed(net::Stream &stream, net::StreamError error)
{
    if (isUpstream(stream))
        m_conversation.upstreamFailed(error);
    else
        m_conversation.downstreamFailed(error);
    settle();
}

void ProxyConnection::streamProgressed(net::Stream &stream, qsizetype bytes)
{
    if (isUpstream(stream))
        m_conversation.upstreamProgressed(bytes, stream.pendingBytes());
    else
        m_conversation.downstreamProgressed(bytes, stream.pendingBytes());
    settle();
}

void ProxyConnection::deadlinePassed(ProxyDeadline deadline)
{
    m_conversation.deadlinePassed(deadline);
    settle();
}

void ProxyConnection::resume()
{
    m_conversation.nextTurn();
    settle();
}

qsizetype ProxyConnection::sendDownstream(QByteArrayView bytes)
{
    m_downstream.write(bytes);
    if (m_downstream.isWriteBroken())
        m_downstream.setReading(true); // how it ended is told by reading, also while the client's surplus is left unread
    return m_downstream.pendingBytes();
}

qsizetype ProxyConnection::sendUpstream(const QByteArray &bytes)
{
    m_upstream.write(bytes);
    return m_upstream.pendingBytes();
}

void ProxyConnection::closeUpstream()
{
    m_connectTo.reset();
    m_upstream.close();
}

void ProxyConnection::closeDownstream()
{
    if (std::exchange(m_over, true))
        return;
    m_deadlines.disarmAll();
    m_connectTo.reset();
    m_upstream.close();
    m_downstream.close();
    m_engine.publisher().forget(*this);
    if (m_alive)
        *m_alive = false;
    m_engine.ended(*this);
}

void ProxyConnection::resetDownstream()
{
    m_downstream.reset();
    closeDownstream();
}

void ProxyConnection::connectUpstream(const wire::Endpoint &destination, const QByteArray &message)
{
    m_upstream.close();
    m_connectTo = destination;
    m_message = message;
}

void ProxyConnection::lookUp(const wire::Host &host)
{
    if (!m_alive)
        m_alive = std::make_shared<bool>(true);
    const quint32 number = ++m_lookups;
    const auto answered = [this, number, alive = m_alive](const net::LookupResult &result) {
        if (!*alive || number != m_lookups)
            return;
        m_conversation.lookedUp(result.addresses, result.failure);
        settle();
    };
    if (host.kind == wire::Host::Kind::Name) {
        m_engine.resolver().lookUp(host, m_engine.reactor(), answered);
        return;
    }
    m_engine.reactor().post([answered, result = net::withScope(host)] { answered(result); });
}

} // namespace midhop::roles
