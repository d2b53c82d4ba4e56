#include "core/trace/csvexporter.h"

#include "core/trace/clock.h"
#include "core/trace/phases.h"
#include "core/wire/envelopereader.h"

#include <QtCore/QByteArrayList>

#include <algorithm>

namespace midhop::trace {

using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView Header =
    "id,started,client,proxy,upstream,server,server_ip,server_ip_base64,server_port,message,message_base64,"
    "decision,rule,outcome,"
    "reply,reply_base64,reply_bytes,duration_ms,connect_downstream_ms,envelope_ms,decision_ms,look_up_ms,"
    "connect_upstream_ms,server_ms,first_byte_ms,reply_ms,envelope,envelope_base64\r\n";

bool beginsLikeAFormula(QByteArrayView text)
{
    constexpr QByteArrayView Ascii = "=+-@\t\r\n'";
    constexpr std::array<QByteArrayView, 4> FullWidth{"\uff1d", "\uff0b", "\uff0d", "\uff20"};
    return !text.isEmpty() && (Ascii.contains(text.front()) || std::ranges::any_of(FullWidth, [&](auto sign) {
                                   return text.startsWith(sign);
                               }));
}

/// More than RFC 4180 asks to be quoted: separators of other tables, and spaces that readers take off.
bool needsQuotes(QByteArrayView text)
{
    constexpr QByteArrayView Signs = ",\"\r\n;\t";
    return !text.isEmpty() && (text.front() == ' ' || text.back() == ' ' ||
                               std::ranges::any_of(text, [&](char c) { return Signs.contains(c); }));
}

/// Collects the fields of a row.
class Row final
{
public:
    explicit Row(qsizetype expected) { m_row.reserve(expected); }

    void plain(QByteArrayView value)
    {
        separate();
        m_row += value;
    }
    void text(QByteArrayView value)
    {
        separate();
        const bool quoted = needsQuotes(value);
        if (quoted)
            m_row += '"';
        if (beginsLikeAFormula(value))
            m_row += '\'';
        for (QByteArrayView rest = value; !rest.isEmpty();) {
            const qsizetype quote = rest.indexOf('"');
            const qsizetype size = quote < 0 ? rest.size() : quote + 1;
            m_row += rest.first(size);
            if (quote >= 0)
                m_row += '"';
            rest = rest.sliced(size);
        }
        if (quoted)
            m_row += '"';
    }
    /// Two fields: as text, or in base64.
    void bytes(QByteArrayView value)
    {
        const bool isText = wire::isValidUtf8(value) && !value.contains('\0');
        text(isText ? value : QByteArrayView());
        plain(isText ? QByteArray() : value.toByteArray().toBase64());
    }
    void endpoint(const wire::Endpoint &end) { text(end.port == 0 ? QByteArray() : end.toText()); }
    void milliseconds(const Phases::Duration &duration)
    {
        if (!duration) {
            plain({});
            return;
        }
        const qint64 nanoseconds = duration->count();
        plain(QByteArray::number(nanoseconds / 1'000'000));
        m_row += '.';
        m_row += QByteArray::number(nanoseconds % 1'000'000).rightJustified(6, '0');
    }
    [[nodiscard]] QByteArray take()
    {
        m_row += "\r\n";
        return std::move(m_row);
    }

private:
    void separate()
    {
        if (m_begun)
            m_row += ',';
        m_begun = true;
    }

    QByteArray m_row;
    bool m_begun = false;
};

void addPhases(Row &row, const Exchange &exchange)
{
    const Phases phases = phasesOf(exchange);
    for (const Phases::Duration &duration :
         {phases.connectDownstream, phases.envelope, phases.decision, phases.lookUp, phases.connectUpstream,
          phases.server, phases.firstByte, phases.reply})
        row.milliseconds(duration);
}

} // namespace

QByteArray CsvExporter::begin()
{
    return Header.toByteArray();
}

QByteArray CsvExporter::add(const Exchange &exchange)
{
    constexpr qsizetype WithoutPayload = 512;
    const Facts facts = factsOf(exchange);
    Row row(WithoutPayload + facts.envelope.size() + facts.reply.size());
    row.plain(QByteArray::number(exchange.id.value));
    row.plain(rfc3339(facts.started));
    for (const wire::Endpoint &end : {facts.client, facts.proxy, facts.upstream, facts.server})
        row.endpoint(end);
    row.bytes(facts.serverIp.value_or(QByteArrayView()));
    row.text(facts.serverPort.value_or(QByteArrayView()));
    row.bytes(facts.message.value_or(QByteArrayView()));
    row.plain(facts.verdict == Verdict::Pending ? QByteArray() : name(facts.verdict));
    row.text(facts.rule);
    row.plain(name(facts.outcome));
    row.bytes(facts.reply);
    row.plain(QByteArray::number(std::max<qint64>(facts.replyBytes, facts.reply.size())));
    row.milliseconds(facts.latency.count() < 0 ? Phases::Duration() : Phases::Duration(facts.latency));
    addPhases(row, exchange);
    row.bytes(facts.envelope);
    return row.take();
}

QByteArray CsvExporter::end()
{
    return {};
}

} // namespace midhop::trace
