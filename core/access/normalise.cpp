#include "core/access/normalise.h"

#include <QtCore/QtEndian>

#include <algorithm>
#include <array>

namespace midhop::access {

namespace {

using Bytes = std::array<quint8, 16>;

template <size_t N>
bool beginsWith(const Bytes &bytes, const std::array<quint8, N> &prefix)
{
    return std::equal(prefix.begin(), prefix.end(), bytes.begin());
}

constexpr std::array<quint8, 12> MappedPrefix{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
constexpr std::array<quint8, 12> Nat64Prefix{0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};
constexpr std::array<quint8, 12> CompatiblePrefix{};
constexpr std::array<quint8, 2> SixToFourPrefix{0x20, 0x02};

wire::IpAddress ipv4At(const Bytes &bytes, size_t offset)
{
    return wire::IpAddress::fromIpv4(qFromBigEndian<quint32>(bytes.data() + offset));
}

wire::IpAddress loopback6()
{
    return wire::IpAddress::fromIpv6({0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1});
}

/// The same link-local address on two interfaces is two hosts; a scope that is not known may be either.
bool sameHost(const wire::IpAddress &a, const wire::IpAddress &b)
{
    return a.isIpv4() == b.isIpv4() && a.bytes() == b.bytes() &&
           (a.scopeId() == b.scopeId() || a.scopeId() == 0 || b.scopeId() == 0);
}

bool reachesListener(const wire::IpAddress &address, const wire::IpAddress &listening,
                     std::span<const wire::IpAddress> interfaces)
{
    if (sameHost(address, normalised(listening)))
        return true;
    // ::ffff:0.0.0.0 is any address too.
    if (!unmapped(listening).isUnspecified())
        return false;
    return address.isLoopback() ||
           std::any_of(interfaces.begin(), interfaces.end(),
                       [&](const wire::IpAddress &own) { return sameHost(address, normalised(own)); });
}

} // namespace

wire::IpAddress unmapped(const wire::IpAddress &address)
{
    if (address.isIpv4() || !beginsWith(address.bytes(), MappedPrefix))
        return address;
    return ipv4At(address.bytes(), MappedPrefix.size());
}

wire::IpAddress normalised(const wire::IpAddress &address)
{
    const wire::IpAddress plain = unmapped(address);
    if (!plain.isUnspecified())
        return plain;
    return plain.isIpv4() ? wire::IpAddress::fromIpv4(0x7f000001) : loopback6();
}

std::optional<wire::IpAddress> embeddedIpv4(const wire::IpAddress &address)
{
    if (address.isIpv4())
        return std::nullopt;
    const Bytes &bytes = address.bytes();
    if (beginsWith(bytes, Nat64Prefix))
        return normalised(ipv4At(bytes, Nat64Prefix.size()));
    if (beginsWith(bytes, SixToFourPrefix))
        return normalised(ipv4At(bytes, SixToFourPrefix.size()));
    if (beginsWith(bytes, CompatiblePrefix) && !address.isUnspecified() && !address.isLoopback())
        return normalised(ipv4At(bytes, CompatiblePrefix.size()));
    return std::nullopt;
}

bool isLoop(const wire::Endpoint &destination, const wire::Endpoint &listening,
            std::span<const wire::IpAddress> interfaces)
{
    if (destination.port != listening.port)
        return false;
    const wire::IpAddress address = normalised(destination.address);
    if (reachesListener(address, listening.address, interfaces))
        return true;
    const std::optional<wire::IpAddress> embedded = embeddedIpv4(address);
    return embedded && reachesListener(*embedded, listening.address, interfaces);
}

} // namespace midhop::access
