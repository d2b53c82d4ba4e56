#include "injectedcalls.h"

// The calls as they are, under another name: the file that this one stands in for, as midhop::net::real.
#include <cstdlib>
#define system real
#include "core/net/systemcalls.cpp"
#undef system

#include <map>
#include <mutex>

namespace injected {

const std::vector<NamedCall> &allCalls()
{
    static const std::vector<NamedCall> calls{
        {"openSocket", &openSocket},
        {"accept", &accept},
        {"bind", &bind},
        {"listen", &listen},
        {"connect", &connect},
        {"recv", &recv},
        {"peek", &peek},
        {"send", &send},
        {"shutdown", &shutdown},
        {"getsockopt", &getsockopt},
        {"setsockopt", &setsockopt},
        {"getsockname", &getsockname},
        {"getpeername", &getpeername},
        {"pipe", &pipe},
        {"read", &read},
        {"write", &write},
        {"poll", &poll},
        {"duplicate", &duplicate},
        {"close", &close},
        {"epollCreate", &epollCreate},
        {"epollAdd", &epollAdd},
        {"epollModify", &epollModify},
        {"epollWait", &epollWait},
        {"getaddrinfo", &getaddrinfo},
        {"getifaddrs", &getifaddrs},
        {"interfaceIndex", &interfaceIndex},
        {"interfaceExists", &interfaceExists},
        {"getrlimit", &getrlimit},
        {"setrlimit", &setrlimit},
        {"startThread", &startThread},
    };
    return calls;
}

void clearAll()
{
    for (const NamedCall &named : allCalls())
        named.call->clear();
    slowConnects = 0;
    slowDescriptor = -1;
    bindNextTo = 0;
    onConnect = nullptr;
}

namespace {

#ifdef Q_OS_LINUX

/// What is registered with which epoll set. A call that says EAGAIN has nothing to do just then, and epoll
/// tells when it has: a put-in EAGAIN, or ENOTCONN while it connects, must be followed by that word, too.
class Edges final
{
public:
    void added(int epoll, int descriptor, const epoll_event &event)
    {
        const std::lock_guard lock(m_mutex);
        m_registered[descriptor] = {epoll, event};
    }
    void closed(int descriptor)
    {
        const std::lock_guard lock(m_mutex);
        m_registered.erase(descriptor);
    }
    void tellAgain(int descriptor)
    {
        const std::lock_guard lock(m_mutex);
        if (const auto found = m_registered.find(descriptor); found != m_registered.end())
            ::epoll_ctl(found->second.epoll, EPOLL_CTL_MOD, descriptor, &found->second.event);
    }

private:
    struct Registered
    {
        int epoll = -1;
        epoll_event event{};
    };
    std::mutex m_mutex;
    std::map<int, Registered> m_registered;
};

Edges edges;

void tellAgain(int descriptor)
{
    const int error = errno;
    if (error == EAGAIN || error == ENOTCONN)
        edges.tellAgain(descriptor);
    errno = error;
}

void forgetEdges(int descriptor)
{
    edges.closed(descriptor);
}

#else

void tellAgain(int) {}
void forgetEdges(int) {}

#endif

} // namespace

} // namespace injected

