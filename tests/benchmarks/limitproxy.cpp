#include "tests/benchmarks/limitproxy.h"

#include "tests/benchmarks/plainenvelope.h"
#include "tests/load/loopback.h"

#include <array>
#include <cerrno>
#include <utility>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace midhop::bench {

namespace {

constexpr size_t BufferSize = 256 * 1024;
constexpr std::string_view Blocked = "Error, not allowed address";
constexpr std::string_view Malformed = "Error, malformed envelope";
constexpr std::string_view Refused = "Error, connection refused";
constexpr quint16 BlockedPort = 7777;
constexpr quint64 ServerMark = 1; ///< in the lowest bit of a relay's address

bool sendWhole(int descriptor, std::string_view text)
{
    return ::send(descriptor, text.data(), text.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(text.size());
}

} // namespace

LimitProxy::LimitProxy(quint16 port)
    : m_listener(load::listenAt(port))
    , m_poller(::epoll_create1(EPOLL_CLOEXEC))
    , m_buffer(BufferSize)
{
    watch(m_listener, EPOLLIN, nullptr, false);
}

LimitProxy::~LimitProxy()
{
    ::close(m_poller);
    ::close(m_listener);
}

quint16 LimitProxy::port() const
{
    return m_listener < 0 ? quint16(0) : load::portOf(m_listener);
}

void LimitProxy::watch(int descriptor, quint32 events, Relay *relay, bool isServer) const
{
    epoll_event event{};
    event.events = events;
    event.data.u64 = reinterpret_cast<quint64>(relay) | (isServer ? ServerMark : 0);
    ::epoll_ctl(m_poller, EPOLL_CTL_ADD, descriptor, &event);
}

void LimitProxy::run()
{
    std::array<epoll_event, 256> events{};
    for (;;) {
        const int count = ::epoll_wait(m_poller, events.data(), static_cast<int>(events.size()), -1);
        for (int i = 0; i < count; ++i) {
            const epoll_event &event = events[static_cast<size_t>(i)];
            auto *relay = reinterpret_cast<Relay *>(event.data.u64 & ~ServerMark);
            if (!relay)
                accept();
            else if ((event.data.u64 & ServerMark) != 0)
                moveServer(*relay, event.events);
            else
                moveClient(*relay, event.events);
        }
        m_free.insert(m_free.end(), m_over.begin(), m_over.end());
        m_over.clear();
    }
}

void LimitProxy::accept()
{
    for (;;) {
        const int descriptor = ::accept4(m_listener, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (descriptor < 0)
            return;
        if (m_free.empty())
            m_free.push_back(m_relays.emplace_back(std::make_unique<Relay>()).get());
        Relay &relay = *m_free.back();
        m_free.pop_back();
        relay.client = descriptor;
        readClient(relay);
        if (relay.client >= 0)
            watch(relay.client, EPOLLIN | EPOLLRDHUP | EPOLLET, &relay, false);
    }
}

void LimitProxy::moveClient(Relay &relay, quint32 events)
{
    if (relay.client < 0)
        return;
    if ((events & (EPOLLERR | EPOLLHUP)) != 0) {
        release(relay);
        return;
    }
    // An end that came together with an envelope has no edge of its own.
    relay.waits = relay.server >= 0 || (events & EPOLLRDHUP) != 0;
    if (relay.server < 0)
        readClient(relay);
}

void LimitProxy::readClient(Relay &relay)
{
    while (relay.client >= 0 && relay.server < 0) {
        const ssize_t got = ::recv(relay.client, m_buffer.data(), m_buffer.size(), 0);
        if (got < 0 && errno == EAGAIN)
            return;
        if (got <= 0) {
            release(relay);
            return;
        }
        const std::string_view bytes(m_buffer.data(), static_cast<size_t>(got));
        const bool isFirst = relay.pending.empty();
        if (!isFirst)
            relay.pending.append(bytes);
        if (!act(relay, isFirst ? bytes : std::string_view(relay.pending))) {
            release(relay);
            return;
        }
    }
}

bool LimitProxy::act(Relay &relay, std::string_view envelope)
{
    PlainEnvelope read;
    const PlainEnvelope::State state = PlainEnvelope::read(envelope, read);
    if (state == PlainEnvelope::State::Incomplete) {
        if (relay.pending.empty())
            relay.pending.assign(envelope);
        return true;
    }
    if (state == PlainEnvelope::State::Malformed) {
        (void)sendWhole(relay.client, Malformed);
        return false;
    }
    if (read.address == INADDR_LOOPBACK && read.port == BlockedPort) {
        relay.pending.clear();
        return sendWhole(relay.client, Blocked);
    }
    return forward(relay, read.address, read.port, read.message);
}

bool LimitProxy::forward(Relay &relay, quint32 address, quint16 port, std::string_view message)
{
    relay.server = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, IPPROTO_TCP);
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(address);
    if (::connect(relay.server, reinterpret_cast<const sockaddr *>(&to), sizeof(to)) != 0 &&
        errno != EINPROGRESS) {
        (void)sendWhole(relay.client, Refused);
        return false;
    }
    const ssize_t sent = ::send(relay.server, message.data(), message.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno != EAGAIN)
        return false;
    const auto taken = static_cast<size_t>(std::max<ssize_t>(sent, 0));
    const bool whole = taken == message.size();
    relay.pending = whole ? std::string() : std::string(message.substr(taken));
    watch(relay.server, EPOLLIN | EPOLLRDHUP | EPOLLET | (whole ? 0U : quint32(EPOLLOUT)), &relay, true);
    return true;
}

void LimitProxy::moveServer(Relay &relay, quint32 events)
{
    if (relay.server < 0)
        return;
    if ((events & EPOLLOUT) != 0 && !relay.pending.empty()) {
        const ssize_t sent = ::send(relay.server, relay.pending.data(), relay.pending.size(), MSG_NOSIGNAL);
        relay.pending.erase(0, static_cast<size_t>(std::max<ssize_t>(sent, 0)));
    }
    while ((events & (EPOLLIN | EPOLLERR | EPOLLHUP)) != 0) {
        const ssize_t got = ::recv(relay.server, m_buffer.data(), m_buffer.size(), 0);
        if (got < 0 && errno == EAGAIN)
            return;
        if (got <= 0) {
            endReply(relay);
            return;
        }
        if (!sendWhole(relay.client, {m_buffer.data(), static_cast<size_t>(got)})) {
            release(relay);
            return;
        }
        if (static_cast<size_t>(got) == m_buffer.size())
            continue;
        if ((events & EPOLLRDHUP) != 0)
            endReply(relay); // all was there before its end
        return;
    }
}

void LimitProxy::endReply(Relay &relay)
{
    ::close(std::exchange(relay.server, -1));
    relay.pending.clear();
    if (std::exchange(relay.waits, false))
        readClient(relay);
}

void LimitProxy::release(Relay &relay)
{
    ::close(std::exchange(relay.client, -1));
    if (relay.server >= 0)
        ::close(std::exchange(relay.server, -1));
    relay.pending = {};
    relay.waits = false;
    m_over.push_back(&relay);
}

} // namespace midhop::bench
