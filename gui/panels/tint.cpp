#include "gui/panels/tint.h"

#include <QtCore/QEvent>
#include <QtWidgets/QApplication>
#include <QtWidgets/QWidget>

namespace midhop::gui {

void Tint::apply(QWidget *widget, Pick colour)
{
    auto *tint = widget->findChild<Tint *>(QString(), Qt::FindDirectChildrenOnly);
    if (tint == nullptr)
        tint = new Tint(widget, colour);
    tint->m_colour = colour;
    tint->colourIn();
}

Tint::Tint(QWidget *widget, Pick colour)
    : QObject(widget)
    , m_widget(widget)
    , m_colour(colour)
{
    widget->installEventFilter(this);
}

bool Tint::eventFilter(QObject *watched, QEvent *event)
{
    // Of the application's palette only windows are told so; within them it comes as a change of their own.
    const bool changed =
        event->type() == QEvent::ApplicationPaletteChange || event->type() == QEvent::PaletteChange;
    if (watched == m_widget && changed && m_widget->palette().color(QPalette::WindowText) != wanted())
        colourIn();
    return QObject::eventFilter(watched, event);
}

QColor Tint::wanted() const
{
    return Colours::of(QApplication::palette()).*m_colour;
}

void Tint::colourIn()
{
    QPalette own;
    const QColor colour = wanted();
    for (const QPalette::ColorGroup group : {QPalette::Active, QPalette::Inactive}) {
        own.setColor(group, QPalette::WindowText, colour);
        own.setColor(group, QPalette::Text, colour);
    }
    m_widget->setPalette(own);
}

} // namespace midhop::gui
