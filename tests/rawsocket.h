#pragma once

#include "core/wire/endpoint.h"

#include <QtCore/QByteArray>
#include <QtCore/QCoreApplication>
#include <QtCore/QDeadlineTimer>

#include <cerrno>
#include <limits>
#include <utility>

#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

/// A peer for socket tests that does exactly what it is told, on plain POSIX calls. Never blocks: what takes
/// time is waited for with the test's event loop running. The test's thread.
class RawSocket final
{
public:
    static constexpr int Limit = 20'000; ///< ms that anything may take on a busy machine
    static constexpr quint32 Loopback = 0x7f000001;

    RawSocket() = default;
    explicit RawSocket(int descriptor)
        : m_descriptor(descriptor)
    {
        if (m_descriptor >= 0)
            ::fcntl(m_descriptor, F_SETFL, ::fcntl(m_descriptor, F_GETFL) | O_NONBLOCK);
    }
    RawSocket(RawSocket &&other) noexcept
        : m_in(std::move(other.m_in))
        , m_descriptor(std::exchange(other.m_descriptor, -1))
        , m_ended(other.m_ended)
        , m_error(other.m_error)
    {
    }
    RawSocket &operator=(RawSocket &&other) noexcept
    {
        if (this != &other) {
            close();
            m_in = std::move(other.m_in);
            m_descriptor = std::exchange(other.m_descriptor, -1);
            m_ended = other.m_ended;
            m_error = other.m_error;
        }
        return *this;
    }
    ~RawSocket() { close(); }

    /// Runs the test's event loop until `condition` holds, or `Limit` is over; looks again as soon as
    /// something moves on `descriptor`.
    template <typename Condition>
    static bool wait(int descriptor, short events, Condition condition)
    {
        const QDeadlineTimer over(Limit);
        while (!condition()) {
            if (over.hasExpired())
                return false;
            pollfd polled{descriptor, events, 0};
            ::poll(&polled, 1, 2);
            QCoreApplication::processEvents();
        }
        return true;
    }

    /// Loopback connects at once, whether or not the other side accepts. `receiveBuffer` in bytes, 0: the
    /// system's.
    static RawSocket connectedTo(quint16 port, quint32 address = Loopback, int receiveBuffer = 0)
    {
        const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, IPPROTO_TCP);
        if (receiveBuffer > 0)
            ::setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &receiveBuffer, sizeof(receiveBuffer));
        const sockaddr_in to = addressOf(address, port);
        if (::connect(descriptor, reinterpret_cast<const sockaddr *>(&to), sizeof(to)) != 0) {
            const int error = errno;
            ::close(descriptor);
            RawSocket failed;
            failed.m_error = error;
            return failed;
        }
        return RawSocket(descriptor);
    }
    /// Waits for the next connection of a listener that does not block; not open if none comes. On a busy machine it comes
    /// later than the peer's connect() has returned.
    static RawSocket acceptedFrom(int listener)
    {
        RawSocket socket;
        wait(listener, POLLIN, [&] {
            socket = RawSocket(::accept4(listener, nullptr, nullptr, SOCK_CLOEXEC));
            return socket.isOpen();
        });
        return socket;
    }
    static sockaddr_in addressOf(quint32 address, quint16 port)
    {
        sockaddr_in result{};
        result.sin_family = AF_INET;
        result.sin_port = htons(port);
        result.sin_addr.s_addr = htonl(address);
        return result;
    }

    [[nodiscard]] bool isOpen() const { return m_descriptor >= 0; }
    [[nodiscard]] int descriptor() const { return m_descriptor; }
    [[nodiscard]] int takeDescriptor() { return std::exchange(m_descriptor, -1); }
    [[nodiscard]] quint16 localPort() const
    {
        sockaddr_in address{};
        socklen_t size = sizeof(address);
        ::getsockname(m_descriptor, reinterpret_cast<sockaddr *>(&address), &size);
        return ntohs(address.sin_port);
    }

    /// What the system takes of `bytes` at once; -1 when it refuses.
    qsizetype sendSome(QByteArrayView bytes)
    {
        const ssize_t sent =
            ::send(m_descriptor, bytes.data(), static_cast<size_t>(bytes.size()), MSG_NOSIGNAL);
        if (sent < 0 && errno != EAGAIN)
            return -1;
        return sent < 0 ? 0 : sent;
    }
    /// Sends all of it; false when the system refuses or nothing moves for too long.
    bool send(const QByteArray &bytes)
    {
        qsizetype offset = 0;
        bool refused = false;
        const auto push = [&] {
            while (offset < bytes.size() && !refused) {
                const qsizetype sent = sendSome(QByteArrayView(bytes).sliced(offset));
                refused = sent < 0;
                if (sent <= 0)
                    break;
                offset += sent;
            }
            return refused || offset == bytes.size();
        };
        return wait(m_descriptor, POLLOUT, push) && !refused;
    }
    void finish() { ::shutdown(m_descriptor, SHUT_WR); }
    void close()
    {
        if (m_descriptor >= 0)
            ::close(std::exchange(m_descriptor, -1));
    }
    /// Closes with RST.
    void reset()
    {
        const linger atOnce{.l_onoff = 1, .l_linger = 0};
        ::setsockopt(m_descriptor, SOL_SOCKET, SO_LINGER, &atOnce, sizeof(atOnce));
        close();
    }

    /// Everything that came up to now, without waiting.
    const QByteArray &poll()
    {
        while (m_descriptor >= 0 && !m_ended && m_error == 0) {
            char buffer[64 * 1024];
            const ssize_t got = ::recv(m_descriptor, buffer, sizeof(buffer), 0);
            if (got > 0)
                m_in.append(buffer, got);
            else if (got == 0)
                m_ended = true;
            else if (errno == EAGAIN)
                break;
            else
                m_error = errno;
        }
        return m_in;
    }
    /// Waits for that much at least, or for the end.
    const QByteArray &receive(qsizetype atLeast)
    {
        wait(m_descriptor, POLLIN, [&] { return poll().size() >= atLeast || m_ended || m_error != 0; });
        return m_in;
    }
    /// Waits for the end, however it comes.
    const QByteArray &receiveAll() { return receive(std::numeric_limits<qsizetype>::max()); }
    [[nodiscard]] const QByteArray &received() const { return m_in; }
    void forgetReceived() { m_in.clear(); }
    /// The peer's FIN was read.
    [[nodiscard]] bool hasEnded() const { return m_ended; }
    [[nodiscard]] bool wasReset() const { return m_error == ECONNRESET; }
    [[nodiscard]] int error() const { return m_error; }

