#include "gui/theme/fieldstyle.h"

#include "gui/theme/colours.h"

#include <QtGui/QPainter>
#include <QtWidgets/QStyleOption>

using namespace Qt::StringLiterals;

namespace midhop::gui {

FieldStyle::FieldStyle()
    : QProxyStyle(u"Fusion"_s)
{
}

void FieldStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                               const QWidget *widget) const
{
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    const bool isBox = element == PE_IndicatorCheckBox;
    const Colours &colours = Colours::of(option->palette);
    if (!(isBox || element == PE_FrameLineEdit) || !colours.dark || (option->state & State_HasFocus) != 0)
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(isBox ? colours.muted : colours.border);
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5), 2, 2);
    painter->restore();
}

} // namespace midhop::gui
