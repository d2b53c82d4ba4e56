#pragma once

#include "core/trace/sharedvalues.h"
#include "core/trace/varint.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>

/// What PartCodec writes, for those who read it.
namespace midhop::trace::PartFormat {

// How a payload field is stored. From FirstReference on: the role's number times FieldCount plus the field's. Four
// bits each, all of them before the first field.
enum Source : quint8 { Absent, Empty, Inline, FirstReference };

// How a shared text is stored. From FirstShared on: its number.
enum TextCode : quint8 { NoText, EmptyText, OwnText, FirstShared };

// The bits of the first byte.
constexpr int OutcomeShift = 2;
constexpr int RandomShift = 6;

[[nodiscard]] inline std::chrono::nanoseconds takeTime(const char *&at, std::chrono::nanoseconds base)
{
    return std::chrono::nanoseconds(qint64(quint64(base.count()) + quint64(takeSigned(at))));
}

[[nodiscard]] inline wire::IpAddress takeAddress(const char *&at)
{
    const bool ipv4 = *at++;
    std::array<quint8, 16> bytes{};
    std::copy_n(at, bytes.size(), bytes.begin());
    at += bytes.size();
    const auto scope = quint32(takeVarint(at));
    if (!ipv4)
        return wire::IpAddress::fromIpv6(bytes, scope);
    return wire::IpAddress::fromIpv4(quint32(bytes[12]) << 24 | quint32(bytes[13]) << 16 |
                                     quint32(bytes[14]) << 8 | bytes[15]);
}

// An endpoint begins with 0: not known; 1: an address without a number; else the address's number plus 2.
/// Fills in `endpoint`, which is empty.
inline void takeEndpoint(const char *&at, const SharedTables &tables, wire::Endpoint &endpoint)
{
    const quint64 code = takeVarint(at);
    if (code == 0)
        return;
    endpoint.address = code == 1 ? takeAddress(at) : tables.addresses.value(quint32(code - 2));
    endpoint.port = quint16(quint8(at[0]) << 8 | quint8(at[1]));
    at += 2;
}

inline void skipEndpoint(const char *&at)
{
    const quint64 code = takeVarint(at);
    if (code == 0)
        return;
    if (code == 1)
        (void)takeAddress(at);
    at += 2;
}

[[nodiscard]] inline std::optional<QByteArrayView> takeText(const char *&at, const SharedTables &tables)
{
    const quint64 code = takeVarint(at);
    switch (code) {
    case NoText:
        return std::nullopt;
    case EmptyText:
        return QByteArrayView("", 0);
    case OwnText:
        return takeBytes(at);
    default:
        return tables.texts.value(quint32(code - FirstShared));
    }
}

inline void skipText(const char *&at)
{
    if (takeVarint(at) == OwnText)
        (void)takeBytes(at);
}

// The second byte tells how many bytes the head takes from there on, up to the payload: times, numbers, endpoints and
// texts. 255 for as many or more.
constexpr quint8 LongHead = 255;

/// Skips the serial and the ordinal.
inline void skipNumbers(const char *&at)
{
    skipVarint(at);
    skipVarint(at);
}

inline void skipEndsAndTexts(const char *&at)
{
    for (int end = 0; end < 4; ++end)
        skipEndpoint(at);
    for (int text = 0; text < 5; ++text)
        skipText(at);
}

/// From a part's first byte to its payload.
[[nodiscard]] inline const char *payloadOf(const char *at)
{
    const auto head = quint8(at[1]);
    at += 2;
    if (head != LongHead)
        return at + head;
    skipVarint(at); // the start
    skipVarint(at); // the end
    skipNumbers(at);
    skipEndsAndTexts(at);
    return at;
}

template <size_t Fields>
[[nodiscard]] std::array<quint8, Fields> takeSources(const char *&at)
{
    std::array<quint8, Fields> sources{};
    for (size_t number = 0; number < Fields; ++number)
        sources[number] = quint8(quint8(at[number / 2]) >> 4 * (number % 2) & 0xf);
    at += (Fields + 1) / 2;
    return sources;
}

} // namespace midhop::trace::PartFormat
