#include "core/trace/sessionparser.h"

#include "core/trace/linevalues.h"
#include "core/trace/loadedpart.h"
#include "core/wire/envelopereader.h"
#include "core/wire/utf8.h"

#include <algorithm>
#include <span>

namespace midhop::trace::SessionParser {

using Kind = LineFault::Kind;

namespace {

qint64 columnOf(QByteArrayView line, qsizetype offset)
{
    // Continuation bytes begin no character.
    return 1 + std::ranges::count_if(line.first(offset), [](char c) { return (quint8(c) & 0xc0) != 0x80; });
}

LineFault notUtf8(QByteArrayView line)
{
    const char *at = line.begin();
    for (wire::Utf8Character character; at != line.end(); at += character.length) {
        character = wire::utf8Character(at, line.end());
        if (!character.valid)
            break;
    }
    return LineFault::of(Kind::NotUtf8, 0, columnOf(line, at - line.begin()));
}

/// Reads one exchange's line; what reads a part of it is like LineValues' functions.
class LineParser final
{
public:
    explicit LineParser(QByteArrayView line)
        : m_line(line)
        , m_values(line)
        , m_in(m_values.json())
    {
    }
    Q_DISABLE_COPY_MOVE(LineParser)

    [[nodiscard]] Result<Line, LineFault> parse();

private:
    struct Member
    {
        QByteArrayView name;
        int number; ///< of what is needed; the two names of bytes share one
        bool (LineParser::*read)();
    };
    static std::span<const Member> known();

    bool member(QByteArrayView name);
    bool ownMember(QByteArrayView name);
    bool events();
    bool event();

    bool readId();
    bool readStarted() { return m_values.understood(m_session.members.started, SessionValues::time); }
    bool readClient() { return m_values.endpoint(m_session.members.client); }
    bool readProxy() { return m_values.endpoint(m_session.members.proxy); }
    bool readUpstream() { return m_values.endpoint(m_session.members.upstream); }
    bool readServer() { return m_values.endpoint(m_session.members.server); }
    bool readEnvelope() { return m_values.bytes(m_session.members.envelope); }
    bool readServerIp() { return m_values.bytes(m_session.members.serverIp); }
    bool readServerPort() { return m_values.port(m_session.members.serverPort); }
    bool readMessage() { return m_values.bytes(m_session.members.message); }
    bool readDecision();
    bool readRule() { return m_values.bytes(m_session.members.rule); }
    bool readOutcome() { return m_values.understood(m_session.members.outcome, SessionValues::outcome); }
    bool readReply() { return m_values.bytes(m_session.members.reply); }
    bool readReplyBytes() { return m_values.number(m_session.members.replyBytes, 0, LineValues::MostNumber); }
    bool readReplyTruncated();
    bool readDuration();
    bool readForwarded() { return m_values.bytes(m_session.members.forwarded); }

