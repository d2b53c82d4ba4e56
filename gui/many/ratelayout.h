#pragma once

#include "gui/many/axis.h"
#include "gui/many/runpace.h"

namespace midhop::gui {

/// The geometry of the line that shows a run's throughput over its time, as a value. Both axes are linear and begin at 0.
class RateLayout final
{
public:
    /// Of a number along the axis: seconds, or exchanges a second.
    using NumberText = std::function<QString(double)>;

    RateLayout() = default;
    RateLayout(std::vector<RunPace::Stretch> course, QSizeF size, const ChartFont &font, const NumberText &secondsText,
               const NumberText &rateText);

    [[nodiscard]] const Axes &axes() const { return m_axes; }
    [[nodiscard]] const std::vector<RunPace::Stretch> &course() const { return m_course; }
    /// A point in the middle of each stretch.
    [[nodiscard]] const std::vector<QPointF> &points() const { return m_points; }
    /// The stretch at a point of the plot; -1 for none.
    [[nodiscard]] int stretchAt(QPointF place) const;

private:
    std::vector<RunPace::Stretch> m_course;
    Axes m_axes;
    std::vector<QPointF> m_points;
};

} // namespace midhop::gui
