#pragma once

#include <QtCore/QRectF>
#include <QtCore/QString>

#include <functional>
#include <vector>

namespace midhop::gui {

/// A place along an axis with what is written there; an empty text is a mark alone.
struct Tick
{
    qreal at = 0;
    QString text;
};

/// What the layout of a chart needs to know of its font.
struct ChartFont
{
    qreal lineHeight = 0;
    std::function<qreal(const QString &)> width;
};

/// A chart's plot in its widget, and its two axes: x below, y (upwards, from the plot's lower edge) at the left.
struct Axes
{
    QRectF plot;
    std::vector<Tick> x; ///< `at` in the widget's coordinates
    std::vector<Tick> y;
};

/// Round values 0, s, 2s … up to the first that is not below `most`, with s of 1, 2, 5, 10 …, not below `least`, and at most
/// `intervals` of them.
[[nodiscard]] std::vector<double> roundScale(double most, int intervals, double least = 0);

/// The plot of a chart of that size with these values along y (the last is the plot's upper edge), the ticks of y placed. Room
/// is left for so many lines above the plot, for the ticks of x and a caption below it, and for half of a text of x, `widestX` wide,
/// at both sides.
[[nodiscard]] Axes axesFor(QSizeF size, const std::vector<QString> &y, const ChartFont &font, qreal linesAbove, qreal widestX = 0);

/// Takes away the text of each tick that would come nearer than `room` to the text before it; all are centred on their places.
void keepApart(std::vector<Tick> &ticks, const ChartFont &font, qreal room);

} // namespace midhop::gui
