#include "core/net/resolver.h"

#include "core/net/socketaddress.h"

#include <ifaddrs.h>
#include <net/if.h>
#include <netdb.h>

#include <algorithm>
#include <array>
#include <condition_variable>
#include <cstring>
#include <deque>
#include <mutex>
#include <thread>

namespace midhop::net {

namespace {

wire::IpAddress addressOf(const sockaddr *address, socklen_t size)
{
    SocketAddress copy;
    std::memcpy(copy.data(), address, std::min<size_t>(size, sizeof(sockaddr_storage)));
    return copy.endpoint().address;
}

LookupResult resolve(const QByteArray &name)
{
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    addrinfo *list = nullptr;
    LookupResult result;
    if (const int error = ::getaddrinfo(name.constData(), nullptr, &hints, &list); error != 0) {
        result.failure = ::gai_strerror(error);
        return result;
    }
    for (const addrinfo *entry = list; entry; entry = entry->ai_next) {
        if (entry->ai_family != AF_INET && entry->ai_family != AF_INET6)
            continue;
        const wire::IpAddress address = addressOf(entry->ai_addr, entry->ai_addrlen);
        if (std::find(result.addresses.begin(), result.addresses.end(), address) == result.addresses.end())
            result.addresses.push_back(address);
    }
    ::freeaddrinfo(list);
    if (result.addresses.empty())
        result.failure = QByteArrayLiteral("the name has no address");
    return result;
}

} // namespace

// Shared with the threads, which may outlive the Resolver: getaddrinfo can't be interrupted, and a silent name server holds it for
// many seconds. So nobody waits for them.
struct Resolver::State
{
    struct Request
    {
        QByteArray name;
        Reactor *reactor = nullptr;
        Handler handler;
    };

    // A name server that is silent holds a thread; others must still get theirs.
    static constexpr int MaxThreads = 16;

    std::mutex mutex;
    std::condition_variable changed;
    std::deque<Request> waiting;
    int threads = 0;
    int idle = 0;
    bool closed = false;

    void serve()
    {
        std::unique_lock lock(mutex);
        while (true) {
            ++idle;
            changed.wait(lock, [this] { return closed || !waiting.empty(); });
            --idle;
            if (closed)
                return;
            Request request = std::move(waiting.front());
            waiting.pop_front();
            lock.unlock();
            LookupResult result = resolve(request.name);
            lock.lock();
            if (closed)
                return;
            // With the lock held, so that the reactor is still there.
            request.reactor->post([handler = std::move(request.handler), result = std::move(result)] { handler(result); });
        }
    }
};

Resolver::Resolver()
    : m_state(std::make_shared<State>())
{}

Resolver::~Resolver()
{
    const std::lock_guard lock(m_state->mutex);
    m_state->closed = true;
    m_state->waiting.clear();
    m_state->changed.notify_all();
}

void Resolver::lookUp(const wire::Host &host, Reactor &reactor, Handler handler)
{
    const std::lock_guard lock(m_state->mutex);
    m_state->waiting.push_back({host.text, &reactor, std::move(handler)});
    if (m_state->idle < static_cast<int>(m_state->waiting.size()) && m_state->threads < State::MaxThreads) {
        ++m_state->threads;
        std::thread([state = m_state] { state->serve(); }).detach();
    }
    m_state->changed.notify_one();
}

std::optional<wire::IpAddress> withScope(const wire::Host &host)
{
    bool isNumber = false;
    unsigned int index = ::if_nametoindex(host.zone.constData());
    if (index == 0) {
        index = host.zone.toUInt(&isNumber);
        std::array<char, IF_NAMESIZE> name{};
        if (!isNumber || !::if_indextoname(index, name.data()))
            return std::nullopt;
    }
    return wire::IpAddress::fromIpv6(host.address.bytes(), index);
}

std::vector<wire::IpAddress> interfaceAddresses()
{
    std::vector<wire::IpAddress> addresses;
    ifaddrs *list = nullptr;
    if (::getifaddrs(&list) != 0)
        return addresses;
    for (const ifaddrs *entry = list; entry; entry = entry->ifa_next) {
        if (!entry->ifa_addr)
            continue;
        if (entry->ifa_addr->sa_family == AF_INET)
            addresses.push_back(addressOf(entry->ifa_addr, sizeof(sockaddr_in)));
        else if (entry->ifa_addr->sa_family == AF_INET6)
            addresses.push_back(addressOf(entry->ifa_addr, sizeof(sockaddr_in6)));
    }
    ::freeifaddrs(list);
    return addresses;
}

} // namespace midhop::net
