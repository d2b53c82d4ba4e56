#include "gui/session/exchangetap.h"

#include "core/trace/clock.h"

using namespace std::chrono_literals;

namespace midhop::gui {

namespace {

constexpr quint8 Waits = 1;
constexpr quint8 Told = 2;
constexpr auto SliceLimit = 4ms; ///< of the GUI thread at a time
constexpr auto Gathering = 10ms; ///< at least between two batches, so that they are worth a crossing
constexpr std::size_t BatchSize = 512;

} // namespace

ExchangeTap::ExchangeTap(Journal *journal, QObject *parent)
    : QObject(parent)
    , m_journal(journal)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    m_flags.restart(journal->store().firstRow());
    connect(&m_timer, &QTimer::timeout, this, &ExchangeTap::work);
    connect(journal, &Journal::changed, this, &ExchangeTap::take);
    connect(journal, &Journal::leaving, this, &ExchangeTap::tellLeaving);
    connect(journal, &Journal::cleared, this, [this] {
        m_timer.stop();
        m_due = {};
        m_flags.restart(m_journal->store().firstRow());
    });
}

void ExchangeTap::take(const std::vector<trace::Store::Change> &changes)
{
    for (const trace::Store::Change &change : changes) {
        if (change.row < m_flags.first())
            continue;
        quint8 &flags = m_flags.of(change.row);
        if (m_skipping)
            flags |= Told;
        if ((flags & (Waits | Told)) != 0)
            continue;
        const trace::Facts facts = m_journal->store().facts(change.row);
        if (!facts.finished)
            continue;
        flags |= Waits;
        m_due.push({facts.started + std::max(facts.latency, 0ns) + Delay, change.row});
    }
    plan();
}

void ExchangeTap::plan()
{
    if (m_due.empty() || m_timer.isActive())
        return;
    // Rounded up: woken a little early there would be nothing to do yet.
    const auto wait = std::chrono::ceil<std::chrono::milliseconds>(m_due.top().at - trace::now());
    m_timer.start(std::max<std::chrono::milliseconds>(wait, Gathering));
}

void ExchangeTap::work()
{
    const auto began = trace::now();
    bool inTime = true;
    while (inTime && !m_due.empty() && m_due.top().at <= began) {
        std::vector<qsizetype> rows;
        while (rows.size() < BatchSize && !m_due.empty() && m_due.top().at <= began) {
            rows.push_back(m_due.top().row);
            m_due.pop();
        }
        tell(rows);
        inTime = trace::now() - began < SliceLimit;
    }
    if (inTime)
        plan();
    else
        m_timer.start(0);
}

// A row with a part that came behind the end of the others may be under way again: it comes back when that
// ends.
void ExchangeTap::tell(const std::vector<qsizetype> &rows)
{
    std::vector<trace::Exchange> exchanges;
    exchanges.reserve(rows.size());
    for (const qsizetype row : rows) {
        if (!m_flags.has(row) || (m_flags.of(row) & Told) != 0)
            continue;
        m_flags.of(row) &= quint8(~Waits);
        if (!m_journal->store().facts(row).finished)
            continue;
        m_flags.of(row) |= Told;
        exchanges.push_back(m_journal->store().exchange(row));
    }
    if (!exchanges.empty())
        emit ended(std::make_shared<const std::vector<trace::Exchange>>(std::move(exchanges)));
}

void ExchangeTap::flush(bool running)
{
    m_timer.stop();
    std::vector<qsizetype> rows;
    for (; !m_due.empty(); m_due.pop())
        rows.push_back(m_due.top().row);
    tell(rows);
    if (running)
        tellLeaving(m_journal->store().endRow());
}

std::vector<qsizetype> ExchangeTap::untold() const
{
    std::vector<qsizetype> rows;
    for (qsizetype row = m_flags.first(); row < m_flags.end(); ++row) {
        if ((m_flags.at(row) & Told) == 0)
            rows.push_back(row);
    }
    return rows;
}

// The last moment at which they can be read.
void ExchangeTap::tellLeaving(qsizetype firstRow)
{
    std::vector<trace::Exchange> exchanges;
    for (qsizetype row = m_flags.first(); row < std::min(firstRow, m_flags.end()); ++row) {
        if ((std::exchange(m_flags.of(row), Told) & Told) == 0)
            exchanges.push_back(m_journal->store().exchange(row));
    }
    if (firstRow < m_journal->store().endRow())
        m_flags.dropBelow(firstRow);
    if (!exchanges.empty())
        emit ended(std::make_shared<const std::vector<trace::Exchange>>(std::move(exchanges)));
}

} // namespace midhop::gui
