#include "gui/window/flowsplitter.h"

#include "gui/theme/colours.h"

#include <QtGui/QPainter>

namespace midhop::gui {

namespace {

constexpr int HandleWidth = 28;

void paintArrow(QPainter &painter, QPointF middle, qreal direction)
{
    constexpr qreal Half = 6;
    constexpr qreal Head = 3.5;
    const QPointF tip = middle + QPointF(Half * direction, 0);
    painter.drawLine(middle - QPointF(Half * direction, 0), tip);
    painter.drawLine(tip, tip + QPointF(-Head * direction, -Head));
    painter.drawLine(tip, tip + QPointF(-Head * direction, Head));
}

class FlowHandle final : public QSplitterHandle
{
public:
    explicit FlowHandle(QSplitter *parent)
        : QSplitterHandle(Qt::Horizontal, parent)
    {
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(Colours::of(palette()).muted, 1.4, Qt::SolidLine, Qt::RoundCap));
        const qreal forth = layoutDirection() == Qt::RightToLeft ? -1 : 1;
        const QPointF middle = QRectF(rect()).center();
        paintArrow(painter, middle - QPointF(0, 10), forth);
        paintArrow(painter, middle + QPointF(0, 10), -forth);
    }
};

} // namespace

FlowSplitter::FlowSplitter(QWidget *parent)
    : QSplitter(Qt::Horizontal, parent)
{
    setHandleWidth(HandleWidth);
    setChildrenCollapsible(false);
}

QSplitterHandle *FlowSplitter::createHandle()
{
    return new FlowHandle(this);
}

} // namespace midhop::gui
