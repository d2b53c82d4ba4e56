#include "core/trace/tcpconnection.h"

namespace midhop::trace {

TcpConnection::TcpConnection(const wire::Endpoint &opener, const wire::Endpoint &accepter, quint32 seed)
{
    at(End::Opener).endpoint = opener;
    at(End::Opener).sent = seed;
    at(End::Accepter).endpoint = accepter;
    at(End::Accepter).sent = seed ^ 0x5a5a5a5a;
}

TcpPacket TcpConnection::packet(End from, quint8 flags)
{
    Half &half = at(from);
    TcpPacket made;
    made.from = half.endpoint;
    made.to = at(other(from)).endpoint;
    made.sequence = half.sent;
    made.flags = flags;
    if (flags & TcpPacket::Ack) {
        made.acknowledged = half.taken;
        half.told = half.taken;
    }
    return made;
}

TcpPacket TcpConnection::syn()
{
    TcpPacket made = packet(End::Opener, TcpPacket::Syn);
    ++at(End::Opener).sent;
    return made;
}

TcpPacket TcpConnection::synAck()
{
    at(End::Accepter).taken = at(End::Opener).sent;
    at(End::Opener).taken = at(End::Accepter).sent; // what comes is counted from here
    at(End::Opener).told = at(End::Opener).taken;
    TcpPacket made = packet(End::Accepter, TcpPacket::Syn | TcpPacket::Ack);
    ++at(End::Accepter).sent;
    m_made = true;
    return made;
}

TcpPacket TcpConnection::refusal()
{
    at(End::Accepter).sent = 0; // a host that has no connection has no number for it
    at(End::Accepter).taken = at(End::Opener).sent;
    m_over = true;
    return packet(End::Accepter, TcpPacket::Rst | TcpPacket::Ack);
}

TcpPacket TcpConnection::data(End from, const QByteArray &payload, qint64 size)
{
    TcpPacket made = packet(from, TcpPacket::Psh | TcpPacket::Ack);
    made.payload = payload;
    made.payloadSize = size;
    at(from).sent += quint32(size);
    return made;
}

TcpPacket TcpConnection::fin(End from)
{
    TcpPacket made = packet(from, TcpPacket::Fin | TcpPacket::Ack);
    ++at(from).sent;
    at(from).finished = true;
    return made;
}

TcpPacket TcpConnection::reset(End from)
{
    m_over = true;
    return packet(from, TcpPacket::Rst | TcpPacket::Ack);
}

std::optional<TcpPacket> TcpConnection::acknowledgement(End from, quint32 sequence)
{
    Half &half = at(from);
    if (qint32(sequence - half.taken) > 0) // the numbers go round
        half.taken = sequence;
    if (m_over || half.taken == half.told)
        return std::nullopt;
    return packet(from, TcpPacket::Ack);
}

void TcpConnection::assumeMade()
{
    for (const End end : {End::Opener, End::Accepter}) {
        at(end).taken = at(other(end)).sent;
        at(end).told = at(end).taken;
    }
    m_made = true;
}

} // namespace midhop::trace
