#include "gui/tables/plainheader.h"

#include "gui/theme/colours.h"

#include <QtGui/QPainter>
#include <QtGui/QPainterPath>

namespace midhop::gui {

namespace {

/// Upwards where the smallest stands first.
void paintArrow(QPainter *painter, const QRectF &place, Qt::SortOrder order)
{
    const bool up = order == Qt::AscendingOrder;
    QPainterPath arrow(up ? place.bottomLeft() : place.topLeft());
    arrow.lineTo(up ? place.bottomRight() : place.topRight());
    arrow.lineTo(place.center().x(), up ? place.top() : place.bottom());
    arrow.closeSubpath();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->fillPath(arrow, painter->pen().color());
}

} // namespace

PlainHeader::PlainHeader(QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent)
{
    setHighlightSections(false);
}

void PlainHeader::paintEvent(QPaintEvent *event)
{
    const Colours &colours = Colours::of(palette());
    {
        QPainter painter(viewport());
        painter.fillRect(viewport()->rect(), colours.header);
        painter.fillRect(QRect(0, viewport()->height() - 1, viewport()->width(), 1), colours.border);
    }
    QHeaderView::paintEvent(event);
}

void PlainHeader::paintSection(QPainter *painter, const QRect &rect, int section) const
{
    const int room = fontMetrics().averageCharWidth();
    QRect inside = rect.adjusted(room, 0, -room, 0);
    const auto alignment = model()->headerData(section, orientation(), Qt::TextAlignmentRole).toInt();
    const QString text = model()->headerData(section, orientation()).toString();
    painter->save();
    painter->setPen(Colours::of(palette()).muted);
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    painter->setFont(bold);
    const QFontMetrics metrics(bold);
    const bool sorted = isSortIndicatorShown() && sortIndicatorSection() == section;
    const int arrow = sorted ? metrics.xHeight() : 0;
    if (sorted) {
        painter->setPen(Colours::of(palette()).text);
        inside.setRight(inside.right() - arrow - room / 2);
    }
    const QString seen = metrics.elidedText(text, Qt::ElideRight, inside.width());
    painter->drawText(inside, alignment | Qt::TextSingleLine, seen);
    if (sorted) {
        const bool atRight = (alignment & Qt::AlignRight) != 0;
        const int end = atRight ? inside.right() : inside.left() + metrics.horizontalAdvance(seen);
        const QRectF place(end + room / 2.0 + 1, inside.center().y() - arrow * 0.2, arrow, arrow * 0.7);
        paintArrow(painter, place, sortIndicatorOrder());
    }
    painter->restore();
}

QSize PlainHeader::sectionSizeFromContents(int section) const
{
    const int height = fontMetrics().height();
    return {QHeaderView::sectionSizeFromContents(section).width(), height + height * 2 / 3};
}

} // namespace midhop::gui
