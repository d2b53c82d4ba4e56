#include "core/wire/endpoint.h"

#include <QtCore/QHashFunctions>

#include <algorithm>
#include <charconv>

using namespace Qt::StringLiterals;

namespace midhop::wire {

namespace {

constexpr qsizetype MappedPrefix = 12; // bytes of ::ffff:0:0/96

std::optional<quint32> parseIpv4(QByteArrayView text)
{
    if (text.size() < 7 || text.size() > 15)
        return std::nullopt;
    quint32 address = 0;
    qsizetype at = 0;
    for (int part = 0; part < 4; ++part) {
        if (part > 0 && (at >= text.size() || text[at++] != '.'))
            return std::nullopt;
        const qsizetype start = at;
        quint32 value = 0;
        while (at < text.size() && text[at] >= '0' && text[at] <= '9' && at - start < 4)
            value = value * 10 + static_cast<quint32>(text[at++] - '0');
        const qsizetype digits = at - start;
        if (digits == 0 || value > 255 || (digits > 1 && text[start] == '0'))
            return std::nullopt;
        address = address << 8 | value;
    }
    return at == text.size() ? std::optional(address) : std::nullopt;
}

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

std::array<quint8, 4> networkOrder(quint32 address)
{
    return {static_cast<quint8>(address >> 24), static_cast<quint8>(address >> 16),
            static_cast<quint8>(address >> 8), static_cast<quint8>(address)};
}

/// RFC 4291, section 2.2, forms 1 to 3. Form 2's `::` stands for one group or more.
std::optional<std::array<quint8, 16>> parseIpv6(QByteArrayView text)
{
    std::array<quint8, 16> bytes{};
    size_t filled = 0;
    std::optional<size_t> gap;
    qsizetype at = 0;

    if (text.size() < 2)
        return std::nullopt;
    if (text[0] == ':') {
        if (text[1] != ':')
            return std::nullopt;
        gap = 0;
        at = 2;
    }
    while (at < text.size()) {
        const qsizetype start = at;
        quint32 group = 0;
        int digit = 0;
        while (at < text.size() && at - start < 5 && (digit = hexDigit(text[at])) >= 0) {
            group = group << 4 | static_cast<quint32>(digit);
            ++at;
        }
        if (at < text.size() && text[at] == '.') {
            const auto ipv4 = parseIpv4(text.sliced(start));
            if (!ipv4 || filled > 12)
                return std::nullopt;
            std::ranges::copy(networkOrder(*ipv4), bytes.begin() + static_cast<qsizetype>(filled));
            filled += 4;
            break;
        }
        if (at == start || at - start > 4 || filled > 14)
            return std::nullopt;
        bytes[filled++] = static_cast<quint8>(group >> 8);
        bytes[filled++] = static_cast<quint8>(group);
        if (at == text.size())
            break;
        if (text[at++] != ':' || at == text.size())
            return std::nullopt;
        if (text[at] == ':') {
            if (gap)
                return std::nullopt;
            gap = filled;
            ++at;
        }
    }
    if (!gap)
        return filled == 16 ? std::optional(bytes) : std::nullopt;
    if (filled > 14)
        return std::nullopt;
    std::rotate(bytes.begin() + static_cast<qsizetype>(*gap), bytes.begin() + static_cast<qsizetype>(filled),
                bytes.end());
    return bytes;
}

void appendNumber(QByteArray &text, quint32 value, int base = 10)
{
    std::array<char, 12> digits;
    const auto end = std::to_chars(digits.begin(), digits.end(), value, base).ptr;
    text.append(digits.data(), end - digits.data());
}

void appendIpv4(QByteArray &text, const quint8 *bytes)
{
    std::array<char, 16> digits;
    char *end = digits.data();
    for (int part = 0; part < 4; ++part) {
        if (part > 0)
            *end++ = '.';
        end = std::to_chars(end, digits.data() + digits.size(), bytes[part]).ptr;
    }
    text.append(digits.data(), end - digits.data());
}

/// RFC 5952: lower case, the longest run of two or more zero groups (the first of equals) as `::`.
void appendIpv6(QByteArray &text, const std::array<quint8, 16> &bytes)
{
    const auto group = [&bytes](int index) {
        const auto at = static_cast<size_t>(index) * 2;
        return static_cast<quint32>(bytes[at] << 8 | bytes[at + 1]);
    };
    int gap = -1;
    int gapLength = 1;
    for (int index = 0; index < 8; ++index) {
        int length = 0;
        while (index + length < 8 && group(index + length) == 0)
            ++length;
        if (length > gapLength) {
            gap = index;
            gapLength = length;
        }
        index += length;
    }
    for (int index = 0; index < 8;) {
        if (index == gap) {
            text += "::";
            index += gapLength;
            continue;
        }
        if (index > 0 && !text.endsWith(':'))
            text += ':';
        appendNumber(text, group(index++), 16);
    }
}

bool isMapped(const std::array<quint8, 16> &bytes)
{
    return std::all_of(bytes.begin(), bytes.begin() + 10, [](quint8 byte) { return byte == 0; }) &&
           bytes[10] == 0xff && bytes[11] == 0xff;
}

} // namespace

IpAddress IpAddress::fromIpv4(quint32 address)
{
    IpAddress result;
    result.m_bytes[10] = 0xff;
    result.m_bytes[11] = 0xff;
    std::ranges::copy(networkOrder(address), result.m_bytes.begin() + MappedPrefix);
    result.m_ipv4 = true;
    return result;
}

IpAddress IpAddress::fromIpv6(const std::array<quint8, 16> &bytes, quint32 scopeId)
{
    IpAddress result;
    result.m_bytes = bytes;
    result.m_scopeId = scopeId;
    return result;
}

std::optional<IpAddress> IpAddress::parse(QByteArrayView text)
{
    if (const auto ipv4 = parseIpv4(text))
        return fromIpv4(*ipv4);
    if (const auto ipv6 = parseIpv6(text))
        return fromIpv6(*ipv6);
    return std::nullopt;
}

quint32 IpAddress::toIpv4() const
{
    Q_ASSERT(m_ipv4);
    quint32 address = 0;
    for (size_t at = MappedPrefix; at < m_bytes.size(); ++at)
        address = address << 8 | m_bytes[at];
    return address;
}

bool IpAddress::isLoopback() const
{
    if (m_ipv4)
        return m_bytes[MappedPrefix] == 127;
    return m_bytes.back() == 1 &&
           std::all_of(m_bytes.begin(), m_bytes.end() - 1, [](quint8 byte) { return byte == 0; });
}

bool IpAddress::isUnspecified() const
{
    return std::all_of(m_bytes.begin() + (m_ipv4 ? MappedPrefix : 0), m_bytes.end(),
                       [](quint8 byte) { return byte == 0; });
}

QByteArray IpAddress::toText() const
{
    QByteArray text;
    text.reserve(46);
    appendText(text);
    return text;
}

void IpAddress::appendText(QByteArray &text) const
{
    if (m_ipv4) {
        appendIpv4(text, m_bytes.data() + MappedPrefix);
        return;
    }
    if (isMapped(m_bytes)) { // RFC 5952, section 5
        text += "::ffff:";
        appendIpv4(text, m_bytes.data() + MappedPrefix);
    } else {
        appendIpv6(text, m_bytes);
    }
    if (m_scopeId != 0) {
        text += '%';
        appendNumber(text, m_scopeId);
    }
}

QByteArray Endpoint::toText() const
{
    QByteArray text;
    text.reserve(54);
    appendText(text);
    return text;
}

void Endpoint::appendText(QByteArray &text) const
{
    if (address.isIpv4()) {
        address.appendText(text);
    } else {
        text += '[';
        address.appendText(text);
        text += ']';
    }
    text += ':';
    appendNumber(text, port);
}

std::optional<Endpoint> Endpoint::parse(QByteArrayView text)
{
    const qsizetype colon = text.lastIndexOf(':');
    if (colon < 0)
        return std::nullopt;
    QByteArrayView host = text.first(colon);
    const QByteArrayView digits = text.sliced(colon + 1);
    const bool bracketed = host.size() >= 2 && host.startsWith('[') && host.endsWith(']');
    if (bracketed)
        host = host.sliced(1, host.size() - 2);
    const auto address = IpAddress::parse(host);
    if (!address || address->isIpv4() == bracketed)
        return std::nullopt;
    if (digits.isEmpty() || digits.size() > 5 || (digits.size() > 1 && digits[0] == '0'))
        return std::nullopt;
    quint32 port = 0;
    for (const char digit : digits) {
        if (digit < '0' || digit > '9')
            return std::nullopt;
        port = port * 10 + static_cast<quint32>(digit - '0');
    }
    if (port > 65535)
        return std::nullopt;
    return Endpoint{*address, static_cast<quint16>(port)};
}

size_t qHash(const IpAddress &address, size_t seed) noexcept
{
    const auto &bytes = address.bytes();
    return qHashMulti(seed, qHashBits(bytes.data(), bytes.size()), address.scopeId(), address.isIpv4());
}

size_t qHash(const Endpoint &endpoint, size_t seed) noexcept
{
    return qHashMulti(seed, qHash(endpoint.address), endpoint.port);
}

} // namespace midhop::wire
