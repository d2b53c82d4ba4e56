#pragma once

#include "core/net/listener.h"
#include "core/trace/feed.h"

#include <QtCore/QObject>

#include <memory>

namespace midhop::net {
class Worker;
}

namespace midhop::roles {

class Engine;
struct EngineSetup;
struct Limits;
struct SharedCounters;

/// Running totals since the role was made. Read from any thread as a snapshot.
struct Counters
{
    quint64 connections = 0; ///< accepted
    quint64 exchanges = 0;   ///< begun
    quint64 done = 0;        ///< ended with a reply
    quint64 blocked = 0;
    quint64 failed = 0;      ///< ended in any other way
    quint64 open = 0;        ///< connections open now
};

/// What proxy and server have in common for their owner: listening, stopping, state. Lives in the owner's thread (the GUI's or the
/// console's); its connections live in a worker thread of its own.
///
/// Stopping in order: listening ends, idle connections close, exchanges under way end or are closed after Limits::stop, their last
/// parts are published, stopped() is emitted. Destruction does the same without waiting for exchanges.
class ListenerRole : public QObject
{
    Q_OBJECT
public:
    enum class State : quint8 { Stopped, Listening, Stopping };
    Q_ENUM(State)

    ~ListenerRole() override;

    [[nodiscard]] State state() const { return m_state; }
    /// Where it listens, with the port that was taken for port 0; meaningful while Listening.
    [[nodiscard]] wire::Endpoint listening() const { return m_listening; }
    /// Listening ends at once, exchanges under way may finish for Limits::stop; stopped() follows. A start() may come at once.
    void stop();
    [[nodiscard]] Counters counters() const;

signals:
    void stateChanged();
    /// Everything of the last run is closed and its parts are published.
    void stopped();

protected:
    ListenerRole(trace::Feed *feed, const char *threadName, QObject *parent);

    /// Opens the listener for a new run.
    [[nodiscard]] Result<wire::Endpoint, net::ListenError> listen(const wire::Endpoint &endpoint);
    /// Gives the engine of the new run to the worker.
    void run(std::shared_ptr<Engine> engine);
    /// What the engine of the new run needs to know; between listen() and run().
    [[nodiscard]] EngineSetup engineSetup(trace::Role role, const Limits &limits);
    /// Ends everything and the worker thread; destructors of derived classes call it first. The reactor stays, for those who still post to it.
    void shutDown();

    [[nodiscard]] trace::Feed *feed() const { return m_feed; }
    /// Since the first listen() that succeeded.
    [[nodiscard]] net::Worker &worker() { return *m_worker; }
    /// The engine of the run that listens; to be used in the worker's thread only. Null when stopped.
    [[nodiscard]] const std::shared_ptr<Engine> &engine() const { return m_engine; }

private:
    void engineStopped(quint64 run);
    void setState(State state);

    trace::Feed *m_feed;
    std::shared_ptr<SharedCounters> m_counters;
    const char *m_threadName;
    std::unique_ptr<net::Worker> m_worker;
    std::unique_ptr<net::Listener> m_listener;
    std::shared_ptr<Engine> m_engine;
    /// Runs that are not over yet, the one that listens included: they live until their engines have stopped.
    std::vector<std::pair<quint64, std::shared_ptr<Engine>>> m_runs;
    int m_descriptor = -1; ///< of the listener, between listen() and run(), for the engine to own
    quint64 m_run = 0;
    State m_state = State::Stopped;
    wire::Endpoint m_listening;
};

/// The connections that a role may have: `wanted`, or half of the descriptors, whichever is less.
[[nodiscard]] int connectionLimit(int wanted);

} // namespace midhop::roles
