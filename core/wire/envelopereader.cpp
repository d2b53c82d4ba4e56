#include "core/wire/envelopereader.h"

#include "core/wire/bytescan.h"
#include "core/wire/jsonstring.h"

#include <QtCore/QStringBuilder>

#include <algorithm>
#include <limits>
#include <utility>

using namespace Qt::StringLiterals;

namespace midhop::wire {

namespace {

using Kind = JsonMachine::Kind;

constexpr std::array<QByteArrayView, 3> MemberNames{"server_ip", "server_port", "message"};
const std::optional<QByteArray> Unknown;

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

/// An envelope that comes whole is scanned where it is and copied once; else the pieces are gathered in
/// `m_raw`, which then holds all bytes from the brace on, so that positions always count from the beginning of
/// what is scanned.
EnvelopeReader::Progress EnvelopeReader::feed(QByteArrayView bytes)
{
    if (m_status != Status::NeedMore)
        return {m_status, 0};
    const qsizetype skipped = m_begun ? 0 : leadingWhiteSpace(bytes);
    if (skipped == bytes.size())
        return {m_status, skipped};
    m_begun = true;

    const qsizetype before = m_raw.size();
    QByteArrayView all = bytes.sliced(skipped, std::min(bytes.size() - skipped, qsizetype(m_limit) - before));
    const bool inPieces = before > 0;
    if (inPieces) {
        // Large ones come in many pieces: few of them may copy what is there.
        if (const qsizetype size = before + all.size(); size > m_raw.capacity())
            m_raw.reserve(std::min(qsizetype(m_limit), size * 2));
        m_raw.append(all);
        all = m_raw;
    }
    const JsonMachine::Status result = scan(all);
    const qsizetype faulty = result == JsonMachine::Status::Failed ? 1 : 0;
    const qsizetype used = m_machine.position() + faulty;
    // Bytes of following envelopes may have made the buffer far too large to be kept.
    if (!inPieces || m_raw.capacity() / 2 > used + 64)
        m_raw = all.first(used).toByteArray();
    else
        m_raw.truncate(used);

    if (result == JsonMachine::Status::Failed)
        fail(EnvelopeError::Kind::Malformed, m_machine.position(), QByteArray(m_machine.reason()));
    else if (result == JsonMachine::Status::Complete)
        judge();
    else if (used == qsizetype(m_limit))
        fail(EnvelopeError::Kind::TooLarge, m_limit, "more than " + QByteArray::number(m_limit) + " bytes");
    return {m_status, skipped + used - before};
}

JsonMachine::Status EnvelopeReader::scan(QByteArrayView all)
{
    JsonMachine::Status result;
    while ((result = m_machine.run(all.sliced(m_machine.position()))) == JsonMachine::Status::Member)
        noteMember(all);
    return result;
}

void EnvelopeReader::noteMember(QByteArrayView all)
{
    const JsonMachine::Span &name = m_machine.name();
    const QByteArrayView inside = all.sliced(name.begin + 1, name.end - name.begin - 2);
    for (size_t index = 0; index < MemberCount; ++index) {
        if (inside != MemberNames[index] && !(name.escaped && stringMeans(inside, MemberNames[index])))
            continue;
        Member &member = m_members[index];
        if (!member.isPresent())
            member = {m_machine.value(), 0};
        else if (member.second == 0)
            member.second = m_machine.value().begin;
        return;
    }
}

void EnvelopeReader::judge()
{
    if (judgeServerIp() && judgeServerPort() && judgeMessage())
        m_status = Status::Complete;
    else
        noteKnown();
}

bool EnvelopeReader::judgeServerIp()
{
    if (!judgePresence(ServerIp, Kind::String))
        return false;
    const auto text = string(ServerIp);
    if (!text)
        return failMember(ServerIp, "has a lone surrogate"_ba);
    auto result = Host::parse(*text);
    if (!result)
        return failMember(ServerIp, describe(result.error()));
    judged().host = result.takeValue();
    return true;
}

bool EnvelopeReader::judgeServerPort()
{
    if (!judgePresence(ServerPort, Kind::Number))
        return false;
    const auto result = parsePort(token(ServerPort));
    if (!result)
        return failMember(ServerPort, result.error());
    judged().port = *result;
    return true;
}

bool EnvelopeReader::judgeMessage()
{
    if (!judgePresence(Message, Kind::String))
        return false;
    const JsonMachine::Span &value = m_members[Message].value;
    if (value.end - value.begin == 2)
        return failMember(Message, "empty"_ba);
    if (!m_keepsRaw && !value.escaped) {
        QByteArray &message = judged().message = std::move(m_raw);
        message.truncate(value.end - 1);
        message.remove(0, value.begin + 1); // only the beginning moves
        return true;
    }
    auto text = string(Message);
    if (!text)
        return failMember(Message, "has a lone surrogate"_ba);
    judged().message = *std::move(text);
    return true;
}

bool EnvelopeReader::judgePresence(MemberIndex index, Kind kind)
{
    const Member &member = m_members[index];
    if (!member.isPresent())
        return failMember(index, "missing"_ba);
    if (member.second > 0) {
        failMember(index, "given twice"_ba);
        judged().error.offset = member.second;
        return false;
    }
    if (member.value.kind != kind)
        return failMember(index, "must be " + typeName(kind) + ", not " + typeName(member.value.kind));
    return true;
}

/// What a log can still say. A member given twice has no one value.
void EnvelopeReader::noteKnown()
{
    const auto isKnown = [this](MemberIndex index, Kind kind) {
        const Member &member = m_members[index];
        return member.isPresent() && member.second == 0 && member.value.kind == kind;
    };
    if (isKnown(ServerIp, Kind::String))
        judged().known[ServerIp] = string(ServerIp);
    if (isKnown(ServerPort, Kind::Number))
        judged().known[ServerPort] = token(ServerPort).toByteArray();
    if (isKnown(Message, Kind::String))
        judged().known[Message] = string(Message);
}

bool EnvelopeReader::failMember(MemberIndex index, QByteArray reason)
{
    const Member &member = m_members[index];
    fail(EnvelopeError::Kind::Malformed, member.isPresent() ? qsizetype(member.value.begin) : m_raw.size() - 1,
         std::move(reason), MemberNames[index].toByteArray());
    return false;
}

void EnvelopeReader::fail(EnvelopeError::Kind kind, qsizetype offset, QByteArray reason, QByteArray member)
{
    judged().error = {kind, offset, std::move(member), std::move(reason)};
    m_status = Status::Failed;
}

QByteArrayView EnvelopeReader::token(MemberIndex index) const
{
    const JsonMachine::Span &value = m_members[index].value;
    return QByteArrayView(m_raw).sliced(value.begin, value.end - value.begin);
}

std::optional<QByteArray> EnvelopeReader::string(MemberIndex index) const
{
    const QByteArrayView quoted = token(index);
    const QByteArrayView inside = quoted.sliced(1, quoted.size() - 2);
    if (m_members[index].value.escaped)
        return unescapedString(inside);
    return inside.toByteArray();
}

EnvelopeReader::Judged &EnvelopeReader::judged()
{
    if (!m_judged)
        m_judged = std::make_unique<Judged>();
    return *m_judged;
}

void EnvelopeReader::reset()
{
    m_machine = {};
    m_raw.clear();
    m_members = {};
    m_begun = false;
    m_judged.reset();
    m_status = Status::NeedMore;
}

EnvelopeReader::EnvelopeReader(qsizetype limit, Raw raw)
    : m_limit(static_cast<quint32>(std::clamp<qsizetype>(limit, 0, std::numeric_limits<quint32>::max())))
    , m_keepsRaw(raw == Raw::Kept)
{
}

std::optional<EnvelopeError> EnvelopeReader::end()
{
    if (!isInside())
        return std::nullopt;
    fail(EnvelopeError::Kind::Truncated, m_raw.size(), "the stream ended before the envelope was complete"_ba);
    return error();
}

Envelope EnvelopeReader::takeEnvelope()
{
    Q_ASSERT(m_status == Status::Complete);
    Envelope envelope{m_keepsRaw ? std::move(m_raw) : QByteArray(), std::move(m_judged->host), m_judged->port,
                      std::move(m_judged->message)};
    reset();
    return envelope;
}

const EnvelopeError &EnvelopeReader::error() const
{
    return m_judged->error;
}

const std::optional<QByteArray> &EnvelopeReader::known(MemberIndex index) const
{
    return m_judged ? m_judged->known[index] : Unknown;
}

const std::optional<QByteArray> &EnvelopeReader::knownServerIp() const
{
    return known(ServerIp);
}

const std::optional<QByteArray> &EnvelopeReader::knownServerPort() const
{
    return known(ServerPort);
}

const std::optional<QByteArray> &EnvelopeReader::knownMessage() const
{
    return known(Message);
}

} // namespace midhop::wire
