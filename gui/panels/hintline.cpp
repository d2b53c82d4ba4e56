#include "gui/panels/hintline.h"

#include "gui/panels/sign.h"
#include "gui/panels/wrappedlabel.h"

#include <QtCore/QEvent>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QStackedLayout>
#include <QtWidgets/QToolButton>

using namespace Qt::StringLiterals;

namespace midhop::gui {

HintLine::HintLine(QWidget *parent)
    : QWidget(parent)
    , m_pages(new QStackedLayout(this))
    , m_notePage(new QWidget(this))
    , m_hint(new WrappedLabel(this))
    , m_copy(new QToolButton(this))
    , m_sign(new Sign(Glyph::Warn, &Colours::warning, this))
    , m_note(new WrappedLabel(this))
    , m_waitPage(new QWidget(this))
    , m_wait(new WrappedLabel(this))
{
    for (QLabel *label : {m_hint, m_note, m_wait})
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    Tint::apply(m_hint, &Colours::muted);
    m_copy->setIcon(glyphIcon(Glyph::Copy));
    m_copy->setAutoRaise(true);
    m_copy->setFocusPolicy(Qt::TabFocus);
    connect(m_copy, &QToolButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_command); });

    auto *hintPage = new QWidget(this);
    auto *hintLayout = new QHBoxLayout(hintPage);
    hintLayout->setContentsMargins(12, 0, 12, 4);
    hintLayout->addWidget(m_hint, 1);
    hintLayout->addWidget(m_copy);
    auto *noteLayout = new QHBoxLayout(m_notePage);
    noteLayout->setContentsMargins(12, 0, 12, 4);
    noteLayout->setSpacing(6);
    noteLayout->addWidget(m_sign);
    noteLayout->addWidget(m_note, 1);
    auto *waitLayout = new QHBoxLayout(m_waitPage);
    waitLayout->setContentsMargins(12, 0, 12, 4);
    waitLayout->addWidget(m_wait, 1);
    m_pages->addWidget(hintPage);
    m_pages->addWidget(m_notePage);
    m_pages->addWidget(m_waitPage);
    retranslate();
}

void HintLine::setHint(const QString &text, const QString &command)
{
    m_hint->setText(text);
    m_command = command;
    m_copy->setVisible(!command.isEmpty());
    retranslate();
}

void HintLine::setNote(const QString &field, const FieldCheck &check)
{
    const bool fine = check.level == FieldCheck::Level::Fine;
    m_note->setText(fine ? QString()
                    : field.isEmpty()
                        ? check.reason
                        : tr("%1: %2", "field and what is wrong with it").arg(field, check.reason));
    const Tint::Pick colour = check.isError() ? &Colours::bad : &Colours::warning;
    Tint::apply(m_note, colour);
    m_sign->setGlyph(check.isError() ? Glyph::Cross : Glyph::Warn, colour);
    showPage();
}

void HintLine::setWait(const QString &text, QPushButton *button)
{
    if (button->parentWidget() != m_waitPage)
        m_waitPage->layout()->addWidget(button);
    m_wait->setText(text);
    showPage();
}

void HintLine::showPage()
{
    m_pages->setCurrentIndex(!m_wait->text().isEmpty() ? 2 : !m_note->text().isEmpty() ? 1 : 0);
}

QString HintLine::hint() const
{
    return m_hint->text();
}

QString HintLine::note() const
{
    return m_note->text();
}

void HintLine::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void HintLine::retranslate()
{
    m_copy->setToolTip(tr("Copy this command: %1").arg(m_command));
    m_copy->setAccessibleName(tr("Copy a command that does this"));
}

} // namespace midhop::gui
