#pragma once

#include "core/net/localports.h"
#include "core/net/poller.h"
#include "core/net/timerwheel.h"

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace midhop::net {

/// Something that wants to be called again in the next round of the loop, without waiting.
class Resumable
{
public:
    virtual void resume() = 0;

protected:
    virtual ~Resumable() = default;

private:
    friend class Reactor;
    bool m_queued = false;
};

/// The loop of a worker thread: descriptors, deadlines, and functions posted from other threads. Made in any thread; run() and
/// everything not marked thread-safe belong to the thread that runs it.
class Reactor final : private Pollable
{
public:
    using Clock = TimerWheel::Clock;

    /// Needs descriptors: see isOpen().
    Reactor();
    ~Reactor();
    Reactor(const Reactor &) = delete;
    Reactor &operator=(const Reactor &) = delete;

    /// The system gave what the loop needs. If not it can't run: what is posted is destroyed with it.
    [[nodiscard]] bool isOpen() const { return m_wakeToken != 0; }

    /// Until quit(). What was posted before runs first.
    void run();
    /// Thread-safe.
    void quit();
    /// Runs `task` in the loop's thread, in order, and before descriptors that become ready later are looked at. Thread-safe.
    void post(std::function<void()> task);

    [[nodiscard]] Poller &poller() { return *m_poller; }
    [[nodiscard]] TimerWheel &timers() { return m_timers; }
    [[nodiscard]] LocalPorts &localPorts() { return m_localPorts; }
    /// The time at which the handler, task or deadline that runs was called: cheap, and good enough for deadlines.
    [[nodiscard]] Clock::time_point now() const { return m_now; }

    /// Calls `resumable` in the next round, once.
    void resumeLater(Resumable &resumable);
    /// It is about to be destroyed.
    void forget(Resumable &resumable);

    /// A read buffer that every stream of this thread shares; its content is only good until the callback returns.
    static constexpr qsizetype ScratchSize = 128 * 1024;
    [[nodiscard]] char *scratch() { return m_scratch.get(); }

private:
    void ready(Readiness readiness) override;
    [[nodiscard]] Readiness interest() const override { return {.readable = true}; }
    void wake();
    void runTasks();
    void runResumed();

    std::unique_ptr<Poller> m_poller;
    Clock::time_point m_now = Clock::now();
    TimerWheel m_timers{m_now};
    LocalPorts m_localPorts;
    std::unique_ptr<char[]> m_scratch;
    std::vector<Resumable *> m_resumables;
    std::vector<Resumable *> m_resuming;
    int m_wakeRead = -1;
    int m_wakeWrite = -1;
    Poller::Token m_wakeToken = 0;
    std::mutex m_mutex;
    std::vector<std::function<void()>> m_tasks;
    std::atomic<bool> m_woken{false};
    std::atomic<bool> m_quit{false};
};

} // namespace midhop::net
