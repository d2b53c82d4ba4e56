#pragma once

#include <QtCore/QtGlobal>

#include <algorithm>
#include <vector>

namespace midhop::gui {

/// Rows of the journal in rising order, as runs without gaps: a million that follow each other are one.
class RowRuns final
{
public:
    struct Run
    {
        qsizetype first = 0;
        qsizetype end = 0; ///< behind the last
    };

    RowRuns() = default;
    RowRuns(qsizetype first, qsizetype end)
    {
        if (first < end)
            m_runs.push_back({first, end});
    }

    /// `row` is greater than all before.
    void add(qsizetype row)
    {
        if (!m_runs.empty() && m_runs.back().end == row)
            ++m_runs.back().end;
        else
            m_runs.push_back({row, row + 1});
    }
    /// Without those that are not between.
    [[nodiscard]] RowRuns within(qsizetype first, qsizetype end) const
    {
        RowRuns rows;
        for (Run run : m_runs) {
            run = {std::max(run.first, first), std::min(run.end, end)};
            if (run.first < run.end)
                rows.m_runs.push_back(run);
        }
        return rows;
    }
    [[nodiscard]] const std::vector<Run> &runs() const { return m_runs; }
    [[nodiscard]] qsizetype count() const
    {
        qsizetype rows = 0;
        for (const Run &run : m_runs)
            rows += run.end - run.first;
        return rows;
    }

private:
    std::vector<Run> m_runs;
};

} // namespace midhop::gui
