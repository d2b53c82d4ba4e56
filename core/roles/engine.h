#pragma once

#include "core/net/acceptor.h"
#include "core/net/stream.h"
#include "core/roles/listenerrole.h"
#include "core/roles/partrecorder.h"

#include <atomic>
#include <functional>
#include <memory>
#include <vector>

namespace midhop::roles {

/// The counters of a role, written by its worker thread and read by anyone.
struct SharedCounters
{
    std::atomic<quint64> connections{0};
    std::atomic<quint64> exchanges{0};
    std::atomic<quint64> done{0};
    std::atomic<quint64> blocked{0};
    std::atomic<quint64> failed{0};
    std::atomic<quint64> open{0};

    void count(trace::Outcome outcome);
    [[nodiscard]] Counters snapshot() const;
};

/// Gathers parts in a worker thread and publishes them every few milliseconds; off when there is no feed. Outlives what it is told of.
class PartPublisher final : private net::Timer
{
public:
    /// An exchange under way that may be published as it stands.
    class Source
    {
    public:
        [[nodiscard]] virtual PartRecorder &recorder() = 0;

    protected:
        virtual ~Source() = default;

    private:
        friend class PartPublisher;
        qint32 m_index = -1;
    };

    static constexpr std::chrono::milliseconds Interval{8};
    /// Exchanges under way that are told in one tick; the others have their turn in the next. Thousands that drip would otherwise
    /// cost the worker more than what they send.
    static constexpr size_t ShownATick = 64;

    PartPublisher(net::Reactor &reactor, trace::Feed *feed);

    [[nodiscard]] bool isEnabled() const { return m_feed != nullptr; }
    void publish(trace::Part &&part);
    /// Something was recorded in a part of `source` that is open or lingers; it is published if it still does at the next tick
    /// but one.
    void changed(Source &source);
    /// `source` is about to go.
    void forget(Source &source);
    void flush();

private:
    void expired() override;
    void tickBy(net::Reactor::Clock::time_point due);

    net::Reactor &m_reactor;
    trace::Feed *m_feed;
    std::vector<trace::Part> m_parts;
    std::vector<Source *> m_changed;
    net::Reactor::Clock::time_point m_flushedAt{};
    net::Reactor::Clock::time_point m_due{}; ///< while armed
};

/// One accepted connection in the worker thread; hears its streams.
class Connection : protected net::StreamHandler
{
public:
    virtual ~Connection() = default;
    /// The role stops: idle ones close now, others when their exchange has ended.
    virtual void stop() = 0;
    /// Ends now, whatever is under way; ended() must have been called when this returns.
    virtual void abort() = 0;

private:
    friend class Engine;
    quint32 m_index = 0;
    bool m_counts = true;
};

/// What an engine is made with.
struct EngineSetup
{
    net::Reactor *reactor = nullptr;
    trace::Feed *feed = nullptr;
    trace::Role role = trace::Role::Proxy;
    std::shared_ptr<SharedCounters> counters;
    wire::Endpoint listening;
    int maxConnections = 0;
    std::chrono::milliseconds stopLimit{0};
    std::function<void()> stopped; ///< called once, in the worker thread, after the last part was published
};

/// One run of a listening role, from start to the last connection closed, in the worker thread: accepts, holds the connections, keeps
/// the limit, stops in order. A role that is stopped and started again has two for a moment.
class Engine : private net::Acceptor::Handler, private net::Resumable
{
public:
    explicit Engine(EngineSetup setup);
    virtual ~Engine();
    Engine(const Engine &) = delete;
    Engine &operator=(const Engine &) = delete;

    /// Takes the listening descriptor over.
    void start(int listener);
    /// Stop accepting; idle connections close, the others have `stopLimit`; then stopped().
    void stop();
    /// As stop(), without waiting for anything.
    void abort();

    [[nodiscard]] net::Reactor &reactor() const { return *m_setup.reactor; }
    [[nodiscard]] PartPublisher &publisher() { return m_publisher; }
    [[nodiscard]] SharedCounters &counters() const { return *m_setup.counters; }
    /// Called by a connection that has closed its descriptors; it is destroyed in the next round.
    void ended(Connection &connection);

protected:
    /// Makes the connection, which must be ready to be stopped at once; take it in with add() and begin it after that.
    virtual void takeIn(int descriptor, const wire::Endpoint &peer) = 0;
    /// Whether one more than the limit allows is accepted to be told so; if not, it waits in the backlog until one has ended.
    [[nodiscard]] virtual bool mayTurnAway() const { return false; }
    /// Takes the descriptor over; only after mayTurnAway().
    virtual void turnAway(int) {}

    /// `counts`: against the limit, and in the counters.
    void add(std::unique_ptr<Connection> connection, bool counts = true);
    /// For destructors of derived classes, while their own members are still there for the connections.
    void destroyEnded() { m_ended.clear(); }
    [[nodiscard]] const wire::Endpoint &listening() const { return m_setup.listening; }

private:
    class StopTimer final : public net::Timer
    {
    public:
        explicit StopTimer(Engine &engine)
            : m_engine(engine)
        {}

    private:
        void expired() override { m_engine.abort(); }
        Engine &m_engine;
    };

    void accepted(int descriptor, const wire::Endpoint &peer) override;
    void acceptingPaused() override;
    void acceptingResumed() override;
    void resume() override;
    [[nodiscard]] bool isFull() const { return m_counted >= m_setup.maxConnections; }
    void notice(const QByteArray &text, trace::Notice::Tone tone);

    EngineSetup m_setup;
    net::Acceptor m_acceptor;
    PartPublisher m_publisher;
    StopTimer m_stopTimer{*this};
    std::vector<std::unique_ptr<Connection>> m_connections;
    std::vector<std::unique_ptr<Connection>> m_ended;
    int m_counted = 0;
    bool m_stopping = false;
};

} // namespace midhop::roles
