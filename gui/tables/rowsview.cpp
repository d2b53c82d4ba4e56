#include "gui/tables/rowsview.h"

#include "gui/tables/rowheader.h"
#include "gui/theme/colours.h"

#include <QtCore/QScopedValueRollback>
#include <QtCore/QSignalBlocker>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QScrollBar>

#include <algorithm>
#include <limits>

namespace midhop::gui {

RowsView::RowsView(QWidget *parent)
    : QTableView(parent)
{
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setVerticalHeader(new RowHeader(this));
    setTabKeyNavigation(false);
    setEditTriggers(NoEditTriggers);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setContextMenuPolicy(Qt::ActionsContextMenu);
    verticalHeader()->hide();
    horizontalHeader()->setHighlightSections(false);
    setRowHeight();
}

void RowsView::setHint(const QString &hint)
{
    m_hint = hint;
    viewport()->update();
}

std::vector<std::pair<int, int>> RowsView::selectedRuns() const
{
    std::vector<std::pair<int, int>> ranges;
    for (const QItemSelectionRange &range : selectionModel()->selection())
        ranges.emplace_back(range.top(), range.bottom());
    std::sort(ranges.begin(), ranges.end());
    std::vector<std::pair<int, int>> runs;
    for (const auto &[first, last] : ranges) {
        if (!runs.empty() && first <= runs.back().second + 1)
            runs.back().second = std::max(runs.back().second, last);
        else
            runs.emplace_back(first, last);
    }
    return runs;
}

int RowsView::firstVisibleRow() const
{
    // All rows have one height: asking where they are costs a millisecond for each million.
    const int rows = model() ? model()->rowCount() : 0;
    return std::min(rows - 1, verticalScrollBar()->value() / verticalHeader()->defaultSectionSize());
}

// Rows that just arrived may not have a place yet.
bool RowsView::isRowVisible(int row)
{
    executeDelayedItemsLayout();
    const int top = rowViewportPosition(row);
    return top >= 0 && top + rowHeight(row) <= viewport()->height();
}

void RowsView::showRow(int row)
{
    if (isRowVisible(row))
        return;
    // A view does not scroll to what is hidden.
    scrollTo(model()->index(row, firstShownColumn()), PositionAtCenter);
}

void RowsView::selectRow(int row)
{
    // The view's own setCurrentIndex() would ask the keyboard whether to add.
    selectionModel()->setCurrentIndex(model()->index(row, firstShownColumn()),
                                      QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    showRow(row);
}

int RowsView::firstShownColumn() const
{
    for (int place = 0; place < horizontalHeader()->count(); ++place) {
        if (const int column = horizontalHeader()->logicalIndex(place); !isColumnHidden(column))
            return column;
    }
    return 0;
}

// Rows that came may have no room in the scroll bar's range yet.
void RowsView::scrollRows(int rows)
{
    QScrollBar *bar = verticalScrollBar();
    const int value = bar->value() + rows * verticalHeader()->defaultSectionSize();
    if (value > bar->maximum())
        layOutNow();
    bar->setValue(value);
}

// The window may have Ctrl+C as a shortcut too; in the table it is the table's.
bool RowsView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride &&
        static_cast<QKeyEvent *>(event)->matches(QKeySequence::Copy)) {
        event->accept();
        return true;
    }
    return QTableView::event(event);
}

void RowsView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        emit copyRequested();
    else if (event->key() == Qt::Key_F10 && event->modifiers() == Qt::ShiftModifier &&
             contextMenuPolicy() == Qt::DefaultContextMenu)
        requestMenuByKey();
    else
        QTableView::keyPressEvent(event);
}

// A page down from near the end is a place of RowHeader without a row.
QModelIndex RowsView::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    if (m_gainingFocus)
        return {};
    const QModelIndex moved = QTableView::moveCursor(action, modifiers);
    if (moved.isValid() || action != MovePageDown || !currentIndex().isValid())
        return moved;
    return model()->index(model()->rowCount() - 1, currentIndex().column());
}

// A view without a current row takes the first one when it gains the focus. Who passes by has chosen nothing.
void RowsView::focusInEvent(QFocusEvent *event)
{
    const QScopedValueRollback gaining(m_gainingFocus, true);
    QTableView::focusInEvent(event);
}

// To the first and the last row with Ctrl as without, where Qt leaves the selection behind.
QItemSelectionModel::SelectionFlags RowsView::selectionCommand(const QModelIndex &index, const QEvent *event) const
{
    if (event != nullptr && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<const QKeyEvent *>(event);
        if (key->key() == Qt::Key_Home || key->key() == Qt::Key_End) {
            const QKeyEvent plain(QEvent::KeyPress, key->key(), key->modifiers() & ~Qt::ControlModifier);
            return QTableView::selectionCommand(index, &plain);
        }
    }
    return QTableView::selectionCommand(index, event);
}

void RowsView::contextMenuEvent(QContextMenuEvent *event)
{
    if (event->reason() == QContextMenuEvent::Keyboard)
        requestMenuByKey();
    else
        emit menuRequested(event->globalPos(), indexAt(event->pos()));
}

// Below the current cell, as far as it is in sight.
void RowsView::requestMenuByKey()
{
    QPoint place = viewport()->rect().center();
    if (currentIndex().isValid()) {
        const QRect inside = viewport()->rect();
        const QPoint corner = visualRect(currentIndex()).bottomLeft();
        place = {std::clamp(corner.x(), inside.left(), inside.right()),
                 std::clamp(corner.y(), inside.top(), inside.bottom())};
    }
    emit menuRequested(viewport()->mapToGlobal(place), currentIndex());
}

void RowsView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    emit resized();
}

// Qt's own takes all places of RowHeader for rows. What it did to the scroll bar is taken back before the bar tells of it.
void RowsView::updateGeometries()
{
    QScrollBar *bar = verticalScrollBar();
    const int maximum = bar->maximum();
    const int value = bar->value();
    {
        const QSignalBlocker blocker(bar);
        QTableView::updateGeometries();
        if (!model())
            return;
        bar->setRange(0, maximum);
        bar->setValue(value);
    }
    const qint64 height = qint64(model()->rowCount()) * verticalHeader()->defaultSectionSize();
    bar->setRange(0, static_cast<int>(std::clamp<qint64>(height - bar->pageStep(), 0, std::numeric_limits<int>::max())));
    verticalHeader()->setOffset(bar->value());
}

void RowsView::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        setRowHeight();
}

void RowsView::setRowHeight()
{
    const QFontMetrics metrics(font());
    verticalHeader()->setMinimumSectionSize(1);
    verticalHeader()->setDefaultSectionSize(metrics.height() + std::max(2, metrics.height() / 4));
}

void RowsView::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    if (m_hint.isEmpty() || !model() || model()->rowCount() > 0)
        return;
    QPainter painter(viewport());
    QFont hintFont = parentWidget() ? parentWidget()->font() : font();
    hintFont.setResolveMask(QFont::AllPropertiesResolved); // else the painter takes the lines' font
    painter.setFont(hintFont);
    painter.setPen(Colours::of(palette()).muted);
    const int margin = fontMetrics().height();
    painter.drawText(viewport()->rect().adjusted(margin, margin, -margin, -margin),
                     Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, m_hint);
}

} // namespace midhop::gui
