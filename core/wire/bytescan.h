#pragma once

#include <QtCore/QByteArrayView>
#include <QtCore/QtGlobal>

#include <algorithm>
#include <bit>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/// The inner loops that see every byte of a message. Any thread.
namespace midhop::wire {

/// A byte that stands for itself in a JSON string, read or written: 0x20 to 0x7e but `"` and `\`.
[[nodiscard]] constexpr bool isPlain(char byte)
{
    return byte >= 0x20 && byte < 0x7f && byte != '"' && byte != '\\'; // char may be signed or not
}

/// White space between the tokens of JSON (RFC 8259, section 2).
[[nodiscard]] constexpr bool isWhiteSpace(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

/// How many bytes of white space `bytes` begins with.
[[nodiscard]] inline qsizetype leadingWhiteSpace(QByteArrayView bytes)
{
    return std::find_if_not(bytes.begin(), bytes.end(), isWhiteSpace) - bytes.begin();
}

/// The first byte that is not plain, or `end`. Eight bytes at a time; for processors without SSE2.
[[nodiscard]] inline const char *skipPlainPortable(const char *at, const char *end)
{
    constexpr quint64 ones = 0x0101010101010101;
    constexpr quint64 highBits = ones * 0x80;
    // Exact as a yes or no for the whole word, which is all that is asked (Bit Twiddling Hacks, "hasless").
    const auto hasLess = [](quint64 word, quint64 than) {
        return (word - ones * than) & ~word & highBits;
    };
    while (end - at >= 8) {
        quint64 word;
        std::memcpy(&word, at, sizeof word);
        const quint64 stops = (word & highBits) | ((word + ones) & highBits) | hasLess(word, 0x20) |
                              hasLess(word ^ (ones * '"'), 1) | hasLess(word ^ (ones * '\\'), 1);
        if (stops != 0)
            break;
        at += 8;
    }
    while (at != end && isPlain(*at))
        ++at;
    return at;
}

#if defined(__SSE2__)

/// 0xff for each of 16 bytes that is plain, else 0.
[[nodiscard]] inline __m128i plainBytes(const char *at)
{
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i *>(at));
    // One signed comparison: 0x7f and everything above wrap round to at most 0.
    const __m128i inRange = _mm_cmpgt_epi8(_mm_add_epi8(bytes, _mm_set1_epi8(1)), _mm_set1_epi8(0x20));
    const __m128i special =
        _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('"')), _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\')));
    return _mm_andnot_si128(special, inRange);
}

/// The first byte that is not plain, or `end`.
[[nodiscard]] inline const char *skipPlain(const char *at, const char *end)
{
    while (end - at >= 64) {
        const __m128i all = _mm_and_si128(_mm_and_si128(plainBytes(at), plainBytes(at + 16)),
                                          _mm_and_si128(plainBytes(at + 32), plainBytes(at + 48)));
        if (_mm_movemask_epi8(all) != 0xffff)
            break;
        at += 64;
    }
    while (end - at >= 16) {
        const auto plain = static_cast<quint32>(_mm_movemask_epi8(plainBytes(at)));
        if (plain != 0xffff)
            return at + std::countr_one(plain);
        at += 16;
    }
    while (at != end && isPlain(*at))
        ++at;
    return at;
}

#else

[[nodiscard]] inline const char *skipPlain(const char *at, const char *end)
{
    return skipPlainPortable(at, end);
}

#endif

} // namespace midhop::wire
