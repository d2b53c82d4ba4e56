#include "gui/window/tabs.h"

#include "gui/theme/colours.h"

#include <QtCore/QEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

namespace midhop::gui {

namespace {

constexpr int Side = 13;
constexpr int Room = 14; ///< above and below the words, together

} // namespace

CardTabBar::CardTabBar(QWidget *parent)
    : QTabBar(parent)
{
    setDrawBase(false);
    setExpanding(false);
    setElideMode(Qt::ElideRight);
    setUsesScrollButtons(true);
    setFocusPolicy(Qt::TabFocus);
}

QFont CardTabBar::boldFont() const
{
    QFont bold = font();
    bold.setBold(true);
    return bold;
}

QSize CardTabBar::tabSizeHint(int index) const
{
    const QFontMetrics metrics(boldFont());
    return {metrics.horizontalAdvance(tabText(index)) + 2 * Side, metrics.height() + Room};
}

QSize CardTabBar::minimumTabSizeHint(int index) const
{
    return tabSizeHint(index);
}

void CardTabBar::paintEvent(QPaintEvent *)
{
    const Colours &colours = Colours::of(palette());
    QPainter painter(this);
    painter.fillRect(rect(), colours.header);
    painter.fillRect(QRect(0, height() - 1, width(), 1), colours.border);
    for (int index = 0; index < count(); ++index) {
        const QRect tab = tabRect(index);
        const bool chosen = index == currentIndex();
        painter.setFont(chosen ? boldFont() : font());
        painter.setPen(chosen ? colours.text : colours.muted);
        painter.drawText(tab, Qt::AlignCenter, tabText(index));
        if (!chosen)
            continue;
        painter.fillRect(QRect(tab.left(), height() - 2, tab.width(), 2), colours.accent);
        if (hasFocus()) {
            painter.setPen(QPen(colours.accent, 1));
            painter.drawRect(tab.adjusted(3, 3, -4, -5));
        }
    }
}

void CardTabBar::changeEvent(QEvent *event)
{
    QTabBar::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        // The sizes of tabs are kept until a text changes.
        for (int index = 0; index < count(); ++index) {
            const QString text = tabText(index);
            setTabText(index, QString());
            setTabText(index, text);
        }
    }
}

Tabs::Tabs(QWidget *parent)
    : QWidget(parent)
    , m_bar(new CardTabBar(this))
    , m_pages(new QStackedWidget(this))
{
    auto *head = new QHBoxLayout;
    head->addWidget(m_bar);
    head->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_pages, 1);
    connect(m_bar, &QTabBar::currentChanged, m_pages, &QStackedWidget::setCurrentIndex);
}

int Tabs::addPage(QWidget *page)
{
    m_pages->addWidget(page);
    return m_bar->addTab(QString());
}

void Tabs::setTitle(int index, const QString &title)
{
    m_bar->setTabText(index, title);
}

void Tabs::setAccessibleBarName(const QString &name)
{
    m_bar->setAccessibleName(name);
}

int Tabs::currentIndex() const
{
    return m_bar->currentIndex();
}

void Tabs::setCurrentIndex(int index)
{
    m_bar->setCurrentIndex(index);
}

void Tabs::paintEvent(QPaintEvent *)
{
    // The head goes on behind the last tab.
    const Colours &colours = Colours::of(palette());
    QPainter painter(this);
    const QRect head(0, 0, width(), m_bar->height());
    painter.fillRect(head, colours.header);
    painter.fillRect(QRect(0, head.bottom(), width(), 1), colours.border);
}

} // namespace midhop::gui
