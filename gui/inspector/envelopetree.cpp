#include "gui/inspector/envelopetree.h"

#include "gui/inspector/envelopemodel.h"
#include "gui/inspector/inspectordelegate.h"
#include "gui/tables/plainheader.h"
#include "gui/theme/colours.h"

#include <QtGui/QKeyEvent>

#include <algorithm>
#include <array>
#include <numeric>

namespace midhop::gui {

namespace {

/// In letters: so much each column needs, and shares of what is left over.
constexpr std::array<int, EnvelopeModel::ColumnCount> Needed{18, 17, 20, 9, 9};
constexpr std::array<int, EnvelopeModel::ColumnCount> Share{1, 4, 4, 1, 1};

} // namespace

EnvelopeTree::EnvelopeTree(QWidget *parent)
    : QTreeView(parent)
{
    setHeader(new PlainHeader(this));
    setItemDelegate(new InspectorDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setUniformRowHeights(true);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(ScrollPerPixel);
    setContextMenuPolicy(Qt::ActionsContextMenu);
}

void EnvelopeTree::setModel(QAbstractItemModel *model)
{
    QTreeView::setModel(model);
    shareWidth();
}

// The window may have Ctrl+C as a shortcut too; in the tree it is the tree's.
bool EnvelopeTree::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride &&
        static_cast<QKeyEvent *>(event)->matches(QKeySequence::Copy)) {
        event->accept();
        return true;
    }
    return QTreeView::event(event);
}

void EnvelopeTree::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        emit copyRequested();
    else
        QTreeView::keyPressEvent(event);
}

void EnvelopeTree::changeEvent(QEvent *event)
{
    QTreeView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        shareWidth();
}

void EnvelopeTree::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    shareWidth();
}

// What the style fills before a selected row has the selection's colour too.
void EnvelopeTree::drawRow(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    QStyleOptionViewItem quiet = option;
    for (const QPalette::ColorGroup group : {QPalette::Active, QPalette::Inactive})
        quiet.palette.setColor(group, QPalette::Highlight, Colours::of(option.palette).selection);
    QTreeView::drawRow(painter, quiet, index);
}

void EnvelopeTree::shareWidth()
{
    if (!model())
        return;
    const int letter = fontMetrics().averageCharWidth();
    const int needed = letter * std::accumulate(Needed.begin(), Needed.end(), 0);
    const int left = std::max(0, viewport()->width() - needed);
    const int shares = std::accumulate(Share.begin(), Share.end(), 0);
    setIndentation(letter * 2);
    for (std::size_t column = 0; column < Needed.size(); ++column)
        setColumnWidth(int(column), letter * Needed[column] + left * Share[column] / shares);
}

} // namespace midhop::gui
