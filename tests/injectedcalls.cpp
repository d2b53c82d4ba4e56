#include "injectedcalls.h"

#include "core/net/systemcalls.h"

#include <QtCore/QtGlobal>

#include <cerrno>

#include <fcntl.h>
#include <netinet/in.h>
#include <unistd.h>

namespace injected {

bool Call::fails()
{
    ++made;
    int left = failures.load();
    while (left > 0) {
        if (failures.compare_exchange_weak(left, left - 1)) {
            errno = error;
            return true;
        }
    }
    return false;
}

void clearAll()
{
    for (Call *call : {&openSocket, &accept, &connect, &recv, &send, &closeSocket})
        call->clear();
    slowConnects = 0;
    bindNextTo = 0;
}

} // namespace injected

namespace midhop::net::system {

int openSocket(int family)
{
    if (injected::openSocket.fails())
        return -1;
    return ::socket(family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, IPPROTO_TCP);
}

int accept(int listener, sockaddr *peer, socklen_t *size)
{
    if (injected::accept.fails())
        return -1;
    return ::accept4(listener, peer, size, SOCK_NONBLOCK | SOCK_CLOEXEC);
}

int connect(int descriptor, const sockaddr *address, socklen_t size)
{
    if (injected::connect.fails())
        return -1;
    if (const int port = injected::bindNextTo.exchange(0)) {
        sockaddr_in own{};
        own.sin_family = AF_INET;
        own.sin_port = htons(static_cast<quint16>(port));
        own.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        ::bind(descriptor, reinterpret_cast<const sockaddr *>(&own), sizeof(own));
    }
    if (injected::slowConnects > 0 && injected::slowConnects-- > 0) {
        ::connect(descriptor, address, size);
        errno = EINPROGRESS;
        return -1;
    }
    return ::connect(descriptor, address, size);
}

ssize_t recv(int descriptor, char *buffer, size_t size)
{
    return injected::recv.fails() ? -1 : ::recv(descriptor, buffer, size, 0);
}

ssize_t send(int descriptor, const char *bytes, size_t size)
{
    if (injected::send.fails())
        return -1;
    return ::send(descriptor, bytes, size, MSG_NOSIGNAL);
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
    ++injected::closeSocket.made;
    ::close(descriptor);
}

} // namespace midhop::net::system
