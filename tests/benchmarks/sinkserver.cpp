#include "tests/benchmarks/sinkserver.h"

#include "tests/load/loopback.h"

#include <array>
#include <cerrno>
#include <string_view>

#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace midhop::bench {

namespace {

constexpr size_t BufferSize = 256 * 1024;
constexpr std::string_view Reply = "DONE";

} // namespace

SinkServer::SinkServer(quint16 port, quint64 expected)
    : m_expected(expected)
    , m_listener(load::listenAt(port))
    , m_poller(::epoll_create1(EPOLL_CLOEXEC))
    , m_buffer(BufferSize)
{
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.fd = m_listener;
    ::epoll_ctl(m_poller, EPOLL_CTL_ADD, m_listener, &event);
}

SinkServer::~SinkServer()
{
    ::close(m_poller);
    ::close(m_listener);
}

quint16 SinkServer::port() const
{
    return m_listener < 0 ? quint16(0) : load::portOf(m_listener);
}

void SinkServer::run()
{
    std::array<epoll_event, 256> events{};
    for (;;) {
        const int count = ::epoll_wait(m_poller, events.data(), static_cast<int>(events.size()), -1);
        for (int i = 0; i < count; ++i) {
            const int descriptor = events[static_cast<size_t>(i)].data.fd;
            if (descriptor == m_listener)
                accept();
            else if (!stays(descriptor))
                ::close(descriptor);
        }
    }
}

void SinkServer::accept()
{
    for (;;) {
        const int descriptor = ::accept4(m_listener, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (descriptor < 0)
            return;
        if (m_received.size() <= static_cast<size_t>(descriptor))
            m_received.resize(static_cast<size_t>(descriptor) + 1);
        m_received[static_cast<size_t>(descriptor)] = 0;
        if (!stays(descriptor)) {
            ::close(descriptor);
            continue;
        }
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.fd = descriptor;
        ::epoll_ctl(m_poller, EPOLL_CTL_ADD, descriptor, &event);
    }
}

bool SinkServer::stays(int descriptor)
{
    const ssize_t got = ::recv(descriptor, m_buffer.data(), m_buffer.size(), 0);
    if (got <= 0)
        return got < 0 && errno == EAGAIN;
    quint64 &received = m_received[static_cast<size_t>(descriptor)];
    received += static_cast<quint64>(got);
    if (received < m_expected)
        return true;
    (void)::send(descriptor, Reply.data(), Reply.size(), MSG_NOSIGNAL);
    return false;
}

} // namespace midhop::bench
