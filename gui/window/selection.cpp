#include "gui/window/selection.h"

#include "gui/exchanges/exchangesview.h"
#include "gui/logs/logpane.h"
#include "gui/window/details.h"

#include <QtCore/QScopedValueRollback>

#include <algorithm>

namespace midhop::gui {

Selection::Selection(const Views &views, QObject *parent)
    : QObject(parent)
    , m_views(views)
{
    for (LogPane *log : m_views.logs)
        connect(log, &LogPane::exchangeSelected, this, &Selection::select);
    connect(m_views.exchanges, &ExchangesView::exchangeSelected, this, &Selection::select);
    connect(m_views.exchanges, &ExchangesView::selectionChanged, this,
            [this](const std::vector<trace::ExchangeId> &ids) { takeTable(ids); });
    connect(m_views.details, &Details::stepSelected, this, &Selection::selectEvent);
}

void Selection::select(trace::ExchangeId id)
{
    m_current = id;
    {
        const QScopedValueRollback selecting(m_selecting, true);
        for (LogPane *log : m_views.logs)
            log->selectExchange(id);
        m_views.exchanges->selectExchange(id);
    }
    const bool inTable = std::ranges::find(m_inTable, id) != m_inTable.end();
    if (id.value == 0)
        m_views.details->show({}, id);
    else if (inTable)
        m_views.details->show(m_inTable, id);
    else // a filter keeps it out of the table
        m_views.details->show({id}, id);
}

void Selection::takeChanges(const std::vector<trace::Store::Change> &changes, const trace::Store &store)
{
    qsizetype row = -1;
    for (const trace::Store::Change &change : changes) {
        // What is news of an exchange that was there before is not the one that was sent.
        const bool begins = change.role == trace::Role::Client && change.firstLine == 0 && change.lineCount > 0;
        if (!begins || m_awaited == 0)
            continue;
        --m_awaited;
        row = change.row;
    }
    if (row >= 0)
        select(store.id(row));
}

void Selection::takeTable(const std::vector<trace::ExchangeId> &ids)
{
    m_inTable = ids;
    if (!m_selecting && std::ranges::find(ids, m_current) != ids.end())
        m_views.details->show(m_inTable, m_current);
}

void Selection::selectEvent(trace::ExchangeId id, trace::Role teller, std::chrono::nanoseconds told)
{
    if (id != m_current) {
        // One of several in the diagram: these stay there.
        m_current = id;
        for (LogPane *log : m_views.logs)
            log->selectExchange(id);
    }
    m_views.logs[std::size_t(teller)]->selectEvent(id, told);
}

} // namespace midhop::gui
