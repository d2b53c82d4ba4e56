#pragma once

#include <QtCore/QByteArray>

#include <chrono>

/// Blocks of a capture file, little-endian (draft-ietf-opsawg-pcapng, IETF; the "Wireshark" format).
namespace midhop::trace::pcapng {

/// The section's header: `program` wrote it; `comment` is what a reader should know.
[[nodiscard]] QByteArray sectionHeader(const QByteArray &program, const QByteArray &comment);
/// An interface whose packets are bare IP (LINKTYPE_RAW), with times in nanoseconds.
[[nodiscard]] QByteArray rawIpInterface(const QByteArray &name, const QByteArray &description);

struct Packet
{
    std::chrono::nanoseconds sinceEpoch{};
    QByteArray bytes;     ///< as far as known, from the first one on
    qint64 wholeSize = 0; ///< of the packet as it would be on the wire
    QByteArray comment;
};
/// A packet of interface 0.
[[nodiscard]] QByteArray enhancedPacket(const Packet &packet);

} // namespace midhop::trace::pcapng
