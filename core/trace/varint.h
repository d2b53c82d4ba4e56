#pragma once

#include <QtCore/QByteArrayView>
#include <QtCore/QtEndian>

#include <bit>
#include <vector>

namespace midhop::trace {

/// LEB128: seven bits a byte, the lowest first.
inline void putVarint(std::vector<char> &out, quint64 value)
{
    for (; value >= 0x80; value >>= 7)
        out.push_back(char(value | 0x80));
    out.push_back(char(value));
}

/// Small numbers of either sign stay short: 0, -1, 1, -2 … become 0, 1, 2, 3 …
inline void putSigned(std::vector<char> &out, qint64 value)
{
    putVarint(out, quint64(value) << 1 ^ quint64(value >> 63));
}

inline void putBytes(std::vector<char> &out, QByteArrayView bytes)
{
    putVarint(out, quint64(bytes.size()));
    out.insert(out.end(), bytes.begin(), bytes.end());
}

/// How many bytes can be read behind what is taken: so that most numbers need no loop.
constexpr qsizetype VarintSpare = 8;

/// VarintSpare bytes behind the number may be read; what they are does not matter.
[[nodiscard]] inline quint64 takeVarint(const char *&at)
{
    if (!(quint8(*at) & 0x80))
        return quint8(*at++);
    const auto bytes = qFromLittleEndian<quint64>(at);
    const quint64 lasts = ~bytes & 0x8080'8080'8080'8080;
    if (lasts != 0) {
        at += std::countr_zero(lasts) / 8 + 1;
        quint64 value = bytes & (lasts ^ (lasts - 1)) & 0x7f7f'7f7f'7f7f'7f7f;
        value = (value & 0x7f00'7f00'7f00'7f00) >> 1 | (value & 0x007f'007f'007f'007f);
        value = (value & 0x3fff'0000'3fff'0000) >> 2 | (value & 0x0000'3fff'0000'3fff);
        return (value & 0x0fff'ffff'0000'0000) >> 4 | (value & 0x0000'0000'0fff'ffff);
    }
    quint64 value = 0;
    for (int shift = 0;; shift += 7) {
        const auto byte = quint8(*at++);
        value |= quint64(byte & 0x7f) << shift;
        if (!(byte & 0x80))
            return value;
    }
}

/// takeVarint() for who does not want the number.
inline void skipVarint(const char *&at)
{
    while (quint8(*at++) & 0x80) {
    }
}

[[nodiscard]] inline qint64 takeSigned(const char *&at)
{
    const quint64 value = takeVarint(at);
    return qint64(value >> 1 ^ (0 - (value & 1)));
}

[[nodiscard]] inline QByteArrayView takeBytes(const char *&at)
{
    const auto size = qsizetype(takeVarint(at));
    const QByteArrayView bytes(at, size);
    at += size;
    return bytes;
}

} // namespace midhop::trace
