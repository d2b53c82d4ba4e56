#include "core/wire/jsonmachine.h"

#include "core/wire/bytescan.h"

namespace midhop::wire {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

} // namespace

JsonMachine::Status JsonMachine::run(QByteArrayView bytes)
{
    Cursor cursor{bytes.begin(), bytes.end(), bytes.begin(), m_position};
    if (m_status == Status::Member)
        m_status = Status::NeedMore;
    while (cursor.at != cursor.end && m_status == Status::NeedMore) {
        switch (m_state) {
        case State::Start:
        case State::FirstName:
        case State::Name:
        case State::Colon:
        case State::Value:
        case State::FirstElement:
        case State::AfterValue:
            runStructure(cursor);
            break;
        case State::String:
            runString(cursor);
            break;
        case State::Utf8:
            runUtf8(cursor);
            break;
        case State::Escape:
            runEscape(cursor);
            break;
        case State::Hex:
            runHex(cursor);
            break;
        case State::Literal:
            runLiteral(cursor);
            break;
        case State::Minus:
        case State::Zero:
        case State::Integer:
        case State::Point:
        case State::Fraction:
        case State::Exponent:
        case State::ExponentSign:
        case State::ExponentDigits:
            runNumber(cursor);
            break;
        }
    }
    m_position = cursor.offset();
    return m_status;
}

/// One byte outside strings, numbers and literals, and the white space before it.
void JsonMachine::runStructure(Cursor &cursor)
{
    while (m_state != State::Start && isWhiteSpace(*cursor.at)) {
        if (++cursor.at == cursor.end)
            return;
    }
    const char byte = *cursor.at;
    switch (m_state) {
    case State::Start:
        if (byte == '{')
            open(cursor, true);
        else if (static_cast<quint8>(byte) == 0xef) // all that can be told by the byte at fault alone
            fail("a byte order mark, or another character outside ASCII, before '{'");
        else
            fail("expected '{'");
        break;
    case State::FirstName:
        if (byte == '}')
            close(cursor);
        else if (byte == '"')
            beginName(cursor);
        else
            fail("expected '\"' of a member name, or '}'");
        break;
    case State::Name:
        if (byte == '"')
            beginName(cursor);
        else
            fail("expected '\"' of a member name after ','");
        break;
    case State::Colon:
        if (byte != ':')
            return fail("expected ':' after a member name");
        ++cursor.at;
        m_state = State::Value;
        break;
    case State::FirstElement:
        if (byte == ']')
            close(cursor);
        else
            beginValue(cursor);
        break;
    case State::Value:
        beginValue(cursor);
        break;
    default: // AfterValue
        if (byte == ',') {
            ++cursor.at;
            m_state = inObject() ? State::Name : State::Value;
        } else if (byte == (inObject() ? '}' : ']')) {
            close(cursor);
        } else {
            fail(inObject() ? "expected ',' or '}' after a member" : "expected ',' or ']' after an element");
        }
    }
}

void JsonMachine::beginName(Cursor &cursor)
{
    if (m_depth == 1)
        m_name = {cursor.offset(), 0, Kind::String, false};
    m_isName = true;
    m_state = State::String;
    ++cursor.at;
}

void JsonMachine::beginValue(Cursor &cursor)
{
    const bool isMember = m_depth == 1;
    if (isMember)
        m_value = {cursor.offset(), 0, Kind::Number, false};
    const auto begin = [&](Kind kind, State state) {
        if (isMember)
            m_value.kind = kind;
        m_state = state;
        ++cursor.at;
    };
    const char byte = *cursor.at;
    if (byte == '"') {
        m_isName = false;
        begin(Kind::String, State::String);
    } else if (byte == '{' || byte == '[') {
        if (isMember)
            m_value.kind = byte == '{' ? Kind::Object : Kind::Array;
        open(cursor, byte == '{');
    } else if (byte == '-') {
        begin(Kind::Number, State::Minus);
    } else if (byte == '0') {
        begin(Kind::Number, State::Zero);
    } else if (isDigit(byte)) {
        begin(Kind::Number, State::Integer);
    } else if (byte == 't') {
        beginLiteral(Kind::True, "true");
    } else if (byte == 'f') {
        beginLiteral(Kind::False, "false");
    } else if (byte == 'n') {
        beginLiteral(Kind::Null, "null");
    } else {
        fail("expected a value");
    }
}

void JsonMachine::beginLiteral(Kind kind, const char *text)
{
    if (m_depth == 1)
        m_value.kind = kind;
    m_text = text;
    m_state = State::Literal;
}

void JsonMachine::open(Cursor &cursor, bool isObject)
{
    if (m_depth == DeepestLevel)
        return fail("nested deeper than 64 levels");
    ++m_depth;
    m_containers = m_containers << 1 | quint64(isObject);
    m_state = isObject ? State::FirstName : State::FirstElement;
    ++cursor.at;
}

void JsonMachine::close(Cursor &cursor)
{
    ++cursor.at;
    --m_depth;
    m_containers >>= 1;
    if (m_depth == 0)
        m_status = Status::Complete;
    else
        endValue(cursor);
}

void JsonMachine::endValue(const Cursor &cursor)
{
    m_state = State::AfterValue;
    if (m_depth != 1)
        return;
    m_value.end = cursor.offset();
    m_status = Status::Member;
}

void JsonMachine::fail(const char *reason)
{
    m_text = reason;
    m_status = Status::Failed;
}

} // namespace midhop::wire
