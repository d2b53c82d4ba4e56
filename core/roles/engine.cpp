#include "core/roles/engine.h"

#include <utility>

namespace midhop::roles {

using namespace Qt::StringLiterals;

void SharedCounters::count(trace::Outcome outcome)
{
    auto &counter = outcome == trace::Outcome::Done ? done : outcome == trace::Outcome::Blocked ? blocked : failed;
    counter.fetch_add(1, std::memory_order_relaxed);
}

Counters SharedCounters::snapshot() const
{
    return {connections.load(std::memory_order_relaxed), exchanges.load(std::memory_order_relaxed),
            done.load(std::memory_order_relaxed),        blocked.load(std::memory_order_relaxed),
            failed.load(std::memory_order_relaxed),      open.load(std::memory_order_relaxed)};
}

PartPublisher::PartPublisher(net::Reactor &reactor, trace::Feed *feed)
    : m_reactor(reactor)
    , m_feed(feed)
{}

// Never later than it was to be: under load something is told in every round of the loop, each with a later now().
void PartPublisher::tickBy(net::Reactor::Clock::time_point due)
{
    if (isArmed() && m_due <= due)
        return;
    m_due = due;
    m_reactor.timers().arm(*this, due);
}

void PartPublisher::publish(trace::Part &&part)
{
    m_parts.push_back(std::move(part));
    // What ends alone is told at once; under load one batch carries many.
    const auto now = m_reactor.now();
    tickBy(now - m_flushedAt >= Interval ? now : now + Interval);
}

void PartPublisher::changed(Source &source)
{
    if (source.m_index >= 0)
        return;
    source.m_index = static_cast<qint32>(m_changed.size());
    m_changed.push_back(&source);
    tickBy(m_reactor.now() + Interval);
}

void PartPublisher::forget(Source &source)
{
    if (source.m_index < 0)
        return;
    Source *last = m_changed.back();
    last->m_index = source.m_index;
    m_changed[static_cast<size_t>(source.m_index)] = last;
    m_changed.pop_back();
    source.m_index = -1;
}

void PartPublisher::expired()
{
    // Most exchanges are over before they are this old; only the others are shown while they run.
    const auto old = trace::now() - Interval;
    std::vector<Source *> young; // and those whose turn has not come
    size_t shown = 0;
    for (Source *source : std::exchange(m_changed, {})) {
        source->m_index = -1;
        PartRecorder &recorder = source->recorder();
        if (const trace::Part *part = recorder.lingering()) {
            // Its connection is mostly closed at once; who waits for the exchange's end waits 20 ms at most.
            if (part->ended > old + Interval / 2)
                young.push_back(source);
            else if (recorder.takeChanged())
                m_parts.push_back(*part);
        } else if (recorder.isOpen()) {
            if (recorder.part().events.empty() || recorder.part().events.front().at > old || shown == ShownATick) {
                young.push_back(source);
            } else if (recorder.takeChanged()) {
                m_parts.push_back(recorder.part());
                ++shown;
            }
        }
    }
    flush();
    for (Source *source : young)
        changed(*source);
}

void PartPublisher::flush()
{
    m_flushedAt = m_reactor.now();
    if (!m_parts.empty() && m_feed)
        m_feed->publish(std::exchange(m_parts, {}));
}

Engine::Engine(EngineSetup setup)
    : m_setup(std::move(setup))
    , m_acceptor(*m_setup.reactor, *this)
    , m_publisher(*m_setup.reactor, m_setup.feed)
{}

Engine::~Engine()
{
    m_setup.reactor->forget(*this);
}

void Engine::start(int listener)
{
    m_acceptor.start(listener);
}

void Engine::stop()
{
    if (std::exchange(m_stopping, true))
        return;
    m_acceptor.stop();
    m_setup.reactor->timers().arm(m_stopTimer, m_setup.reactor->now() + m_setup.stopLimit);
    // From the end: those that end at once leave their place to the last one.
    for (size_t i = m_connections.size(); i-- > 0;) {
        if (i < m_connections.size())
            m_connections[i]->stop();
    }
    m_setup.reactor->resumeLater(*this);
}

void Engine::abort()
{
    stop();
    m_stopTimer.disarm();
    while (!m_connections.empty())
        m_connections.back()->abort();
    m_setup.reactor->resumeLater(*this);
}

void Engine::add(std::unique_ptr<Connection> connection, bool counts)
{
    connection->m_index = static_cast<quint32>(m_connections.size());
    connection->m_counts = counts;
    m_connections.push_back(std::move(connection));
    if (!counts)
        return;
    ++m_counted;
    counters().connections.fetch_add(1, std::memory_order_relaxed);
    counters().open.fetch_add(1, std::memory_order_relaxed);
}

void Engine::ended(Connection &connection)
{
    const quint32 index = connection.m_index;
    Q_ASSERT(index < m_connections.size() && m_connections[index].get() == &connection);
    m_ended.push_back(std::move(m_connections[index]));
    if (index + 1 < m_connections.size()) {
        m_connections[index] = std::move(m_connections.back());
        m_connections[index]->m_index = index;
    }
    m_connections.pop_back();
    if (connection.m_counts) {
        --m_counted;
        counters().open.fetch_sub(1, std::memory_order_relaxed);
    }
    m_setup.reactor->resumeLater(*this);
}

void Engine::resume()
{
    if (!std::exchange(m_ended, {}).empty()) {
        m_acceptor.setHeld(false);
        m_acceptor.descriptorFreed();
    }
    if (!m_stopping || !m_connections.empty())
        return;
    m_stopTimer.disarm();
    m_publisher.flush();
    if (const auto stopped = std::exchange(m_setup.stopped, nullptr))
        stopped();
}

void Engine::accepted(int descriptor, const wire::Endpoint &peer)
{
    if (isFull() && mayTurnAway())
        turnAway(descriptor);
    else
        takeIn(descriptor, peer);
    if (isFull() && !mayTurnAway())
        m_acceptor.setHeld(true);
}

void Engine::acceptingPaused()
{
    notice("No file descriptors are left: new connections wait until some are free. Close connections or raise the limit (ulimit -n)."_ba,
           trace::Notice::Tone::Bad);
}

void Engine::acceptingResumed()
{
    notice("File descriptors are free again: accepting goes on."_ba, trace::Notice::Tone::Good);
}

void Engine::notice(const QByteArray &text, trace::Notice::Tone tone)
{
    if (m_setup.feed)
        m_setup.feed->publish(trace::Notice{m_setup.role, trace::now(), text, tone});
}

} // namespace midhop::roles
