#include "gui/journal/journal.h"

#include "core/net/callqueued.h"
#include "core/trace/clock.h"

#include <algorithm>
#include <utility>

using namespace std::chrono_literals;

namespace midhop::gui {

namespace {

constexpr auto Interval = 33ms;  ///< between two looks into the feed; ExchangeTap's delay rests on it
constexpr auto SliceLimit = 5ms; ///< of the GUI thread at a time
constexpr std::size_t PieceParts = 32;
constexpr qsizetype ShedRows = 16 * trace::Store::RowsPerChunk; ///< at a time

std::chrono::nanoseconds lastSeen(const trace::Part &part)
{
    if (part.finished)
        return part.ended;
    return part.events.empty() ? part.started : part.events.back().at;
}

} // namespace

Journal::Journal(QObject *parent)
    : QObject(parent)
    , m_feed([this] { net::callQueued(this, [this] { wake(); }); })
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Journal::work);
}

Journal::~Journal() = default;

void Journal::wake()
{
    m_awake = true;
    if (!m_timer.isActive())
        plan();
}

void Journal::plan()
{
    if (hasParts() || !m_notices.empty() || isOverLimit()) {
        m_timer.start(0);
    } else if (m_awake) {
        const auto since = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - m_lastTake);
        m_timer.start(
            std::clamp(Interval - since, std::chrono::milliseconds(0), std::chrono::milliseconds(Interval)));
    } else if (m_joining) {
        m_timer.start(Interval);
    }
}

void Journal::work()
{
    const Clock::time_point began = Clock::now();
    if (!hasParts() && m_notices.empty() && m_awake) {
        m_awake = false;
        m_lastTake = began;
        trace::Batch batch = m_feed.take();
        m_parts = std::move(batch.parts);
        m_nextPart = 0;
        std::move(batch.notices.begin(), batch.notices.end(), std::back_inserter(m_notices));
        if (batch.lost > 0) {
            m_lost += batch.lost;
            emit lostChanged(m_lost);
        }
    }
    std::vector<trace::Store::Change> changes;
    do {
        if (const std::vector<trace::Notice> due = dueNotices(); !due.empty()) {
            flush(changes);
            emit noticed(due);
        }
        const std::vector<trace::Store::Change> more = m_store.apply(nextPiece(), trace::now());
        changes.insert(changes.end(), more.begin(), more.end());
    } while ((hasParts() || !m_notices.empty()) && Clock::now() - began < SliceLimit);
    flush(changes);
    if (!hasParts())
        dropParts();
    shed();
    m_joining = m_store.hasWaiting();
    plan();
    if (isCaughtUp())
        emit caughtUp();
}

/// With their memory: it may have been a large backlog.
void Journal::dropParts()
{
    m_parts = {};
    m_nextPart = 0;
}

// Notices stand in the logs where they stand in time, so no piece reaches beyond the next one.
std::vector<trace::Notice> Journal::dueNotices()
{
    std::vector<trace::Notice> due;
    while (!m_notices.empty() && (!hasParts() || m_notices.front().at <= lastSeen(m_parts[m_nextPart]))) {
        due.push_back(std::move(m_notices.front()));
        m_notices.pop_front();
    }
    return due;
}

trace::Batch Journal::nextPiece()
{
    trace::Batch piece;
    piece.parts.reserve(std::min(PieceParts, m_parts.size() - m_nextPart));
    while (hasParts() && piece.parts.size() < PieceParts) {
        if (!m_notices.empty() && m_notices.front().at <= lastSeen(m_parts[m_nextPart]))
            break;
        piece.parts.push_back(std::move(m_parts[m_nextPart++]));
    }
    return piece;
}

void Journal::flush(std::vector<trace::Store::Change> &changes)
{
    if (changes.empty())
        return;
    count(changes);
    emit changed(changes);
    changes.clear();
}

