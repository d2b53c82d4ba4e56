#include "core/wire/envelopereader.h"

#include "core/wire/jsonmachine.h"
#include "core/wire/jsonstring.h"

#include <QtCore/QStringBuilder>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace midhop::wire {

namespace {

using Kind = JsonMachine::Kind;

enum MemberIndex : size_t { ServerIp, ServerPort, Message, MemberCount };
constexpr std::array<QByteArrayView, MemberCount> MemberNames{"server_ip", "server_port", "message"};

struct Member
{
    JsonMachine::Span value; // of the first one
    qsizetype second = 0;    // where another value of the same name stands; 0 if there is none
    bool present = false;
};

bool isWhiteSpace(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

QByteArray typeName(Kind kind)
{
    switch (kind) {
    case Kind::String:
        return "a string"_ba;
    case Kind::Number:
        return "a number"_ba;
    case Kind::True:
        return "true"_ba;
    case Kind::False:
        return "false"_ba;
    case Kind::Null:
        return "null"_ba;
    case Kind::Object:
        return "an object"_ba;
    case Kind::Array:
        return "an array"_ba;
    }
    Q_UNREACHABLE();
    return {};
}

/// A port, or why the number's text is none. `080` never comes here: it is no JSON number.
Result<quint16, QByteArray> parsePort(QByteArrayView token)
{
    if (!std::ranges::all_of(token, [](char c) { return (c >= '0' && c <= '9') || c == '-'; }))
        return Failure{"must be an integer without '.' and exponent"_ba};
    const auto range = "must be from 1 to 65535"_ba;
    if (token.size() > 5 || token[0] == '-' || token[0] == '0')
        return Failure{range};
    const int port = token.toInt();
    if (port > 65535)
        return Failure{range};
    return static_cast<quint16>(port);
}

} // namespace

QByteArray EnvelopeError::text() const
{
    if (kind == Kind::TooLarge)
        return "envelope too large: " + reason;
    if (!member.isEmpty())
        return "malformed envelope: " + member + ": " + reason;
    return "malformed envelope: byte " + QByteArray::number(offset) + ": " + reason;
}

class EnvelopeReader::State final
{
public:
    State(qsizetype limitBytes, Raw raw_)
        : limit(std::max(limitBytes, qsizetype(0)))
        , keepsRaw(raw_ == Raw::Kept)
    {
    }

    Progress feed(QByteArrayView bytes);
    void fail(EnvelopeError::Kind kind, qsizetype offset, QByteArray reason, QByteArray member = {});
    void reset();

    qsizetype limit;
    bool keepsRaw;
    JsonMachine machine;
    QByteArray raw;
    bool begun = false;
    Status status = Status::NeedMore;
    Host host;
    quint16 port = 0;
    QByteArray message;
    EnvelopeError error;
    std::array<std::optional<QByteArray>, MemberCount> known;

private:
    JsonMachine::Status scan(QByteArrayView all);
    void noteMember(QByteArrayView all);
    void judge();
    [[nodiscard]] bool judgeServerIp();
    [[nodiscard]] bool judgeServerPort();
    [[nodiscard]] bool judgeMessage();
    [[nodiscard]] bool judgePresence(MemberIndex index, Kind kind);
    void noteKnown();
    bool failMember(MemberIndex index, QByteArray reason);
    [[nodiscard]] QByteArrayView token(MemberIndex index) const;
    [[nodiscard]] std::optional<QByteArray> string(MemberIndex index) const;

