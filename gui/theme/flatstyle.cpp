#include "gui/theme/flatstyle.h"

#include "gui/theme/colours.h"

#include <QtGui/QPainter>
#include <QtWidgets/QStyleOption>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace midhop::gui {

namespace {

constexpr int SliderMargin = 4; ///< pixels beside it, across the bar

} // namespace

FlatStyle::FlatStyle()
    : QProxyStyle(u"Fusion"_s)
{
}

void FlatStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
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

void FlatStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                   QPainter *painter, const QWidget *widget) const
{
    if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
        bar != nullptr && control == CC_ScrollBar)
        drawScrollBar(*bar, painter, widget);
    else
        QProxyStyle::drawComplexControl(control, option, painter, widget);
}

void FlatStyle::drawScrollBar(const QStyleOptionSlider &bar, QPainter *painter, const QWidget *widget) const
{
    const Colours &colours = Colours::of(bar.palette);
    const bool upright = bar.orientation == Qt::Vertical;
    const auto partRect = [&](SubControl part) {
        return proxy()->subControlRect(CC_ScrollBar, &bar, part, widget);
    };
    painter->fillRect(bar.rect, colours.window);
    if ((bar.state & State_Enabled) == 0 || bar.maximum <= bar.minimum)
        return;

    const QRect place = partRect(SC_ScrollBarSlider);
    const QRect slider = upright ? place.adjusted(SliderMargin, 1, -SliderMargin, -1)
                                 : place.adjusted(1, SliderMargin, -1, -SliderMargin);
    const bool isAimedAt = (bar.activeSubControls & SC_ScrollBarSlider) != 0;
    const double radius = std::min(slider.width(), slider.height()) / 2.0;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(isAimedAt ? colours.text : colours.muted);
    painter->drawRoundedRect(slider, radius, radius);
    painter->restore();

    const auto drawArrow = [&](SubControl part, PrimitiveElement element, bool leadsOn) {
        QStyleOption arrow = bar;
        arrow.rect = partRect(part);
        arrow.state.setFlag(State_Enabled, leadsOn);
        proxy()->drawPrimitive(element, &arrow, painter, widget);
    };
    const bool mirrored = !upright && bar.direction == Qt::RightToLeft;
    const bool hasBefore = bar.sliderPosition > bar.minimum;
    const bool hasBehind = bar.sliderPosition < bar.maximum;
    const PrimitiveElement back = upright    ? PE_IndicatorArrowUp
                                  : mirrored ? PE_IndicatorArrowRight
                                             : PE_IndicatorArrowLeft;
    const PrimitiveElement on = upright    ? PE_IndicatorArrowDown
                                : mirrored ? PE_IndicatorArrowLeft
                                           : PE_IndicatorArrowRight;
    drawArrow(SC_ScrollBarSubLine, back, hasBefore);
    drawArrow(SC_ScrollBarAddLine, on, hasBehind);
}

} // namespace midhop::gui
