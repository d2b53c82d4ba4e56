#include "core/net/listenerror.h"

#include "core/net/socketaddress.h"
#include "core/net/systemcalls.h"

#include <QtCore/QStringBuilder>

namespace midhop::net {

using namespace Qt::StringLiterals;

QByteArray ListenError::text() const
{
    const QByteArray port = QByteArray::number(endpoint.port);
    const QByteArray address = endpoint.address.toText();
    switch (kind) {
    case Kind::PortInUse:
        if (holder.isEmpty())
            return "Port "_ba + port + " on "_ba + address
                   + " is in use by another program. Stop that program or choose another port."_ba;
        return "Port "_ba + port + " on "_ba + address + " is in use by "_ba + holder
               + ". Stop that program or choose another port."_ba;
    case Kind::NotPermitted:
        return "Port "_ba + port + " on "_ba + address
               + " may not be listened on by this user: ports below 1024 are reserved. Choose a port from 1024 to 65535."_ba;
    case Kind::AddressNotHere:
        return "Port "_ba + port + " can't be listened on: no network interface of this machine has the address "_ba + address
               + ". Use 127.0.0.1, or an address that this machine has."_ba;
    case Kind::NoDescriptors:
        return "Port "_ba + port + " on "_ba + address
               + " can't be listened on: the program has no file descriptors left. Close connections or raise the limit (ulimit -n)."_ba;
    case Kind::Other:
        break;
    }
    return "Port "_ba + port + " on "_ba + address + " can't be listened on: "_ba + systemText + ". Choose another address or port."_ba;
}

quint16 nextFreePort(const wire::Endpoint &endpoint)
{
    for (int port = endpoint.port + 1; port <= 65535 && port <= endpoint.port + 1000; ++port) {
        const SocketAddress address({endpoint.address, static_cast<quint16>(port)});
        const int descriptor = system::openSocket(address.family());
        if (descriptor < 0)
            return 0;
        // As the listener will: without it ports in TIME_WAIT would be passed over.
        const int on = 1;
        system::setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
        const bool free = system::bind(descriptor, address.data(), address.size()) == 0 && system::listen(descriptor, 1) == 0;
        system::close(descriptor);
        if (free)
            return static_cast<quint16>(port);
    }
    return 0;
}

} // namespace midhop::net