private:
    QByteArray m_in;
    int m_descriptor = -1;
    bool m_ended = false;
    int m_error = 0;
};

/// Listens on a free port (or the one asked for) of the loopback address.
class RawListener final
{
public:
    explicit RawListener(quint32 address = RawSocket::Loopback, quint16 port = 0, int receiveBuffer = 0)
        : m_descriptor(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, IPPROTO_TCP))
    {
        const int on = 1;
        ::setsockopt(m_descriptor, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
        if (receiveBuffer > 0)
            ::setsockopt(m_descriptor, SOL_SOCKET, SO_RCVBUF, &receiveBuffer, sizeof(receiveBuffer));
        const sockaddr_in at = RawSocket::addressOf(address, port);
        m_listens = ::bind(m_descriptor, reinterpret_cast<const sockaddr *>(&at), sizeof(at)) == 0 &&
                    ::listen(m_descriptor, 4096) == 0;
        sockaddr_in bound{};
        socklen_t size = sizeof(bound);
        ::getsockname(m_descriptor, reinterpret_cast<sockaddr *>(&bound), &size);
        m_port = ntohs(bound.sin_port);
    }
    ~RawListener() { close(); }
    RawListener(const RawListener &) = delete;
    RawListener &operator=(const RawListener &) = delete;

    [[nodiscard]] bool listens() const { return m_listens; }
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] midhop::wire::Endpoint endpoint() const
    {
        return {midhop::wire::IpAddress::fromIpv4(RawSocket::Loopback), m_port};
    }
    void close()
    {
        if (m_descriptor >= 0)
            ::close(std::exchange(m_descriptor, -1));
    }
    /// Who is there already; not open if nobody is.
    RawSocket acceptNow() { return RawSocket(::accept4(m_descriptor, nullptr, nullptr, SOCK_CLOEXEC)); }
    /// Waits for the next connection; not open if none comes.
    RawSocket accept() { return RawSocket::acceptedFrom(m_descriptor); }
    /// Connections beyond it hang (Linux lets one more in).
    void setBacklog(int size) { ::listen(m_descriptor, size); }
    /// Takes the descriptor over from the listener.
    [[nodiscard]] int takeDescriptor() { return std::exchange(m_descriptor, -1); }

private:
    int m_descriptor = -1;
    quint16 m_port = 0;
    bool m_listens = false;
};

/// A port of the loopback address where nobody listens, for as long as it lives: it is bound, so that the system gives it to nobody
/// else, as it may do with that of a listener that was closed.
class DeadPort final
{
public:
    DeadPort()
        : m_descriptor(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, IPPROTO_TCP))
    {
        // Without SO_REUSEADDR: others that have it may not share the port.
        sockaddr_in at = RawSocket::addressOf(RawSocket::Loopback, 0);
        socklen_t size = sizeof(at);
        if (::bind(m_descriptor, reinterpret_cast<const sockaddr *>(&at), sizeof(at)) == 0
            && ::getsockname(m_descriptor, reinterpret_cast<sockaddr *>(&at), &size) == 0)
            m_port = ntohs(at.sin_port);
    }
    ~DeadPort() { ::close(m_descriptor); }
    DeadPort(const DeadPort &) = delete;
    DeadPort &operator=(const DeadPort &) = delete;

    /// 0: the system gave none.
    [[nodiscard]] quint16 port() const { return m_port; }

private:
    int m_descriptor = -1;
    quint16 m_port = 0;
};

/// A free port of 127.0.0.1 below those that systems mostly give out themselves to sockets that connect; 0 if there is none.
inline quint16 portBelowTheSystems()
{
    static int tried = static_cast<int>(::getpid() * 37 % 15'000); // tests run side by side
    for (int left = 15'000; left > 0; --left) {
        const auto port = static_cast<quint16>(15'000 + tried++ % 15'000);
        if (RawListener(RawSocket::Loopback, port).listens())
            return port;
    }
    return 0;
}
