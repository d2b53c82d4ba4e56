#pragma once

#include "core/wire/endpoint.h"

#include <netinet/in.h>
#include <sys/socket.h>

namespace midhop::net {

/// An Endpoint as the system wants it. An IPv4-mapped IPv6 address coming from the system becomes IPv4: it is what travels.
class SocketAddress final
{
public:
    SocketAddress() = default;
    explicit SocketAddress(const wire::Endpoint &endpoint);

    [[nodiscard]] wire::Endpoint endpoint() const;
    [[nodiscard]] int family() const { return m_storage.any.sa_family; }

    [[nodiscard]] sockaddr *data() { return &m_storage.any; }
    [[nodiscard]] const sockaddr *data() const { return &m_storage.any; }
    [[nodiscard]] socklen_t size() const { return m_size; }
    /// To be filled by accept, getsockname and the like.
    [[nodiscard]] socklen_t *sizePointer()
    {
        m_size = sizeof(m_storage);
        return &m_size;
    }

    /// Where a socket is bound; port 0 if the system does not tell.
    [[nodiscard]] static wire::Endpoint ofSocket(int descriptor);

private:
    union Storage {
        sockaddr_in6 ipv6{}; // the largest
        sockaddr_in ipv4;
        sockaddr any;
    };
    Storage m_storage;
    socklen_t m_size = sizeof(Storage);
};

} // namespace midhop::net
