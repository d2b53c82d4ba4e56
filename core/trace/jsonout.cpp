#include "core/trace/jsonout.h"

#include "core/wire/envelopereader.h"
#include "core/wire/utf8.h"

#include <QtCore/QString>

#include <array>
#include <charconv>

namespace midhop::trace {

namespace {

/// Bytes that string() cannot copy blindly: what JSON escapes, DEL, and the lead bytes of the characters
/// below.
constexpr auto NeedsLook = [] {
    std::array<bool, 256> table{};
    for (size_t byte = 0; byte < 0x20; ++byte)
        table[byte] = true;
    for (const size_t byte : {0x22, 0x5c, 0x7f, 0xc2, 0xd8, 0xe2})
        table[byte] = true;
    return table;
}();

struct Control
{
    char16_t character = 0;
    qsizetype bytes = 0; ///< that it takes; 0: an ordinary character
};

/// The character at `at` if it is to be escaped; `size` valid UTF-8 bytes follow. C0, DEL, C1, U+061C,
/// U+200E, U+200F, U+2028 to U+202E and U+2066 to U+2069.
Control controlAt(const char *at, qsizetype size)
{
    const auto byte = [at](int i) {
        return quint8(at[i]);
    };
    if (byte(0) < 0x20 || byte(0) == 0x7f)
        return {byte(0), 1};
    if (size >= 2 && ((byte(0) == 0xc2 && byte(1) < 0xa0) || (byte(0) == 0xd8 && byte(1) == 0x9c)))
        return {char16_t((byte(0) & 0x1f) << 6 | (byte(1) & 0x3f)), 2};
    if (size >= 3 && byte(0) == 0xe2) {
        const auto character = char16_t(0x2000 | (byte(1) & 0x3f) << 6 | (byte(2) & 0x3f));
        if (character == 0x200e || character == 0x200f || (character >= 0x2028 && character <= 0x202e) ||
            (character >= 0x2066 && character <= 0x2069))
            return {character, 3};
    }
    return {};
}

char shortEscape(char16_t character)
{
    switch (character) {
    case '\b':
        return 'b';
    case '\f':
        return 'f';
    case '\n':
        return 'n';
    case '\r':
        return 'r';
    case '\t':
        return 't';
    default:
        return 0;
    }
}

} // namespace

JsonOut::JsonOut(qsizetype expected)
    : m_buffer(expected, Qt::Uninitialized)
    , m_at(m_buffer.data())
    , m_end(m_at + m_buffer.size())
{
}

void JsonOut::grow(qsizetype size)
{
    const qsizetype used = m_at - m_buffer.constData();
    m_buffer.resize(std::max(m_buffer.size() * 2, used + size));
    m_at = m_buffer.data() + used;
    m_end = m_buffer.data() + m_buffer.size();
}

void JsonOut::number(qint64 value)
{
    reserve(20);
    m_at = std::to_chars(m_at, m_end, value).ptr;
}

void JsonOut::string(QByteArrayView utf8)
{
    raw("\"");
    if (wire::isValidUtf8(utf8)) {
        escaped(utf8);
    } else {
        escaped(wire::textOf(utf8).toUtf8());
    }
    raw("\"");
}

void JsonOut::escaped(QByteArrayView utf8)
{
    const char *at = utf8.data();
    const char *const end = at + utf8.size();
    while (at != end) {
        const char *plain = at;
        while (plain != end && !NeedsLook[quint8(*plain)])
            ++plain;
        raw({at, plain - at});
        at = plain;
        if (at == end)
            break;
        reserve(6);
        if (*at == '"' || *at == '\\') {
            *m_at++ = '\\';
            *m_at++ = *at++;
            continue;
        }
        const Control control = controlAt(at, end - at);
        if (control.bytes == 0) {
            *m_at++ = *at++;
            continue;
        }
        *m_at++ = '\\';
        if (const char letter = shortEscape(control.character)) {
            *m_at++ = letter;
        } else {
            *m_at++ = 'u';
            for (int shift = 12; shift >= 0; shift -= 4)
                *m_at++ = "0123456789abcdef"[control.character >> shift & 0xf];
        }
        at += control.bytes;
    }
}

void JsonOut::base64(QByteArrayView bytes)
{
    raw("\"");
    raw(QByteArray::fromRawData(bytes.data(), bytes.size()).toBase64());
    raw("\"");
}

QByteArray JsonOut::take()
{
    m_buffer.truncate(m_at - m_buffer.constData());
    return std::move(m_buffer);
}

} // namespace midhop::trace
