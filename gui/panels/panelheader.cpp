#include "gui/panels/panelheader.h"

#include "gui/panels/elidedlabel.h"
#include "gui/panels/sign.h"

#include <QtCore/QEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPushButton>

#include <algorithm>

namespace midhop::gui {

namespace {

Tint::Pick colourOf(trace::Role role)
{
    switch (role) {
    case trace::Role::Client:
        return &Colours::client;
    case trace::Role::Proxy:
        return &Colours::proxy;
    case trace::Role::Server:
        return &Colours::server;
    }
    return &Colours::text;
}

} // namespace

PanelHeader::PanelHeader(trace::Role role, QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
    , m_words(new QWidget(this))
    , m_dot(new StateDot(this))
    , m_name(new QLabel(this))
    , m_state(new ElidedLabel(this))
    , m_counters(new ElidedLabel(this))
    , m_warningSign(new Sign(Glyph::Warn, &Colours::warning, this))
    , m_warning(new ElidedLabel(this))
{
    QFont bold;
    bold.setBold(true);
    m_name->setFont(bold);
    Tint::apply(m_name, colourOf(role));
    Tint::apply(m_state, &Colours::muted);
    Tint::apply(m_counters, &Colours::muted);
    m_warning->setFont(bold);
    Tint::apply(m_warning, &Colours::warning);
    for (QWidget *hidden : std::initializer_list<QWidget *>{m_dot, m_state, m_warningSign, m_warning})
        hidden->hide();

    auto *second = new QHBoxLayout;
    second->setSpacing(6);
    second->addWidget(m_warningSign);
    second->addWidget(m_warning);
    second->addWidget(m_counters, 1);
    auto *words = new QVBoxLayout(m_words);
    words->setContentsMargins(0, 0, 0, 0);
    words->setSpacing(0);
    words->addWidget(m_state);
    words->addLayout(second);
    m_grid->setContentsMargins(12, 6, 12, 6);
    m_grid->setHorizontalSpacing(8);
    m_grid->setVerticalSpacing(2);
    m_grid->setColumnStretch(2, 1);
    m_grid->addWidget(m_dot, 0, 0);
    m_grid->addWidget(m_name, 0, 1);
    m_grid->addWidget(m_words, 0, 2);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void PanelHeader::setName(const QString &name)
{
    m_name->setText(name);
}

void PanelHeader::setState(StateDot::State state, const QString &words)
{
    m_dot->setState(state);
    m_dot->show();
    m_state->setText(words);
    m_state->show();
    arrange();
}

void PanelHeader::setCounters(const QString &counters)
{
    m_counters->setText(counters);
    arrange();
}

void PanelHeader::setCountersNote(const QString &note)
{
    m_counters->setNote(note);
}

void PanelHeader::setWarning(const QString &warning, const QString &toolTip)
{
    m_warning->setText(warning);
    m_warningSign->setToolTip(toolTip);
    m_warning->setAccessibleDescription(toolTip);
    m_warning->setVisible(!warning.isEmpty());
    m_warningSign->setVisible(!warning.isEmpty());
    arrange();
}

QPushButton *PanelHeader::button()
{
    if (m_button == nullptr) {
        m_button = new QPushButton(this);
        m_grid->addWidget(m_button, 0, 3);
    }
    return m_button;
}

QString PanelHeader::stateText() const
{
    return m_state->text();
}

QString PanelHeader::countersText() const
{
    return m_counters->text();
}

QString PanelHeader::warningText() const
{
    return m_warning->text();
}

void PanelHeader::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        arrange();
}

void PanelHeader::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void PanelHeader::arrange()
{
    const int spacing = m_grid->horizontalSpacing();
    int taken = m_name->sizeHint().width() + spacing + 24;
    if (m_dot->isVisibleTo(this))
        taken += m_dot->sizeHint().width() + spacing;
    if (m_button != nullptr)
        taken += m_button->sizeHint().width() + spacing;
    int second = m_counters->sizeHint().width();
    if (!m_warning->text().isEmpty())
        second += m_warningSign->sizeHint().width() + m_warning->sizeHint().width() + 12;
    const int state = m_state->isVisibleTo(this) ? m_state->sizeHint().width() : 0;
    const bool below = taken + std::max(second, state) > width();
    if (below == m_below)
        return;
    m_below = below;
    m_grid->removeWidget(m_words);
    if (below)
        m_grid->addWidget(m_words, 1, 0, 1, 4);
    else
        m_grid->addWidget(m_words, 0, 2);
    updateGeometry();
}

void PanelHeader::paintEvent(QPaintEvent *)
{
    const Colours &colours = Colours::of(palette());
    QPainter painter(this);
    painter.fillRect(rect(), colours.header);
    painter.fillRect(QRect(0, height() - 1, width(), 1), colours.border);
}

} // namespace midhop::gui
