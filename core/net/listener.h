#pragma once

#include "core/net/listenerror.h"
#include "core/wire/result.h"

#include <QtNetwork/QTcpServer>

#include <memory>

namespace midhop::net {

/// A listening TCP socket. Binds and listens through QTcpServer, whose own accepting stays paused: a worker's Acceptor accepts on
/// duplicateDescriptor(). Lives in its owner's thread, which must have an event dispatcher.
class Listener final
{
public:
    static constexpr int Backlog = 4096;

    /// Port 0 takes a free one.
    [[nodiscard]] static Result<std::unique_ptr<Listener>, ListenError> open(const wire::Endpoint &endpoint);
    ~Listener();

    /// Where it listens, with the port taken.
    [[nodiscard]] wire::Endpoint endpoint() const { return m_endpoint; }
    /// A descriptor of the same socket for the caller to own; -1 when none is left.
    [[nodiscard]] int duplicateDescriptor() const;
    /// Ends listening at once, for duplicates too: the port can be listened on again.
    void close();

private:
    Listener() = default;
    QTcpServer m_server;
    wire::Endpoint m_endpoint;
};

} // namespace midhop::net
