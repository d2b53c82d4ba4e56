#pragma once

#include "core/wire/envelope.h"
#include "core/wire/jsonmachine.h"

#include <QtCore/QByteArray>

#include <array>
#include <memory>
#include <optional>

namespace midhop::wire {

/// Why bytes are no envelope.
struct EnvelopeError
{
    enum class Kind : quint8 {
        Malformed, ///< not the JSON or not the members the contract asks for
        TooLarge,  ///< more bytes than the limit before the object is complete
        Truncated, ///< the stream ended inside the object
    };
    Kind kind = Kind::Malformed;
    qsizetype offset = 0; ///< of the byte at fault, counted from the envelope's first byte, which is 0
    QByteArray member;    ///< the member at fault, where the JSON itself is sound; else empty
    QByteArray reason;    ///< stable English without a full stop, e.g. `expected ':' after a member name`

    /// `malformed envelope: byte 17: expected ':' after a member name`,
    /// `malformed envelope: server_port: ...`, `envelope too large: ...`. No `Error, ` before it.
    [[nodiscard]] QByteArray text() const;
};

/// Finds envelopes in a byte stream, strictly (RFC 8259 and CONTRACT's "Envelope"), without I/O: linear in the bytes
/// however they are cut, with memory bounded by the size limit and a depth of 64. One thread at a time.
///
/// Feed it bytes; it consumes white space and one envelope, and stops behind the closing brace. After Complete call
/// takeEnvelope(), then feed the rest. After Failed it consumes nothing more until reset().
class EnvelopeReader final
{
public:
    enum class Status : quint8 { NeedMore, Complete, Failed };
    struct Progress
    {
        Status status = Status::NeedMore;
        qsizetype consumed = 0; ///< bytes of this feed that were used
    };

    static constexpr qsizetype DefaultLimit = 1 << 20;

    /// What takeEnvelope() has of the bytes as received: all of them or, where nobody asks for them, none. Then a message without escapes
    /// stays where it was read and is not copied.
    enum class Raw : quint8 { Kept, Dropped };

    explicit EnvelopeReader(qsizetype limit = DefaultLimit, Raw raw = Raw::Kept);

    [[nodiscard]] Progress feed(QByteArrayView bytes);
    /// The stream ended. Returns the error if that was inside an envelope; before one begins an end is ordinary.
    [[nodiscard]] std::optional<EnvelopeError> end();

    /// An envelope has begun and is not complete: a byte other than white space came.
    [[nodiscard]] bool isInside() const { return m_begun && m_status == Status::NeedMore; }
    /// After Complete; makes the reader ready for the next envelope.
    [[nodiscard]] Envelope takeEnvelope();
    /// After Failed, or end() with an error.
    [[nodiscard]] const EnvelopeError &error() const;
    /// The bytes of the envelope under way so far, as received (after Failed up to and with the byte at fault where
    /// the JSON is at fault, the whole object where a member is).
    [[nodiscard]] QByteArrayView received() const { return m_raw; }
    /// After Failed on a sound object: the members that could be read, for the log's lines "as far as known".
    [[nodiscard]] const std::optional<QByteArray> &knownServerIp() const;
    [[nodiscard]] const std::optional<QByteArray> &knownServerPort() const; ///< the token's text
    [[nodiscard]] const std::optional<QByteArray> &knownMessage() const;
    void reset();

private:
    enum MemberIndex : size_t { ServerIp, ServerPort, Message, MemberCount };
    struct Member
    {
        JsonMachine::Span value; // of the first one
        quint32 second = 0;      // where another value of the same name stands; 0 if there is none
        [[nodiscard]] bool isPresent() const { return value.end != 0; }
    };
    /// What came of a whole envelope, or of one at fault: a reader that waits for more has none.
    struct Judged
    {
        Host host;
        quint16 port = 0;
        QByteArray message;
        EnvelopeError error;
        std::array<std::optional<QByteArray>, MemberCount> known;
    };

    JsonMachine::Status scan(QByteArrayView all);
    void noteMember(QByteArrayView all);
    void judge();
    [[nodiscard]] bool judgeServerIp();
    [[nodiscard]] bool judgeServerPort();
    [[nodiscard]] bool judgeMessage();
    [[nodiscard]] bool judgePresence(MemberIndex index, JsonMachine::Kind kind);
    void noteKnown();
    bool failMember(MemberIndex index, QByteArray reason);
    void fail(EnvelopeError::Kind kind, qsizetype offset, QByteArray reason, QByteArray member = {});
    [[nodiscard]] QByteArrayView token(MemberIndex index) const;
    [[nodiscard]] std::optional<QByteArray> string(MemberIndex index) const;
    [[nodiscard]] Judged &judged();
    [[nodiscard]] const std::optional<QByteArray> &known(MemberIndex index) const;

    QByteArray m_raw;
    std::unique_ptr<Judged> m_judged;
    JsonMachine m_machine;
    std::array<Member, MemberCount> m_members;
    quint32 m_limit;
    bool m_keepsRaw;
    bool m_begun = false;
    Status m_status = Status::NeedMore;
};

/// Whether `bytes` are well-formed UTF-8 (RFC 3629: no surrogates, no overlong forms).
[[nodiscard]] bool isValidUtf8(QByteArrayView bytes);

/// Follows a JSON object without judging its members: for the server, which waits until a text that begins with `{` is
/// a complete object or can no longer become one.
enum class ObjectState : quint8 { Incomplete, Complete, Impossible };

/// The same strict grammar as EnvelopeReader, no member rules. Linear however the bytes are cut.
class ObjectScanner final
{
public:
    ObjectScanner();
    ~ObjectScanner();
    /// Feeds the next bytes; those behind a complete object are not looked at. `consumed()` tells how many were.
    ObjectState feed(QByteArrayView bytes);
    [[nodiscard]] qsizetype consumed() const; ///< in all, up to and with the closing brace when Complete
private:
    class State;
    std::unique_ptr<State> m_state;
};

} // namespace midhop::wire
