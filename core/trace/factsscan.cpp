#include "core/trace/factsscan.h"

#include "core/trace/partcodec.h"
#include "core/trace/partformat.h"

#include <algorithm>

namespace midhop::trace {

using namespace PartFormat;
using PartCodec::Field;
using PartCodec::FieldCount;

namespace {

// The proxy knows most; see factsOf().
constexpr std::array BestFirst{Role::Proxy, Role::Client, Role::Server};

} // namespace

void FactsScan::scan(const Encoded &encoded, std::chrono::nanoseconds base, const SharedTables &tables,
                     FactsWanted wanted, Facts &facts)
{
    FactsScan self(encoded, base, tables, facts);
    const bool skipsHeads = !wanted.course && !wanted.ends && !wanted.texts;
    facts.finished = true;
    facts.started = std::chrono::nanoseconds::max();
    for (const Role role : BestFirst) {
        if (encoded[size_t(role)] == nullptr)
            continue;
        self.m_cursors[size_t(role)].stage = Cursor::Stage::Start;
        self.m_cursors[size_t(role)].at = encoded[size_t(role)];
        if (!skipsHeads)
            self.scanPart(role, wanted);
    }
    if (facts.started == std::chrono::nanoseconds::max())
        facts.started = {};
    // A reference can lead to any part, so that all are begun before.
    for (const Role role : BestFirst) {
        if (wanted.payload && encoded[size_t(role)] != nullptr)
            self.join(role);
    }
}

void FactsScan::scanPart(Role role, FactsWanted wanted)
{
    const bool lacksEnds = m_facts.client.port == 0 || m_facts.proxy.port == 0 ||
                           m_facts.upstream.port == 0 || m_facts.server.port == 0;
    if (!wanted.course && !wanted.texts && !lacksEnds)
        return;
    const char *at = m_encoded[size_t(role)];
    const auto bits = quint8(at[0]);
    at += 2;
    const std::chrono::nanoseconds started = takeTime(at, m_base);
    const std::chrono::nanoseconds ended = takeTime(at, started);
    m_facts.started = std::min(m_facts.started, started);
    // The client's latency counts, else the proxy's, else the server's.
    if (role == Role::Client || role == Role::Proxy || tells(role))
        m_facts.latency = ended - started;
    const bool decides = tells(role) && m_facts.verdict == Verdict::Pending;
    if (decides)
        m_facts.verdict = Verdict(bits & 3);
    if (tells(role) && m_facts.outcome == Outcome::Running)
        m_facts.outcome = Outcome(bits >> OutcomeShift & 0xf);
    if (!wanted.ends && !wanted.texts && !wanted.payload)
        return;
    const bool lacksTexts = decides || !m_facts.serverIp || !m_facts.serverPort;
    // What the best part told already need not be read again.
    if ((wanted.ends && lacksEnds) || (wanted.texts && lacksTexts)) {
        skipNumbers(at);
        scanEnds(at, wanted);
        if (wanted.texts || wanted.payload)
            scanTexts(at, decides, wanted);
        m_cursors[size_t(role)].stage = Cursor::Stage::Payload;
        m_cursors[size_t(role)].at = at;
    }
}

void FactsScan::scanEnds(const char *&at, FactsWanted wanted)
{
    for (wire::Endpoint *known : {&m_facts.client, &m_facts.proxy, &m_facts.upstream, &m_facts.server}) {
        if (wanted.ends && known->port == 0)
            takeEndpoint(at, m_tables, *known);
        else
            skipEndpoint(at);
    }
}

void FactsScan::scanTexts(const char *&at, bool decides, FactsWanted wanted)
{
    for (auto *known : {&m_facts.serverIp, &m_facts.serverPort}) {
        if (wanted.texts && !*known)
            *known = takeText(at, m_tables);
        else
            skipText(at);
    }
    if (wanted.texts && decides)
        m_facts.rule = takeText(at, m_tables).value_or(QByteArrayView());
    else
        skipText(at);
    if (!wanted.payload)
        return;
    skipText(at); // the decision's words
    skipText(at); // the failure
}

void FactsScan::join(Role role)
{
    if (m_facts.envelope.isEmpty() && role != Role::Server)
        m_facts.envelope = field(role, Field::Envelope);
    if (!m_facts.message && payload(role).sources[size_t(Field::Message)] != Absent)
        m_facts.message = field(role, Field::Message);
    if (!m_facts.message && role == Role::Server) {
        if (const QByteArrayView received = field(role, Field::Envelope); !received.isEmpty())
            m_facts.message = received;
    }
    if (tells(role) && m_facts.reply.isEmpty()) {
        m_facts.reply = field(role, Field::Reply);
        m_facts.replyBytes = payload(role).replyBytes;
    }
}

// Beside another end the server does not tell how it ended; see factsOf().
bool FactsScan::tells(Role role) const
{
    return role != Role::Server ||
           (m_encoded[size_t(Role::Client)] == nullptr && m_encoded[size_t(Role::Proxy)] == nullptr);
}

QByteArrayView FactsScan::field(Role role, Field field)
{
    const Cursor *cursor = &payload(role);
    auto number = size_t(field);
    if (const quint8 source = cursor->sources[number]; source >= FirstReference) {
        const size_t target = source - size_t(FirstReference);
        cursor = &payload(Role(target / FieldCount));
        number = target % FieldCount;
    }
    return {cursor->bytes[number].data, cursor->bytes[number].size};
}

const FactsScan::Cursor &FactsScan::payload(Role role)
{
    Cursor &cursor = m_cursors[size_t(role)];
    const char *&at = cursor.at;
    if (cursor.stage == Cursor::Stage::Start)
        at = payloadOf(at);
    if (cursor.stage != Cursor::Stage::Done) {
        cursor.sources = takeSources<FieldCount>(at);
        for (size_t number = 0; number < FieldCount; ++number) {
            const QByteArrayView bytes =
                cursor.sources[number] == Inline ? takeBytes(at) : QByteArrayView("", 0);
            cursor.bytes[number] = {bytes.data(), bytes.size()};
        }
        cursor.replyBytes = qint64(takeVarint(at));
        cursor.stage = Cursor::Stage::Done;
    }
    return cursor;
}

} // namespace midhop::trace
