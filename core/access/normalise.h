#pragma once

#include "core/wire/endpoint.h"

#include <optional>
#include <span>

namespace midhop::access {

/// IPv4-mapped IPv6 as IPv4 (RFC 4291, 2.5.5.2), everything else unchanged.
[[nodiscard]] wire::IpAddress unmapped(const wire::IpAddress &address);

/// The address that a connect to `address` reaches on Linux: IPv4-mapped IPv6 is IPv4, 0.0.0.0 is 127.0.0.1,
/// `::` is `::1`. (RFC 4291, 2.5.5.2; CONTRACT, "Decision".)
[[nodiscard]] wire::IpAddress normalised(const wire::IpAddress &address);

/// The IPv4 address inside 64:ff9b::/96 (RFC 6052), 2002::/16 (RFC 3056) and ::/96 (but `::` and `::1`),
/// itself normalised.
[[nodiscard]] std::optional<wire::IpAddress> embeddedIpv4(const wire::IpAddress &address);

/// Whether a connection to `destination` would come back to the proxy that listens on `listening`: the same
/// normalised address and port, or, where it listens on any address, a loopback address or one of
/// `interfaces` with that port. An IPv4 address embedded in the destination counts too.
[[nodiscard]] bool isLoop(const wire::Endpoint &destination, const wire::Endpoint &listening,
                          std::span<const wire::IpAddress> interfaces);

} // namespace midhop::access
