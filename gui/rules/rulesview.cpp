#include "gui/rules/rulesview.h"

#include "gui/rules/rowruns.h"
#include "gui/rules/rulesdelegate.h"
#include "gui/rules/rulesmodel.h"
#include "gui/tables/plainheader.h"

#include <QtGui/QDropEvent>
#include <QtGui/QKeyEvent>

#include <algorithm>

namespace midhop::gui {

RulesView::RulesView(RulesModel *model, QWidget *parent)
    : RowsView(parent)
    , m_delegate(new RulesDelegate(this))
{
    setHorizontalHeader(new PlainHeader(this));
    setModel(model);
    setItemDelegate(m_delegate);
    setEditTriggers(DoubleClicked | EditKeyPressed);
    setDragDropMode(InternalMove);
    setDragDropOverwriteMode(false);
    setDropIndicatorShown(true);
    setContextMenuPolicy(Qt::DefaultContextMenu);
    setColumns();
}

void RulesView::setColumns()
{
    QHeaderView *header = horizontalHeader();
    header->setSectionsClickable(false);
    header->setSectionsMovable(false);
    header->setHighlightSections(false);
    const QFontMetrics metrics(font());
    const int em = metrics.averageCharWidth();
    const auto fix = [header](int column, int width) {
        header->setSectionResizeMode(column, QHeaderView::Interactive);
        header->resizeSection(column, width);
    };
    fix(RulesModel::On, metrics.height() * 2 + em * 6);
    fix(RulesModel::Action, em * 11);
    fix(RulesModel::Hits, em * 10);
    fix(RulesModel::LastHit, em * 16);
    header->setSectionResizeMode(RulesModel::Destination, QHeaderView::Stretch);
    header->setSectionResizeMode(RulesModel::Comment, QHeaderView::Stretch);
}

std::vector<int> RulesView::selectedRows() const
{
    std::vector<int> rows;
    for (const auto &[first, last] : selectedRuns()) {
        for (int row = first; row <= last; ++row)
            rows.push_back(row);
    }
    return rows;
}

void RulesView::selectRows(const std::vector<int> &rows)
{
    if (rows.empty())
        return;
    const int column = std::max(0, currentIndex().column());
    QItemSelection selection;
    for (const auto &[first, count] : rowRuns(rows))
        selection.select(model()->index(first, 0), model()->index(first + count - 1, model()->columnCount() - 1));
    selectionModel()->setCurrentIndex(model()->index(rows.front(), column), QItemSelectionModel::NoUpdate);
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    showRow(rows.front());
}

void RulesView::editCurrent()
{
    QModelIndex index = currentIndex();
    if (!index.isValid())
        return;
    if (!(index.flags() & Qt::ItemIsEditable))
        index = index.siblingAtColumn(RulesModel::Destination);
    setCurrentIndex(index);
    edit(index);
}

/// Above the middle of a row is before it.
int RulesView::dropRow(const QPoint &at) const
{
    const QModelIndex over = indexAt(at);
    if (!over.isValid())
        return at.y() < 0 ? 0 : model()->rowCount();
    return over.row() + (at.y() > visualRect(over).center().y() ? 1 : 0);
}

void RulesView::dragMoveEvent(QDragMoveEvent *event)
{
    RowsView::dragMoveEvent(event); // scrolls and shows where
    if (event->source() == this)
        event->accept();
    else
        event->ignore();
}

// The base would have the model insert the rows and then remove those that were dragged: two changes for one.
void RulesView::dropEvent(QDropEvent *event)
{
    stopAutoScroll();
    setState(NoState);
    viewport()->update();
    if (event->source() != this)
        return event->ignore();
    event->setDropAction(Qt::IgnoreAction);
    event->accept();
    emit moveRequested(dropRow(event->position().toPoint()));
}

void RulesView::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers() == Qt::NoModifier && state() != EditingState)
        editCurrent();
    else
        RowsView::keyPressEvent(event);
}

void RulesView::changeEvent(QEvent *event)
{
    RowsView::changeEvent(event);
    if (event->type() == QEvent::FontChange && model() != nullptr)
        setColumns();
}

} // namespace midhop::gui
