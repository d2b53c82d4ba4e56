#include "core/console/exchangelog.h"

#include "core/trace/logline.h"

#include <span>

namespace midhop::console {

using namespace Qt::StringLiterals;

namespace {

trace::Exchange exchangeOf(trace::Part &&part, trace::ExchangeId id)
{
    trace::Exchange exchange{.id = id, .client = {}, .proxy = {}, .server = {}};
    switch (part.role) {
    case trace::Role::Client:
        exchange.client = std::move(part);
        break;
    case trace::Role::Proxy:
        exchange.proxy = std::move(part);
        break;
    case trace::Role::Server:
        exchange.server = std::move(part);
        break;
    }
    return exchange;
}

const trace::Part &partOf(const trace::Exchange &exchange)
{
    return exchange.proxy ? *exchange.proxy : exchange.server ? *exchange.server : *exchange.client;
}

/// The last line of a client's part tells its failure, which is no output but an error.
bool endsWithFailure(const trace::Part &part)
{
    return part.role == trace::Role::Client && (part.reply.isEmpty() || !part.failure.isEmpty());
}

} // namespace

ExchangeLog::ExchangeLog(Output &output, Form form, std::unique_ptr<Recorder> recorder)
    : m_output(output)
    , m_form(form)
    , m_recorder(std::move(recorder))
    , m_feed([this] { QMetaObject::invokeMethod(this, &ExchangeLog::take, Qt::QueuedConnection); })
{
}

trace::Feed *ExchangeLog::feed()
{
    return m_form == Form::None && !m_recorder ? nullptr : &m_feed;
}

void ExchangeLog::take()
{
    trace::Batch batch = m_feed.take();
    const quint64 first = m_recorder ? m_recorder->nextId().value : m_count + 1;
    std::vector<trace::Exchange> exchanges;
    for (trace::Part &part : batch.parts) {
        if (part.finished)
            exchanges.push_back(exchangeOf(std::move(part), trace::ExchangeId{first + exchanges.size()}));
    }
    m_count += exchanges.size();
    print(exchanges);
    for (const trace::Notice &notice : batch.notices) {
        if (notice.tone == trace::Notice::Tone::Bad)
            m_output.note(notice.text);
    }
    if (batch.lost > 0)
        m_output.note(QByteArray::number(batch.lost) +
                      " events lost: they came faster than they can be printed"_ba);
    if (m_recorder && !exchanges.empty())
        m_recorder->append(std::move(exchanges));
}

void ExchangeLog::print(const std::vector<trace::Exchange> &exchanges)
{
    for (const trace::Exchange &exchange : exchanges) {
        switch (m_form) {
        case Form::Lines:
            printLines(partOf(exchange));
            break;
        case Form::Json:
            m_output.print(trace::sessionLine(exchange) + '\n');
            break;
        case Form::None:
            break;
        }
    }
}

void ExchangeLog::printLines(const trace::Part &part)
{
    const std::vector<trace::LogLine> lines = trace::logLines(part, trace::Detail::Console);
    const bool failed = endsWithFailure(part) && !lines.empty();
    QByteArray text;
    for (const trace::LogLine &line : std::span(lines).first(lines.size() - (failed ? 1 : 0)))
        text += line.text + '\n';
    if (!text.isEmpty())
        m_output.print(text);
    if (failed) {
        m_output.settle();
        m_output.note(lines.back().text);
    }
}

} // namespace midhop::console
