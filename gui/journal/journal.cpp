#include "gui/journal/journal.h"

#include "core/trace/clock.h"

#include <algorithm>
#include <utility>

using namespace std::chrono_literals;

namespace midhop::gui {

namespace {

constexpr auto Interval = 33ms;  ///< between two looks into the feed
constexpr auto SliceLimit = 5ms; ///< of the GUI thread at a time
constexpr std::size_t PieceParts = 32;

std::chrono::nanoseconds lastSeen(const trace::Part &part)
{
    if (part.finished)
        return part.ended;
    return part.events.empty() ? part.started : part.events.back().at;
}

} // namespace

Journal::Journal(QObject *parent)
    : QObject(parent)
    , m_feed([this] { QMetaObject::invokeMethod(this, &Journal::wake, Qt::QueuedConnection); })
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
    if (!m_parts.empty() || !m_notices.empty()) {
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
    if (m_parts.empty() && m_notices.empty() && m_awake) {
        m_awake = false;
        m_lastTake = began;
        trace::Batch batch = m_feed.take();
        std::move(batch.parts.begin(), batch.parts.end(), std::back_inserter(m_parts));
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
    } while ((!m_parts.empty() || !m_notices.empty()) && Clock::now() - began < SliceLimit);
    flush(changes);
    m_joining = m_store.hasWaiting();
    plan();
}

// Notices stand in the logs where they stand in time, so no piece reaches beyond the next one.
std::vector<trace::Notice> Journal::dueNotices()
{
    std::vector<trace::Notice> due;
    while (!m_notices.empty() && (m_parts.empty() || m_notices.front().at <= lastSeen(m_parts.front()))) {
        due.push_back(std::move(m_notices.front()));
        m_notices.pop_front();
    }
    return due;
}

trace::Batch Journal::nextPiece()
{
    trace::Batch piece;
    while (!m_parts.empty() && piece.parts.size() < PieceParts) {
        if (!m_notices.empty() && m_notices.front().at <= lastSeen(m_parts.front()))
            break;
        piece.parts.push_back(std::move(m_parts.front()));
        m_parts.pop_front();
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
        const trace::Summary summary = m_store.summary(row);
        trace::Outcome &known = m_outcomes[std::size_t(row)];
        if (known == summary.outcome)
            continue;
        if (known == trace::Outcome::Running && summary.latency >= 0ns) {
            if (m_latencies.size() < LatenciesKept)
                m_latencies.push_back(summary.latency);
            else
                m_latencies[m_nextLatency] = summary.latency;
            m_nextLatency = (m_nextLatency + 1) % LatenciesKept;
        }
        --m_counts[std::size_t(known)];
        known = summary.outcome;
        ++m_counts[std::size_t(known)];
    }
}

void Journal::clear()
{
    m_timer.stop();
    (void)m_feed.take();
    m_awake = false;
    m_joining = false;
    m_parts.clear();
    m_notices.clear();
    m_store.clear();
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
