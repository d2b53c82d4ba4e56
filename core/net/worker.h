#pragma once

#include "core/net/reactor.h"

#include <memory>

class QThread;

namespace midhop::net {

/// A thread that runs a Reactor. Made and destroyed by its owner's thread; destruction ends the loop and waits for it, so what lives in
/// the reactor has to be gone or posted for destruction before.
class Worker final
{
public:
    explicit Worker(const char *name);
    ~Worker();
    Worker(const Worker &) = delete;
    Worker &operator=(const Worker &) = delete;

    /// False where the system had no descriptors or no thread for it.
    [[nodiscard]] bool isRunning() const;
    /// Ends the loop and waits for the thread; the reactor stays. Destruction does it too.
    void join();
    [[nodiscard]] Reactor &reactor() { return m_reactor; }

private:
    Reactor m_reactor;
    std::unique_ptr<QThread> m_thread;
};

} // namespace midhop::net
