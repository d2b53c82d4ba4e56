#pragma once

#include <QtCore/QtGlobal>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

/// A free port of 127.0.0.1 below those that the system gives out itself, another one each time; 0 when there is none. Whoever closes
/// it and listens again, or finds nobody there, is not disturbed by the connections of other programs. Any process, one thread.
inline quint16 ownPort()
{
    constexpr quint16 First = 15'000;
    constexpr quint16 Count = 15'000;
    // Tests run beside each other: each process begins in a place of its own.
    static quint32 next = static_cast<quint32>(::getpid()) * 97;
    for (int tries = 0; tries < Count; ++tries) {
        const auto port = static_cast<quint16>(First + next++ % Count);
        const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, IPPROTO_TCP);
        const int on = 1;
        ::setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
        sockaddr_in at{};
        at.sin_family = AF_INET;
        at.sin_port = htons(port);
        at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const bool isFree = ::bind(descriptor, reinterpret_cast<const sockaddr *>(&at), sizeof(at)) == 0
                            && ::listen(descriptor, 1) == 0;
        ::close(descriptor);
        if (isFree)
            return port;
    }
    return 0;
}
