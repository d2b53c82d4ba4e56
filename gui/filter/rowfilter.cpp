#include "gui/filter/rowfilter.h"

namespace midhop::gui {

RowFilter::RowFilter(Journal *journal, QObject *parent)
    : QObject(parent)
    , m_journal(journal)
{
}

RowFilter::~RowFilter() = default;

bool RowFilter::isActive() const
{
    return false;
}

qsizetype RowFilter::answeredEnd() const
{
    return m_journal->store().endRow();
}

bool RowFilter::passes(qsizetype) const
{
    return true;
}

} // namespace midhop::gui
