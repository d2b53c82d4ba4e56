#include "gui/tables/plainheader.h"

#include "gui/theme/colours.h"

#include <QtGui/QPainter>

namespace midhop::gui {

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
    const QRect inside = rect.adjusted(room, 0, -room, 0);
    const auto alignment = model()->headerData(section, orientation(), Qt::TextAlignmentRole).toInt();
    const QString text = model()->headerData(section, orientation()).toString();
    painter->save();
    painter->setPen(Colours::of(palette()).muted);
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    painter->setFont(bold);
    painter->drawText(inside, alignment | Qt::TextSingleLine,
                      QFontMetrics(bold).elidedText(text, Qt::ElideRight, inside.width()));
    painter->restore();
}

QSize PlainHeader::sectionSizeFromContents(int section) const
{
    const int height = fontMetrics().height();
    return {QHeaderView::sectionSizeFromContents(section).width(), height + height * 2 / 3};
}

} // namespace midhop::gui
