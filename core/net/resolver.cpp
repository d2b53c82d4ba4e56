#include "core/net/resolver.h"

#include "core/net/socketaddress.h"
#include "core/net/systemcalls.h"

#include <QtCore/QString>
#include <QtCore/QStringBuilder>

#include <ifaddrs.h>

#include <algorithm>
#include <cerrno>
#include <condition_variable>
#include <cstring>
#include <deque>
#include <mutex>

namespace midhop::net {

using namespace Qt::StringLiterals;

namespace {

wire::IpAddress addressOf(const sockaddr *address, socklen_t size)
{
    SocketAddress copy;
    std::memcpy(copy.data(), address, std::min<size_t>(size, sizeof(sockaddr_storage)));
    return copy.endpoint().address;
}

QByteArray systemText(int number)
{
    return qt_error_string(number).toUtf8();
}

LookupResult resolve(const QByteArray &name)
{
    addrinfo *list = nullptr;
    LookupResult result;
    if (const int error = system::getaddrinfo(name.constData(), &list); error != 0) {
        result.failure = error == EAI_SYSTEM ? systemText(errno) : QByteArray(::gai_strerror(error));
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
        if (system::startThread([state = m_state] { state->serve(); })) {
            ++m_state->threads;
        } else if (m_state->threads == 0) { // else one of these takes it when it has time
            const QByteArray why = "no thread can be started for it: "_ba + systemText(errno);
            reactor.post([handler = std::move(m_state->waiting.back().handler), why] { handler({{}, why}); });
            m_state->waiting.pop_back();
        }
    }
    m_state->changed.notify_one();
}

LookupResult withScope(const wire::Host &host)
{
    bool isNumber = false;
    unsigned int index = system::interfaceIndex(host.zone.constData());
    if (index == 0) {
        index = host.zone.toUInt(&isNumber);
        if (!isNumber || !system::interfaceExists(index)) {
            // if_nametoindex(3) and if_indextoname(3): these two say that there is none.
            if (errno == ENODEV || errno == ENXIO)
                return {{}, QByteArray("this machine has no interface named "_ba + host.zone)};
            return {{}, QByteArray("the interface "_ba + host.zone + ": "_ba + systemText(errno))};
        }
    }
    return {{wire::IpAddress::fromIpv6(host.address.bytes(), index)}, {}};
}

Result<std::vector<wire::IpAddress>, QByteArray> interfaceAddresses()
{
    std::vector<wire::IpAddress> addresses;
    ifaddrs *list = nullptr;
    if (system::getifaddrs(&list) != 0)
        return Failure{systemText(errno)};
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
