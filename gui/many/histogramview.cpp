#include "gui/many/histogramview.h"

#include "gui/many/manywords.h"
#include "gui/theme/colours.h"

#include <QtGui/QPainter>

using namespace Qt::StringLiterals;

namespace midhop::gui {

namespace {

constexpr int Lines = 14;
constexpr int LeastLines = 8;

} // namespace

HistogramView::HistogramView(QWidget *parent)
    : Chart(Lines, LeastLines, parent)
{
}

void HistogramView::setLatencies(const roles::Latencies &latencies)
{
    m_bins = latencyBins(latencies.buckets());
    m_whole = latencies.count();
    m_marks.clear();
    if (m_whole > 0)
        m_marks = {{latencies.percentile(0.5), u"p50"_s}, {latencies.percentile(0.99), u"p99"_s}};
    renew();
}

void HistogramView::layOut(QSizeF size, const ChartFont &font)
{
    m_layout = HistogramLayout(m_bins, m_marks, size, font, &ManyWords::latency, &ManyWords::number);
}

QString HistogramView::itemText(int item) const
{
    return ManyWords::bin(m_bins[std::size_t(item)], m_whole);
}

QString HistogramView::summary() const
{
    if (m_marks.empty())
        return tr("No exchange has ended yet.");
    //: 1 and 2 are latencies
    return tr("Half of the exchanges took up to %1, 99 % of them up to %2.")
        .arg(ManyWords::latency(m_marks.front().at), ManyWords::latency(m_marks.back().at));
}

QString HistogramView::xCaption() const
{
    return tr("Latency (logarithmic)");
}

QString HistogramView::yCaption() const
{
    return tr("Exchanges");
}

QRectF HistogramView::placeOf(int item) const
{
    return m_layout.bars()[std::size_t(item)];
}

void HistogramView::paintItems(QPainter *painter, const Colours &colours) const
{
    for (std::size_t i = 0; i < m_layout.bars().size(); ++i)
        painter->fillRect(m_layout.bars()[i], int(i) == current() ? colours.text : colours.client);
    const QRectF &plot = axes().plot;
    const QFontMetricsF metrics(font());
    for (const Tick &mark : m_layout.marks()) {
        painter->setPen(QPen(colours.warning, 1, Qt::DashLine));
        painter->drawLine(QPointF(mark.at, plot.top()), QPointF(mark.at, plot.bottom()));
        if (mark.text.isEmpty())
            continue;
        const qreal width = metrics.horizontalAdvance(mark.text) + 2;
        painter->setPen(colours.warning);
        painter->drawText(QRectF(mark.at - width / 2, plot.top() - metrics.height(), width, metrics.height()),
                          Qt::AlignCenter, mark.text);
    }
}

} // namespace midhop::gui
