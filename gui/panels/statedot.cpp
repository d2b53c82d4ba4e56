#include "gui/panels/statedot.h"

#include "gui/theme/colours.h"

#include <QtGui/QPainter>

namespace midhop::gui {

StateDot::StateDot(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void StateDot::setState(State state)
{
    m_state = state;
    update();
}

QSize StateDot::sizeHint() const
{
    const int side = fontMetrics().xHeight() + 3;
    return {side, side};
}

void StateDot::paintEvent(QPaintEvent *)
{
    const Colours &colours = Colours::of(palette());
    const QColor colour = m_state == State::Off ? colours.muted : colours.good;
    const QRectF disc = QRectF(rect()).adjusted(1.5, 1.5, -1.5, -1.5);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, 1.5));
    painter.setBrush(m_state == State::On ? QBrush(colour) : QBrush(Qt::NoBrush));
    painter.drawEllipse(disc);
    if (m_state == State::Ending) {
        painter.setBrush(colour);
        painter.drawPie(disc, 90 * 16, 180 * 16);
    }
}

} // namespace midhop::gui
