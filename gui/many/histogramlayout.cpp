#include "gui/many/histogramlayout.h"

#include <algorithm>
#include <cmath>

namespace midhop::gui {

namespace {

using std::chrono::nanoseconds;

constexpr qreal LinesAbove = 2.1; // a caption, and below it what the marks are

/// How round an edge of a bin is.
enum class Roundness : quint8 { Any, Tenth, OneTwoFive, Decade }; // Tenth: of ten a decade (R10)

Roundness roundnessOf(nanoseconds edge)
{
    qint64 value = edge.count();
    while (value >= 10 && value % 10 == 0)
        value /= 10;
    switch (value) {
    case 1:
        return Roundness::Decade;
    case 0:
    case 2:
    case 5:
        return Roundness::OneTwoFive;
    case 125:
    case 16:
    case 25:
    case 315:
    case 4:
    case 63:
    case 8:
        return Roundness::Tenth;
    default:
        return Roundness::Any;
    }
}

qreal widestOf(const std::vector<LatencyBin> &bins, const ChartFont &font, const HistogramLayout::TimeText &timeText)
{
    qreal widest = 0;
    for (const LatencyBin &bin : bins)
        widest = std::max(widest, font.width(timeText(bin.from)));
    return widest;
}

qreal highestOf(const std::vector<LatencyBin> &bins)
{
    quint64 most = 1;
    for (const LatencyBin &bin : bins)
        most = std::max(most, bin.count);
    return qreal(most);
}

} // namespace

HistogramLayout::HistogramLayout(std::vector<LatencyBin> bins, const std::vector<LatencyMark> &marks, QSizeF size,
                                 const ChartFont &font, const TimeText &timeText, const CountText &countText)
    : m_bins(std::move(bins))
{
    const int intervals = std::clamp(int(size.height() / (font.lineHeight * 3)), 1, 5);
    const std::vector<double> scale = roundScale(highestOf(m_bins), intervals, 1);
    std::vector<QString> counts;
    for (const double value : scale)
        counts.push_back(countText(quint64(std::llround(value))));
    m_axes = axesFor(size, counts, font, LinesAbove, widestOf(m_bins, font, timeText));
    if (m_bins.empty())
        return;
    placeBars(quint64(std::llround(scale.back())));
    placeTicks(font, timeText);
    for (const LatencyMark &mark : marks)
        m_marks.push_back({placeOf(mark.at), mark.text});
    keepApart(m_marks, font, font.lineHeight / 3);
}

void HistogramLayout::placeBars(quint64 top)
{
    const QRectF &plot = m_axes.plot;
    const qreal width = columnWidth();
    const qreal gap = width > 4 ? 1 : 0;
    for (std::size_t i = 0; i < m_bins.size(); ++i) {
        qreal height = plot.height() * qreal(m_bins[i].count) / qreal(top);
        if (m_bins[i].count > 0)
            height = std::max(height, std::min(LowestBar, plot.height()));
        m_bars.emplace_back(plot.left() + qreal(i) * width, plot.bottom() - height, width - gap, height);
    }
}

/// As many edges get a text as have room for it: all, or the rounder ones.
void HistogramLayout::placeTicks(const ChartFont &font, const TimeText &timeText)
{
    const qreal room = font.lineHeight / 2;
    for (const Roundness least : {Roundness::Any, Roundness::Tenth, Roundness::OneTwoFive, Roundness::Decade}) {
        std::vector<Tick> ticks;
        for (std::size_t i = 0; i <= m_bins.size(); ++i) {
            const nanoseconds edge = i < m_bins.size() ? m_bins[i].from : m_bins.back().to;
            if (roundnessOf(edge) >= least && edge != nanoseconds::max())
                ticks.push_back({m_axes.plot.left() + qreal(i) * columnWidth(), timeText(edge)});
        }
        const auto texts = [&ticks] {
            return std::count_if(ticks.begin(), ticks.end(), [](const Tick &tick) { return !tick.text.isEmpty(); });
        };
        const auto wanted = texts();
        keepApart(ticks, font, room);
        const bool fits = texts() == wanted && wanted > 1;
        if (fits || m_axes.x.empty()) // better any than none
            m_axes.x = std::move(ticks);
        if (fits)
            return;
    }
}

qreal HistogramLayout::placeOf(nanoseconds latency) const
{
    const auto above = std::upper_bound(m_bins.begin(), m_bins.end(), latency,
                                        [](nanoseconds value, const LatencyBin &bin) { return value < bin.to; });
    if (above == m_bins.end())
        return m_axes.plot.right();
    qreal share = 0;
    if (latency > above->from && above->from > nanoseconds(0)) {
        share = std::log(qreal(latency.count()) / qreal(above->from.count())) /
                std::log(qreal(above->to.count()) / qreal(above->from.count()));
    }
    return m_axes.plot.left() + (qreal(above - m_bins.begin()) + share) * columnWidth();
}

int HistogramLayout::binAt(QPointF place) const
{
    const QRectF &plot = m_axes.plot;
    if (m_bins.empty() || place.x() < plot.left() || place.x() >= plot.right() || place.y() < plot.top() ||
        place.y() > plot.bottom())
        return -1;
    return std::clamp(int((place.x() - plot.left()) / columnWidth()), 0, int(m_bins.size()) - 1);
}

} // namespace midhop::gui
