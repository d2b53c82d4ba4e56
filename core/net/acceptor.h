#pragma once

#include "core/net/reactor.h"
#include "core/wire/endpoint.h"

#include <functional>

namespace midhop::net {

/// Accepts on a listening descriptor in a reactor's thread. When descriptors run out it pauses, without using the
/// processor, and goes on when some are free.
class Acceptor final : private Pollable, private Resumable
{
public:
    class Handler
    {
    public:
        /// Takes over the connection.
        virtual void accepted(int descriptor, const wire::Endpoint &peer) = 0;
        /// Descriptors ran out; told once until acceptingResumed().
        virtual void acceptingPaused() = 0;
        /// All who waited were accepted, and none was missing for CalmAfter: a shortage that comes and goes is one.
        virtual void acceptingResumed() = 0;

    protected:
        ~Handler() = default;
    };

    static constexpr std::chrono::seconds CalmAfter{1};

    Acceptor(Reactor &reactor, Handler &handler);
    ~Acceptor();
    Acceptor(const Acceptor &) = delete;
    Acceptor &operator=(const Acceptor &) = delete;

    /// Takes `descriptor` over (a duplicate of the listener's, non-blocking).
    void start(int descriptor);
    void stop();
    /// A descriptor was freed: tries again soon if accepting is paused.
    void descriptorFreed();
    /// While true, connections are left in the backlog.
    void setHeld(bool held);

private:
    class RetryTimer final : public Timer
    {
    public:
        explicit RetryTimer(Acceptor &acceptor)
            : m_acceptor(acceptor)
        {}

    private:
        void expired() override { m_acceptor.acceptAll(); }
        Acceptor &m_acceptor;
    };

    class CalmTimer final : public Timer
    {
    public:
        explicit CalmTimer(Acceptor &acceptor)
            : m_acceptor(acceptor)
        {}

    private:
        void expired() override { m_acceptor.calm(); }
        Acceptor &m_acceptor;
    };

    void ready(Readiness readiness) override;
    [[nodiscard]] Readiness interest() const override { return {.readable = !m_paused && !m_held}; }
    void resume() override { acceptAll(); }
    void acceptAll();
    void pause();
    void calm();

    Reactor &m_reactor;
    Handler &m_handler;
    RetryTimer m_retry{*this};
    CalmTimer m_calm{*this};
    Poller::Token m_token = 0;
    int m_descriptor = -1;
    bool m_paused = false;
    bool m_shortageTold = false;
    bool m_held = false;
};

} // namespace midhop::net
