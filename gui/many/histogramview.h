#pragma once

#include "gui/many/chart.h"
#include "gui/many/histogramlayout.h"

namespace midhop::roles {
class Latencies;
}

namespace midhop::gui {

/// The histogram of a run's latencies, with the median and the 99th percentile marked.
class HistogramView final : public Chart
{
    Q_OBJECT
public:
    explicit HistogramView(QWidget *parent = nullptr);

    void setLatencies(const roles::Latencies &latencies);

    [[nodiscard]] const HistogramLayout &layoutOfNow() const { return m_layout; }
    [[nodiscard]] int items() const override { return int(m_bins.size()); }
    [[nodiscard]] QString itemText(int item) const override;
    [[nodiscard]] QString summary() const override;

protected:
    void layOut(QSizeF size, const ChartFont &font) override;
    [[nodiscard]] const Axes &axes() const override { return m_layout.axes(); }
    [[nodiscard]] int itemAt(QPointF place) const override { return m_layout.binAt(place); }
    void paintItems(QPainter *painter, const Colours &colours) const override;
    [[nodiscard]] QString xCaption() const override;
    [[nodiscard]] QString yCaption() const override;
    [[nodiscard]] QRectF placeOf(int item) const override;

private:
    std::vector<LatencyBin> m_bins;
    std::vector<LatencyMark> m_marks;
    quint64 m_whole = 0;
    HistogramLayout m_layout;
};

} // namespace midhop::gui