void Journal::count(const std::vector<trace::Store::Change> &changes)
{
    std::vector<qsizetype> rows;
    rows.reserve(changes.size());
    for (const trace::Store::Change &change : changes)
        rows.push_back(change.row);
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());

    const auto total = std::size_t(m_store.count());
    m_counts[std::size_t(trace::Outcome::Running)] += qsizetype(total - m_outcomes.size());
    m_outcomes.resize(total, trace::Outcome::Running);
    for (const qsizetype row : rows) {
        const trace::Facts facts = m_store.facts(row);
        trace::Outcome &known = m_outcomes[std::size_t(row - m_store.firstRow())];
        if (known == facts.outcome)
            continue;
        if (known == trace::Outcome::Running && facts.latency >= 0ns) {
            if (m_latencies.size() < LatenciesKept)
                m_latencies.push_back(facts.latency);
            else
                m_latencies[m_nextLatency] = facts.latency;
            m_nextLatency = (m_nextLatency + 1) % LatenciesKept;
        }
        --m_counts[std::size_t(known)];
        known = facts.outcome;
        ++m_counts[std::size_t(known)];
    }
}

void Journal::add(std::vector<trace::Exchange> &&exchanges)
{
    std::vector<trace::Store::Change> changes;
    for (trace::Exchange &exchange : exchanges) {
        const std::vector<trace::Store::Change> more = m_store.add(std::move(exchange));
        changes.insert(changes.end(), more.begin(), more.end());
    }
    exchanges.clear();
    flush(changes);
    plan(); // Rows leave from the event loop alone, never while somebody is told of them.
}

bool Journal::isOverLimit() const
{
    return m_holds == 0 && m_store.count() >= m_limit + trace::Store::RowsPerChunk;
}

/// So many at a time that the window stays alive when the limit was lowered by much.
void Journal::shed()
{
    if (!isOverLimit())
        return;
    const qsizetype before = m_store.firstRow();
    const qsizetype wanted = std::min(m_store.endRow() - m_limit, before + ShedRows);
    const qsizetype first = wanted - wanted % trace::Store::RowsPerChunk;
    emit leaving(first);
    const auto end = m_outcomes.begin() + (first - before);
    for (auto outcome = m_outcomes.begin(); outcome != end; ++outcome)
        --m_counts[std::size_t(*outcome)];
    m_outcomes.erase(m_outcomes.begin(), end);
    m_store.leave(first);
}

void Journal::setLimit(qsizetype exchanges)
{
    m_limit = std::clamp(exchanges, trace::Store::RowsPerChunk, GreatestLimit);
    if (!m_timer.isActive())
        plan();
}

void Journal::releaseLeaving()
{
    Q_ASSERT(m_holds > 0);
    --m_holds;
    if (!m_timer.isActive())
        plan();
}

void Journal::clear()
{
    dismissWaiting();
    m_store.clear();
    forgetAll();
}

void Journal::restart()
{
    dismissWaiting();
    m_store.restart();
    forgetAll();
}

/// Throws away what is not in the store yet.
void Journal::dismissWaiting()
{
    const trace::Batch batch = m_feed.take();
    const auto dismiss = [this](const std::vector<trace::Part> &parts, std::size_t first) {
        for (std::size_t i = first; i < parts.size(); ++i) {
            if (parts[i].lingering)
                m_store.dismiss(parts[i].serial);
        }
    };
    dismiss(m_parts, m_nextPart);
    dismiss(batch.parts, 0);
    dropParts();
    m_notices.clear();
    m_awake = false;
}

void Journal::forgetAll()
{
    m_timer.stop();
    m_joining = false;
    m_outcomes.clear();
    m_counts.fill(0);
    m_latencies.clear();
    m_nextLatency = 0;
    emit cleared();
    if (std::exchange(m_lost, 0) != 0)
        emit lostChanged(m_lost);
}

qsizetype Journal::exchanges(trace::Outcome outcome) const
{
    return m_counts[std::size_t(outcome)];
}

std::chrono::nanoseconds Journal::medianLatency() const
{
    if (m_latencies.empty())
        return -1ns;
    std::vector<std::chrono::nanoseconds> sorted = m_latencies;
    const auto middle = sorted.begin() + std::ptrdiff_t(sorted.size() / 2);
    std::nth_element(sorted.begin(), middle, sorted.end());
    return *middle;
}

qsizetype Journal::rowOf(trace::ExchangeId id) const
{
    return m_store.rowOf(id).value_or(-1);
}

} // namespace midhop::gui
