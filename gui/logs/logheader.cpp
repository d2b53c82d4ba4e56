#include "gui/logs/logheader.h"

#include "gui/theme/colours.h"

#include <QtCore/QEvent>
#include <QtGui/QAction>
#include <QtGui/QPainter>
#include <QtGui/QResizeEvent>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QToolButton>

namespace midhop::gui {

LogHeader::LogHeader(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setSizeConstraint(QLayout::SetNoConstraint);
    layout->addWidget(m_title, 1);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    adaptToPalette();
    adaptToFont();
}

void LogHeader::setTitle(const QString &title)
{
    m_title->setText(title);
}

void LogHeader::addButton(QAction *action, bool wordy)
{
    auto *button = new QToolButton(this);
    button->setDefaultAction(action);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    m_buttons.append(button);
    if (wordy)
        m_wordy.append(button);
    layout()->addWidget(button);
    connect(action, &QAction::changed, this, &LogHeader::fit);
    adaptToFont();
}

void LogHeader::adaptToFont()
{
    const int height = fontMetrics().height();
    for (QToolButton *button : std::as_const(m_buttons))
        button->setIconSize(QSize(height, height) * 4 / 5);
    layout()->setContentsMargins(height / 2, 1, height / 4, 2);
    layout()->setSpacing(height / 8);
    fit();
}

void LogHeader::adaptToPalette()
{
    QPalette muted = m_title->palette();
    muted.setColor(QPalette::WindowText, Colours::of(palette()).muted);
    m_title->setPalette(muted);
}

void LogHeader::setWordy(bool wordy)
{
    for (QToolButton *button : std::as_const(m_wordy))
        button->setToolButtonStyle(wordy ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
}

// Not what the layout asks for: the words may go.
QSize LogHeader::minimumSizeHint() const
{
    const QMargins margins = layout()->contentsMargins();
    int width = margins.left() + margins.right() + m_title->sizeHint().width();
    int height = m_title->sizeHint().height();
    for (const QToolButton *button : m_buttons) {
        width += button->iconSize().width() + fontMetrics().height() / 2 + layout()->spacing();
        height = std::max(height, button->sizeHint().height());
    }
    return {width, height + margins.top() + margins.bottom()};
}

void LogHeader::fit()
{
    setWordy(true);
    layout()->invalidate();
    if (layout()->sizeHint().width() > width())
        setWordy(false);
    updateGeometry();
}

void LogHeader::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        fit();
}

void LogHeader::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        adaptToFont();
    else if (event->type() == QEvent::PaletteChange)
        adaptToPalette();
}

void LogHeader::paintEvent(QPaintEvent *)
{
    const Colours &colours = Colours::of(palette());
    QPainter painter(this);
    painter.fillRect(rect(), colours.header);
    painter.fillRect(QRect(0, 0, width(), 1), colours.border);
    painter.fillRect(QRect(0, height() - 1, width(), 1), colours.border);
}

} // namespace midhop::gui
