#include "core/roles/partrecorder.h"

#include <algorithm>
#include <atomic>
#include <limits>
#include <utility>

namespace midhop::roles {

namespace {

quint64 nextSerial()
{
    static std::atomic<quint64> serial{0};
    return serial.fetch_add(1, std::memory_order_relaxed) + 1;
}

} // namespace

void PartRecorder::begin(std::chrono::nanoseconds started, quint32 ordinal)
{
    if (!m_enabled)
        return;
    m_part = std::make_unique<trace::Part>();
    m_part->role = m_role;
    m_part->serial = nextSerial();
    m_part->started = started;
    m_part->ordinal = ordinal;
    m_part->events.reserve(16);
    m_changed = true;
}

void PartRecorder::event(trace::EventKind kind, trace::Side side, bool byPeer, qsizetype size)
{
    if (m_part)
        eventAt(trace::now(), kind, side, byPeer, size);
}

void PartRecorder::eventAt(std::chrono::nanoseconds at, trace::EventKind kind, trace::Side side, bool byPeer, qsizetype size)
{
    if (!m_part)
        return;
    const trace::Event event{at, kind, side, byPeer, static_cast<quint32>(size)};
    if (!addToLast(event))
        m_part->events.push_back(event);
    m_changed = true;
}

bool PartRecorder::addToLast(const trace::Event &event)
{
    const auto isCarried = [](const trace::Event &other) {
        return other.kind == trace::EventKind::Received || other.kind == trace::EventKind::Sent;
    };
    std::vector<trace::Event> &events = m_part->events;
    if (std::ssize(events) <= EventsKept || !isCarried(event))
        return false;
    // Not past an event of another kind: what came before a FIN stays before it.
    for (auto last = events.end() - 1; last - events.begin() >= EventsKept && isCarried(*last); --last) {
        if (last->kind != event.kind || last->side != event.side || last->byPeer != event.byPeer)
            continue;
        if (last->size > std::numeric_limits<quint32>::max() - event.size)
            return false;
        last->size += event.size;
        last->at = event.at;
        std::rotate(last, last + 1, events.end()); // in time order
        return true;
    }
    return false;
}

void PartRecorder::reply(QByteArrayView bytes)
{
    if (!m_part)
        return;
    m_part->replyBytes += bytes.size();
    const qsizetype room = trace::Part::ReplyKept - m_part->reply.size();
    m_part->reply.append(bytes.first(std::min(bytes.size(), room)));
}

void PartRecorder::close(trace::Outcome outcome)
{
    m_part->finished = true;
    m_part->outcome = outcome;
    m_part->ended = trace::now();
}

trace::Part PartRecorder::finish(trace::Outcome outcome)
{
    close(outcome);
    const std::unique_ptr<trace::Part> part = std::exchange(m_part, nullptr);
    return std::move(*part);
}

void PartRecorder::linger(trace::Outcome outcome)
{
    Q_ASSERT(!m_lingering);
    close(outcome);
    m_lingering = std::exchange(m_part, nullptr);
    m_lingering->lingering = true;
    m_changed = true;
}

void PartRecorder::ending(trace::EventKind kind, trace::Side side, bool byPeer)
{
    if (m_part) {
        event(kind, side, byPeer);
    } else if (m_lingering) {
        m_lingering->events.push_back({trace::now(), kind, side, byPeer, 0});
        m_changed = true;
    }
}

std::optional<trace::Part> PartRecorder::release()
{
    const std::unique_ptr<trace::Part> part = std::exchange(m_lingering, nullptr);
    if (!part)
        return std::nullopt;
    part->lingering = false;
    return std::move(*part);
}

} // namespace midhop::roles
