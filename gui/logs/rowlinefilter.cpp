#include "gui/logs/rowlinefilter.h"

#include "gui/filter/rowfilter.h"

namespace midhop::gui {

RowLineFilter::RowLineFilter(RowFilter *filter, QObject *parent)
    : LineFilter(parent)
    , m_filter(filter)
{
    connect(filter, &RowFilter::restarted, this, &LineFilter::restarted);
    connect(filter, &RowFilter::answered, this, &LineFilter::answered);
    connect(filter, &RowFilter::answerChanged, this, &LineFilter::answerChanged);
}

bool RowLineFilter::isActive() const
{
    return m_filter->isActive();
}

qsizetype RowLineFilter::answeredEnd() const
{
    return m_filter->answeredEnd();
}

bool RowLineFilter::passes(qsizetype row) const
{
    return m_filter->passes(row);
}

bool RowLineFilter::isSearching() const
{
    return m_filter->isActive() && m_filter->matches() == 0 && m_filter->progress() < 1.0;
}

} // namespace midhop::gui
