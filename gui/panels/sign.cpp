#include "gui/panels/sign.h"

#include <QtGui/QPainter>

namespace midhop::gui {

Sign::Sign(Glyph glyph, Tint::Pick colour, QWidget *parent)
    : QWidget(parent)
    , m_glyph(glyph)
    , m_colour(colour)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Sign::setGlyph(Glyph glyph, Tint::Pick colour)
{
    m_glyph = glyph;
    m_colour = colour;
    update();
}

QSize Sign::sizeHint() const
{
    const int side = fontMetrics().ascent();
    return {side, side};
}

void Sign::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintGlyph(&painter, rect(), m_glyph, Colours::of(palette()).*m_colour);
}

} // namespace midhop::gui
