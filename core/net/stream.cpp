#include "core/net/stream.h"

#include "core/net/socketaddress.h"
#include "core/net/systemcalls.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <cerrno>
#include <utility>

namespace midhop::net {

namespace {

// What one turn may read before others get theirs.
constexpr qsizetype FairShare = 4 * Reactor::ScratchSize;

} // namespace

Stream::Stream(Reactor &reactor, StreamHandler &handler)
    : m_reactor(reactor)
    , m_handler(handler)
{}

Stream::~Stream()
{
    close();
    m_reactor.forget(*this);
}

void Stream::open(int descriptor)
{
    Q_ASSERT(m_descriptor < 0);
    m_descriptor = descriptor;
    m_connecting = m_readable = m_hangup = m_finSeen = m_undrained = m_ended = m_finish = m_writeBroken = false;
    m_hasWritten = m_atOnce = m_wasReset = false;
    m_sentAhead = 0;
    m_reading = true;
}

void Stream::adopt(int descriptor)
{
    open(descriptor);
    m_readable = true;
}

wire::Endpoint Stream::localEndpoint() const
{
    return isOpen() ? SocketAddress::ofSocket(m_descriptor) : wire::Endpoint{};
}

bool Stream::watch()
{
    if (m_token == 0)
        m_token = m_reactor.poller().add(m_descriptor, *this);
    return m_token != 0;
}

/// For bytes that wait: the system is to tell when it takes more.
void Stream::watchWrites()
{
    if (m_token == 0 ? !watch() : !m_reactor.poller().watchWrites(m_token))
        sendFailed(StreamError::NoDescriptors);
}

Readiness Stream::interest() const
{
    return {.readable = !m_connecting && m_reading && !m_ended, .writable = m_connecting || pendingBytes() > 0};
}

void Stream::ready(Readiness readiness)
{
    m_hangup = m_hangup || readiness.hangup;
    m_finSeen = readiness.ended || (m_finSeen && !readiness.hangup);
    if (m_connecting) {
        if (readiness.writable || readiness.hangup)
            connectEnded();
        return;
    }
    m_readable = m_readable || readiness.readable;
    if (readiness.writable && pendingBytes() > 0)
        flush();
    if (isOpen() && m_readable)
        read();
}

void Stream::readNow()
{
    m_readable = true;
    read();
}

void Stream::readLater()
{
    if (isOpen() && m_token == 0 && !watch())
        fail(StreamError::NoDescriptors);
}

void Stream::setReading(bool reading)
{
    if (m_reading == reading)
        return;
    m_reading = reading;
    if (reading && isOpen() && m_readable && !m_inRead)
        m_reactor.resumeLater(*this);
}

void Stream::turnLater()
{
    m_turnWanted = true;
    m_reactor.resumeLater(*this);
}

void Stream::resume()
{
    const quint32 connection = m_connection;
    if (m_turnWanted && isOpen()) {
        m_turnWanted = false;
        m_handler.streamTurn(*this);
    }
    if (connection == m_connection && isOpen() && m_readable && !m_connecting)
        read();
}

void Stream::read()
{
    if (m_inRead || !isOpen())
        return;
    if (m_ended) {
        if (m_writeBroken)
            fail(m_failure);
        return;
    }
    const quint32 connection = m_connection;
    m_inRead = true;
    qsizetype taken = 0;
    while (m_reading && m_readable) {
        if (taken >= FairShare) {
            m_reactor.resumeLater(*this);
            break;
        }
        const ssize_t got = system::recv(m_descriptor, m_reactor.scratch(), Reactor::ScratchSize);
        if (got > 0) {
            taken += got;
            // A short read has emptied the socket; a FIN or more would be told again. See epoll(7), "Q9". A FIN that was told of stands
            // behind it.
            const bool isAll = got < Reactor::ScratchSize;
            if (isAll && !m_hangup)
                m_readable = false;
            m_undrained = true;
            m_handler.streamReceived(*this, QByteArrayView(m_reactor.scratch(), got));
            if (connection != m_connection)
                return;
            if (isAll && m_finSeen && m_reading) {
                m_readable = false;
                m_ended = true;
            }
        } else if (got == 0 && m_wasReset) {
            fail(StreamError::Reset);
            return;
        } else if (got == 0) {
            m_readable = false;
            m_ended = true;
        } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
            if (m_writeBroken) {
                fail(m_failure); // the peer is there after all, and would wait for ever for what can't be sent
                return;
            }
            m_readable = false;
            m_hangup = false;
        } else if (errno != EINTR) {
            fail(streamError(errno));
            return;
        }
    }
    m_inRead = false;
    if (!m_readable && m_undrained) {
        m_undrained = false;
        m_handler.streamDrained(*this);
        if (connection != m_connection)
            return;
    }
    if (m_ended) {
        m_handler.streamEnded(*this);
        if (connection == m_connection && m_writeBroken) { // no direction is left
            fail(m_failure);
            return;
        }
    }
    if (connection == m_connection && m_token == 0 && !watch())
        fail(StreamError::NoDescriptors);
}

