#include "core/wire/jsonmachine.h"

#include "core/wire/bytescan.h"
#include "core/wire/utf8.h"

// The tokens: strings, literals and numbers.
namespace midhop::wire {

namespace {

constexpr auto BadUtf8 = "invalid UTF-8 in a string";
constexpr auto BadHex = "expected four hexadecimal digits after '\\u'";

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isHexDigit(char c)
{
    const char lower = static_cast<char>(c | 0x20);
    return isDigit(c) || (lower >= 'a' && lower <= 'f');
}

bool isAscii(char c)
{
    return static_cast<quint8>(c) < 0x80;
}

bool isContinuation(char c)
{
    return (static_cast<quint8>(c) & 0xc0) == 0x80;
}

/// The bytes of the well-formed character above ASCII at `at`, where four can be read; 0 if it is not.
int characterLength(const char *at)
{
    const Utf8Lead lead = utf8Lead(static_cast<quint8>(*at));
    const auto second = static_cast<quint8>(at[1]);
    if (second < lead.low || second > lead.high)
        return 0;
    switch (lead.following) {
    case 1:
        return 2;
    case 2:
        return isContinuation(at[2]) ? 3 : 0;
    case 3:
        return isContinuation(at[2]) && isContinuation(at[3]) ? 4 : 0;
    default:
        return 0;
    }
}

} // namespace

void JsonMachine::runString(Cursor &cursor)
{
    for (;;) {
        cursor.at = skipPlain(cursor.at, cursor.end);
        if (cursor.at == cursor.end)
            return;
        const char byte = *cursor.at;
        if (byte == '"')
            return endString(cursor);
        if (byte == '\\') {
            ++cursor.at;
            m_state = State::Escape;
            if (m_depth == 1)
                (m_isName ? m_name : m_value).escaped = true;
            if (cursor.at == cursor.end)
                return;
            runEscape(cursor);
            if (m_state != State::String)
                return;
        } else if (byte == 0x7f) {
            ++cursor.at;
        } else if (isAscii(byte)) {
            return fail("a control character in a string must be escaped");
        } else if (!runCharacters(cursor)) {
            return;
        }
    }
}

void JsonMachine::endString(Cursor &cursor)
{
    ++cursor.at;
    if (!m_isName)
        return endValue(cursor);
    if (m_depth == 1)
        m_name.end = cursor.offset();
    m_state = State::Colon;
}

/// A run of characters above ASCII. False when the string can't be gone on with here: at the end of the
/// bytes, or near it or a fault, which runUtf8() finds byte by byte.
bool JsonMachine::runCharacters(Cursor &cursor)
{
    while (cursor.end - cursor.at >= 4 && !isAscii(*cursor.at)) {
        const int length = characterLength(cursor.at);
        if (length == 0)
            break;
        cursor.at += length;
    }
    if (cursor.at == cursor.end)
        return false;
    if (isAscii(*cursor.at))
        return true;
    const Utf8Lead lead = utf8Lead(static_cast<quint8>(*cursor.at));
    if (lead.following == 0) {
        fail(BadUtf8);
        return false;
    }
    ++cursor.at;
    m_following = lead.following;
    m_low = lead.low;
    m_high = lead.high;
    m_state = State::Utf8;
    return false;
}

void JsonMachine::runUtf8(Cursor &cursor)
{
    const auto byte = static_cast<quint8>(*cursor.at);
    if (byte < m_low || byte > m_high)
        return fail(BadUtf8);
    ++cursor.at;
    m_low = 0x80;
    m_high = 0xbf;
    if (--m_following == 0)
        m_state = State::String;
}

/// The byte behind a backslash, and the digits behind a `u` that are there.
void JsonMachine::runEscape(Cursor &cursor)
{
    switch (*cursor.at) {
    case '"':
    case '\\':
    case '/':
    case 'b':
    case 'f':
    case 'n':
    case 'r':
    case 't':
        m_state = State::String;
        break;
    case 'u':
        ++cursor.at;
        m_following = 4;
        m_state = State::Hex;
        return runHex(cursor);
    default:
        return fail("unknown escape in a string");
    }
    ++cursor.at;
}

void JsonMachine::runHex(Cursor &cursor)
{
    while (cursor.at != cursor.end && m_following > 0) {
        if (!isHexDigit(*cursor.at))
            return fail(BadHex);
        ++cursor.at;
        --m_following;
    }
    if (m_following == 0)
        m_state = State::String;
}

void JsonMachine::runLiteral(Cursor &cursor)
{
    while (cursor.at != cursor.end) {
        if (*cursor.at != *m_text)
            return fail("expected true, false or null");
        ++cursor.at;
        if (*++m_text == '\0')
            return endValue(cursor);
    }
}

void JsonMachine::runNumber(Cursor &cursor)
{
    for (; cursor.at != cursor.end; ++cursor.at) {
        const char byte = *cursor.at;
        const bool digit = isDigit(byte);
        const bool exponent = byte == 'e' || byte == 'E';
        switch (m_state) {
        case State::Minus:
            if (!digit)
                return fail("expected a digit after '-'");
            m_state = byte == '0' ? State::Zero : State::Integer;
            break;
        case State::Zero:
            if (digit)
                return fail("a number must not begin with 0 and another digit");
            [[fallthrough]];
        case State::Integer:
            if (digit)
                break;
            if (byte != '.' && !exponent)
                return endValue(cursor);
            m_state = exponent ? State::Exponent : State::Point;
            break;
        case State::Point:
            if (!digit)
                return fail("expected a digit after '.' of a number");
            m_state = State::Fraction;
            break;
        case State::Fraction:
            if (digit)
                break;
            if (!exponent)
                return endValue(cursor);
            m_state = State::Exponent;
            break;
        case State::Exponent:
        case State::ExponentSign:
            if (!digit && (m_state == State::ExponentSign || (byte != '+' && byte != '-')))
                return fail("expected a digit in the exponent of a number");
            m_state = digit ? State::ExponentDigits : State::ExponentSign;
            break;
        default: // ExponentDigits
            if (!digit)
                return endValue(cursor);
        }
    }
}

} // namespace midhop::wire
