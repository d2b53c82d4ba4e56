#pragma once

#include <QtCore/QtGlobal>

#include <chrono>
#include <deque>
#include <optional>
#include <vector>

namespace midhop::gui {

/// How fast a run goes: now, over its time, and how long it will take. Fed some ten times a second; its memory does not grow
/// with the length of the run. A value.
class RunPace final
{
public:
    static constexpr std::chrono::seconds Recent{2};          ///< what "now" is
    static constexpr std::chrono::milliseconds Step{100};     ///< of the course, to begin with
    static constexpr std::size_t MostKnots = 300;             ///< of the course; then every other goes and the step doubles

    explicit RunPace(quint64 total = 0)
        : m_total(total)
    {
    }

    /// So many had ended so long after the start. Times and counts never fall.
    void add(std::chrono::nanoseconds elapsed, quint64 ended);

    [[nodiscard]] quint64 ended() const { return m_knots.back().ended; }
    [[nodiscard]] std::chrono::nanoseconds elapsed() const { return m_knots.back().at; }
    /// Exchanges a second over the last `Recent`.
    [[nodiscard]] double rateNow() const;
    [[nodiscard]] double rateOfAll() const;
    /// At the present rate; nothing while none ends.
    [[nodiscard]] std::optional<std::chrono::nanoseconds> timeLeft() const;

    /// The rate between two moments.
    struct Stretch
    {
        std::chrono::nanoseconds from{};
        std::chrono::nanoseconds to{};
        double rate = 0;
    };
    /// Without a gap from the start on, the oldest first. The last is no shorter than half a step, unless it is the only one.
    [[nodiscard]] std::vector<Stretch> course() const;

private:
    struct Knot
    {
        std::chrono::nanoseconds at{};
        quint64 ended = 0;
    };
    [[nodiscard]] static double rateBetween(const Knot &before, const Knot &after);

    quint64 m_total;
    std::vector<Knot> m_knots{Knot{}}; ///< the last one moves until it is a step behind the one before
    std::deque<Knot> m_recent{Knot{}};
    std::chrono::nanoseconds m_step = Step;
};

} // namespace midhop::gui