/// Of a write(), when nothing waits: what the system takes of it.
qsizetype Stream::sendFirst(QByteArrayView bytes)
{
    const qsizetype ahead = std::exchange(m_sentAhead, 0U);
    if (ahead == 0)
        return sendNow(bytes);
    Q_ASSERT(ahead <= bytes.size());
    m_hasWritten = true;
    return ahead;
}

/// No waiting for an answer to what was sent before (Nagle, RFC 896): it would only hold back what is written behind other bytes, so
/// the many that write once never ask for it.
void Stream::sendAtOnce()
{
    const int on = 1;
    system::setsockopt(m_descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
    m_atOnce = true;
}

qsizetype Stream::sendNow(QByteArrayView bytes)
{
    if (m_hasWritten && !m_atOnce)
        sendAtOnce();
    m_hasWritten = true;
    while (true) {
        const auto size = static_cast<size_t>(bytes.size());
        const ssize_t sent = m_finishFollows ? system::sendMore(m_descriptor, bytes.data(), size)
                                             : system::send(m_descriptor, bytes.data(), size);
        if (sent >= 0)
            return sent;
        if (errno == EINTR)
            continue;
        if (errno == EAGAIN || errno == EWOULDBLOCK)
            return 0;
        m_wasReset = errno == ECONNRESET;
        sendFailed(streamError(errno));
        return 0;
    }
}

/// Mostly the peer is gone. What it sent before is still to be read, and reading then tells how it ended.
void Stream::sendFailed(StreamError error)
{
    m_failure = error;
    m_writeBroken = true;
    m_out.reset();
    m_readable = true;
    m_hangup = true;
    m_finSeen = false;
    m_reactor.resumeLater(*this);
}

qsizetype Stream::write(const QByteArray &bytes)
{
    if (!isOpen() || m_writeBroken || bytes.isEmpty())
        return 0;
    qsizetype sent = 0;
    if (pendingBytes() == 0)
        sent = sendFirst(bytes);
    if (sent == bytes.size() || m_writeBroken)
        return sent;
    if (m_out)
        m_out->bytes.append(bytes);
    else
        m_out = std::make_unique<Outgoing>(Outgoing{bytes, sent}); // shared, not copied
    watchWrites();
    return sent;
}

qsizetype Stream::write(QByteArrayView bytes)
{
    if (!isOpen() || m_writeBroken || bytes.isEmpty())
        return 0;
    qsizetype sent = 0;
    if (pendingBytes() == 0)
        sent = sendFirst(bytes);
    if (sent == bytes.size() || m_writeBroken)
        return sent;
    const QByteArrayView rest = bytes.sliced(sent);
    if (m_out)
        m_out->bytes.append(rest);
    else
        m_out = std::make_unique<Outgoing>(Outgoing{rest.toByteArray(), 0});
    watchWrites();
    return sent;
}

void Stream::flush()
{
    const qsizetype sent = sendNow(QByteArrayView(m_out->bytes).sliced(m_out->offset));
    if (m_writeBroken || sent == 0)
        return;
    m_out->offset += sent;
    if (pendingBytes() == 0) {
        m_out.reset();
        if (m_finish)
            system::shutdown(m_descriptor, SHUT_WR);
    }
    m_handler.streamProgressed(*this, sent);
}

void Stream::finish()
{
    if (!isOpen() || m_finish)
        return;
    m_finish = true;
    if (pendingBytes() == 0 && !m_writeBroken)
        system::shutdown(m_descriptor, SHUT_WR);
}

qsizetype Stream::writeLast(const QByteArray &bytes)
{
    m_finishFollows = true;
    const qsizetype sent = write(bytes);
    m_finishFollows = false;
    finish();
    return sent;
}

void Stream::close()
{
    closeDescriptor();
}

void Stream::reset()
{
    if (!isOpen())
        return;
    const linger atOnce{.l_onoff = 1, .l_linger = 0};
    system::setsockopt(m_descriptor, SOL_SOCKET, SO_LINGER, &atOnce, sizeof(atOnce));
    closeDescriptor();
}

void Stream::fail(StreamError error)
{
    m_failure = error;
    if (error == StreamError::SelfConnection)
        reset();
    closeDescriptor();
    m_handler.streamFailed(*this, error);
}

void Stream::closeDescriptor()
{
    if (m_descriptor < 0)
        return;
    if (m_token != 0)
        m_reactor.poller().remove(std::exchange(m_token, 0));
    system::close(std::exchange(m_descriptor, -1));
    m_out.reset();
    m_inRead = m_turnWanted = false;
    ++m_connection;
}

} // namespace midhop::net
