#include "core/roles/proxyconnection.h"

namespace midhop::roles {

using namespace Qt::StringLiterals;

ProxyConnection::ProxyConnection(ProxyEngine &engine, int descriptor)
    : m_engine(engine)
    , m_downstream(engine.reactor(), *this)
    , m_conversation(engine.shared(), *this, engine.publisher().isEnabled())
{
    if (engine.publisher().isEnabled())
        upstream().shown.emplace(m_conversation);
    m_downstream.adopt(descriptor);
}

ProxyConnection::~ProxyConnection()
{
    if (shown())
        m_engine.publisher().forget(*shown());
}

void ProxyConnection::begin(const wire::Endpoint &peer)
{
    const ProxyShared &shared = m_engine.shared();
    m_conversation.start(peer, shared.listening.address.isUnspecified() ? m_downstream.localEndpoint() : shared.listening);
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
    while (m_upstream && m_upstream->connectTo && !m_over) {
        const wire::Endpoint destination = *m_upstream->connectTo;
        m_upstream->connectTo.reset();
        net::Stream &stream = m_upstream->stream;
        switch (stream.connectTo(destination, std::exchange(m_upstream->message, {}))) {
        case net::Stream::ConnectResult::Connected:
            streamConnected(stream);
            break;
        case net::Stream::ConnectResult::Pending:
            break;
        case net::Stream::ConnectResult::Failed:
            m_conversation.upstreamFailed(stream.failure());
            break;
        }
    }
    const PartRecorder &recorder = m_conversation.recorder();
    if (!m_over && (recorder.isOpen() || recorder.lingering()))
        m_engine.publisher().changed(*shown());
}

void ProxyConnection::streamConnected(net::Stream &stream)
{
    const bool traced = m_engine.publisher().isEnabled();
    m_conversation.upstreamConnected(traced ? stream.localEndpoint() : wire::Endpoint{});
    stream.readLater();
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

void ProxyConnection::streamTurn(net::Stream &)
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
    m_upstream->stream.write(bytes);
    return m_upstream->stream.pendingBytes();
}

void ProxyConnection::closeUpstream()
{
    if (!m_upstream)
        return;
    m_upstream->connectTo.reset();
    m_upstream->stream.close();
}

void ProxyConnection::closeDownstream()
{
    if (std::exchange(m_over, true))
        return;
    disarmAll();
    closeUpstream();
    m_downstream.close();
    if (shown())
        m_engine.publisher().forget(*shown());
    if (m_upstream && m_upstream->lookups)
        m_upstream->lookups->connection = nullptr;
    m_engine.ended(*this);
}

void ProxyConnection::resetDownstream()
{
    m_downstream.reset();
    closeDownstream();
}

void ProxyConnection::connectUpstream(const wire::Endpoint &destination, const QByteArray &message)
{
    upstream().stream.close();
    upstream().connectTo = destination;
    upstream().message = message;
}

ProxyConnection::Upstream &ProxyConnection::upstream()
{
    if (!m_upstream)
        m_upstream = std::make_unique<Upstream>(m_engine.reactor(), *this);
    return *m_upstream;
}

void ProxyConnection::lookUp(const wire::Host &host)
{
    auto &lookups = upstream().lookups;
    if (!lookups)
        lookups = std::make_shared<Lookups>(Lookups{0, this});
    const auto answered = [number = ++lookups->number, lookups](const net::LookupResult &result) {
        ProxyConnection *const connection = lookups->connection;
        if (!connection || number != lookups->number)
            return;
        connection->m_conversation.lookedUp(result.addresses, result.failure);
        connection->settle();
    };
    if (host.kind == wire::Host::Kind::Name) {
        m_engine.resolver().lookUp(host, m_engine.reactor(), answered);
        return;
    }
    m_engine.reactor().post([answered, result = net::withScope(host)] { answered(result); });
}

} // namespace midhop::roles
