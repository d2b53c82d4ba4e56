#include "gui/many/ratelayout.h"

#include <algorithm>

namespace midhop::gui {

namespace {

constexpr qreal LinesAbove = 1.5; // a caption and half of the upper number

using Seconds = std::chrono::duration<double>;

} // namespace

RateLayout::RateLayout(std::vector<RunPace::Stretch> course, QSizeF size, const ChartFont &font,
                       const NumberText &secondsText, const NumberText &rateText)
    : m_course(std::move(course))
{
    double most = 1;
    for (const RunPace::Stretch &stretch : m_course)
        most = std::max(most, stretch.rate);
    const int intervals = std::clamp(int(size.height() / (font.lineHeight * 3)), 1, 4);
    const std::vector<double> scale = roundScale(most, intervals, 1);
    std::vector<QString> rates;
    for (const double value : scale)
        rates.push_back(rateText(value));
    m_axes = axesFor(size, rates, font, LinesAbove);
    if (m_course.empty())
        return;

    const QRectF &plot = m_axes.plot;
    const double end = Seconds(m_course.back().to).count();
    for (const double value : roundScale(end, std::clamp(int(plot.width() / (font.lineHeight * 5)), 1, 10))) {
        if (value <= end * (1 + 1e-9))
            m_axes.x.push_back({plot.left() + plot.width() * value / end, secondsText(value)});
    }
    keepApart(m_axes.x, font, font.lineHeight / 2);
    for (const RunPace::Stretch &stretch : m_course) {
        const double middle = (Seconds(stretch.from).count() + Seconds(stretch.to).count()) / 2;
        m_points.emplace_back(plot.left() + plot.width() * middle / end,
                              plot.bottom() - plot.height() * stretch.rate / scale.back());
    }
}

int RateLayout::stretchAt(QPointF place) const
{
    const QRectF &plot = m_axes.plot;
    if (m_course.empty() || !plot.contains(place))
        return -1;
    const double at = Seconds(m_course.back().to).count() * (place.x() - plot.left()) / plot.width();
    const auto stretch = std::find_if(m_course.begin(), m_course.end(), [at](const RunPace::Stretch &each) {
        return Seconds(each.to).count() >= at;
    });
    return int(std::min(stretch - m_course.begin(), std::ptrdiff_t(m_course.size()) - 1));
}

} // namespace midhop::gui
