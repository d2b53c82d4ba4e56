#include "core/roles/serverconnection.h"

namespace midhop::roles {

ServerConnection::ServerConnection(ServerEngine &engine, int descriptor, const wire::Endpoint &peer)
    : m_engine(engine)
    , m_stream(engine.reactor(), *this)
    , m_conversation(engine.shared(), *this, engine.publisher().isEnabled())
    , m_peer(peer)
{
    m_stream.adopt(descriptor);
}

ServerConnection::~ServerConnection()
{
    m_engine.publisher().forget(*this);
}

void ServerConnection::begin()
{
    const wire::Endpoint listening = m_engine.listening();
    m_conversation.start(m_peer, listening.address.isUnspecified() ? m_stream.localEndpoint() : listening);
    m_stream.readNow();
}

void ServerConnection::settle()
{
    const PartRecorder &recorder = m_conversation.recorder();
    if (!m_over && (recorder.isOpen() || recorder.lingering()))
        m_engine.publisher().changed(*this);
}

void ServerConnection::stop()
{
    m_conversation.stop();
}

void ServerConnection::abort()
{
    m_conversation.abort();
}

void ServerConnection::streamReceived(net::Stream &, QByteArrayView bytes)
{
    m_conversation.received(bytes);
    settle();
}

void ServerConnection::streamDrained(net::Stream &)
{
    m_conversation.drained();
    settle();
}

void ServerConnection::streamEnded(net::Stream &)
{
    m_conversation.ended();
    settle();
}

void ServerConnection::streamFailed(net::Stream &, net::StreamError)
{
    m_conversation.failed();
}

void ServerConnection::streamProgressed(net::Stream &stream, qsizetype bytes)
{
    m_conversation.progressed(bytes, stream.pendingBytes());
    settle();
}

void ServerConnection::deadlinePassed(ServerDeadline deadline)
{
    m_conversation.deadlinePassed(deadline);
    settle();
}

qsizetype ServerConnection::send(const QByteArray &bytes)
{
    m_stream.write(bytes);
    return m_stream.pendingBytes();
}

qsizetype ServerConnection::sendLast(const QByteArray &bytes)
{
    m_stream.writeLast(bytes);
    return m_stream.pendingBytes();
}

void ServerConnection::close()
{
    if (std::exchange(m_over, true))
        return;
    disarmAll();
    m_stream.close();
    m_engine.publisher().forget(*this);
    m_engine.ended(*this);
}

} // namespace midhop::roles
