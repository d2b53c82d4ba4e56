#pragma once

#include "gui/many/axis.h"
#include "gui/many/latencybins.h"

namespace midhop::gui {

/// A latency that is marked in the histogram: `p99`.
struct LatencyMark
{
    std::chrono::nanoseconds at{};
    QString text;
};

/// The geometry of a latency histogram as a value: bins in, rectangles out. The axis of latencies is logarithmic, each bin as wide
/// as any other; the axis of counts is linear, and what is not zero is seen.
class HistogramLayout final
{
public:
    using TimeText = std::function<QString(std::chrono::nanoseconds)>;
    using CountText = std::function<QString(quint64)>;
    static constexpr qreal LowestBar = 2;

    HistogramLayout() = default;
    HistogramLayout(std::vector<LatencyBin> bins, const std::vector<LatencyMark> &marks, QSizeF size,
                    const ChartFont &font, const TimeText &timeText, const CountText &countText);

    [[nodiscard]] const Axes &axes() const { return m_axes; }
    [[nodiscard]] const std::vector<LatencyBin> &bins() const { return m_bins; }
    /// Of each bin; without height where it is empty.
    [[nodiscard]] const std::vector<QRectF> &bars() const { return m_bars; }
    /// In order, their texts without overlap: one that would overlap has none.
    [[nodiscard]] const std::vector<Tick> &marks() const { return m_marks; }
    /// The bin in whose column a point of the plot lies; -1 for none.
    [[nodiscard]] int binAt(QPointF place) const;

private:
    void placeBars(quint64 top);
    void placeTicks(const ChartFont &font, const TimeText &timeText);
    [[nodiscard]] qreal placeOf(std::chrono::nanoseconds latency) const;
    [[nodiscard]] qreal columnWidth() const { return m_axes.plot.width() / qreal(m_bins.size()); }

    std::vector<LatencyBin> m_bins;
    Axes m_axes;
    std::vector<QRectF> m_bars;
    std::vector<Tick> m_marks;
};

} // namespace midhop::gui
