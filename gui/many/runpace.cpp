#include "gui/many/runpace.h"

namespace midhop::gui {

void RunPace::add(std::chrono::nanoseconds elapsed, quint64 ended)
{
    const Knot knot{elapsed, ended};
    m_recent.push_back(knot);
    while (m_recent.size() > 2 && knot.at - m_recent[1].at >= Recent)
        m_recent.pop_front();

    const std::size_t size = m_knots.size();
    const bool moves = size > 1 && m_knots[size - 1].at - m_knots[size - 2].at < m_step;
    if (moves)
        m_knots.back() = knot;
    else
        m_knots.push_back(knot);
    if (m_knots.size() <= MostKnots)
        return;
    std::vector<Knot> every;
    for (std::size_t i = 0; i < m_knots.size(); i += 2)
        every.push_back(m_knots[i]);
    if (m_knots.size() % 2 == 0)
        every.push_back(m_knots.back()); // the end stays the end
    m_knots = std::move(every);
    m_step *= 2;
}

double RunPace::rateBetween(const Knot &before, const Knot &after)
{
    const double seconds = std::chrono::duration<double>(after.at - before.at).count();
    return seconds > 0 ? double(after.ended - before.ended) / seconds : 0;
}

double RunPace::rateNow() const
{
    return rateBetween(m_recent.front(), m_recent.back());
}

double RunPace::rateOfAll() const
{
    return rateBetween({}, m_knots.back());
}

std::optional<std::chrono::nanoseconds> RunPace::timeLeft() const
{
    const quint64 left = m_total > ended() ? m_total - ended() : 0;
    if (left == 0)
        return std::chrono::nanoseconds(0);
    const double rate = rateNow();
    if (rate <= 0)
        return std::nullopt;
    return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::duration<double>(double(left) / rate));
}

std::vector<RunPace::Stretch> RunPace::course() const
{
    std::vector<Knot> knots = m_knots;
    // The end of a run may come microseconds behind a knot: a rate of that would dwarf all others.
    if (knots.size() > 2 && knots.back().at - knots[knots.size() - 2].at < m_step / 2)
        knots.erase(knots.end() - 2);
    std::vector<Stretch> stretches;
    for (std::size_t i = 1; i < knots.size(); ++i) {
        if (knots[i].at > knots[i - 1].at)
            stretches.push_back({knots[i - 1].at, knots[i].at, rateBetween(knots[i - 1], knots[i])});
    }
    return stretches;
}

} // namespace midhop::gui
