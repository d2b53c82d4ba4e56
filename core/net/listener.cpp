#include "core/net/listener.h"

#include "core/net/portholder.h"
#include "core/net/systemcalls.h"

#include <QtNetwork/QHostAddress>

namespace midhop::net {

namespace {

QHostAddress toHostAddress(const wire::IpAddress &address)
{
    if (address.isIpv4())
        return QHostAddress(address.toIpv4());
    QHostAddress result(address.bytes().data());
    if (address.scopeId() != 0)
        result.setScopeId(QString::number(address.scopeId()));
    return result;
}

ListenError::Kind kindOf(QAbstractSocket::SocketError error)
{
    switch (error) {
    case QAbstractSocket::AddressInUseError:
        return ListenError::Kind::PortInUse;
    case QAbstractSocket::SocketAccessError:
        return ListenError::Kind::NotPermitted;
    case QAbstractSocket::SocketAddressNotAvailableError:
        return ListenError::Kind::AddressNotHere;
    case QAbstractSocket::SocketResourceError:
        return ListenError::Kind::NoDescriptors;
    default:
        return ListenError::Kind::Other;
    }
}

} // namespace

Result<std::unique_ptr<Listener>, ListenError> Listener::open(const wire::Endpoint &endpoint)
{
    std::unique_ptr<Listener> listener(new Listener);
    QTcpServer &server = listener->m_server;
    server.setListenBacklogSize(Backlog);
    const bool listens = server.listen(toHostAddress(endpoint.address), endpoint.port);
    server.pauseAccepting();
    if (!listens) {
        ListenError error;
        error.kind = kindOf(server.serverError());
        error.endpoint = endpoint;
        error.systemText = server.errorString().toUtf8();
        if (error.kind == ListenError::Kind::PortInUse)
            error.holder = portHolder(endpoint);
        return Failure{error};
    }
    listener->m_endpoint = {endpoint.address, server.serverPort()};
    return listener;
}

Listener::~Listener()
{
    close();
}

int Listener::duplicateDescriptor() const
{
    return system::duplicate(static_cast<int>(m_server.socketDescriptor()));
}

void Listener::close()
{
    if (!m_server.isListening())
        return;
    // Closing would leave the socket listening as long as the worker holds its duplicate.
    system::shutdown(static_cast<int>(m_server.socketDescriptor()), SHUT_RDWR);
    m_server.close();
}

} // namespace midhop::net
