#include "core/net/socketaddress.h"

#include "core/net/systemcalls.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace midhop::net {

SocketAddress::SocketAddress(const wire::Endpoint &endpoint)
{
    if (endpoint.address.isIpv4()) {
        sockaddr_in &address = m_storage.ipv4 = {};
        address.sin_family = AF_INET;
        address.sin_port = htons(endpoint.port);
        address.sin_addr.s_addr = htonl(endpoint.address.toIpv4());
        m_size = sizeof(address);
    } else {
        sockaddr_in6 &address = m_storage.ipv6;
        address.sin6_family = AF_INET6;
        address.sin6_port = htons(endpoint.port);
        address.sin6_scope_id = endpoint.address.scopeId();
        std::copy(endpoint.address.bytes().begin(), endpoint.address.bytes().end(), address.sin6_addr.s6_addr);
        m_size = sizeof(address);
    }
}

wire::Endpoint SocketAddress::endpoint() const
{
    if (family() == AF_INET) {
        const sockaddr_in &address = m_storage.ipv4;
        return {wire::IpAddress::fromIpv4(ntohl(address.sin_addr.s_addr)), ntohs(address.sin_port)};
    }
    if (family() != AF_INET6)
        return {};
    const sockaddr_in6 &address = m_storage.ipv6;
    std::array<quint8, 16> bytes{};
    std::copy(std::begin(address.sin6_addr.s6_addr), std::end(address.sin6_addr.s6_addr), bytes.begin());
    if (IN6_IS_ADDR_V4MAPPED(&address.sin6_addr)) {
        const quint32 ipv4 = quint32(bytes[12]) << 24 | quint32(bytes[13]) << 16 | quint32(bytes[14]) << 8
                             | quint32(bytes[15]);
        return {wire::IpAddress::fromIpv4(ipv4), ntohs(address.sin6_port)};
    }
    return {wire::IpAddress::fromIpv6(bytes, address.sin6_scope_id), ntohs(address.sin6_port)};
}

wire::Endpoint SocketAddress::ofSocket(int descriptor)
{
    SocketAddress address;
    if (system::getsockname(descriptor, address.data(), address.sizePointer()) != 0)
        return {};
    return address.endpoint();
}

} // namespace midhop::net
