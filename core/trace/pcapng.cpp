#include "core/trace/pcapng.h"

#include <QtCore/QtEndian>

namespace midhop::trace::pcapng {

namespace {

constexpr quint32 SectionHeaderBlock = 0x0a0d0d0a;
constexpr quint32 InterfaceBlock = 1;
constexpr quint32 EnhancedPacketBlock = 6;
constexpr quint16 LinkTypeRaw = 101;

constexpr quint16 EndOfOptions = 0;
constexpr quint16 Comment = 1;
constexpr quint16 UserApplication = 4;
constexpr quint16 InterfaceName = 2;
constexpr quint16 InterfaceDescription = 3;
constexpr quint16 TimeResolution = 9;
constexpr char Nanoseconds = 9; // ten to the power of minus this

constexpr qsizetype LongestOption = 0xffff;

template <typename Number>
void put(QByteArray &to, Number number)
{
    const Number little = qToLittleEndian(number);
    to.append(reinterpret_cast<const char *>(&little), sizeof little);
}

void pad(QByteArray &to)
{
    to.append((4 - to.size() % 4) % 4, '\0');
}

void putOption(QByteArray &to, quint16 code, QByteArrayView value)
{
    const QByteArrayView fitting = value.first(std::min(value.size(), LongestOption));
    put(to, code);
    put(to, quint16(fitting.size()));
    to.append(fitting);
    pad(to);
}

void endOptions(QByteArray &to)
{
    put(to, EndOfOptions);
    put(to, quint16(0));
}

QByteArray block(quint32 type, const QByteArray &body)
{
    const auto size = quint32(body.size() + 12);
    QByteArray all;
    all.reserve(size);
    put(all, type);
    put(all, size);
    all.append(body);
    put(all, size);
    return all;
}

} // namespace

QByteArray sectionHeader(const QByteArray &program, const QByteArray &comment)
{
    QByteArray body;
    put(body, quint32(0x1a2b3c4d)); // byte order
    put(body, quint16(1));          // version 1.0
    put(body, quint16(0));
    put(body, qint64(-1)); // the section's length is not known
    putOption(body, Comment, comment);
    putOption(body, UserApplication, program);
    endOptions(body);
    return block(SectionHeaderBlock, body);
}

QByteArray rawIpInterface(const QByteArray &name, const QByteArray &description)
{
    QByteArray body;
    put(body, LinkTypeRaw);
    put(body, quint16(0));
    put(body, quint32(0)); // no limit to a packet's length
    putOption(body, InterfaceName, name);
    putOption(body, InterfaceDescription, description);
    putOption(body, TimeResolution, QByteArrayView(&Nanoseconds, 1));
    endOptions(body);
    return block(InterfaceBlock, body);
}

QByteArray enhancedPacket(const Packet &packet)
{
    const auto time = quint64(packet.sinceEpoch.count());
    QByteArray body;
    body.reserve(packet.bytes.size() + packet.comment.size() + 48);
    put(body, quint32(0)); // the interface
    put(body, quint32(time >> 32));
    put(body, quint32(time));
    put(body, quint32(packet.bytes.size()));
    put(body, quint32(packet.wholeSize));
    body.append(packet.bytes);
    pad(body);
    if (!packet.comment.isEmpty()) {
        putOption(body, Comment, packet.comment);
        endOptions(body);
    }
    return block(EnhancedPacketBlock, body);
}

} // namespace midhop::trace::pcapng
