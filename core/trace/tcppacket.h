#pragma once

#include "core/wire/endpoint.h"

#include <QtCore/QByteArray>

namespace midhop::trace {

/// One TCP segment in an IP packet.
struct TcpPacket
{
    enum Flag : quint8 { Fin = 0x01, Syn = 0x02, Rst = 0x04, Psh = 0x08, Ack = 0x10 };

    wire::Endpoint from;
    wire::Endpoint to;
    quint32 sequence = 0;
    quint32 acknowledged = 0; ///< with Ack
    quint8 flags = 0;
    QByteArray payload;     ///< as far as known, from the first byte on
    qint64 payloadSize = 0; ///< at most MaxPayload

    /// What fits behind the headers, IPv4 or IPv6.
    static constexpr qint64 MaxPayload = 65'535 - 20 - 20;

    /// The packet's bytes up to the last known one. IPv4 where both addresses are (or are mapped into IPv6),
    /// else IPv6. The TCP checksum is 0 where bytes of the payload are not known (RFC 9293, 3.1; RFC 791; RFC
    /// 8200).
    [[nodiscard]] QByteArray bytes() const;
    /// Of the whole packet, the bytes that are not known included.
    [[nodiscard]] qint64 wholeSize() const;

private:
    [[nodiscard]] bool isIpv4() const;
    [[nodiscard]] qint64 tcpSize() const;
};

/// The Internet checksum of bytes (RFC 1071), continued from `sum`; not folded yet.
[[nodiscard]] quint32 addToChecksum(quint32 sum, QByteArrayView bytes);
/// The checksum field's value for a sum.
[[nodiscard]] quint16 checksum(quint32 sum);

} // namespace midhop::trace
