#pragma once

#include "core/wire/endpoint.h"

#include <arpa/inet.h>
#include <netdb.h>
#include <netinet/in.h>

#include <cstring>
#include <optional>
#include <set>

/// Which host a connect reaches, as the system's own functions and headers have it: an oracle for what core/access says,
/// and therefore without any of it.
namespace midhop::systemaddress {

/// `address` as connect() gets it.
inline in6_addr bytesOf(const wire::IpAddress &address)
{
    in6_addr bytes{};
    std::memcpy(&bytes, address.bytes().data(), sizeof bytes);
    return bytes;
}

inline bool beginsLike(const in6_addr &address, const char *prefix, size_t bytes)
{
    in6_addr other{};
    return inet_pton(AF_INET6, prefix, &other) == 1 && std::memcmp(&address, &other, bytes) == 0;
}

/// Where in the 16 bytes an IPv4 address stands that a packet to `address` may end up at: of an IPv4 destination
/// (connect() takes the mapped form for it), or inside NAT64 (RFC 6052), 6to4 (RFC 3056) and IPv4-compatible forms.
inline std::optional<size_t> ipv4Within(const in6_addr &address)
{
    if (IN6_IS_ADDR_V4MAPPED(&address) || IN6_IS_ADDR_V4COMPAT(&address) || beginsLike(address, "64:ff9b::", 12))
        return 12;
    if (beginsLike(address, "2002::", 2))
        return 2;
    return std::nullopt;
}

/// Whether a connect to `address` may reach the IPv4 address `host` (host byte order). Linux takes 0.0.0.0 for
/// 127.0.0.1 (ip(7), INADDR_ANY).
inline bool reaches(const wire::IpAddress &address, quint32 host)
{
    const in6_addr bytes = bytesOf(address);
    const std::optional<size_t> at = ipv4Within(bytes);
    if (!at)
        return false;
    in_addr inner{};
    std::memcpy(&inner, bytes.s6_addr + *at, sizeof inner);
    const quint32 reached = ntohl(inner.s_addr);
    return (reached == INADDR_ANY ? INADDR_LOOPBACK : reached) == host;
}

/// Whether a connect to `address` reaches this host over loopback: 127.0.0.0/8 in any form, `::1`, or `::` for it.
inline bool reachesLoopback(const wire::IpAddress &address)
{
    const in6_addr bytes = bytesOf(address);
    if (IN6_IS_ADDR_LOOPBACK(&bytes) || IN6_IS_ADDR_UNSPECIFIED(&bytes))
        return true;
    const std::optional<size_t> at = ipv4Within(bytes);
    if (!at)
        return false;
    const quint8 first = bytes.s6_addr[*at];
    return first == 127 || std::memcmp(bytes.s6_addr + *at, "\0\0\0\0", 4) == 0;
}

/// What the platform's own reader makes of `text` without asking anybody: every inet_aton form, IPv6 with zones. Empty
/// where it is no numeric address for it. A NUL ends the text, as for every program in C.
inline std::set<QByteArray> numericAddresses(const QByteArray &text)
{
    addrinfo hints{};
    hints.ai_flags = AI_NUMERICHOST;
    hints.ai_socktype = SOCK_STREAM;
    addrinfo *found = nullptr;
    if (getaddrinfo(text.constData(), nullptr, &hints, &found) != 0)
        return {};
    std::set<QByteArray> addresses;
    for (const addrinfo *entry = found; entry; entry = entry->ai_next) {
        std::array<char, INET6_ADDRSTRLEN> name{};
        const void *address = entry->ai_family == AF_INET
                                  ? static_cast<const void *>(&reinterpret_cast<sockaddr_in *>(entry->ai_addr)->sin_addr)
                                  : &reinterpret_cast<sockaddr_in6 *>(entry->ai_addr)->sin6_addr;
        if (inet_ntop(entry->ai_family, address, name.data(), name.size()))
            addresses.insert(QByteArray(name.data()));
    }
    freeaddrinfo(found);
    return addresses;
}

/// `address` as inet_ntop() writes it.
inline QByteArray nameOf(const wire::IpAddress &address)
{
    std::array<char, INET6_ADDRSTRLEN> name{};
    const in6_addr bytes = bytesOf(address);
    if (address.isIpv4())
        inet_ntop(AF_INET, bytes.s6_addr + 12, name.data(), name.size());
    else
        inet_ntop(AF_INET6, &bytes, name.data(), name.size());
    return name.data();
}

} // namespace midhop::systemaddress
