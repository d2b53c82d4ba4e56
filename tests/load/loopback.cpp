#include "tests/load/loopback.h"

#include <array>
#include <cerrno>
#include <thread>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

namespace midhop::load {

using namespace Qt::StringLiterals;

namespace {

constexpr quint32 Loopback = INADDR_LOOPBACK;
constexpr quint32 SpreadOver = 16;
constexpr std::chrono::milliseconds LookAgain{2};

sockaddr_in addressOf(quint32 address, quint16 port)
{
    sockaddr_in result{};
    result.sin_family = AF_INET;
    result.sin_port = htons(port);
    result.sin_addr.s_addr = htonl(address);
    return result;
}

} // namespace

int connectTo(quint16 port, quint32 spread)
{
    const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, IPPROTO_TCP);
    if (descriptor < 0)
        return -1;
    if (spread % SpreadOver != 0) {
        // The port is chosen in connect(): one taken here would be taken for every destination.
        const int on = 1;
        ::setsockopt(descriptor, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &on, sizeof(on));
        const sockaddr_in from = addressOf(Loopback + spread % SpreadOver, 0);
        (void)::bind(descriptor, reinterpret_cast<const sockaddr *>(&from), sizeof(from));
    }
    const sockaddr_in to = addressOf(Loopback, port);
    if (::connect(descriptor, reinterpret_cast<const sockaddr *>(&to), sizeof(to)) == 0 ||
        errno == EINPROGRESS)
        return descriptor;
    const int error = errno;
    ::close(descriptor);
    errno = error;
    return -1;
}

int listenAt(quint16 port)
{
    const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, IPPROTO_TCP);
    const sockaddr_in at = addressOf(Loopback, port);
    const int on = 1;
    if (port != 0)
        ::setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    if (descriptor >= 0 && ::bind(descriptor, reinterpret_cast<const sockaddr *>(&at), sizeof(at)) == 0 &&
        ::listen(descriptor, SOMAXCONN) == 0)
        return descriptor;
    const int error = errno;
    ::close(descriptor);
    errno = error;
    return -1;
}

quint16 portOf(int descriptor)
{
    sockaddr_in address{};
    socklen_t size = sizeof(address);
    ::getsockname(descriptor, reinterpret_cast<sockaddr *>(&address), &size);
    return ntohs(address.sin_port);
}

QByteArray envelopeFor(quint16 port, const QByteArray &message)
{
    return R"({"server_ip": "127.0.0.1", "server_port": )"_ba + QByteArray::number(port) +
           R"(, "message": ")"_ba + message + R"("})"_ba;
}

QByteArray exchangeOnce(quint16 proxy, const QByteArray &envelope, std::chrono::milliseconds limit)
{
    const auto until = Clock::now() + limit;
    const int descriptor = connectTo(proxy);
    QByteArray reply;
    bool sent = false;
    bool ended = descriptor < 0;
    while (!ended && Clock::now() < until) {
        pollfd polled{descriptor, static_cast<short>(sent ? POLLIN : POLLOUT), 0};
        ::poll(&polled, 1, 5);
        if (polled.revents == 0)
            continue;
        if (!sent) {
            sent = ::send(descriptor, envelope.constData(), static_cast<size_t>(envelope.size()),
                          MSG_NOSIGNAL) == envelope.size();
            ended = !sent;
            ::shutdown(descriptor, SHUT_WR);
            continue;
        }
        std::array<char, 4096> buffer{};
        const ssize_t got = ::recv(descriptor, buffer.data(), buffer.size(), 0);
        if (got > 0)
            reply.append(buffer.data(), got);
        else
            ended = got == 0 || errno != EAGAIN;
    }
    ::close(descriptor);
    return ended ? reply : QByteArray();
}

bool waitUntil(const std::function<bool()> &condition, std::chrono::milliseconds limit)
{
    const auto until = Clock::now() + limit;
    while (!condition()) {
        if (Clock::now() >= until)
            return false;
        std::this_thread::sleep_for(LookAgain);
    }
    return true;
}

quint64 raiseDescriptorLimit()
{
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
    return limit.rlim_max;
}

} // namespace midhop::load
