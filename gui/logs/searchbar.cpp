#include "gui/logs/searchbar.h"

#include "gui/theme/glyph.h"

#include <QtCore/QEvent>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QToolButton>

namespace midhop::gui {

SearchBar::SearchBar(QWidget *parent)
    : QWidget(parent)
    , m_field(new QLineEdit(this))
    , m_status(new QLabel(this))
    , m_previous(new QToolButton(this))
    , m_next(new QToolButton(this))
    , m_close(new QToolButton(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->addWidget(m_field, 1);
    layout->addWidget(m_status);
    m_previous->setIcon(glyphIcon(Glyph::Previous));
    m_next->setIcon(glyphIcon(Glyph::Next));
    m_close->setIcon(glyphIcon(Glyph::Close));
    for (QToolButton *button : {m_previous, m_next, m_close}) {
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::StrongFocus);
        layout->addWidget(button);
    }
    m_field->setClearButtonEnabled(true);
    m_field->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, &SearchBar::textChanged);
    connect(m_previous, &QToolButton::clicked, this, &SearchBar::previousRequested);
    connect(m_next, &QToolButton::clicked, this, &SearchBar::nextRequested);
    connect(m_close, &QToolButton::clicked, this, &SearchBar::closeRequested);
    adaptToFont();
    retranslate();
}

void SearchBar::begin()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

QString SearchBar::text() const
{
    return m_field->text();
}

void SearchBar::setStatus(const QString &status)
{
    m_status->setText(status);
    m_field->setAccessibleDescription(status);
}

void SearchBar::retranslate()
{
    m_field->setPlaceholderText(tr("Find in this log"));
    m_field->setAccessibleName(tr("Find in this log"));
    m_previous->setText(tr("Previous match"));
    m_previous->setToolTip(tr("Previous match (Shift+F3)"));
    m_next->setText(tr("Next match"));
    m_next->setToolTip(tr("Next match (F3)"));
    m_close->setText(tr("Close search"));
    m_close->setToolTip(tr("Close search (Esc)"));
}

void SearchBar::adaptToFont()
{
    const int height = fontMetrics().height();
    for (QToolButton *button : {m_previous, m_next, m_close})
        button->setIconSize(QSize(height, height) * 4 / 5);
    m_field->setMinimumWidth(fontMetrics().averageCharWidth() * 8);
    layout()->setContentsMargins(height / 2, height / 5, height / 4, height / 5);
    layout()->setSpacing(height / 4);
}

void SearchBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        adaptToFont();
    else if (event->type() == QEvent::LanguageChange)
        retranslate();
}

bool SearchBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    switch (key->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (key->modifiers().testFlag(Qt::ShiftModifier))
            emit previousRequested();
        else
            emit nextRequested();
        return true;
    case Qt::Key_Escape:
        emit closeRequested();
        return true;
    default:
        return QWidget::eventFilter(watched, event);
    }
}

} // namespace midhop::gui
