#include "gui/logs/linesift.h"

#include "core/trace/store.h"
#include "gui/logs/linefilter.h"

#include <algorithm>

namespace midhop::gui {

LineSift::LineSift(const LineList &lines, const trace::Store &store)
    : m_lines(lines)
    , m_store(store)
{
}

void LineSift::restart()
{
    m_next = m_lines.firstRun();
    m_changed.clear();
}

void LineSift::leave(qint64 first)
{
    m_next = std::max(m_next, first);
}

// The store never holds 2^32 rows, so that the last 32 bits tell how far from its first one a row is.
std::optional<qsizetype> LineSift::rowOf(const LineList::Run &run) const
{
    const qsizetype first = m_store.firstRow();
    const quint32 distance = run.source - quint32(quint64(first));
    if (qsizetype(distance) >= m_store.count())
        return std::nullopt;
    return first + qsizetype(distance);
}

LineSift::Answer LineSift::answer(const LineList::Run &run) const
{
    if (run.notice)
        return Answer::Shown;
    const std::optional<qsizetype> row = rowOf(run);
    if (!row)
        return Answer::Hidden;
    if (!m_filter || !m_filter->isActive())
        return Answer::Shown;
    if (*row >= m_filter->answeredEnd())
        return Answer::Unknown;
    return m_filter->passes(*row) ? Answer::Shown : Answer::Hidden;
}

std::vector<qint64> LineSift::next()
{
    std::vector<qint64> shown;
    const qint64 end = std::min(m_lines.endRun(), m_next + RunsInSlice);
    for (; m_next < end; ++m_next) {
        const Answer known = answer(m_lines.run(m_next));
        if (known == Answer::Unknown)
            break;
        if (known == Answer::Shown)
            shown.push_back(m_next);
    }
    return shown;
}

bool LineSift::isThrough() const
{
    return isComplete() || answer(m_lines.run(m_next)) == Answer::Unknown;
}

LineSift::Flips LineSift::takeFlips()
{
    Flips flips;
    for (int taken = 0; taken < AnswersInSlice && !m_changed.empty(); ++taken) {
        const qsizetype row = *m_changed.begin();
        m_changed.erase(m_changed.begin());
        if (row < m_store.firstRow())
            continue;
        for (const qint64 number : m_lines.runsOf(row)) {
            const LineList::Run &run = m_lines.run(number);
            const bool shown = answer(run) == Answer::Shown;
            if (number < m_next && shown != bool(run.shown))
                (shown ? flips.shown : flips.hidden).push_back(number);
        }
    }
    std::ranges::sort(flips.shown);
    std::ranges::sort(flips.hidden);
    return flips;
}

} // namespace midhop::gui
