#include "gui/exchanges/exchangetext.h"

#include "core/trace/filter.h"
#include "gui/exchanges/exchangecolumn.h"
#include "gui/tables/foreign.h"
#include "gui/tables/words.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

using namespace Qt::StringLiterals;

namespace midhop::gui {

namespace {

using Tone = trace::LogLine::Tone;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ExchangeText)
};

QString begun(QByteArrayView bytes)
{
    return shown(bytes, ExchangeText::MostBytes);
}

QString endpointText(const wire::Endpoint &endpoint)
{
    return endpoint.port == 0 ? QString() : QString::fromLatin1(endpoint.toText());
}

QString decisionText(const trace::Facts &facts)
{
    // A foreign proxy decides unseen.
    if (facts.verdict == trace::Verdict::Pending && facts.outcome != trace::Outcome::Running)
        return Words::tr("not seen");
    const QString verdict = verdictText(facts.verdict);
    return facts.rule.isEmpty() ? verdict : QString(verdict + u" \u00b7 " + begun(facts.rule));
}

QString sizeText(qint64 bytes)
{
    return QLocale().toString(bytes);
}

Tone decisionTone(trace::Verdict verdict)
{
    switch (verdict) {
    case trace::Verdict::Pending:
        break;
    case trace::Verdict::Allowed:
        return Tone::Good;
    case trace::Verdict::Blocked:
    case trace::Verdict::Refused:
        return Tone::Bad;
    }
    return Tone::Plain;
}

/// A refusal is told by the decision already.
Tone replyTone(trace::Outcome outcome)
{
    switch (outcome) {
    case trace::Outcome::Running:
    case trace::Outcome::Done:
    case trace::Outcome::Blocked:
        return Tone::Plain;
    default:
        return Tone::Error;
    }
}

QString optionalCell(const trace::Facts &facts, int column)
{
    switch (column) {
    case ExchangeColumn::Outcome:
        return outcomeText(facts.outcome);
    case ExchangeColumn::Rule:
        return begun(facts.rule);
    case ExchangeColumn::MessageBytes:
        return facts.message ? sizeText(facts.message->size()) : QString();
    case ExchangeColumn::ReplyBytes:
        return sizeText(facts.replyBytes);
    case ExchangeColumn::Proxy:
        return endpointText(facts.proxy);
    case ExchangeColumn::UpstreamPort:
        return facts.upstream.port == 0 ? QString() : QString::number(facts.upstream.port);
    case ExchangeColumn::Server:
        return endpointText(facts.server);
    default:
        return {};
    }
}

/// As the filter reads it; no bytes where there is nothing.
QByteArray filterValue(const trace::Store &store, qsizetype row, int column)
{
    const trace::Facts facts = store.facts(row);
    switch (column) {
    case ExchangeColumn::Number:
        return QByteArray::number(store.id(row).value);
    case ExchangeColumn::Client:
        return endpointText(facts.client).toLatin1();
    case ExchangeColumn::Destination:
        return destinationOf(facts);
    case ExchangeColumn::Message:
        return facts.message.value_or(QByteArrayView()).toByteArray();
    case ExchangeColumn::Decision:
        return name(facts.verdict);
    case ExchangeColumn::Reply:
        return facts.reply.toByteArray();
    case ExchangeColumn::Latency:
        return facts.latency.count() < 0 ? QByteArray() : QByteArray::number(facts.latency.count()) + " ns";
    case ExchangeColumn::Outcome:
        return name(facts.outcome);
    case ExchangeColumn::Rule:
        return facts.rule.toByteArray();
    case ExchangeColumn::MessageBytes:
        return facts.message ? QByteArray::number(facts.message->size()) : QByteArray();
    case ExchangeColumn::ReplyBytes:
        return QByteArray::number(facts.replyBytes);
    case ExchangeColumn::Proxy:
        return endpointText(facts.proxy).toLatin1();
    case ExchangeColumn::UpstreamPort:
        return facts.upstream.port == 0 ? QByteArray() : QByteArray::number(facts.upstream.port);
    case ExchangeColumn::Server:
        return endpointText(facts.server).toLatin1();
    default:
        return {};
    }
}

} // namespace

QString ExchangeText::cell(const trace::Store &store, qsizetype row, int column)
{
    if (column >= ExchangeColumn::FirstPhase) {
        const auto duration = phase(trace::phasesOf(store.exchange(row)), column);
        return duration ? durationText(*duration) : QString();
    }
    const trace::Facts facts = store.facts(row);
    switch (column) {
    case ExchangeColumn::Number:
        return QString::number(store.id(row).value);
    case ExchangeColumn::Time:
        return timeOfDay(facts.started);
    case ExchangeColumn::Client:
        return endpointText(facts.client);
    case ExchangeColumn::Destination:
        return begun(destinationOf(facts));
    case ExchangeColumn::Message:
        return facts.message ? begun(*facts.message) : QString();
    case ExchangeColumn::Decision:
        return decisionText(facts);
    case ExchangeColumn::Reply:
        return facts.reply.isEmpty() ? outcomeText(facts.outcome) : begun(facts.reply);
    case ExchangeColumn::Latency:
        return durationText(facts.latency);
    default:
        return optionalCell(facts, column);
    }
}

Tone ExchangeText::tone(const trace::Store &store, qsizetype row, int column)
{
    if (column == ExchangeColumn::Decision)
        return decisionTone(store.facts(row).verdict);
    if (column == ExchangeColumn::Reply || column == ExchangeColumn::Outcome)
        return replyTone(store.facts(row).outcome);
    return Tone::Plain;
}

QString ExchangeText::filterTerm(const trace::Store &store, qsizetype row, int column)
{
    const std::optional<trace::FilterField> field = ExchangeColumn::field(column);
    return field ? trace::filterTerm(*field, filterValue(store, row, column)) : QString();
}

trace::Phases::Duration ExchangeText::phase(const trace::Phases &phases, int column)
{
    switch (column) {
    case ExchangeColumn::ConnectDownstream:
        return phases.connectDownstream;
    case ExchangeColumn::Envelope:
        return phases.envelope;
    case ExchangeColumn::DecisionTime:
        return phases.decision;
    case ExchangeColumn::LookUp:
        return phases.lookUp;
    case ExchangeColumn::ConnectUpstream:
        return phases.connectUpstream;
    case ExchangeColumn::ServerTime:
        return phases.server;
    case ExchangeColumn::FirstByte:
        return phases.firstByte;
    case ExchangeColumn::ReplyTime:
        return phases.reply;
    default:
        return std::nullopt;
    }
}

} // namespace midhop::gui
