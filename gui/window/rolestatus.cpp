#include "gui/window/rolestatus.h"

#include "gui/panels/sign.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>

namespace midhop::gui {

RoleStatus::RoleStatus(QWidget *parent)
    : QWidget(parent)
    , m_dot(new StateDot(this))
    , m_words(new QLabel(this))
    , m_sign(new Sign(Glyph::Warn, &Colours::warning, this))
    , m_warning(new QLabel(this))
{
    Tint::apply(m_words, &Colours::muted);
    Tint::apply(m_warning, &Colours::warning);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 12, 0);
    layout->setSpacing(5);
    for (QWidget *part : std::initializer_list<QWidget *>{m_dot, m_words, m_sign, m_warning})
        layout->addWidget(part);
}

void RoleStatus::tell(StateDot::State state, const QString &words, const QString &warning)
{
    m_dot->setState(state);
    m_words->setText(words);
    m_warning->setText(warning);
    m_warning->setVisible(!warning.isEmpty());
    m_sign->setVisible(!warning.isEmpty());
}

} // namespace midhop::gui