    QByteArrayView m_line;
    LineValues m_values;
    JsonIn &m_in;
    quint32 m_found = 0; ///< a bit for each member's number
    quint64 m_unknownEvents = 0;
    LoadedSession m_session;
};

constexpr int MembersNeeded = 18;

std::span<const LineParser::Member> LineParser::known()
{
    using P = LineParser;
    static constexpr Member All[] = {
        {"id", 0, &P::readId},
        {"started", 1, &P::readStarted},
        {"client", 2, &P::readClient},
        {"proxy", 3, &P::readProxy},
        {"upstream", 4, &P::readUpstream},
        {"server", 5, &P::readServer},
        {"envelope", 6, &P::readEnvelope},
        {"server_ip", 7, &P::readServerIp},
        {"server_port", 8, &P::readServerPort},
        {"message", 9, &P::readMessage},
        {"decision", 10, &P::readDecision},
        {"rule", 11, &P::readRule},
        {"outcome", 12, &P::readOutcome},
        {"reply", 13, &P::readReply},
        {"reply_bytes", 14, &P::readReplyBytes},
        {"reply_truncated", 15, &P::readReplyTruncated},
        {"events", 16, &P::events},
        {"duration_ns", 17, &P::readDuration},
        {"envelope_base64", 6, &P::readEnvelope},
        {"message_base64", 9, &P::readMessage},
        {"reply_base64", 13, &P::readReply},
        {"forwarded", MembersNeeded, &P::readForwarded},
        {"forwarded_base64", MembersNeeded, &P::readForwarded},
    };
    return All;
}

Result<Line, LineFault> LineParser::parse()
{
    if (!m_in.beginObject()) {
        if (m_in.kind() != JsonIn::Kind::Nothing)
            return Failure{LineFault::of(Kind::NotAnObject, 0)};
        m_in.skip();
    }
    while (const auto name = m_in.nextMember()) {
        if (!member(*name))
            break;
    }
    std::optional<LineFault> &fault = m_values.noted();
    if (!fault && !m_in.atEnd())
        return Failure{
            LineFault::of(Kind::NotJson, 0, columnOf(m_line, m_in.offset()), m_in.reason().toByteArray())};
    for (int number = 0; !fault && number < MembersNeeded; ++number) {
        m_values.setName(known()[size_t(number)].name);
        if (!(m_found >> number & 1))
            m_values.fault(Kind::MissingMember);
    }
    if (fault)
        return Failure{std::move(*fault)};
    return Line{m_session.exchange(), m_unknownEvents};
}

bool LineParser::member(QByteArrayView name)
{
    m_values.setName(name);
    const auto found = std::ranges::find(known(), name, &Member::name);
    if (found != known().end()) {
        const quint32 bit = 1U << found->number;
        if (m_found & bit)
            return m_values.fault(Kind::TwiceMember);
        m_found |= bit;
        return (this->*found->read)();
    }
    return ownMember(name);
}

/// `client_envelope` and the like; others are left out.
bool LineParser::ownMember(QByteArrayView name)
{
    for (const Role role : {Role::Client, Role::Proxy, Role::Server}) {
        const QByteArray roleName = trace::name(role);
        if (!name.startsWith(roleName) || name.size() <= roleName.size() || name[roleName.size()] != '_')
            continue;
        LoadedPart &part = m_session.part(role);
        QByteArrayView field = name.sliced(roleName.size() + 1);
        if (field == "reply_bytes") {
            qint64 value = 0;
            const bool read = m_values.number(value, 0, LineValues::MostNumber);
            part.replyBytes = value;
            return read;
        }
        if (constexpr QByteArrayView suffix = "_base64"; field.endsWith(suffix))
            field.chop(suffix.size());
        const std::pair<QByteArrayView, std::optional<std::optional<QByteArray>> &> fields[] = {
            {"envelope", part.envelope},
            {"server_ip", part.serverIp},
            {"server_port", part.serverPort},
            {"message", part.message},
            {"reply", part.reply}};
        for (const auto &[fieldName, value] : fields) {
            if (fieldName == field)
                return m_values.bytes(value.emplace());
        }
    }
    m_in.skip();
    return m_in.isSound();
}

bool LineParser::readId()
{
    qint64 id = 0;
    const bool read = m_values.number(id, 1, LineValues::MostNumber);
    m_session.members.id.value = quint64(id);
    return read;
}

bool LineParser::readDecision()
{
    m_session.members.verdict = Verdict::Pending;
    return m_in.null() || m_values.understood(m_session.members.verdict, SessionValues::verdict);
}

bool LineParser::readReplyTruncated()
{
    // Known from the sizes.
    return m_in.boolean() || m_values.wrongType();
}

bool LineParser::readDuration()
{
    m_session.members.latency = std::chrono::nanoseconds(-1);
    if (m_in.null())
        return true;
    qint64 duration = 0;
    const bool read = m_values.number(duration, 0, LineValues::MostNanoseconds);
    m_session.members.latency = std::chrono::nanoseconds(duration);
    return read;
}

bool LineParser::events()
{
    if (!m_in.beginArray())
        return m_values.wrongType();
    while (m_in.nextElement()) {
        m_values.setEvent(m_values.event() + 1);
        if (!event())
            return false;
    }
    m_values.setEvent(0);
    return m_in.isSound();
}

bool LineParser::event()
{
    m_values.setName("events");
    if (!m_in.beginObject())
        return m_values.wrongType();
    std::optional<QByteArrayView> name;
    std::optional<qint64> at;
    std::optional<QByteArrayView> detail;
    while (const auto member = m_in.nextMember()) {
        m_values.setName(*member);
        if (*member == "name") {
            if (!m_values.text(name.emplace()))
                return false;
        } else if (*member == "ns") {
            if (!m_values.number(at.emplace(), -LineValues::MostNanoseconds, LineValues::MostNanoseconds))
                return false;
        } else if (*member == "detail") {
            if (!m_values.text(detail.emplace()))
                return false;
        } else {
            m_in.skip();
        }
    }
    m_values.setName(!name ? "name" : !at ? "ns" : "detail");
    if (!name || !at || !detail)
        return m_values.fault(Kind::MissingMember);
    const auto known = SessionValues::eventName(*name);
    if (!known) {
        ++m_unknownEvents;
        return true;
    }
    return m_session.part(known->role).take(*known, std::chrono::nanoseconds(*at), *detail) ||
           m_values.fault(Kind::BadValue, *detail);
}

} // namespace

std::optional<Head> parseHead(QByteArrayView line)
{
    JsonIn in(line);
    bool named = false;
    Head head;
    if (!in.beginObject())
        return std::nullopt;
    while (const auto name = in.nextMember()) {
        if (*name == "format" && in.kind() == JsonIn::Kind::String) {
            named = true;
            head.ours = in.string() == "midhop-session";
        } else if (*name == "version" && in.kind() == JsonIn::Kind::Number) {
            head.version = in.integer();
        } else {
            in.skip();
        }
    }
    return in.atEnd() && named ? std::optional(head) : std::nullopt;
}

Result<Line, LineFault> parseExchange(QByteArrayView line)
{
    if (!wire::isValidUtf8(line))
        return Failure{notUtf8(line)};
    return LineParser(line).parse();
}

} // namespace midhop::trace::SessionParser
