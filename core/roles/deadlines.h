#pragma once

#include "core/net/reactor.h"

#include <array>
#include <bit>

namespace midhop::roles {

/// The named deadlines of one conversation on one timer: a base of whoever moves its bytes. Arming and disarming are a store; the timer runs
/// to the earliest and looks again when it fires. Enum is an enum class whose last member is Count; no deadline is further off than 24
/// days. One thread, that of the reactor.
template <typename Enum>
class Deadlines : private net::Timer
{
public:
    void arm(Enum deadline, std::chrono::milliseconds after)
    {
        const Moment at = momentOf(now() + after);
        m_at[index(deadline)] = at;
        m_pending |= bit(deadline);
        if (!isArmed() || isBefore(at, m_timerAt))
            runTo(at);
    }
    void disarm(Enum deadline) { m_pending &= static_cast<quint16>(~bit(deadline)); }
    [[nodiscard]] bool isPending(Enum deadline) const { return (m_pending & bit(deadline)) != 0; }

    void disarmAll()
    {
        m_pending = 0;
        net::Timer::disarm();
    }

protected:
    virtual void deadlinePassed(Enum deadline) = 0;
    /// Whose timers it runs on.
    [[nodiscard]] virtual net::Reactor &deadlineReactor() const = 0;

private:
    /// Milliseconds of the reactor's clock, as many bits as tell two apart that are near each other: an idle connection is small.
    using Moment = quint32;
    static constexpr size_t Size = static_cast<size_t>(Enum::Count);
    static_assert(Size <= 16);

    static size_t index(Enum deadline) { return static_cast<size_t>(deadline); }
    static quint16 bit(Enum deadline) { return static_cast<quint16>(1U << index(deadline)); }
    static qint32 between(Moment from, Moment to) { return static_cast<qint32>(to - from); }
    static bool isBefore(Moment one, Moment other) { return between(other, one) < 0; }

    static Moment momentOf(std::chrono::milliseconds time) { return static_cast<Moment>(time.count()); }
    /// Rounded up, as deadlines are: never early.
    [[nodiscard]] std::chrono::milliseconds now() const
    {
        return std::chrono::ceil<std::chrono::milliseconds>(deadlineReactor().now().time_since_epoch());
    }

    void runTo(Moment at)
    {
        m_timerAt = at;
        const std::chrono::milliseconds wait(between(momentOf(now()), at));
        deadlineReactor().timers().arm(*this, net::Reactor::Clock::time_point(now() + wait));
    }

    /// Of those pending, of which there is one at least.
    [[nodiscard]] size_t earliest() const
    {
        auto left = m_pending;
        auto found = static_cast<size_t>(std::countr_zero(left));
        while ((left &= static_cast<quint16>(left - 1)) != 0) {
            const auto next = static_cast<size_t>(std::countr_zero(left));
            if (isBefore(m_at[next], m_at[found]))
                found = next;
        }
        return found;
    }

    void expired() final
    {
        // One a turn: the handler may end the conversation, and what is left is armed before it is called.
        if (m_pending == 0)
            return;
        const size_t first = earliest();
        const auto passed = std::chrono::floor<std::chrono::milliseconds>(deadlineReactor().now().time_since_epoch());
        if (isBefore(momentOf(passed), m_at[first])) {
            runTo(m_at[first]);
            return;
        }
        const auto deadline = static_cast<Enum>(first);
        disarm(deadline);
        if (m_pending != 0)
            runTo(m_at[earliest()]);
        deadlinePassed(deadline);
    }

    Moment m_timerAt = 0;
    std::array<Moment, Size> m_at{};
    quint16 m_pending = 0; ///< a bit for each
};

} // namespace midhop::roles
