#pragma once

#include "gui/many/chart.h"
#include "gui/many/ratelayout.h"

namespace midhop::gui {

/// A run's throughput over its time, as a line that grows while it runs.
class RateView final : public Chart
{
    Q_OBJECT
public:
    explicit RateView(QWidget *parent = nullptr);

    void setPace(const RunPace &pace);

    [[nodiscard]] const RateLayout &layoutOfNow() const { return m_layout; }
    [[nodiscard]] int items() const override { return int(m_course.size()); }
    [[nodiscard]] QString itemText(int item) const override;
    [[nodiscard]] QString summary() const override;

protected:
    void layOut(QSizeF size, const ChartFont &font) override;
    [[nodiscard]] const Axes &axes() const override { return m_layout.axes(); }
    [[nodiscard]] int itemAt(QPointF place) const override { return m_layout.stretchAt(place); }
    void paintItems(QPainter *painter, const Colours &colours) const override;
    [[nodiscard]] QString xCaption() const override;
    [[nodiscard]] QString yCaption() const override;
    [[nodiscard]] QRectF placeOf(int item) const override;

private:
    std::vector<RunPace::Stretch> m_course;
    double m_mean = 0;
    RateLayout m_layout;
};

} // namespace midhop::gui