namespace midhop::net::system {

int openSocket(int family)
{
    return injected::openSocket.fails() ? -1 : real::openSocket(family);
}

int accept(int listener, sockaddr *peer, socklen_t *size)
{
    if (!injected::accept.fails())
        return real::accept(listener, peer, size);
    injected::tellAgain(listener);
    return -1;
}

int bind(int descriptor, const sockaddr *address, socklen_t size)
{
    return injected::bind.fails() ? -1 : real::bind(descriptor, address, size);
}

int listen(int descriptor, int backlog)
{
    return injected::listen.fails() ? -1 : real::listen(descriptor, backlog);
}

int connect(int descriptor, const sockaddr *address, socklen_t size)
{
    if (injected::connect.fails()) {
        if (errno == EINTR) { // it goes on all the same
            ::connect(descriptor, address, size);
            errno = EINTR;
        }
        return -1;
    }
    if (const int port = injected::bindNextTo.exchange(0)) {
        sockaddr_in own{};
        own.sin_family = AF_INET;
        own.sin_port = htons(static_cast<quint16>(port));
        own.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        ::bind(descriptor, reinterpret_cast<const sockaddr *>(&own), sizeof(own));
    }
    if (injected::slowConnects > 0 && injected::slowConnects-- > 0) {
        ::connect(descriptor, address, size);
        injected::slowDescriptor = descriptor;
        errno = EINPROGRESS;
        return -1;
    }
    const int result = real::connect(descriptor, address, size);
    if (const auto *then = injected::onConnect.exchange(nullptr)) {
        const int error = errno;
        (*then)();
        errno = error;
    }
    return result;
}

ssize_t recv(int descriptor, char *buffer, size_t size)
{
    if (!injected::recv.fails())
        return real::recv(descriptor, buffer, size);
    injected::tellAgain(descriptor);
    return -1;
}

ssize_t peek(int descriptor, char *buffer, size_t size)
{
    return injected::peek.fails() ? -1 : real::peek(descriptor, buffer, size);
}

ssize_t send(int descriptor, const char *bytes, size_t size)
{
    int slow = descriptor;
    if (injected::slowDescriptor.compare_exchange_strong(slow, -1)) {
        errno = EAGAIN; // asked at once whether it is connected
        injected::tellAgain(descriptor);
        return -1;
    }
    if (!injected::send.fails())
        return real::send(descriptor, bytes, size);
    injected::tellAgain(descriptor);
    return -1;
}

ssize_t sendMore(int descriptor, const char *bytes, size_t size)
{
    if (!injected::send.fails())
        return real::sendMore(descriptor, bytes, size);
    injected::tellAgain(descriptor);
    return -1;
}

int shutdown(int descriptor, int how)
{
    return injected::shutdown.fails() ? -1 : real::shutdown(descriptor, how);
}

int getsockopt(int descriptor, int level, int name, void *value, socklen_t *size)
{
    return injected::getsockopt.fails() ? -1 : real::getsockopt(descriptor, level, name, value, size);
}

int setsockopt(int descriptor, int level, int name, const void *value, socklen_t size)
{
    return injected::setsockopt.fails() ? -1 : real::setsockopt(descriptor, level, name, value, size);
}

int getsockname(int descriptor, sockaddr *address, socklen_t *size)
{
    return injected::getsockname.fails() ? -1 : real::getsockname(descriptor, address, size);
}

int getpeername(int descriptor, sockaddr *address, socklen_t *size)
{
    int slow = descriptor;
    if (injected::slowDescriptor.compare_exchange_strong(slow, -1)) {
        errno = ENOTCONN; // asked at once whether it is connected
        injected::tellAgain(descriptor);
        return -1;
    }
    return injected::getpeername.fails() ? -1 : real::getpeername(descriptor, address, size);
}

int pipe(std::array<int, 2> &ends)
{
    return injected::pipe.fails() ? -1 : real::pipe(ends);
}

ssize_t read(int descriptor, void *buffer, size_t size)
{
    if (!injected::read.fails())
        return real::read(descriptor, buffer, size);
    injected::tellAgain(descriptor);
    return -1;
}

ssize_t write(int descriptor, const void *bytes, size_t size)
{
    return injected::write.fails() ? -1 : real::write(descriptor, bytes, size);
}

int poll(pollfd *polled, nfds_t count, int milliseconds)
{
    return injected::poll.fails() ? -1 : real::poll(polled, count, milliseconds);
}

int duplicate(int descriptor)
{
    return injected::duplicate.fails() ? -1 : real::duplicate(descriptor);
}

void close(int descriptor)
{
    ++injected::close.made;
    injected::forgetEdges(descriptor);
    real::close(descriptor);
}

#ifdef Q_OS_LINUX

int epollCreate()
{
    return injected::epollCreate.fails() ? -1 : real::epollCreate();
}

int epollAdd(int epoll, int descriptor, epoll_event &event)
{
    if (injected::epollAdd.fails())
        return -1;
    injected::edges.added(epoll, descriptor, event);
    return real::epollAdd(epoll, descriptor, event);
}

int epollModify(int epoll, int descriptor, epoll_event &event)
{
    if (injected::epollModify.fails())
        return -1;
    injected::edges.added(epoll, descriptor, event);
    return real::epollModify(epoll, descriptor, event);
}

int epollWait(int epoll, epoll_event *events, int most, int milliseconds)
{
    return injected::epollWait.fails() ? -1 : real::epollWait(epoll, events, most, milliseconds);
}

#endif

int getaddrinfo(const char *name, addrinfo **list)
{
    return injected::getaddrinfo.fails() ? injected::getaddrinfo.error.load() : real::getaddrinfo(name, list);
}

int getifaddrs(ifaddrs **list)
{
    return injected::getifaddrs.fails() ? -1 : real::getifaddrs(list);
}

unsigned int interfaceIndex(const char *name)
{
    return injected::interfaceIndex.fails() ? 0 : real::interfaceIndex(name);
}

bool interfaceExists(unsigned int index)
{
    return !injected::interfaceExists.fails() && real::interfaceExists(index);
}

int getrlimit(rlimit &descriptors)
{
    return injected::getrlimit.fails() ? -1 : real::getrlimit(descriptors);
}

int setrlimit(const rlimit &descriptors)
{
    return injected::setrlimit.fails() ? -1 : real::setrlimit(descriptors);
}

bool startThread(std::function<void()> task)
{
    return !injected::startThread.fails() && real::startThread(std::move(task));
}

} // namespace midhop::net::system
