#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>

#include <array>
#include <optional>

namespace midhop::wire {

/// An IPv4 or IPv6 address as a plain value. An IPv4 address and its IPv4-mapped IPv6 form are
/// different values here; access::normalised() makes them one. Any thread.
class IpAddress final
{
public:
    /// The IPv6 address `::`.
    constexpr IpAddress() = default;

    /// `address` is in host byte order: 0x7f000001 is 127.0.0.1.
    [[nodiscard]] static IpAddress fromIpv4(quint32 address);
    /// `bytes` are in network byte order; `scopeId` is the interface index of a link-local address, else 0.
    [[nodiscard]] static IpAddress fromIpv6(const std::array<quint8, 16> &bytes, quint32 scopeId = 0);
    /// Dotted decimal IPv4 without leading zeros, or IPv6 (RFC 4291, section 2.2) without zone and
    /// brackets; nothing else, and no white space.
    [[nodiscard]] static std::optional<IpAddress> parse(QByteArrayView text);

    [[nodiscard]] bool isIpv4() const { return m_ipv4; }
    /// Host byte order; only for isIpv4().
    [[nodiscard]] quint32 toIpv4() const;
    /// Network byte order; an IPv4 address stands in its mapped form ::ffff:a.b.c.d.
    [[nodiscard]] const std::array<quint8, 16> &bytes() const { return m_bytes; }
    [[nodiscard]] quint32 scopeId() const { return m_scopeId; }
    /// 127.0.0.0/8 or ::1.
    [[nodiscard]] bool isLoopback() const;
    /// 0.0.0.0 or `::`.
    [[nodiscard]] bool isUnspecified() const;
    /// `127.0.0.1`, `::1` (RFC 5952), `fe80::1%2`.
    [[nodiscard]] QByteArray toText() const;
    /// Puts what toText() tells behind `text`.
    void appendText(QByteArray &text) const;

    friend bool operator==(const IpAddress &, const IpAddress &) = default;

private:
    std::array<quint8, 16> m_bytes{};
    quint32 m_scopeId = 0;
    bool m_ipv4 = false;
};

/// An address and a TCP port. Any thread.
struct Endpoint
{
    IpAddress address;
    quint16 port = 0;

    /// `127.0.0.1:6000`, `[::1]:6000`.
    [[nodiscard]] QByteArray toText() const;
    /// Puts what toText() tells behind `text`.
    void appendText(QByteArray &text) const;
    /// Reads what toText() writes, without zones; a port is needed and may be 0.
    [[nodiscard]] static std::optional<Endpoint> parse(QByteArrayView text);

    friend bool operator==(const Endpoint &, const Endpoint &) = default;
};

[[nodiscard]] size_t qHash(const IpAddress &address, size_t seed = 0) noexcept;
[[nodiscard]] size_t qHash(const Endpoint &endpoint, size_t seed = 0) noexcept;

} // namespace midhop::wire
