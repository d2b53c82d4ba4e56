#include "core/trace/tcppacket.h"

#include <QtCore/QtEndian>

#include <algorithm>

namespace midhop::trace {

namespace {

constexpr qsizetype Ipv4Header = 20;
constexpr qsizetype Ipv6Header = 40;
constexpr qsizetype TcpHeader = 20;
constexpr quint8 TcpProtocol = 6;
constexpr quint8 HopLimit = 64;
constexpr quint16 Window = 65'521;
constexpr quint8 WindowScale = 10; // a reply's segments may all be under way at once

/// Behind the header of SYN: what it takes for a segment to be as large as a packet allows.
const QByteArray &synOptions()
{
    constexpr quint16 Largest = quint16(TcpPacket::MaxPayload);
    static const QByteArray options = [] {
        const char bytes[] = {2, 4, char(Largest >> 8), char(Largest & 0xff), 1, 3, 3, char(WindowScale)};
        return QByteArray(bytes, sizeof bytes);
    }();
    return options;
}

template <typename Number>
void put(QByteArray &to, Number number)
{
    const Number big = qToBigEndian(number);
    to.append(reinterpret_cast<const char *>(&big), sizeof big);
}

void set(QByteArray &in, qsizetype at, quint16 number)
{
    qToBigEndian(number, in.data() + at);
}

/// The last four of the mapped form's sixteen bytes.
QByteArrayView addressBytes(const wire::IpAddress &address, bool ipv4)
{
    const auto &bytes = address.bytes();
    const auto *data = reinterpret_cast<const char *>(bytes.data());
    return ipv4 ? QByteArrayView(data + 12, 4) : QByteArrayView(data, 16);
}

bool hasIpv4Form(const wire::IpAddress &address)
{
    const auto &bytes = address.bytes();
    return address.isIpv4() ||
           (std::all_of(bytes.begin(), bytes.begin() + 10, [](quint8 byte) { return byte == 0; }) &&
            bytes[10] == 0xff && bytes[11] == 0xff);
}

} // namespace

quint32 addToChecksum(quint32 sum, QByteArrayView bytes)
{
    quint64 wide = sum;
    qsizetype i = 0;
    for (; i + 1 < bytes.size(); i += 2)
        wide += quint32(quint8(bytes[i]) << 8 | quint8(bytes[i + 1]));
    if (i < bytes.size())
        wide += quint32(quint8(bytes[i]) << 8);
    while (wide >> 32)
        wide = (wide & 0xffffffff) + (wide >> 32);
    return quint32(wide);
}

quint16 checksum(quint32 sum)
{
    while (sum >> 16)
        sum = (sum & 0xffff) + (sum >> 16);
    return quint16(~sum);
}

bool TcpPacket::isIpv4() const
{
    return hasIpv4Form(from.address) && hasIpv4Form(to.address);
}

qint64 TcpPacket::tcpSize() const
{
    return TcpHeader + (flags & Syn ? synOptions().size() : 0) + payloadSize;
}

qint64 TcpPacket::wholeSize() const
{
    return (isIpv4() ? Ipv4Header : Ipv6Header) + tcpSize();
}

QByteArray TcpPacket::bytes() const
{
    const bool ipv4 = isIpv4();
    const QByteArrayView source = addressBytes(from.address, ipv4);
    const QByteArrayView destination = addressBytes(to.address, ipv4);
    QByteArray all;
    all.reserve(Ipv6Header + TcpHeader + 8 + payload.size());
    if (ipv4) {
        put(all, quint16(0x4500));
        put(all, quint16(wholeSize()));
        put(all, quint32(0x4000)); // not to be fragmented
        put(all, quint16(HopLimit << 8 | TcpProtocol));
        put(all, quint16(0));
    } else {
        put(all, quint32(0x60000000));
        put(all, quint16(tcpSize()));
        put(all, quint16(TcpProtocol << 8 | HopLimit));
    }
    all.append(source);
    all.append(destination);
    if (ipv4)
        set(all, 10, checksum(addToChecksum(0, all)));

    const qsizetype tcp = all.size();
    const QByteArrayView options = flags & Syn ? QByteArrayView(synOptions()) : QByteArrayView();
    put(all, from.port);
    put(all, to.port);
    put(all, sequence);
    put(all, flags & Ack ? acknowledged : 0);
    put(all, quint16((TcpHeader + options.size()) / 4 << 12 | flags));
    put(all, Window);
    put(all, quint32(0)); // checksum, urgent pointer
    all.append(options);
    all.append(payload);
    if (payload.size() == payloadSize) {
        quint32 sum = addToChecksum(addToChecksum(0, source), destination);
        sum += TcpProtocol + quint32(tcpSize());
        set(all, tcp + 16, checksum(addToChecksum(sum, QByteArrayView(all).sliced(tcp))));
    }
    return all;
}

} // namespace midhop::trace
