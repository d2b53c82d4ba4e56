#pragma once

#include "core/net/reactor.h"

#include <algorithm>
#include <array>
#include <limits>

namespace midhop::roles {

/// The named deadlines of one conversation on one timer. Arming and disarming are a store; the timer runs to the earliest and looks
/// again when it fires. Enum is an enum class whose last member is Count. One thread, that of the reactor.
template <typename Enum>
class Deadlines final : private net::Timer
{
public:
    class Handler
    {
    public:
        virtual void deadlinePassed(Enum deadline) = 0;

    protected:
        ~Handler() = default;
    };

    Deadlines(net::Reactor &reactor, Handler &handler)
        : m_reactor(reactor)
        , m_handler(handler)
    {
        m_at.fill(Never);
    }

    void arm(Enum deadline, std::chrono::milliseconds after)
    {
        const qint64 at = milliseconds(m_reactor.now()) + after.count();
        m_at[index(deadline)] = at;
        if (!isArmed() || at < m_timerAt)
            runTo(at);
    }
    void disarm(Enum deadline) { m_at[index(deadline)] = Never; }
    [[nodiscard]] bool isPending(Enum deadline) const { return m_at[index(deadline)] != Never; }

    void disarmAll()
    {
        m_at.fill(Never);
        net::Timer::disarm();
    }

private:
    static constexpr qint64 Never = std::numeric_limits<qint64>::max();
    static constexpr size_t Size = static_cast<size_t>(Enum::Count);

    static size_t index(Enum deadline) { return static_cast<size_t>(deadline); }
    static qint64 milliseconds(net::Reactor::Clock::time_point time)
    {
        return std::chrono::ceil<std::chrono::milliseconds>(time.time_since_epoch()).count();
    }

    void runTo(qint64 at)
    {
        m_timerAt = at;
        m_reactor.timers().arm(*this, net::Reactor::Clock::time_point(std::chrono::milliseconds(at)));
    }

    void expired() override
    {
        // One a turn: the handler may end the conversation, and what is left is armed before it is called.
        const auto earliest = std::min_element(m_at.begin(), m_at.end());
        if (*earliest == Never)
            return;
        const qint64 current = std::chrono::floor<std::chrono::milliseconds>(m_reactor.now().time_since_epoch()).count();
        if (*earliest > current) {
            runTo(*earliest);
            return;
        }
        const auto deadline = static_cast<Enum>(earliest - m_at.begin());
        *earliest = Never;
        if (const qint64 next = *std::min_element(m_at.begin(), m_at.end()); next != Never)
            runTo(next);
        m_handler.deadlinePassed(deadline);
    }

    net::Reactor &m_reactor;
    Handler &m_handler;
    std::array<qint64, Size> m_at{};
    qint64 m_timerAt = 0;
};

} // namespace midhop::roles
