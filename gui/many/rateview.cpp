#include "gui/many/rateview.h"

#include "gui/many/manywords.h"
#include "gui/theme/colours.h"

#include <QtGui/QPainter>
#include <QtGui/QPolygonF>

#include <cmath>

namespace midhop::gui {

namespace {

constexpr int Lines = 8;
constexpr int LeastLines = 6;

} // namespace

RateView::RateView(QWidget *parent)
    : Chart(Lines, LeastLines, parent)
{
}

void RateView::setPace(const RunPace &pace)
{
    m_course = pace.course();
    m_mean = pace.rateOfAll();
    renew();
}

void RateView::layOut(QSizeF size, const ChartFont &font)
{
    m_layout = RateLayout(m_course, size, font, &ManyWords::moment,
                          [](double rate) { return ManyWords::number(quint64(std::llround(rate))); });
}

QString RateView::itemText(int item) const
{
    return ManyWords::stretch(m_course[std::size_t(item)]);
}

QString RateView::summary() const
{
    return m_course.empty() ? tr("No time has passed yet.") : tr("%1 on average.").arg(ManyWords::rate(m_mean));
}

QString RateView::xCaption() const
{
    return tr("Time since the start");
}

QString RateView::yCaption() const
{
    return tr("Exchanges a second");
}

QRectF RateView::placeOf(int item) const
{
    const QRectF &plot = axes().plot;
    const double end = double(m_course.back().to.count());
    const RunPace::Stretch &stretch = m_course[std::size_t(item)];
    const qreal left = plot.left() + plot.width() * double(stretch.from.count()) / end;
    const qreal right = plot.left() + plot.width() * double(stretch.to.count()) / end;
    return {left, plot.top(), std::max(1.0, right - left), plot.height()};
}

void RateView::paintItems(QPainter *painter, const Colours &colours) const
{
    const std::vector<QPointF> &points = m_layout.points();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(colours.server, 1.5));
    if (points.size() > 1)
        painter->drawPolyline(QPolygonF(QList<QPointF>(points.begin(), points.end())));
    // One point makes no line; the chosen one is marked.
    const int marked = points.size() == 1 ? 0 : current();
    if (marked >= 0 && marked < int(points.size())) {
        painter->setBrush(colours.server);
        painter->drawEllipse(points[std::size_t(marked)], 3, 3);
    }
    painter->setRenderHint(QPainter::Antialiasing, false);
}

} // namespace midhop::gui
