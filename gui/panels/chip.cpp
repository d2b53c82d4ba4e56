#include "gui/panels/chip.h"

#include "gui/theme/colours.h"

#include <QtGui/QPainter>

namespace midhop::gui {

namespace {

constexpr int Side = 10;

} // namespace

Chip::Chip(QWidget *parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
}

QSize Chip::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(text()) + 2 * Side + 2, heightFor(fontMetrics())};
}

void Chip::paintEvent(QPaintEvent *)
{
    const Colours &colours = Colours::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(rect()).adjusted(0.5, 1.5, -0.5, -1.5);
    painter.setPen(hasFocus() ? colours.accent : colours.border);
    painter.setBrush(colours.base);
    painter.drawRoundedRect(frame, frame.height() / 2, frame.height() / 2);
    const QRect inner = rect().adjusted(Side, 0, -Side, 0);
    painter.setPen(colours.text);
    painter.drawText(inner, Qt::AlignCenter | Qt::TextSingleLine,
                     fontMetrics().elidedText(text(), Qt::ElideMiddle, inner.width()));
}

} // namespace midhop::gui
