#include "gui/rules/newrule.h"

#include "gui/panels/field.h"
#include "gui/rules/rulecheck.h"
#include "gui/rules/rulewords.h"

#include <QtCore/QEvent>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPushButton>

using namespace Qt::StringLiterals;

namespace midhop::gui {

NewRule::NewRule(QWidget *parent)
    : QWidget(parent)
    , m_action(new QComboBox(this))
    , m_destination(new Field(this))
    , m_comment(new Field(this))
    , m_add(new QPushButton(this))
{
    m_action->addItems({QString(), QString()});
    m_action->setCurrentIndex(int(access::Action::Block));
    m_add->setAutoDefault(false);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_action);
    layout->addWidget(m_destination, 3);
    layout->addWidget(m_comment, 2);
    layout->addWidget(m_add);
    connect(m_destination, &QLineEdit::textChanged, this, &NewRule::check);
    for (Field *field : {m_destination, m_comment})
        connect(field, &QLineEdit::returnPressed, this, &NewRule::add);
    connect(m_add, &QPushButton::clicked, this, &NewRule::add);
    retranslate();
}

void NewRule::begin()
{
    m_destination->setFocus();
    m_destination->selectAll();
}

void NewRule::check()
{
    const QString text = m_destination->text();
    m_destination->setCheck(text.isEmpty() ? FieldCheck{} : checkRule(text));
    m_add->setEnabled(!text.isEmpty() && !m_destination->check().isError());
    emit problemChanged(m_destination->check().reason);
}

void NewRule::add()
{
    auto rule = access::parseRule(m_destination->text().toUtf8(), access::Action(m_action->currentIndex()));
    if (!rule)
        return begin();
    access::Rule written = rule.takeValue();
    written.comment = m_comment->text().simplified().toUtf8();
    m_destination->clear();
    m_comment->clear();
    m_destination->setFocus();
    emit addRequested(written);
}

void NewRule::retranslate()
{
    for (const access::Action action : {access::Action::Allow, access::Action::Block})
        m_action->setItemText(int(action), RuleWords::action(action));
    m_action->setAccessibleName(tr("Action of a new rule"));
    m_destination->setAccessibleName(tr("Destination of a new rule"));
    m_destination->setPurpose(tr("An address, a network, a name or * for all, with a port, some or none: "
                                 "127.0.0.1:7777, 10.0.0.0/8, *:8000-8099, [::1]:7777, localhost:7777, example.com"));
    m_destination->setPlaceholderText(tr("New rule: 127.0.0.1:7777, 10.0.0.0/8, *:8000-8099, example.com …"));
    m_comment->setAccessibleName(tr("Comment of a new rule"));
    m_comment->setPlaceholderText(tr("Comment"));
    m_add->setText(tr("&Add"));
    m_add->setToolTip(tr("Behind the selected rules, or at the end"));
    check();
}

void NewRule::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace midhop::gui
