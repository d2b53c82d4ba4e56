#include "gui/many/chart.h"

#include "gui/many/chartaccessible.h"
#include "gui/theme/colours.h"

#include <QtGui/QHelpEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QToolTip>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace midhop::gui {

namespace {

constexpr qreal PictureScale = 2;
constexpr int PageOfItems = 10;

} // namespace

Chart::Chart(int lines, int leastLines, QWidget *parent)
    : QWidget(parent)
    , m_lines(lines)
    , m_leastLines(leastLines)
{
    ChartAccessible::install();
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

QSize Chart::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 60, fontMetrics().height() * m_lines};
}

QSize Chart::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 30, fontMetrics().height() * m_leastLines};
}

void Chart::setCurrent(int item)
{
    const int possible = item >= 0 && item < items() ? item : -1;
    if (possible == m_current)
        return;
    m_current = possible;
    tell();
}

QString Chart::currentText() const
{
    return m_current >= 0 && m_current < items() ? itemText(m_current) : summary();
}

void Chart::tell()
{
    update();
    emit currentChanged();
    QAccessibleValueChangeEvent event(this, currentText());
    QAccessible::updateAccessibility(&event);
}

void Chart::renew()
{
    const QFontMetricsF metrics(font());
    layOut(size(), {metrics.height(), [metrics](const QString &text) { return metrics.horizontalAdvance(text); }});
    if (m_current >= items())
        m_current = -1;
    update();
    emit currentChanged();
}

QImage Chart::image() const
{
    QImage image(size() * PictureScale, QImage::Format_RGB32);
    if (image.isNull())
        return image;
    image.setDevicePixelRatio(PictureScale);
    const Colours &colours = Colours::of(palette());
    image.fill(colours.surface);
    QPainter painter(&image);
    painter.setFont(font());
    paint(&painter, colours);
    return image;
}

void Chart::paintEvent(QPaintEvent *)
{
    const Colours &colours = Colours::of(palette());
    QPainter painter(this);
    paint(&painter, colours);
    if (!hasFocus())
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(colours.accent);
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
}

void Chart::paint(QPainter *painter, const Colours &colours) const
{
    const Axes &shown = axes();
    if (m_current >= 0 && m_current < items()) {
        const QRectF place = placeOf(m_current);
        painter->fillRect(QRectF(place.left(), shown.plot.top(), place.width(), shown.plot.height()), colours.selection);
    }
    paintAxes(painter, colours);
    paintItems(painter, colours);
}

void Chart::paintAxes(QPainter *painter, const Colours &colours) const
{
    const Axes &shown = axes();
    const QFontMetricsF metrics(font());
    const qreal gap = metrics.height() / 3;
    for (const Tick &tick : shown.y) {
        painter->setPen(colours.border);
        painter->drawLine(QPointF(shown.plot.left(), tick.at), QPointF(shown.plot.right(), tick.at));
        painter->setPen(colours.muted);
        painter->drawText(QRectF(0, tick.at - metrics.height() / 2, shown.plot.left() - gap, metrics.height()),
                          Qt::AlignRight | Qt::AlignVCenter, tick.text);
    }
    for (const Tick &tick : shown.x) {
        painter->setPen(colours.border);
        painter->drawLine(QPointF(tick.at, shown.plot.bottom()), QPointF(tick.at, shown.plot.bottom() + gap / 2));
        painter->setPen(colours.muted);
        const qreal width = metrics.horizontalAdvance(tick.text) + 2;
        painter->drawText(QRectF(tick.at - width / 2, shown.plot.bottom() + gap / 2, width, metrics.height()),
                          Qt::AlignHCenter | Qt::AlignTop, tick.text);
    }
    painter->setPen(colours.muted);
    painter->drawText(QRectF(gap, 0, shown.plot.right() - gap, metrics.height()), Qt::AlignLeft | Qt::AlignTop, yCaption());
    const qreal below = shown.plot.bottom() + gap / 2 + metrics.height();
    painter->drawText(QRectF(shown.plot.left(), below, shown.plot.width(), metrics.height()),
                      Qt::AlignHCenter | Qt::AlignTop, xCaption());
}

void Chart::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LanguageChange) {
        updateGeometry();
        renew();
    }
}

bool Chart::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const int item = itemAt(help->pos());
    if (item < 0) {
        QToolTip::hideText();
    } else {
        const QRectF place = placeOf(item);
        const QRect column(int(place.left()), 0, std::max(1, int(place.width())), height());
        QToolTip::showText(help->globalPos(), itemText(item), this, column);
    }
    return true;
}

void Chart::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void Chart::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    setCurrent(-1);
    update();
}

void Chart::keyPressEvent(QKeyEvent *event)
{
    const int last = items() - 1;
    if (last < 0)
        return QWidget::keyPressEvent(event);
    switch (event->key()) {
    case Qt::Key_Left:
        return setCurrent(m_current < 0 ? last : std::max(0, m_current - 1));
    case Qt::Key_Right:
        return setCurrent(std::min(last, m_current + 1));
    case Qt::Key_PageUp:
        return setCurrent(m_current < 0 ? last : std::max(0, m_current - PageOfItems));
    case Qt::Key_PageDown:
        return setCurrent(std::min(last, m_current + PageOfItems));
    case Qt::Key_Home:
        return setCurrent(0);
    case Qt::Key_End:
        return setCurrent(last);
    default:
        return QWidget::keyPressEvent(event);
    }
}

void Chart::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    if (!hasFocus())
        setCurrent(-1);
}

void Chart::mouseMoveEvent(QMouseEvent *event)
{
    setCurrent(itemAt(event->position()));
}

void Chart::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    renew();
}

} // namespace midhop::gui
