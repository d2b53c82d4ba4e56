#pragma once

#include "core/trace/tcppacket.h"

#include <array>
#include <optional>

namespace midhop::trace {

/// Numbers the packets of one connection: makes each with the sequence and acknowledgement numbers that its
/// end had come to (RFC 9293).
class TcpConnection final
{
public:
    enum class End : quint8 { Opener, Accepter };
    [[nodiscard]] static End other(End end) { return end == End::Opener ? End::Accepter : End::Opener; }

    TcpConnection() = default;
    /// The initial sequence numbers are made from `seed`.
    TcpConnection(const wire::Endpoint &opener, const wire::Endpoint &accepter, quint32 seed);

    [[nodiscard]] TcpPacket syn();
    [[nodiscard]] TcpPacket synAck();
    /// The host says no to SYN.
    [[nodiscard]] TcpPacket refusal();
    /// At most TcpPacket::MaxPayload bytes; `payload` is what is known of them.
    [[nodiscard]] TcpPacket data(End from, const QByteArray &payload, qint64 size);
    [[nodiscard]] TcpPacket fin(End from);
    [[nodiscard]] TcpPacket reset(End from);
    /// Takes in what the other end had sent up to `sequence`; a packet only where that was not told yet.
    [[nodiscard]] std::optional<TcpPacket> acknowledgement(End from, quint32 sequence);
    /// The connection was made before the first packet of it that is known.
    void assumeMade();

    /// Whether an end may still send.
    [[nodiscard]] bool maySend(End from) const { return m_made && !m_over && !at(from).finished; }
    /// Reset, refused, or ended by both.
    [[nodiscard]] bool isOver() const { return m_over || (m_halves[0].finished && m_halves[1].finished); }
    /// Behind the last byte (or SYN, or FIN) that the end has sent.
    [[nodiscard]] quint32 sent(End from) const { return at(from).sent; }

private:
    struct Half
    {
        wire::Endpoint endpoint;
        quint32 sent = 0;  ///< the next sequence number
        quint32 taken = 0; ///< of the other end's
        quint32 told = 0;  ///< the last acknowledgement number that went out
        bool finished = false;
    };

    [[nodiscard]] Half &at(End end) { return m_halves[size_t(end)]; }
    [[nodiscard]] const Half &at(End end) const { return m_halves[size_t(end)]; }
    [[nodiscard]] TcpPacket packet(End from, quint8 flags);

    std::array<Half, 2> m_halves;
    bool m_made = false;
    bool m_over = false;
};

} // namespace midhop::trace