    std::array<Member, MemberCount> m_members;
};

/// An envelope that comes whole is scanned where it is and copied once; else the pieces are gathered in
/// `raw`, which then holds all bytes from the brace on, so that positions always count from the beginning of
/// what is scanned.
EnvelopeReader::Progress EnvelopeReader::State::feed(QByteArrayView bytes)
{
    if (status != Status::NeedMore)
        return {status, 0};
    const auto *first = begun ? bytes.begin() : std::find_if_not(bytes.begin(), bytes.end(), isWhiteSpace);
    const qsizetype skipped = first - bytes.begin();
    if (skipped == bytes.size())
        return {status, skipped};
    begun = true;

    const qsizetype before = raw.size();
    QByteArrayView all = bytes.sliced(skipped, std::min(bytes.size() - skipped, limit - before));
    const bool inPieces = before > 0;
    if (inPieces) {
        // Large ones come in many pieces: few of them may copy what is there.
        if (const qsizetype size = before + all.size(); size > raw.capacity())
            raw.reserve(std::min(limit, size * 2));
        raw.append(all);
        all = raw;
    }
    const JsonMachine::Status result = scan(all);
    const qsizetype faulty = result == JsonMachine::Status::Failed ? 1 : 0;
    const qsizetype used = machine.position() + faulty;
    // Bytes of following envelopes may have made the buffer far too large to be kept.
    if (!inPieces || raw.capacity() / 2 > used + 64)
        raw = all.first(used).toByteArray();
    else
        raw.truncate(used);

    if (result == JsonMachine::Status::Failed)
        fail(EnvelopeError::Kind::Malformed, machine.position(), QByteArray(machine.reason()));
    else if (result == JsonMachine::Status::Complete)
        judge();
    else if (used == limit)
        fail(EnvelopeError::Kind::TooLarge, limit, "more than " + QByteArray::number(limit) + " bytes");
    return {status, skipped + used - before};
}

JsonMachine::Status EnvelopeReader::State::scan(QByteArrayView all)
{
    JsonMachine::Status result;
    while ((result = machine.run(all.sliced(machine.position()))) == JsonMachine::Status::Member)
        noteMember(all);
    return result;
}

void EnvelopeReader::State::noteMember(QByteArrayView all)
{
    const JsonMachine::Span &name = machine.name();
    const QByteArrayView inside = all.sliced(name.begin + 1, name.end - name.begin - 2);
    for (size_t index = 0; index < MemberCount; ++index) {
        if (inside != MemberNames[index] && !(name.escaped && stringMeans(inside, MemberNames[index])))
            continue;
        Member &member = m_members[index];
        if (!member.present)
            member = {machine.value(), 0, true};
        else if (member.second == 0)
            member.second = machine.value().begin;
        return;
    }
}

void EnvelopeReader::State::judge()
{
    if (judgeServerIp() && judgeServerPort() && judgeMessage())
        status = Status::Complete;
    else
        noteKnown();
}

bool EnvelopeReader::State::judgeServerIp()
{
    if (!judgePresence(ServerIp, Kind::String))
        return false;
    const auto text = string(ServerIp);
    if (!text)
        return failMember(ServerIp, "has a lone surrogate"_ba);
    auto result = Host::parse(*text);
    if (!result)
        return failMember(ServerIp, describe(result.error()));
    host = result.takeValue();
    return true;
}

bool EnvelopeReader::State::judgeServerPort()
{
    if (!judgePresence(ServerPort, Kind::Number))
        return false;
    const auto result = parsePort(token(ServerPort));
    if (!result)
        return failMember(ServerPort, result.error());
    port = *result;
    return true;
}

bool EnvelopeReader::State::judgeMessage()
{
    if (!judgePresence(Message, Kind::String))
        return false;
    const JsonMachine::Span &value = m_members[Message].value;
    if (value.end - value.begin == 2)
        return failMember(Message, "empty"_ba);
    if (!keepsRaw && !value.escaped) {
        message = std::move(raw);
        message.truncate(value.end - 1);
        message.remove(0, value.begin + 1); // only the beginning moves
        return true;
    }
    auto text = string(Message);
    if (!text)
        return failMember(Message, "has a lone surrogate"_ba);
    message = *std::move(text);
    return true;
}

bool EnvelopeReader::State::judgePresence(MemberIndex index, Kind kind)
{
    const Member &member = m_members[index];
    if (!member.present)
        return failMember(index, "missing"_ba);
    if (member.second > 0) {
        failMember(index, "given twice"_ba);
        error.offset = member.second;
        return false;
    }
    if (member.value.kind != kind)
        return failMember(index, "must be " + typeName(kind) + ", not " + typeName(member.value.kind));
    return true;
}

/// What a log can still say. A member given twice has no one value.
void EnvelopeReader::State::noteKnown()
{
    const auto isKnown = [this](MemberIndex index, Kind kind) {
        const Member &member = m_members[index];
        return member.present && member.second == 0 && member.value.kind == kind;
    };
    if (isKnown(ServerIp, Kind::String))
        known[ServerIp] = string(ServerIp);
    if (isKnown(ServerPort, Kind::Number))
        known[ServerPort] = token(ServerPort).toByteArray();
    if (isKnown(Message, Kind::String))
        known[Message] = string(Message);
}

bool EnvelopeReader::State::failMember(MemberIndex index, QByteArray reason)
{
    const Member &member = m_members[index];
    fail(EnvelopeError::Kind::Malformed, member.present ? member.value.begin : raw.size() - 1,
         std::move(reason), MemberNames[index].toByteArray());
    return false;
}

void EnvelopeReader::State::fail(EnvelopeError::Kind kind, qsizetype offset, QByteArray reason,
                                 QByteArray member)
{
    error = {kind, offset, std::move(member), std::move(reason)};
    status = Status::Failed;
}

QByteArrayView EnvelopeReader::State::token(MemberIndex index) const
{
    const JsonMachine::Span &value = m_members[index].value;
    return QByteArrayView(raw).sliced(value.begin, value.end - value.begin);
}

std::optional<QByteArray> EnvelopeReader::State::string(MemberIndex index) const
{
    const QByteArrayView quoted = token(index);
    const QByteArrayView inside = quoted.sliced(1, quoted.size() - 2);
    if (m_members[index].value.escaped)
        return unescapedString(inside);
    return inside.toByteArray();
}

void EnvelopeReader::State::reset()
{
    machine = {};
    raw.clear();
    message.clear();
    m_members = {};
    begun = false;
    if (status == Status::Failed) {
        error = {};
        known = {};
    }
    status = Status::NeedMore;
}

EnvelopeReader::EnvelopeReader(qsizetype limit, Raw raw)
    : m_state(std::make_unique<State>(limit, raw))
{
}
EnvelopeReader::~EnvelopeReader() = default;
EnvelopeReader::EnvelopeReader(EnvelopeReader &&) noexcept = default;

EnvelopeReader::Progress EnvelopeReader::feed(QByteArrayView bytes)
{
    return m_state->feed(bytes);
}

std::optional<EnvelopeError> EnvelopeReader::end()
{
    if (!isInside())
        return std::nullopt;
    m_state->fail(EnvelopeError::Kind::Truncated, m_state->raw.size(),
                  "the stream ended before the envelope was complete"_ba);
    return m_state->error;
}

bool EnvelopeReader::isInside() const
{
    return m_state->begun && m_state->status == Status::NeedMore;
}

Envelope EnvelopeReader::takeEnvelope()
{
    Q_ASSERT(m_state->status == Status::Complete);
    Envelope envelope{m_state->keepsRaw ? std::move(m_state->raw) : QByteArray(), std::move(m_state->host), m_state->port,
                      std::move(m_state->message)};
    m_state->reset();
    return envelope;
}

const EnvelopeError &EnvelopeReader::error() const
{
    return m_state->error;
}

QByteArrayView EnvelopeReader::received() const
{
    return m_state->raw;
}

const std::optional<QByteArray> &EnvelopeReader::knownServerIp() const
{
    return m_state->known[ServerIp];
}

const std::optional<QByteArray> &EnvelopeReader::knownServerPort() const
{
    return m_state->known[ServerPort];
}

const std::optional<QByteArray> &EnvelopeReader::knownMessage() const
{
    return m_state->known[Message];
}

void EnvelopeReader::reset()
{
    m_state->reset();
}

} // namespace midhop::wire
