#include "gui/window/tabheader.h"

#include "gui/theme/colours.h"

#include <QtGui/QPainter>
#include <QtWidgets/QStyle>

namespace midhop::gui {

namespace {

constexpr int Side = 13;

} // namespace

TabHeader::TabHeader(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void TabHeader::setTitle(const QString &title)
{
    m_title = title;
    updateGeometry();
    update();
}

QSize TabHeader::sizeHint() const
{
    const QFontMetrics metrics(titleFont());
    return {metrics.horizontalAdvance(m_title) + 2 * Side, metrics.height() + 14};
}

void TabHeader::paintEvent(QPaintEvent *)
{
    const Colours &colours = Colours::of(palette());
    QPainter painter(this);
    painter.fillRect(rect(), colours.header);
    painter.fillRect(QRect(0, height() - 1, width(), 1), colours.border);
    const QRect tab =
        QStyle::visualRect(layoutDirection(), rect(), QRect(0, 0, sizeHint().width(), height()));
    painter.setFont(titleFont());
    painter.setPen(colours.text);
    painter.drawText(tab, Qt::AlignCenter, m_title);
    painter.fillRect(QRect(tab.left(), height() - 2, tab.width(), 2), colours.accent);
}

QFont TabHeader::titleFont() const
{
    QFont bold = font();
    bold.setBold(true);
    return bold;
}

} // namespace midhop::gui
