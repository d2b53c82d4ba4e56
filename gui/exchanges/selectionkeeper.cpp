#include "gui/exchanges/selectionkeeper.h"

#include "gui/exchanges/exchangesmodel.h"
#include "gui/tables/rowsview.h"

#include <QtCore/QSignalBlocker>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QScrollBar>

namespace midhop::gui {

SelectionKeeper::SelectionKeeper(RowsView *view, ExchangesModel *model)
    : QObject(view)
    , m_view(view)
    , m_model(model)
{
    connect(model, &ExchangesModel::rearranging, this, &SelectionKeeper::rememberPlace);
    connect(model, &ExchangesModel::permuting, this, &SelectionKeeper::putDown);
    connect(model, &ExchangesModel::permuted, this, &SelectionKeeper::takeUp);
    connect(model, &ExchangesModel::rearranged, this, &SelectionKeeper::restorePlace);
}

SelectionKeeper::~SelectionKeeper() = default;

qsizetype SelectionKeeper::count() const
{
    qsizetype count = 0;
    for (const auto &[first, last] : m_view->selectedRuns())
        count += last - first + 1;
    return count;
}

std::vector<trace::ExchangeId> SelectionKeeper::firstIds(int most) const
{
    std::vector<trace::ExchangeId> ids;
    for (const qsizetype row : firstRows(most))
        ids.push_back(m_model->store().id(row));
    return ids;
}

std::vector<qsizetype> SelectionKeeper::firstRows(qsizetype most) const
{
    std::vector<qsizetype> rows;
    for (const auto &[first, last] : m_view->selectedRuns()) {
        for (int row = first; row <= last && qsizetype(rows.size()) < most; ++row)
            rows.push_back(m_model->storeRow(row));
    }
    return rows;
}

void SelectionKeeper::putDown()
{
    const std::vector<std::pair<int, int>> runs = m_view->selectedRuns();
    m_all = runs.size() == 1 && runs.front() == std::pair(0, m_model->rowCount() - 1);
    m_marks.reset();
    if (runs.empty())
        return;
    const trace::Store &store = m_model->store();
    m_marks = std::make_unique<RowMarks>(store.firstRow(), store.endRow());
    if (!m_all) {
        for (const auto &[first, last] : runs) {
            for (int row = first; row <= last; ++row)
                m_marks->set(m_model->storeRow(row));
        }
    }
    const QSignalBlocker silent(m_view->selectionModel()); // it is selected again before anybody looks
    m_view->selectionModel()->clearSelection();
}

void SelectionKeeper::takeUp()
{
    if (!m_marks)
        return;
    bool kept = false;
    {
        const QSignalBlocker silent(m_view->selectionModel());
        kept = selectMarked();
        if (!kept && m_view->currentIndex().isValid())
            m_view->selectionModel()->select(m_view->currentIndex(),
                                             QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
    m_marks.reset();
    if (!kept)
        emit reduced();
}

bool SelectionKeeper::selectMarked()
{
    const int rows = m_model->rowCount();
    const int lastColumn = m_model->columnCount() - 1;
    QItemSelection selection;
    for (int row = 0; row < rows; ++row) {
        if (!m_all && !m_marks->test(m_model->storeRow(row)))
            continue;
        const int first = row;
        while (row + 1 < rows && (m_all || m_marks->test(m_model->storeRow(row + 1))))
            ++row;
        if (selection.size() == MostPieces)
            return false;
        selection.append(QItemSelectionRange(m_model->index(first, 0), m_model->index(row, lastColumn)));
    }
    m_view->selectionModel()->select(selection, QItemSelectionModel::Select);
    return true;
}

// At the top and at the end a view stays there: that is where the newest, or the largest, are to be seen.
void SelectionKeeper::rememberPlace()
{
    const QScrollBar *bar = m_view->verticalScrollBar();
    const int height = m_view->verticalHeader()->defaultSectionSize();
    m_top = QPersistentModelIndex();
    if (bar->value() == 0 || bar->value() >= bar->maximum() || m_model->rowCount() == 0)
        return;
    const int row = std::min(bar->value() / height, m_model->rowCount() - 1);
    m_top = m_model->index(row, 0);
    m_offset = bar->value() - row * height;
}

void SelectionKeeper::restorePlace()
{
    if (!m_top.isValid())
        return;
    m_view->layOutNow();
    m_view->verticalScrollBar()->setValue(m_top.row() * m_view->verticalHeader()->defaultSectionSize() +
                                          m_offset);
    m_top = QPersistentModelIndex();
}

} // namespace midhop::gui
