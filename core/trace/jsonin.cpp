#include "core/trace/jsonin.h"

#include "core/wire/bytescan.h"
#include "core/wire/jsonstring.h"

#include <charconv>
#include <cmath>

namespace midhop::trace {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isHexDigit(char c)
{
    return isDigit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
}

} // namespace

JsonIn::JsonIn(QByteArrayView text)
    : m_begin(text.data())
    , m_at(m_begin)
    , m_end(m_begin + text.size())
{
}

void JsonIn::fail(QByteArrayView reason)
{
    if (isSound())
        m_reason = reason;
}

/// The next byte that is no white space; 0 at the end and after a fault. (A NUL in the text is no JSON
/// either.)
char JsonIn::peek()
{
    if (!isSound())
        return 0;
    while (m_at != m_end && (*m_at == ' ' || *m_at == '\t' || *m_at == '\r' || *m_at == '\n'))
        ++m_at;
    return m_at == m_end ? '\0' : *m_at;
}

JsonIn::Kind JsonIn::kind()
{
    const char first = peek();
    switch (first) {
    case '{':
        return Kind::Object;
    case '[':
        return Kind::Array;
    case '"':
        return Kind::String;
    case 't':
    case 'f':
        return Kind::Boolean;
    case 'n':
        return Kind::Null;
    default:
        return isDigit(first) || first == '-' ? Kind::Number : Kind::Nothing;
    }
}

bool JsonIn::begin(char bracket)
{
    if (peek() != bracket)
        return false;
    if (m_depth == DeepestNesting) {
        fail("nested deeper than 64");
        return false;
    }
    ++m_at;
    ++m_depth;
    m_fresh = true;
    return true;
}

/// Takes the closing bracket, or the comma before one more.
bool JsonIn::another(char bracket)
{
    const char next = peek();
    const bool fresh = std::exchange(m_fresh, false);
    if (next == bracket) {
        ++m_at;
        --m_depth;
        return false;
    }
    if (!isSound() || fresh)
        return isSound();
    if (next != ',') {
        fail(bracket == '}' ? "expected ',' or '}'" : "expected ',' or ']'");
        return false;
    }
    ++m_at;
    return true;
}

std::optional<QByteArrayView> JsonIn::nextMember()
{
    if (!another('}'))
        return std::nullopt;
    const auto name = string();
    if (!name) {
        fail("expected a member's name in quotes");
        return std::nullopt;
    }
    if (peek() != ':') {
        fail("expected ':' behind a member's name");
        return std::nullopt;
    }
    ++m_at;
    return name;
}

bool JsonIn::nextElement()
{
    return another(']');
}

/// `m_at` is on a backslash.
bool JsonIn::escape()
{
    constexpr QByteArrayView Letters = "\"\\/bfnrt";
    if (m_end - m_at >= 2 && Letters.contains(m_at[1])) {
        m_at += 2;
        return true;
    }
    const bool isUnit = m_end - m_at >= 6 && m_at[1] == 'u' && isHexDigit(m_at[2]) && isHexDigit(m_at[3]) &&
                        isHexDigit(m_at[4]) && isHexDigit(m_at[5]);
    if (!isUnit) {
        fail("no escape of JSON behind '\\'");
        return false;
    }
    m_at += 6;
    return true;
}

std::optional<QByteArrayView> JsonIn::string()
{
    if (peek() != '"')
        return std::nullopt;
    const char *const start = ++m_at;
    bool escaped = false;
    for (;;) {
        m_at = wire::skipPlain(m_at, m_end);
        if (m_at == m_end) {
            fail("a string without its end");
            return std::nullopt;
        }
        if (*m_at == '"')
            break;
        if (*m_at == '\\') {
            escaped = true;
            if (!escape())
                return std::nullopt;
        } else if (quint8(*m_at) < 0x20) {
            fail("a control character in a string");
            return std::nullopt;
        } else {
            ++m_at;
        }
    }
    const QByteArrayView inside(start, m_at - start);
    if (!escaped) {
        ++m_at;
        return inside;
    }
    auto meant = wire::unescapedString(inside);
    if (!meant) {
        fail("half a surrogate pair in a string");
        return std::nullopt;
    }
    ++m_at;
    return m_unescaped.emplace_back(std::move(*meant));
}

bool JsonIn::digits()
{
    if (m_at == m_end || !isDigit(*m_at)) {
        fail("expected a digit");
        return false;
    }
    while (m_at != m_end && isDigit(*m_at))
        ++m_at;
    return true;
}

/// The text of a number; empty after a fault.
QByteArrayView JsonIn::number()
{
    const char *const start = m_at;
    if (*m_at == '-')
        ++m_at;
    const char *const whole = m_at;
    if (!digits())
        return {};
    if (*whole == '0' && m_at - whole > 1) {
        fail("a number with a leading zero");
        return {};
    }
    if (m_at != m_end && *m_at == '.') {
        ++m_at;
        if (!digits())
            return {};
    }
    if (m_at != m_end && (*m_at | 0x20) == 'e') {
        ++m_at;
        if (m_at != m_end && (*m_at == '+' || *m_at == '-'))
            ++m_at;
        if (!digits())
            return {};
    }
    return {start, m_at - start};
}

std::optional<qint64> JsonIn::integer()
{
    if (kind() != Kind::Number)
        return std::nullopt;
    const QByteArrayView text = number();
    qint64 value = 0;
    const auto [end, error] = std::from_chars(text.begin(), text.end(), value);
    if (end == text.end() && !text.isEmpty())
        return error == std::errc() ? std::optional(value) : std::nullopt;
    bool read = false;
    const double rough = text.toDouble(&read);
    constexpr double Limit = 9e18; // below 2^63
    if (!read || std::trunc(rough) != rough || std::abs(rough) > Limit)
        return std::nullopt;
    return qint64(rough);
}

bool JsonIn::literal(QByteArrayView word)
{
    if (!QByteArrayView(m_at, m_end - m_at).startsWith(word)) {
        fail("expected a value");
        return false;
    }
    m_at += word.size();
    return true;
}

std::optional<bool> JsonIn::boolean()
{
    const char first = peek();
    if (first == 't' && literal("true"))
        return true;
    if (first == 'f' && literal("false"))
        return false;
    return std::nullopt;
}

bool JsonIn::null()
{
    return peek() == 'n' && literal("null");
}

void JsonIn::skip()
{
    switch (kind()) {
    case Kind::Object:
        for (bool inside = beginObject(); inside && nextMember();)
            skip();
        break;
    case Kind::Array:
        for (bool inside = beginArray(); inside && nextElement();)
            skip();
        break;
    case Kind::String:
        static_cast<void>(string());
        break;
    case Kind::Number:
        static_cast<void>(number());
        break;
    case Kind::Boolean:
        static_cast<void>(boolean());
        break;
    case Kind::Null:
        static_cast<void>(null());
        break;
    case Kind::Nothing:
        fail("expected a value");
        break;
    }
}

bool JsonIn::atEnd()
{
    if (!isSound())
        return false;
    static_cast<void>(peek());
    if (m_at != m_end)
        fail("something behind the object");
    return isSound();
}

} // namespace midhop::trace
