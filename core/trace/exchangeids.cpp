#include "core/trace/exchangeids.h"

#include <algorithm>

namespace midhop::trace {

quint64 ExchangeIds::at(qsizetype row) const
{
    const auto behind = std::ranges::upper_bound(m_runs, row, {}, &Run::row);
    Q_ASSERT(behind != m_runs.begin());
    const Run &run = *std::prev(behind);
    return run.id + quint64(row - run.row);
}

std::optional<qsizetype> ExchangeIds::rowOf(quint64 id) const
{
    const auto behind = std::ranges::upper_bound(m_runs, id, {}, &Run::id);
    if (behind == m_runs.begin())
        return std::nullopt;
    const Run &run = *std::prev(behind);
    const auto row = qsizetype(quint64(run.row) + (id - run.id));
    if (behind != m_runs.end() && row >= behind->row)
        return std::nullopt;
    return row;
}

void ExchangeIds::propose(qsizetype row, quint64 id)
{
    if (id <= at(row) || id > Greatest)
        return;
    if (m_runs.back().row == row)
        m_runs.back().id = id;
    else
        m_runs.push_back({row, id});
}

void ExchangeIds::leave(qsizetype firstRow)
{
    while (m_runs.size() > 1 && m_runs[1].row <= firstRow)
        m_runs.pop_front();
}

void ExchangeIds::restart(quint64 id)
{
    m_runs.assign(1, Run{0, id});
}

} // namespace midhop::trace
