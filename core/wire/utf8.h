#pragma once

#include <QtCore/QByteArrayView>
#include <QtCore/QString>

/// UTF-8 as RFC 3629 has it: no surrogates, no overlong forms, nothing above U+10FFFF. Any thread.
namespace midhop::wire {

/// What may follow a first byte of 0x80 or above (RFC 3629, section 4).
struct Utf8Lead
{
    quint8 following = 0; ///< bytes to come, 0 where none may begin a character
    quint8 low = 0x80;    ///< the bounds of the second byte; the others have 0x80 to 0xbf
    quint8 high = 0xbf;
};
[[nodiscard]] constexpr Utf8Lead utf8Lead(quint8 first)
{
    if (first < 0xc2 || first > 0xf4)
        return {};
    if (first < 0xe0)
        return {1, 0x80, 0xbf};
    if (first < 0xf0)
        return {2, static_cast<quint8>(first == 0xe0 ? 0xa0 : 0x80),
                static_cast<quint8>(first == 0xed ? 0x9f : 0xbf)};
    return {3, static_cast<quint8>(first == 0xf0 ? 0x90 : 0x80),
            static_cast<quint8>(first == 0xf4 ? 0x8f : 0xbf)};
}

/// One character, or the longest run of bytes that begins like one (Unicode, "maximal subpart").
struct Utf8Character
{
    char32_t codePoint = 0xfffd;
    int length = 1;
    bool valid = false;
};
/// Decodes the character at `at`, which is before `end`.
[[nodiscard]] Utf8Character utf8Character(const char *at, const char *end);

/// Writes at most four bytes and returns the place behind them. `codePoint` is no surrogate.
char *putUtf8(char *out, char32_t codePoint);

/// QString::fromUtf8() leaves a byte order mark at the beginning out; here it stays the character that it is.
[[nodiscard]] QString textOf(QByteArrayView utf8);

} // namespace midhop::wire
