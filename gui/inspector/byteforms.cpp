#include "gui/inspector/byteforms.h"

#include <array>

namespace midhop::gui::ByteForms {

namespace {

constexpr char Digits[] = "0123456789abcdef";

bool isPlain(char byte)
{
    return byte >= ' ' && byte < 0x7f;
}

} // namespace

QByteArray hex(QByteArrayView bytes)
{
    return bytes.toByteArray().toHex(' ');
}

// `?` too, or two of them could begin a trigraph.
QByteArray c(QByteArrayView bytes)
{
    QByteArray text = "\"";
    text.reserve(bytes.size() + 2);
    for (const char byte : bytes) {
        if (isPlain(byte) && byte != '"' && byte != '\\' && byte != '?') {
            text += byte;
            continue;
        }
        const auto value = quint8(byte);
        const std::array octal{'\\', Digits[value >> 6], Digits[value >> 3 & 7], Digits[value & 7]};
        text.append(octal.data(), qsizetype(octal.size()));
    }
    text += '"';
    return text;
}

QByteArray python(QByteArrayView bytes)
{
    const bool doubled = bytes.contains('\'') && !bytes.contains('"');
    const char quote = doubled ? '"' : '\'';
    QByteArray text = "b";
    text.reserve(bytes.size() + 3);
    text += quote;
    for (const char byte : bytes) {
        if (byte == '\\' || byte == quote)
            text.append('\\').append(byte);
        else if (isPlain(byte))
            text += byte;
        else if (byte == '\n')
            text += "\\n";
        else if (byte == '\r')
            text += "\\r";
        else if (byte == '\t')
            text += "\\t";
        else
            text.append("\\x").append(Digits[quint8(byte) >> 4]).append(Digits[quint8(byte) & 15]);
    }
    text += quote;
    return text;
}

} // namespace midhop::gui::ByteForms
