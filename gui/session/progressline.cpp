#include "gui/session/progressline.h"

#include "gui/panels/elidedlabel.h"
#include "gui/theme/colours.h"

#include <QtCore/QEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QPushButton>

namespace midhop::gui {

namespace {

constexpr std::chrono::milliseconds Delay{200};

} // namespace

ProgressLine::ProgressLine(QWidget *parent)
    : QFrame(parent)
    , m_text(new ElidedLabel(this))
    , m_bar(new QProgressBar(this))
    , m_cancel(new QPushButton(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 6, 6, 6);
    layout->setSpacing(12);
    layout->addWidget(m_text, 3);
    layout->addWidget(m_bar, 2);
    layout->addWidget(m_cancel);
    m_bar->setMinimumWidth(fontMetrics().averageCharWidth() * 14);
    m_bar->setRange(0, 100);
    m_delay.setSingleShot(true);
    m_delay.setInterval(Delay);
    connect(&m_delay, &QTimer::timeout, this, &QWidget::show);
    connect(m_cancel, &QPushButton::clicked, this, &ProgressLine::cancelRequested);
    retranslate();
    hide();
}

void ProgressLine::tell(const QString &text, int percent)
{
    m_text->setText(text);
    m_bar->setValue(percent);
}

void ProgressLine::begin()
{
    m_text->setText(QString());
    m_bar->setValue(0);
    m_delay.start();
}

void ProgressLine::end()
{
    m_delay.stop();
    hide();
}

QString ProgressLine::text() const
{
    return m_text->text();
}

void ProgressLine::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::FontChange)
        m_bar->setMinimumWidth(fontMetrics().averageCharWidth() * 14);
}

void ProgressLine::paintEvent(QPaintEvent *)
{
    const Colours &colours = Colours::of(palette());
    QPainter painter(this);
    painter.fillRect(rect(), colours.surface);
    painter.setPen(colours.border);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

void ProgressLine::retranslate()
{
    m_bar->setAccessibleName(tr("Progress"));
    m_cancel->setText(tr("Cancel"));
}

} // namespace midhop::gui
