#include "core/net/timerwheel.h"

#include <algorithm>
#include <bit>

namespace midhop::net {

Timer::~Timer()
{
    disarm();
}

void Timer::disarm()
{
    if (m_wheel)
        m_wheel->unlink(*this);
}

TimerWheel::TimerWheel(Clock::time_point start)
    : m_start(start)
    , m_slots(std::make_unique<std::array<Timer *, Slots>>())
{
    m_slots->fill(nullptr);
}

void TimerWheel::arm(Timer &timer, Clock::time_point deadline)
{
    timer.disarm();
    const auto wait = deadline - m_start;
    const qint64 tick = (wait + Tick - Clock::duration(1)) / Tick; // rounded up: never early
    timer.m_tick = static_cast<quint32>(std::max(tick, m_tick + 1));
    timer.m_wheel = this;
    link(timer);
}

void TimerWheel::link(Timer &timer)
{
    const auto slot = static_cast<size_t>(timer.m_tick % Slots);
    Timer *&head = (*m_slots)[slot];
    timer.m_previous = nullptr;
    timer.m_next = head;
    if (head)
        head->m_previous = &timer;
    head = &timer;
    m_used[slot / 64] |= quint64(1) << (slot % 64);
    ++m_armed;
}

void TimerWheel::unlink(Timer &timer)
{
    const auto slot = static_cast<size_t>(timer.m_tick % Slots);
    if (timer.m_previous)
        timer.m_previous->m_next = timer.m_next;
    else
        (*m_slots)[slot] = timer.m_next;
    if (timer.m_next)
        timer.m_next->m_previous = timer.m_previous;
    if (!(*m_slots)[slot])
        m_used[slot / 64] &= ~(quint64(1) << (slot % 64));
    timer.m_wheel = nullptr;
    timer.m_previous = timer.m_next = nullptr;
    --m_armed;
}

std::optional<std::chrono::milliseconds> TimerWheel::untilNext(Clock::time_point now) const
{
    if (m_armed == 0)
        return std::nullopt;
    // The next slot in use behind the current tick, a word of 64 slots at a time.
    qint64 tick = m_tick + 1;
    for (qint64 seen = 0; seen < Slots + 64;) {
        const auto slot = static_cast<size_t>(tick % Slots);
        const quint64 word = m_used[slot / 64] >> (slot % 64);
        if (word != 0) {
            tick += std::countr_zero(word);
            break;
        }
        const auto step = static_cast<qint64>(64 - slot % 64);
        tick += step;
        seen += step;
    }
    const auto wait = m_start + tick * Tick - now;
    return std::max(std::chrono::ceil<std::chrono::milliseconds>(wait), std::chrono::milliseconds(0));
}

void TimerWheel::advance(Clock::time_point now)
{
    const qint64 target = (now - m_start) / Tick;
    // After a long sleep one round visits every slot once.
    const qint64 first = std::max(m_tick + 1, target - Slots + 1);
    for (qint64 tick = first; tick <= target; ++tick) {
        m_tick = tick;
        const auto slot = static_cast<size_t>(tick % Slots);
        if (m_armed == 0 || (m_used[slot / 64] >> (slot % 64)) == 0) {
            // Nothing in the rest of this word: go on with the next.
            const qint64 skip = std::min(target, tick + static_cast<qint64>(63 - slot % 64));
            tick = skip;
            m_tick = skip;
            continue;
        }
        Timer *timer = (*m_slots)[slot];
        while (timer) {
            if (static_cast<qint32>(timer->m_tick - static_cast<quint32>(target)) > 0) {
                timer = timer->m_next; // of a later round
                continue;
            }
            unlink(*timer);
            timer->expired();
            timer = (*m_slots)[slot]; // what fired may have changed the list
        }
    }
    m_tick = std::max(m_tick, target);
}

} // namespace midhop::net
