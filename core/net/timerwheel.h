#pragma once

#include <QtCore/QtGlobal>

#include <array>
#include <chrono>
#include <memory>
#include <optional>

namespace midhop::net {

class TimerWheel;

/// One deadline. Embedded in its owner; leaves the wheel when destroyed. One thread, that of the wheel.
class Timer
{
public:
    Timer() = default;
    virtual ~Timer();
    Timer(const Timer &) = delete;
    Timer &operator=(const Timer &) = delete;

    [[nodiscard]] bool isArmed() const { return m_wheel != nullptr; }
    void disarm();

protected:
    /// The deadline has passed; the timer is disarmed and may be armed again or destroyed from here.
    virtual void expired() = 0;

private:
    friend class TimerWheel;
    TimerWheel *m_wheel = nullptr;
    Timer *m_previous = nullptr;
    Timer *m_next = nullptr;
    quint32 m_tick = 0; ///< the lower bits of it: two armed ones are never further apart than half of these
};

/// All deadlines of one thread in one structure: arming and disarming are a few pointer writes however many are armed (a
/// hashed timing wheel, Varghese and Lauck 1987, scheme 6). Never fires early; late by at most one tick of 4 ms and
/// what the loop takes.
class TimerWheel final
{
public:
    using Clock = std::chrono::steady_clock;
    static constexpr std::chrono::milliseconds Tick{4};

    explicit TimerWheel(Clock::time_point start);

    void arm(Timer &timer, Clock::time_point deadline);
    /// How long nothing is due; nothing armed: no value. Rounded up to whole milliseconds.
    [[nodiscard]] std::optional<std::chrono::milliseconds> untilNext(Clock::time_point now) const;
    /// Fires what is due.
    void advance(Clock::time_point now);
    [[nodiscard]] qsizetype armedCount() const { return m_armed; }

private:
    friend class Timer;
    // 65 s in one round: every default limit fits, so that a wake-up always finds something due.
    static constexpr qint64 Slots = 16384;

    void unlink(Timer &timer);
    void link(Timer &timer);

    Clock::time_point m_start;
    qint64 m_tick = 0; ///< all slots up to and with this tick have fired
    qsizetype m_armed = 0;
    std::unique_ptr<std::array<Timer *, Slots>> m_slots;
    std::array<quint64, Slots / 64> m_used{};
};

} // namespace midhop::net
