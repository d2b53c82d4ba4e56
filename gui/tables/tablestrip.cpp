#include "gui/tables/tablestrip.h"

#include "gui/panels/tint.h"
#include "gui/panels/wrappedlabel.h"

#include <QtCore/QEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

namespace midhop::gui {

TableStrip::TableStrip(QWidget *parent)
    : QWidget(parent)
    , m_text(new WrappedLabel(this))
    , m_action(new QPushButton(this))
{
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    Tint::apply(m_text, &Colours::muted);
    auto *layout = new QHBoxLayout(this);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_action);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    connect(m_action, &QPushButton::clicked, this, &TableStrip::actionTriggered);
    adaptToFont();
    hide();
}

void TableStrip::tell(const QString &text, const QString &action)
{
    if (text != m_text->text()) {
        m_text->setText(text);
        m_text->setAccessibleName(text);
    }
    if (action != m_action->text())
        m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    setVisible(!text.isEmpty());
}

QString TableStrip::text() const
{
    return m_text->text();
}

void TableStrip::adaptToFont()
{
    const int room = fontMetrics().averageCharWidth();
    layout()->setContentsMargins(room * 3 / 2, room / 2, room, room / 2);
}

void TableStrip::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        adaptToFont();
}

void TableStrip::paintEvent(QPaintEvent *)
{
    const Colours &colours = Colours::of(palette());
    QPainter painter(this);
    painter.fillRect(rect(), colours.header);
    painter.fillRect(QRect(0, 0, width(), 1), colours.border);
    painter.fillRect(QRect(0, height() - 1, width(), 1), colours.border);
}

} // namespace midhop::gui
