#include "gui/logs/logselection.h"

#include "gui/logs/logdelegate.h"
#include "gui/logs/logmodel.h"
#include "gui/tables/rowsview.h"

#include <QtCore/QItemSelectionModel>
#include <QtCore/QScopedValueRollback>

#include <algorithm>
#include <optional>

namespace midhop::gui {

namespace {

constexpr int MostSelectedRuns = 1000;

} // namespace

LogSelection::LogSelection(LogModel *model, RowsView *view, LogDelegate *delegate, QObject *parent)
    : QObject(parent)
    , m_model(model)
    , m_view(view)
    , m_delegate(delegate)
{
    // A view makes the next row the current one when that goes; here nobody went anywhere. Before the view knows of it.
    connect(m_model, &LogModel::rowsAboutToBeRemoved, this, [this](const QModelIndex &, int first, int last) {
        const int current = m_view->currentIndex().row();
        m_selecting = true;
        if (current >= first && current <= last)
            m_view->selectionModel()->setCurrentIndex({}, QItemSelectionModel::NoUpdate);
    });
}

void LogSelection::begin()
{
    connect(m_model, &LogModel::rowsRemoved, this, [this] { m_selecting = false; });
    const QItemSelectionModel *selection = m_view->selectionModel();
    connect(selection, &QItemSelectionModel::selectionChanged, this, &LogSelection::moved);
    connect(selection, &QItemSelectionModel::currentRowChanged, this, &LogSelection::moved);
}

void LogSelection::restore()
{
    if (const trace::ExchangeId id = m_selected; id.value != 0)
        select(id);
}

void LogSelection::moved()
{
    if (m_selecting)
        return;
    const QModelIndex current = m_view->currentIndex();
    const trace::ExchangeId id = current.isValid() ? m_model->exchangeAt(current.row()) : trace::ExchangeId{};
    const auto runs = m_view->selectedRuns();
    const bool several = runs.size() > 1 || (runs.size() == 1 && runs.front().first != runs.front().second);
    show(several ? trace::ExchangeId{} : id);
    if (id == m_selected)
        return;
    m_selected = id;
    emit exchangeSelected(id);
}

void LogSelection::show(trace::ExchangeId id)
{
    m_delegate->setExchange(id);
    m_view->viewport()->update();
}

void LogSelection::selectExchange(trace::ExchangeId id)
{
    if (id == m_selected)
        return;
    select(id);
}

void LogSelection::select(trace::ExchangeId id)
{
    m_selected = id;
    const QScopedValueRollback selecting(m_selecting, true);
    const auto runs = m_model->rowsOf(id);
    QItemSelection selection;
    for (std::size_t i = 0; i < runs.size() && i < MostSelectedRuns; ++i) {
        selection.select(m_model->index(runs[i].first, 0),
                         m_model->index(runs[i].second, LogModel::ColumnCount - 1));
    }
    const bool seen = std::any_of(runs.begin(), runs.end(), [this](const auto &run) {
        return m_view->isRowVisible(run.first) || m_view->isRowVisible(run.second);
    });
    m_view->setAutoScroll(false);
    m_view->selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    const QModelIndex first =
        runs.empty() ? QModelIndex() : m_model->index(runs.front().first, LogModel::LineColumn);
    m_view->selectionModel()->setCurrentIndex(first, QItemSelectionModel::NoUpdate);
    m_view->setAutoScroll(true);
    show(id);
    if (first.isValid() && !seen)
        m_view->showRow(first.row());
}

void LogSelection::selectEvent(trace::ExchangeId id, std::chrono::nanoseconds at)
{
    selectExchange(id);
    const int row = rowOfEvent(id, at);
    if (row < 0)
        return;
    const QScopedValueRollback selecting(m_selecting, true);
    m_view->setAutoScroll(false);
    m_view->selectionModel()->setCurrentIndex(m_model->index(row, LogModel::LineColumn),
                                              QItemSelectionModel::NoUpdate);
    m_view->setAutoScroll(true);
    show(id);
    m_view->showRow(row);
}

/// The first of several lines with the same time; the exchange's first line where all are later; -1 without one.
int LogSelection::rowOfEvent(trace::ExchangeId id, std::chrono::nanoseconds at) const
{
    int best = -1;
    std::optional<std::chrono::nanoseconds> bestTime;
    for (const auto &[first, last] : m_model->rowsOf(id)) {
        for (int row = first; row <= last; ++row) {
            const auto time = m_model->timeAt(row);
            if (best < 0)
                best = row;
            if (!time || *time > at || (bestTime && *time <= *bestTime))
                continue;
            best = row;
            bestTime = time;
        }
    }
    return best;
}

} // namespace midhop::gui
