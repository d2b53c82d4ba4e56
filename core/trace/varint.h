#pragma once

#include <QtCore/QByteArrayView>

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

[[nodiscard]] inline quint64 takeVarint(const char *&at)
{
    quint64 value = 0;
    for (int shift = 0;; shift += 7) {
        const auto byte = quint8(*at++);
        value |= quint64(byte & 0x7f) << shift;
        if (!(byte & 0x80))
            return value;
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
