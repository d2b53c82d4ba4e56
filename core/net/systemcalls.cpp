#include "core/net/systemcalls.h"

#include <QtCore/QtGlobal>

#include <fcntl.h>
#include <netinet/in.h>
#include <unistd.h>

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

#else

namespace {

int prepared(int descriptor)
{
    if (descriptor < 0)
        return descriptor;
    ::fcntl(descriptor, F_SETFL, ::fcntl(descriptor, F_GETFL) | O_NONBLOCK);
    ::fcntl(descriptor, F_SETFD, FD_CLOEXEC);
#ifdef SO_NOSIGPIPE
    const int on = 1;
    ::setsockopt(descriptor, SOL_SOCKET, SO_NOSIGPIPE, &on, sizeof(on));
#endif
    return descriptor;
}

} // namespace

int openSocket(int family)
{
    return prepared(::socket(family, SOCK_STREAM, IPPROTO_TCP));
}

int accept(int listener, sockaddr *peer, socklen_t *size)
{
    return prepared(::accept(listener, peer, size));
}

ssize_t send(int descriptor, const char *bytes, size_t size)
{
    return ::send(descriptor, bytes, size, 0);
}

#endif

int connect(int descriptor, const sockaddr *address, socklen_t size)
{
    return ::connect(descriptor, address, size);
}

ssize_t recv(int descriptor, char *buffer, size_t size)
{
    return ::recv(descriptor, buffer, size, 0);
}

void shutdownWrite(int descriptor)
{
    ::shutdown(descriptor, SHUT_WR);
}

int getsockopt(int descriptor, int level, int name, void *value, socklen_t *size)
{
    return ::getsockopt(descriptor, level, name, value, size);
}

int setsockopt(int descriptor, int level, int name, const void *value, socklen_t size)
{
    return ::setsockopt(descriptor, level, name, value, size);
}

void closeSocket(int descriptor)
{
    ::close(descriptor);
}

} // namespace midhop::net::system
