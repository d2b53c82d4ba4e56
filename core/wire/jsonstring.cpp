#include "core/wire/jsonstring.h"

#include "core/wire/bytescan.h"
#include "core/wire/envelope.h"
#include "core/wire/utf8.h"

#include <QtCore/QChar>

#include <array>
#include <cstring>

namespace midhop::wire {

namespace {

char16_t hexValue(const char *digits)
{
    char16_t value = 0;
    for (int index = 0; index < 4; ++index) {
        const char c = digits[index];
        const int digit = c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
        value = static_cast<char16_t>(value << 4 | digit);
    }
    return value;
}

/// Reads the escape whose backslash is at `at` and moves `at` behind it.
char16_t takeEscape(const char *&at)
{
    const char letter = at[1];
    if (letter == 'u') {
        const char16_t unit = hexValue(at + 2);
        at += 6;
        return unit;
    }
    at += 2;
    switch (letter) {
    case 'b':
        return u'\b';
    case 'f':
        return u'\f';
    case 'n':
        return u'\n';
    case 'r':
        return u'\r';
    case 't':
        return u'\t';
    default:
        return static_cast<char16_t>(letter);
    }
}

void appendUnit(QByteArray &text, char16_t unit)
{
    static constexpr char digits[] = "0123456789abcdef";
    const std::array escape{
        '\\', 'u', digits[unit >> 12], digits[unit >> 8 & 15], digits[unit >> 4 & 15], digits[unit & 15]};
    text.append(escape.data(), static_cast<qsizetype>(escape.size()));
}

/// Python's ESCAPE_DCT and ensure_ascii.
void appendDumped(QByteArray &text, char32_t codePoint)
{
    switch (codePoint) {
    case '"':
        text += "\\\"";
        return;
    case '\\':
        text += "\\\\";
        return;
    case '\b':
        text += "\\b";
        return;
    case '\f':
        text += "\\f";
        return;
    case '\n':
        text += "\\n";
        return;
    case '\r':
        text += "\\r";
        return;
    case '\t':
        text += "\\t";
        return;
    default:
        break;
    }
    if (codePoint >= 0x20 && codePoint < 0x7f) {
        text += static_cast<char>(codePoint);
    } else if (QChar::requiresSurrogates(codePoint)) {
        appendUnit(text, QChar::highSurrogate(codePoint));
        appendUnit(text, QChar::lowSurrogate(codePoint));
    } else {
        appendUnit(text, static_cast<char16_t>(codePoint));
    }
}

} // namespace

std::optional<QByteArray> unescapedString(QByteArrayView inside)
{
    QByteArray text(inside.size(), Qt::Uninitialized); // no escape is shorter than what it stands for
    char *out = text.data();
    const char *at = inside.begin();
    while (at != inside.end()) {
        if (*at != '\\') {
            const auto left = static_cast<size_t>(inside.end() - at);
            const auto *backslash = static_cast<const char *>(std::memchr(at, '\\', left));
            const size_t run = backslash ? static_cast<size_t>(backslash - at) : left;
            std::memcpy(out, at, run);
            out += run;
            at += run;
            continue;
        }
        const char16_t unit = takeEscape(at);
        if (!QChar::isSurrogate(unit)) {
            out = putUtf8(out, unit);
            continue;
        }
        if (!QChar::isHighSurrogate(unit) || inside.end() - at < 6 || at[0] != '\\' || at[1] != 'u')
            return std::nullopt;
        const char16_t second = takeEscape(at);
        if (!QChar::isLowSurrogate(second))
            return std::nullopt;
        out = putUtf8(out, QChar::surrogateToUcs4(unit, second));
    }
    text.truncate(out - text.constData());
    if (text.size() < inside.size() / 2)
        text.squeeze();
    return text;
}

bool stringMeans(QByteArrayView inside, QByteArrayView name)
{
    if (inside == name)
        return true;
    if (inside.size() <= name.size() || inside.size() > name.size() * 6 || !inside.contains('\\'))
        return false;
    const auto text = unescapedString(inside);
    return text && *text == name;
}

void appendDumpedString(QByteArray &text, QByteArrayView inside)
{
    text += '"';
    const char *at = inside.begin();
    while (at != inside.end()) {
        const char *const plainEnd = skipPlain(at, inside.end());
        text.append(at, plainEnd - at);
        at = plainEnd;
        if (at == inside.end())
            break;
        if (*at == '\\') {
            appendDumped(text, takeEscape(at));
            continue;
        }
        const Utf8Character character = utf8Character(at, inside.end());
        appendDumped(text, character.codePoint);
        at += character.length;
    }
    text += '"';
}

QByteArray jsonString(QByteArrayView utf8)
{
    QByteArray text;
    text.reserve(utf8.size() + 2);
    text += '"';
    const char *at = utf8.begin();
    while (at != utf8.end()) {
        const char *const plainEnd = skipPlain(at, utf8.end());
        text.append(at, plainEnd - at);
        at = plainEnd;
        if (at == utf8.end())
            break;
        const Utf8Character character = utf8Character(at, utf8.end());
        appendDumped(text, character.codePoint);
        at += character.length;
    }
    text += '"';
    return text;
}

} // namespace midhop::wire
