#include "gui/panels/formarea.h"

#include "gui/panels/tint.h"

#include <QtCore/QEvent>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QScrollBar>

#include <algorithm>

namespace midhop::gui {

FormArea::FormArea(QWidget *parent)
    : QScrollArea(parent)
{
    auto *rows = new QWidget;
    m_grid = new QGridLayout(rows);
    m_grid->setContentsMargins(12, 8, 12, 4);
    m_grid->setHorizontalSpacing(10);
    m_grid->setVerticalSpacing(6);
    m_grid->setColumnStretch(1, 1);
    setWidget(rows);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    // The card behind shows through.
    viewport()->setAutoFillBackground(false);
    rows->setAutoFillBackground(false);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
}

QLabel *FormArea::addRow(QWidget *first, const QList<QWidget *> &more)
{
    const int row = m_grid->rowCount();
    auto *label = new QLabel(widget());
    Tint::apply(label, &Colours::muted);
    label->setBuddy(first);
    auto *fields = new QHBoxLayout;
    fields->setSpacing(6);
    fields->addWidget(first, 1);
    for (QWidget *field : more)
        fields->addWidget(field);
    m_grid->addWidget(label, row, 0);
    m_grid->addLayout(fields, row, 1);
    return label;
}

QSize FormArea::sizeHint() const
{
    return widget()->sizeHint();
}

QSize FormArea::minimumSizeHint() const
{
    const QSize rows = widget()->minimumSizeHint();
    const int lowest = std::min(rows.height(), fontMetrics().height() * 7);
    return {rows.width() + verticalScrollBar()->sizeHint().width(), lowest};
}

bool FormArea::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == widget() && event->type() == QEvent::LayoutRequest)
        updateGeometry();
    return QScrollArea::eventFilter(watched, event);
}

} // namespace midhop::gui
