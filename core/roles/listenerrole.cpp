#include "core/roles/listenerrole.h"

#include "core/net/callqueued.h"
#include "core/net/descriptors.h"
#include "core/net/systemcalls.h"
#include "core/net/worker.h"
#include "core/roles/engine.h"
#include "core/roles/limits.h"

#include <algorithm>

namespace midhop::roles {

ListenerRole::ListenerRole(trace::Feed *feed, const char *threadName, QObject *parent)
    : QObject(parent)
    , m_feed(feed)
    , m_counters(std::make_shared<SharedCounters>())
    , m_threadName(threadName)
{}

ListenerRole::~ListenerRole()
{
    Q_ASSERT(m_runs.empty()); // shutDown() was called
}

Counters ListenerRole::counters() const
{
    return m_counters->snapshot();
}

Result<wire::Endpoint, net::ListenError> ListenerRole::listen(const wire::Endpoint &endpoint)
{
    Q_ASSERT(!m_listener);
    const net::ListenError noDescriptors{net::ListenError::Kind::NoDescriptors, endpoint, {}, {}};
    if (!m_worker || !m_worker->isRunning())
        m_worker = std::make_unique<net::Worker>(m_threadName);
    if (!m_worker->isRunning())
        return Failure{noDescriptors};
    auto listener = net::Listener::open(endpoint);
    if (!listener)
        return Failure{listener.error()};
    m_descriptor = listener.value()->duplicateDescriptor();
    if (m_descriptor < 0)
        return Failure{noDescriptors};
    m_listener = listener.takeValue();
    m_listening = m_listener->endpoint();
    ++m_run;
    return m_listening;
}

void ListenerRole::run(std::shared_ptr<Engine> engine)
{
    m_engine = std::move(engine);
    m_runs.emplace_back(m_run, m_engine);
    m_worker->reactor().post([engine = m_engine, descriptor = m_descriptor] { engine->start(descriptor); });
    setState(State::Listening);
}

void ListenerRole::stop()
{
    if (!m_listener)
        return;
    m_listener->close();
    m_listener.reset();
    m_worker->reactor().post([engine = std::move(m_engine)] { engine->stop(); });
    m_engine = nullptr;
    setState(State::Stopping);
}

EngineSetup ListenerRole::engineSetup(trace::Role role, const Limits &limits)
{
    // The engine calls `stopped` in the worker's thread; the role hears of it in its own.
    return {.reactor = &m_worker->reactor(),
            .feed = m_feed,
            .role = role,
            .counters = m_counters,
            .listening = m_listening,
            .maxConnections = limits.maxConnections,
            .stopLimit = limits.stop,
            .stopped = [this, run = m_run] {
                net::callQueued(this, [this, run] { engineStopped(run); });
            }};
}

void ListenerRole::engineStopped(quint64 run)
{
    const auto ended = std::find_if(m_runs.begin(), m_runs.end(), [run](const auto &entry) { return entry.first == run; });
    if (ended == m_runs.end())
        return;
    // Its timers and registrations belong to the worker's thread: it has to be destroyed there.
    m_worker->reactor().post([engine = std::move(ended->second)]() mutable { engine.reset(); });
    m_runs.erase(ended);
    if (m_state == State::Stopping && m_runs.empty()) {
        setState(State::Stopped);
        emit stopped();
    }
}

void ListenerRole::shutDown()
{
    if (m_listener)
        m_listener->close();
    m_listener.reset();
    m_engine = nullptr;
    for (auto &entry : m_runs)
        m_worker->reactor().post([engine = std::move(entry.second)]() mutable {
            engine->abort();
            engine->publisher().flush();
            engine.reset();
        });
    m_runs.clear();
    if (m_worker)
        m_worker->join();
}

void ListenerRole::setState(State state)
{
    if (std::exchange(m_state, state) != state)
        emit stateChanged();
}

int connectionLimit(int wanted)
{
    const quint64 half = net::descriptorLimit() / 2;
    return static_cast<int>(std::min<quint64>(static_cast<quint64>(wanted), std::max<quint64>(half, 1)));
}

} // namespace midhop::roles
