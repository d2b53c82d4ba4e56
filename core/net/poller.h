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
    bool hangup = false; ///< something else came than bytes in a row: read to find out, until a call would block
    bool ended = false;  ///< the peer's FIN is here, behind what is there to be read, and nothing else is amiss
};

/// Something with a descriptor that a Poller watches.
class Pollable
{
public:
    virtual void ready(Readiness readiness) = 0;
    /// What is waited for at this moment: asked by level-triggered backends before each wait, and by all when it is added.
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
    /// 0 when the system could not take it (no memory, or its limit of watches is reached). Whether more can be written is told of those
    /// that wait for it now, and from watchWrites() on of all.
    [[nodiscard]] virtual Token add(int descriptor, Pollable &pollable) = 0;
    /// Tells from now on when more can be written, at once where that is so. False when the system could not (no memory).
    [[nodiscard]] virtual bool watchWrites(Token token) = 0;
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
