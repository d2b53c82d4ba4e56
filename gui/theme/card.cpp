#include "gui/theme/card.h"

#include "gui/theme/colours.h"

#include <QtCore/QEvent>
#include <QtGui/QPainter>
#include <QtGui/QPainterPath>

namespace midhop::gui {

namespace {

constexpr int EdgeHeight = 3;
constexpr qreal Radius = 6;

} // namespace

Card::Card(std::optional<trace::Role> role, QWidget *parent)
    : QGroupBox(parent)
    , m_role(role)
{
    setMargins();
}

void Card::setHeading(const QString &heading)
{
    setTitle(heading);
    setAccessibleName(heading);
    setMargins();
}

// QGroupBox leaves room for a title and the style's frame; this panel draws neither.
void Card::setMargins()
{
    setContentsMargins(1, m_role ? EdgeHeight : 1, 1, 1);
}

void Card::changeEvent(QEvent *event)
{
    QGroupBox::changeEvent(event);
    setMargins();
}

void Card::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
}

void Card::paintEvent(QPaintEvent *)
{
    const Colours &colours = Colours::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(colours.border);
    painter.setBrush(colours.surface);
    painter.drawRoundedRect(frame, Radius, Radius);
    if (!m_role)
        return;
    QPainterPath outline;
    outline.addRoundedRect(QRectF(rect()), Radius, Radius);
    painter.setClipRect(QRect(0, 0, width(), EdgeHeight));
    painter.fillPath(outline, colours.role(*m_role));
}

} // namespace midhop::gui
