#pragma once

#include "core/wire/endpoint.h"
#include "core/wire/result.h"

namespace midhop::wire {

/// Why a text is no host; describe() puts it in words.
enum class HostFault : quint8 {
    Empty,
    NotAscii,
    ControlOrSpace,
    BadIpv4,       ///< looks like IPv4 (its last label is a number) but is not four plain decimals
    LeadingZero,   ///< an IPv4 part with a leading zero
    BadIpv6,
    BadZone,       ///< empty, or characters no interface name has
    ZoneNotLinkLocal,
    BadCharacter,  ///< outside letters, digits, hyphens and dots
    EmptyLabel,
    LabelTooLong,  ///< over 63 bytes (RFC 1035, section 2.3.4)
    NameTooLong,   ///< over 253 bytes
    BadHyphen,     ///< a label that begins or ends with a hyphen
};
/// Stable English, without a full stop.
[[nodiscard]] QByteArray describe(HostFault fault);

/// What `server_ip` may be: a literal address (IPv6 possibly with a zone) or a host name. Strict; nothing the
/// platform would additionally accept (`127.1`, `0x7f000001`, full-width digits) passes. Any thread.
struct Host
{
    enum class Kind : quint8 { Ipv4, Ipv6, Name };
    Kind kind = Kind::Name;
    IpAddress address; ///< for Ipv4 and Ipv6; without scope id, which core/net finds from `zone`
    QByteArray zone;   ///< the interface's name or number behind `%`; only behind fe80::/10
    QByteArray text;   ///< as given; for Name it may end in one dot

    /// `text` is UTF-8 of any content.
    [[nodiscard]] static Result<Host, HostFault> parse(QByteArrayView text);
};

/// `host` as it stands before a port: an IPv6 address in brackets, all else as given. Any text; nothing is checked.
[[nodiscard]] QByteArray bracketed(QByteArrayView host);
/// `localhost:6000`, `[::1]:6000`. Any text; nothing is checked.
[[nodiscard]] QByteArray withPort(QByteArrayView host, quint16 port);

} // namespace midhop::wire
