#include "core/net/systemcalls.h"

#include <cerrno>
#include <system_error>
#include <thread>
#include <utility>

#include <fcntl.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>
#include <unistd.h>
#ifdef Q_OS_LINUX
#include <sys/epoll.h>
#endif

namespace midhop::net::system {

#ifdef Q_OS_LINUX

int openSocket(int family)
{
    return ::socket(family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, IPPROTO_TCP);
}

int accept(int listener, sockaddr *peer, socklen_t *size)
{
    return ::accept4(listener, peer, size, SOCK_NONBLOCK | SOCK_CLOEXEC);
}

ssize_t send(int descriptor, const char *bytes, size_t size)
{
    return ::send(descriptor, bytes, size, MSG_NOSIGNAL);
}

ssize_t sendMore(int descriptor, const char *bytes, size_t size)
{
    return ::send(descriptor, bytes, size, MSG_NOSIGNAL | MSG_MORE);
}

int pipe(std::array<int, 2> &ends)
{
    return ::pipe2(ends.data(), O_NONBLOCK | O_CLOEXEC);
}

int epollCreate()
{
    return ::epoll_create1(EPOLL_CLOEXEC);
}

int epollAdd(int epoll, int descriptor, epoll_event &event)
{
    return ::epoll_ctl(epoll, EPOLL_CTL_ADD, descriptor, &event);
}

int epollModify(int epoll, int descriptor, epoll_event &event)
{
    return ::epoll_ctl(epoll, EPOLL_CTL_MOD, descriptor, &event);
}

int epollWait(int epoll, epoll_event *events, int most, int milliseconds)
{
    return ::epoll_wait(epoll, events, most, milliseconds);
}

#else

namespace {

int prepared(int descriptor)
{
    if (descriptor < 0)
        return descriptor;
    ::fcntl(descriptor, F_SETFL, ::fcntl(descriptor, F_GETFL) | O_NONBLOCK);
    ::fcntl(descriptor, F_SETFD, FD_CLOEXEC);
    return descriptor;
}

int preparedSocket(int descriptor)
{
#ifdef SO_NOSIGPIPE
    const int on = 1;
    ::setsockopt(descriptor, SOL_SOCKET, SO_NOSIGPIPE, &on, sizeof(on));
#endif
    return prepared(descriptor);
}

} // namespace

int openSocket(int family)
{
    return preparedSocket(::socket(family, SOCK_STREAM, IPPROTO_TCP));
}

int accept(int listener, sockaddr *peer, socklen_t *size)
{
    return preparedSocket(::accept(listener, peer, size));
}

ssize_t send(int descriptor, const char *bytes, size_t size)
{
    return ::send(descriptor, bytes, size, 0);
}

ssize_t sendMore(int descriptor, const char *bytes, size_t size)
{
    return send(descriptor, bytes, size);
}

int pipe(std::array<int, 2> &ends)
{
    if (::pipe(ends.data()) != 0)
        return -1;
    for (const int end : ends)
        prepared(end);
    return 0;
}

#endif

int bind(int descriptor, const sockaddr *address, socklen_t size)
{
    return ::bind(descriptor, address, size);
}

int listen(int descriptor, int backlog)
{
    return ::listen(descriptor, backlog);
}

int connect(int descriptor, const sockaddr *address, socklen_t size)
{
    return ::connect(descriptor, address, size);
}

ssize_t recv(int descriptor, char *buffer, size_t size)
{
    return ::recv(descriptor, buffer, size, 0);
}

ssize_t peek(int descriptor, char *buffer, size_t size)
{
    return ::recv(descriptor, buffer, size, MSG_PEEK | MSG_DONTWAIT);
}

int shutdown(int descriptor, int how)
{
    return ::shutdown(descriptor, how);
}

int getsockopt(int descriptor, int level, int name, void *value, socklen_t *size)
{
    return ::getsockopt(descriptor, level, name, value, size);
}

int setsockopt(int descriptor, int level, int name, const void *value, socklen_t size)
{
    return ::setsockopt(descriptor, level, name, value, size);
}

int getsockname(int descriptor, sockaddr *address, socklen_t *size)
{
    return ::getsockname(descriptor, address, size);
}

int getpeername(int descriptor, sockaddr *address, socklen_t *size)
{
    return ::getpeername(descriptor, address, size);
}

ssize_t read(int descriptor, void *buffer, size_t size)
{
    return ::read(descriptor, buffer, size);
}

ssize_t write(int descriptor, const void *bytes, size_t size)
{
    return ::write(descriptor, bytes, size);
}

int poll(pollfd *polled, nfds_t count, int milliseconds)
{
    return ::poll(polled, count, milliseconds);
}

int duplicate(int descriptor)
{
    return ::fcntl(descriptor, F_DUPFD_CLOEXEC, 0);
}

void close(int descriptor)
{
    ::close(descriptor);
}

int getaddrinfo(const char *name, addrinfo **list)
{
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    return ::getaddrinfo(name, nullptr, &hints, list);
}

int getifaddrs(ifaddrs **list)
{
    return ::getifaddrs(list);
}

unsigned int interfaceIndex(const char *name)
{
    return ::if_nametoindex(name);
}

bool interfaceExists(unsigned int index)
{
    std::array<char, IF_NAMESIZE> name{};
    return ::if_indextoname(index, name.data()) != nullptr;
}

int getrlimit(rlimit &descriptors)
{
    return ::getrlimit(RLIMIT_NOFILE, &descriptors);
}

int setrlimit(const rlimit &descriptors)
{
    return ::setrlimit(RLIMIT_NOFILE, &descriptors);
}

bool startThread(std::function<void()> task)
{
    try {
        std::thread(std::move(task)).detach();
        return true;
    } catch (const std::system_error &error) {
        errno = error.code().value();
        return false;
    }
}

} // namespace midhop::net::system
