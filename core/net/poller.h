#pragma once

#include <QtCore/QtGlobal>

#include <chrono>
#include <memory>
#include <optional>

namespace midhop::net {

/// What a Pollable waits for, and what has become of it.
struct Readiness
{
    bool readable = false;
    bool writable = false;
    bool hangup = false; ///< the peer ended its direction, or an error is pending: read to find out
};

/// Something with a descriptor that a Poller watches.
class Pollable
{
public:
    virtual void ready(Readiness readiness) = 0;
    /// For level-triggered backends: what is waited for at this moment.
    [[nodiscard]] virtual Readiness interest() const = 0;

protected:
    ~Pollable() = default;
};

/// Waits for many descriptors at once. Edge-triggered in manner: ready() may tell a state only once, so a Pollable remembers it until
/// a call would block. Removing from inside ready() is allowed, of any Pollable. One thread.
class Poller
{
public:
    /// Names a registration; 0 is none.
    using Token = quint64;

    virtual ~Poller() = default;
    /// 0 when the system could not take it (no memory, or its limit of watches is reached).
    [[nodiscard]] virtual Token add(int descriptor, Pollable &pollable) = 0;
    /// To be called before the descriptor is closed.
    virtual void remove(Token token) = 0;
    using Time = std::chrono::steady_clock::time_point;
    /// Waits until something is ready or the time is over (no value: for ever), and calls ready(); `now` is the current time in each of
    /// these calls. Returns when the wait ended: what happened before that has been told.
    virtual Time wait(std::optional<std::chrono::milliseconds> timeout, Time &now) = 0;

    /// epoll on Linux, poll() elsewhere and with MIDHOP_POLL. Null where the system has no descriptor or memory for it.
    [[nodiscard]] static std::unique_ptr<Poller> create();
};

} // namespace midhop::net
