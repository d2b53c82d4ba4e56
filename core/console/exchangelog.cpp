#include "core/console/exchangelog.h"

#include "core/net/callqueued.h"
#include "core/trace/clock.h"
#include "core/trace/logline.h"

#include <algorithm>
#include <span>

namespace midhop::console {

using namespace Qt::StringLiterals;

namespace {

/// How long the end of a connection is waited for: the contract gives the record 100 ms.
constexpr std::chrono::milliseconds RecordedAfter{50};

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
    , m_feed([this] { net::callQueued(this, [this] { take(); }); })
{
    m_recordTimer.setSingleShot(true);
    m_recordTimer.setTimerType(Qt::PreciseTimer);
    connect(&m_recordTimer, &QTimer::timeout, this, &ExchangeLog::record);
}

trace::Feed *ExchangeLog::feed()
{
    return m_form == Form::None && !m_recorder ? nullptr : &m_feed;
}

ExchangeLog::~ExchangeLog()
{
    for (Unrecorded &exchange : m_unrecorded)
        exchange.due = true;
    record();
}

void ExchangeLog::take()
{
    trace::Batch batch = m_feed.take();
    for (trace::Part &part : batch.parts) {
        if (!part.finished)
            continue;
        const quint64 index = indexOf(part);
        if (index == m_count) {
            print(part);
            ++m_count;
            if (m_recorder)
                m_unrecorded.emplace_back();
        }
        if (m_recorder && index >= m_recorded) {
            const bool due = !part.lingering;
            m_unrecorded[index - m_recorded] = {std::move(part), due};
        }
    }
    for (const trace::Notice &notice : batch.notices) {
        if (notice.tone == trace::Notice::Tone::Bad)
            m_output.note(notice.text);
    }
    if (batch.lost > 0)
        m_output.note(QByteArray::number(batch.lost) +
                      " events lost: they came faster than they can be printed"_ba);
    record();
}

quint64 ExchangeLog::indexOf(const trace::Part &part)
{
    const auto known = m_lingering.find(part.serial);
    const quint64 index = known == m_lingering.end() ? m_count : known->second;
    if (part.lingering)
        m_lingering.emplace(part.serial, index);
    else if (known != m_lingering.end())
        m_lingering.erase(known);
    return index;
}

trace::ExchangeId ExchangeLog::nextId() const
{
    return {m_recorder ? m_recorder->nextId().value + m_unrecorded.size() : m_count + 1};
}

/// In the order of their ends: those behind one that is waited for wait too.
void ExchangeLog::record()
{
    const auto now = trace::now();
    std::vector<trace::Exchange> exchanges;
    while (!m_unrecorded.empty()) {
        Unrecorded &first = m_unrecorded.front();
        if (!first.due && now - first.part.ended < RecordedAfter)
            break;
        exchanges.push_back(exchangeOf(std::move(first.part), {}));
        m_unrecorded.pop_front();
        ++m_recorded;
    }
    if (!exchanges.empty())
        m_recorder->append(exchanges);
    if (!m_unrecorded.empty()) {
        const auto left = RecordedAfter - (now - m_unrecorded.front().part.ended);
        m_recordTimer.start(std::chrono::ceil<std::chrono::milliseconds>(left));
    }
}

void ExchangeLog::print(const trace::Part &part)
{
    const trace::ExchangeId id = nextId();
    switch (m_form) {
    case Form::Lines:
        printLines(part);
        break;
    case Form::Json:
        m_output.print(trace::sessionLine(exchangeOf(trace::Part(part), id)) + '\n');
        break;
    case Form::None:
        break;
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
