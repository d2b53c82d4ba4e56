#pragma once

#include "core/trace/tcppacket.h"

#include <QtCore/QtEndian>

#include <optional>
#include <vector>

/// Reads capture files and their TCP packets strictly, for the tests of what writes them.
namespace capturefile {

struct Packet
{
    qint64 time = 0; ///< nanoseconds since 1970
    QByteArray bytes;
    qint64 wholeSize = 0;
    QByteArray comment;
};

struct File
{
    QByteArray comment;
    int linkType = -1;
    std::vector<Packet> packets;
    QByteArray fault; ///< why it is none
};

template <typename Number>
Number little(const QByteArray &bytes, qsizetype at)
{
    return at + qsizetype(sizeof(Number)) <= bytes.size() ? qFromLittleEndian<Number>(bytes.constData() + at)
                                                          : Number();
}

template <typename Number>
Number big(const QByteArray &bytes, qsizetype at)
{
    return at + qsizetype(sizeof(Number)) <= bytes.size() ? qFromBigEndian<Number>(bytes.constData() + at)
                                                          : Number();
}

/// The value of an option, from where a block's options begin.
inline QByteArray option(const QByteArray &block, qsizetype at, quint16 code)
{
    while (at + 4 <= block.size() - 4) {
        const auto found = little<quint16>(block, at);
        const auto size = little<quint16>(block, at + 2);
        if (found == code)
            return block.mid(at + 4, size);
        if (found == 0)
            break;
        at += 4 + (size + 3) / 4 * 4;
    }
    return {};
}

inline File read(const QByteArray &bytes)
{
    File file;
    for (qsizetype at = 0; at < bytes.size();) {
        const auto type = little<quint32>(bytes, at);
        const auto size = qsizetype(little<quint32>(bytes, at + 4));
        if (size < 12 || size % 4 || at + size > bytes.size() ||
            little<quint32>(bytes, at + size - 4) != quint32(size)) {
            file.fault = "a block's sizes are wrong";
            return file;
        }
        const QByteArray block = bytes.mid(at, size);
        if (at == 0 && (type != 0x0a0d0d0a || little<quint32>(block, 8) != 0x1a2b3c4d ||
                        little<quint16>(block, 12) != 1)) {
            file.fault = "no section header";
            return file;
        }
        if (type == 0x0a0d0d0a) {
            file.comment = option(block, 24, 1);
        } else if (type == 1) {
            file.linkType = little<quint16>(block, 8);
            if (option(block, 16, 9) != QByteArray(1, 9))
                file.fault = "times are not in nanoseconds";
        } else if (type == 6) {
            const auto kept = qsizetype(little<quint32>(block, 20));
            const qint64 time =
                qint64(quint64(little<quint32>(block, 12)) << 32 | little<quint32>(block, 16));
            file.packets.push_back({time, block.mid(28, kept), little<quint32>(block, 24),
                                    option(block, 28 + (kept + 3) / 4 * 4, 1)});
        } else {
            file.fault = "an unknown block";
        }
        at += size;
    }
    return file;
}

struct Tcp
{
    QByteArray from; ///< address and port, raw
    QByteArray to;
    quint32 sequence = 0;
    quint32 acknowledged = 0;
    quint8 flags = 0;
    quint16 window = 0;
    QByteArray payload;
    qint64 payloadSize = 0;
    QByteArray fault;
};

/// The packet's TCP, lengths and checksums being right.
inline Tcp tcpOf(const Packet &packet)
{
    using namespace midhop::trace;
    Tcp tcp;
    const QByteArray &ip = packet.bytes;
    const bool isIpv4 = !ip.isEmpty() && quint8(ip[0]) == 0x45;
    const bool isIpv6 = !ip.isEmpty() && quint8(ip[0]) >> 4 == 6;
    if (!isIpv4 && !isIpv6) {
        tcp.fault = "no IP";
        return tcp;
    }
    const qsizetype header = isIpv4 ? 20 : 40;
    const qsizetype addresses = isIpv4 ? 12 : 8;
    const qsizetype addressSize = isIpv4 ? 4 : 16;
    const qint64 whole = isIpv4 ? big<quint16>(ip, 2) : big<quint16>(ip, 4) + header;
    if (whole != packet.wholeSize || ip.size() > whole)
        tcp.fault = "the IP length is wrong";
    if (isIpv4 && checksum(addToChecksum(0, ip.first(20))) != 0)
        tcp.fault = "the IP checksum is wrong";
    if (quint8(ip[isIpv4 ? 9 : 6]) != 6)
        tcp.fault = "no TCP";
    const QByteArray segment = ip.mid(header);
    const qsizetype tcpHeader = (quint8(segment[12]) >> 4) * 4;
    if (ip.size() == whole) {
        quint32 sum = addToChecksum(0, ip.mid(addresses, 2 * addressSize));
        sum = addToChecksum(sum, segment) + 6 + quint32(segment.size());
        if (checksum(sum) != 0)
            tcp.fault = "the TCP checksum is wrong";
    }
    tcp.from = ip.mid(addresses, addressSize) + segment.mid(0, 2);
    tcp.to = ip.mid(addresses + addressSize, addressSize) + segment.mid(2, 2);
    tcp.sequence = big<quint32>(segment, 4);
    tcp.acknowledged = big<quint32>(segment, 8);
    tcp.flags = quint8(segment[13]);
    tcp.window = big<quint16>(segment, 14);
    tcp.payload = segment.mid(tcpHeader);
    tcp.payloadSize = whole - header - tcpHeader;
    return tcp;
}

} // namespace capturefile
