#include "gui/many/axis.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace midhop::gui {

std::vector<double> roundScale(double most, int intervals, double least)
{
    const double wanted = std::max({most / std::max(1, intervals), least, std::numeric_limits<double>::min()});
    const double decade = std::pow(10, std::floor(std::log10(wanted)));
    double step = 10 * decade;
    for (const double round : {1.0, 2.0, 5.0}) {
        if (round * decade >= wanted * (1 - 1e-9)) {
            step = round * decade;
            break;
        }
    }
    std::vector<double> values{0};
    while (values.back() < most * (1 - 1e-9))
        values.push_back(double(values.size()) * step);
    return values;
}

Axes axesFor(QSizeF size, const std::vector<QString> &y, const ChartFont &font, qreal linesAbove, qreal widestX)
{
    qreal widest = 0;
    for (const QString &text : y)
        widest = std::max(widest, font.width(text));
    const qreal gap = font.lineHeight / 3;
    const qreal left = std::max(widest + 2 * gap, widestX / 2);
    const qreal top = font.lineHeight * linesAbove;
    const qreal bottom = font.lineHeight * 2 + gap;
    const qreal right = std::max(font.lineHeight * 2, widestX / 2);
    Axes axes;
    axes.plot = QRectF(left, top, std::max(0.0, size.width() - left - right), std::max(0.0, size.height() - top - bottom));
    for (std::size_t i = 0; i < y.size(); ++i) {
        const qreal share = y.size() < 2 ? 0 : qreal(i) / qreal(y.size() - 1);
        axes.y.push_back({axes.plot.bottom() - share * axes.plot.height(), y[i]});
    }
    return axes;
}

void keepApart(std::vector<Tick> &ticks, const ChartFont &font, qreal room)
{
    qreal free = -std::numeric_limits<qreal>::infinity();
    for (Tick &tick : ticks) {
        if (tick.text.isEmpty())
            continue;
        const qreal half = font.width(tick.text) / 2;
        if (tick.at - half < free)
            tick.text.clear();
        else
            free = tick.at + half + room;
    }
}

} // namespace midhop::gui
