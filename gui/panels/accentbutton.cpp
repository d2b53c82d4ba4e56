#include "gui/panels/accentbutton.h"

#include "gui/theme/colours.h"

#include <QtWidgets/QStyleOptionButton>
#include <QtWidgets/QStylePainter>

namespace midhop::gui {

AccentButton::AccentButton(QWidget *parent)
    : QPushButton(parent)
{
    QFont bold; // nothing but the weight, so that the size goes on following the application's
    bold.setBold(true);
    setFont(bold);
}

void AccentButton::paintEvent(QPaintEvent *event)
{
    // Disabled it looks like any other: the style draws that better than we do.
    if (!isEnabled()) {
        QPushButton::paintEvent(event);
        return;
    }
    const Colours &colours = Colours::of(palette());
    QStyleOptionButton option;
    initStyleOption(&option);
    option.palette.setColor(QPalette::ButtonText, colours.onAccent);

    QStylePainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(isDown() ? colours.accent.darker(120) : colours.accent);
    const QRectF body = QRectF(rect()).adjusted(0.5, 1.5, -0.5, -1.5);
    painter.drawRoundedRect(body, 3, 3);
    if (hasFocus() || underMouse()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(hasFocus() ? colours.text : colours.onAccent, 1.2));
        painter.drawRoundedRect(body.adjusted(2, 2, -2, -2), 2, 2);
    }
    painter.drawControl(QStyle::CE_PushButtonLabel, option);
}

} // namespace midhop::gui
