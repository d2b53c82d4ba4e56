#pragma once

#include <QtCore/QByteArrayView>

namespace midhop::wire {

/// The strict grammar of RFC 8259 for one object that begins at the first byte, as a state machine over
/// bytes. It keeps no bytes and allocates nothing, so it is linear however the input is cut; it stops after
/// each member of the outermost object and tells where that stands. One thread at a time.
class JsonMachine final
{
public:
    enum class Status : quint8 {
        NeedMore, ///< all bytes are used
        Member,   ///< a member of the outermost object is complete: see name() and value()
        Complete, ///< the closing brace is used
        Failed,   ///< the byte at position() is at fault, which reason() explains
    };
    enum class Kind : quint8 { String, Number, True, False, Null, Object, Array };
    /// Where a token stands, counted from the object's first byte; strings with their quotes. Objects are below 4 GiB.
    struct Span
    {
        quint32 begin = 0;
        quint32 end = 0;
        Kind kind = Kind::String;
        bool escaped = false; ///< a string with a backslash
    };

    /// Levels of nesting that are accepted; the outermost object is the first.
    static constexpr int DeepestLevel = 64;

    /// `bytes` begin at position(). After Member call it again with those behind it.
    Status run(QByteArrayView bytes);

    /// Bytes used so far.
    [[nodiscard]] qsizetype position() const { return m_position; }
    [[nodiscard]] const Span &name() const { return m_name; }
    [[nodiscard]] const Span &value() const { return m_value; }
    /// After Failed; a literal.
    [[nodiscard]] const char *reason() const { return m_text; }

private:
    enum class State : quint8 {
        Start,
        FirstName,
        Name,
        Colon,
        Value,
        FirstElement,
        AfterValue,
        String,
        Utf8,
        Escape,
        Hex,
        Literal,
        Minus,
        Zero,
        Integer,
        Point,
        Fraction,
        Exponent,
        ExponentSign,
        ExponentDigits,
    };
    struct Cursor
    {
        const char *at;
        const char *end;
        const char *begin;
        quint32 base;
        [[nodiscard]] quint32 offset() const { return base + static_cast<quint32>(at - begin); }
    };

    void runStructure(Cursor &cursor);
    void runString(Cursor &cursor);
    bool runCharacters(Cursor &cursor);
    void runUtf8(Cursor &cursor);
    void runEscape(Cursor &cursor);
    void runHex(Cursor &cursor);
    void runLiteral(Cursor &cursor);
    void runNumber(Cursor &cursor);
    void beginName(Cursor &cursor);
    void beginValue(Cursor &cursor);
    void beginLiteral(Kind kind, const char *text);
    void open(Cursor &cursor, bool isObject);
    void close(Cursor &cursor);
    void endString(Cursor &cursor);
    void endValue(const Cursor &cursor);
    void fail(const char *reason);
    [[nodiscard]] bool inObject() const { return (m_containers & 1) != 0; }

    // Small: half an envelope that somebody never goes on with keeps one.
    quint64 m_containers = 0; // one bit a level, the innermost lowest: 1 object, 0 array
    const char *m_text = nullptr; // what is still to come of true, false or null; after Failed the reason
    quint32 m_position = 0;
    Span m_name;
    Span m_value;
    quint8 m_depth = 0;
    State m_state = State::Start;
    Status m_status = Status::NeedMore;
    bool m_isName = false;  // of the string under way
    quint8 m_following = 0; // bytes of the character, or hexadecimal digits, still to come
    quint8 m_low = 0;
    quint8 m_high = 0;
};

} // namespace midhop::wire
