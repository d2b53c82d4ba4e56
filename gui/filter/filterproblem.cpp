#include "gui/filter/filterproblem.h"

#include "gui/panels/sign.h"
#include "gui/theme/colours.h"

#include <QtGui/QPainter>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QLabel>

#include <algorithm>

namespace midhop::gui {

FilterProblem::FilterProblem(QWidget *field)
    : QFrame(field)
    , m_field(field)
    , m_reason(new QLabel(this))
    , m_inEffect(new QLabel(this))
{
    auto *layout = new QGridLayout(this);
    layout->setColumnStretch(1, 1);
    layout->addWidget(new Sign(Glyph::Warn, &Colours::bad, this), 0, 0, Qt::AlignTop);
    layout->addWidget(m_reason, 0, 1);
    layout->addWidget(m_inEffect, 1, 1);
    for (QLabel *label : {m_reason, m_inEffect}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    Tint::apply(m_inEffect, &Colours::muted);
    setFocusPolicy(Qt::NoFocus);
    hide();
}

void FilterProblem::tell(const QString &reason, const QString &inEffect)
{
    m_reason->setText(reason);
    m_reason->setAccessibleName(reason);
    m_inEffect->setText(inEffect);
    m_inEffect->setAccessibleName(inEffect);
}

QString FilterProblem::text() const
{
    return m_reason->text();
}

void FilterProblem::place(const QWidget *cover)
{
    QWidget *window = m_field->window();
    if (parentWidget() != window)
        setParent(window);
    const int em = m_field->fontMetrics().height();
    layout()->setContentsMargins(em / 2, em / 3, em / 2, em / 3);
    layout()->setSpacing(em / 4);
    const int room = window->width() - em / 2;
    const int wanted = std::min(room, std::max(m_field->width(), em * 26));
    resize(wanted, std::max(layout()->heightForWidth(wanted), em));
    const QPoint corner = m_field->mapTo(window, QPoint(m_field->width() - wanted, m_field->height() + 2));
    int top = corner.y();
    if (cover != nullptr && cover->isVisible())
        top = std::max(top, window->mapFromGlobal(cover->mapToGlobal(QPoint(0, cover->height()))).y() + 2);
    move(std::clamp(corner.x(), 0, std::max(0, window->width() - wanted)), top);
    show();
    raise();
}

void FilterProblem::paintEvent(QPaintEvent *)
{
    const Colours &colours = Colours::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colours.bad, 1));
    painter.setBrush(colours.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
}

} // namespace midhop::gui
