#include "core/net/socketaddress.h"
#include "core/net/stream.h"
#include "core/net/systemcalls.h"

#include <sys/socket.h>

#include <cerrno>

// How a Stream comes to be connected, and why not.
namespace midhop::net {

StreamError streamError(int number)
{
    switch (number) {
    case ECONNREFUSED:
        return StreamError::Refused;
    case ENETUNREACH:
    case EHOSTUNREACH:
    case ENETDOWN:
    case EHOSTDOWN:
    case EADDRNOTAVAIL: // connect() says so too when no local port is left; told apart where the destination is loopback
    case EACCES:
    case EPERM:
    case EINVAL:
    case EAFNOSUPPORT:
        return StreamError::Unreachable;
    case ETIMEDOUT:
        return StreamError::TimedOut;
    case ECONNRESET:
    case EPIPE:
    case ECONNABORTED:
        return StreamError::Reset;
    case EMFILE:
    case ENFILE:
    case ENOBUFS:
    case ENOMEM:
        return StreamError::NoDescriptors;
    default:
        return StreamError::Other;
    }
}

Stream::ConnectResult Stream::connectTo(const wire::Endpoint &destination, QByteArrayView first)
{
    const SocketAddress address(destination);
    const int descriptor = system::openSocket(address.family());
    if (descriptor < 0) {
        m_failure = streamError(errno);
        return ConnectResult::Failed;
    }
    open(descriptor);
    m_mayMeetItself = m_reactor.localPorts().mayInclude(destination.port, m_reactor.now());
    const int error = connectNow(address, first);
    if (error == 0 && m_writeBroken) // and was reset since
        return ConnectResult::Connected;
    m_connecting = error == EINPROGRESS;
    if (error != 0 && !m_connecting) {
        m_failure = error == EADDRNOTAVAIL && destination.address.isLoopback() ? StreamError::NoPorts : streamError(error);
        closeDescriptor();
        return ConnectResult::Failed;
    }
    if (m_connecting) {
        if (watch())
            return ConnectResult::Pending;
        m_failure = StreamError::NoDescriptors;
        closeDescriptor();
        return ConnectResult::Failed;
    }
    if (m_mayMeetItself && localEndpoint() == address.endpoint()) {
        m_failure = StreamError::SelfConnection;
        reset();
        return ConnectResult::Failed;
    }
    return ConnectResult::Connected;
}

/// 0 when it is connected, else an error number. On loopback the handshake is over before connect() returns, but it says EINPROGRESS all
/// the same: a first send tells without a round through the poller, or its state where no byte may go out yet.
int Stream::connectNow(const SocketAddress &address, QByteArrayView first)
{
    if (system::connect(m_descriptor, address.data(), address.size()) == 0)
        return 0;
    if (errno != EINPROGRESS && errno != EINTR) // interrupted, it goes on all the same: connect(2)
        return errno;
    if (m_mayMeetItself || first.isEmpty()) {
        SocketAddress peer;
        return connectedOr(connectState(peer));
    }
    const ssize_t sent = system::send(m_descriptor, first.data(), static_cast<size_t>(first.size()));
    if (sent < 0) {
        const bool isUnderWay = errno == EAGAIN || errno == EWOULDBLOCK || errno == ENOTCONN || errno == EINTR;
        return isUnderWay ? EINPROGRESS : connectedOr(errno);
    }
    m_sentAhead = static_cast<quint32>(sent);
    return 0;
}

/// As connectNow(). Asking connect() again would drop what has come on a connection that was reset since.
int Stream::connectState(SocketAddress &peer) const
{
    if (system::getpeername(m_descriptor, peer.data(), peer.sizePointer()) == 0)
        return 0;
    if (errno != ENOTCONN)
        return errno;
    int error = 0;
    socklen_t size = sizeof(error);
    if (system::getsockopt(m_descriptor, SOL_SOCKET, SO_ERROR, &error, &size) != 0)
        return errno;
    return error == 0 ? EINPROGRESS : error;
}

/// 0 for a connection that stood and was reset since: what came before is still to be read. Else `error`.
int Stream::connectedOr(int error)
{
    if (error != ECONNRESET && error != EPIPE) // behind the peer's FIN it is EPIPE
        return error;
    m_wasReset = error == ECONNRESET;
    sendFailed(StreamError::Reset);
    return 0;
}

void Stream::connectEnded()
{
    SocketAddress peer;
    const int error = connectedOr(connectState(peer));
    if (error == EINPROGRESS)
        return; // woken early
    if (error != 0) {
        fail(streamError(error));
        return;
    }
    m_connecting = false;
    if (m_mayMeetItself && !m_writeBroken && localEndpoint() == peer.endpoint()) {
        fail(StreamError::SelfConnection);
        return;
    }
    m_readable = true;
    m_handler.streamConnected(*this);
    if (isOpen() && m_readable)
        read();
}

} // namespace midhop::net
