#include "gui/panels/elidedlabel.h"

#include <QtGui/QPainter>
#include <QtWidgets/QStyle>

namespace midhop::gui {

ElidedLabel::ElidedLabel(QWidget *parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ElidedLabel::setText(const QString &text)
{
    if (text == QLabel::text())
        return;
    QLabel::setText(text);
    tellWhole();
}

void ElidedLabel::setNote(const QString &note)
{
    m_note = note;
    setAccessibleDescription(note);
    tellWhole();
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 4, QLabel::minimumSizeHint().height()};
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QString shown = fontMetrics().elidedText(text(), Qt::ElideRight, contentsRect().width());
    style()->drawItemText(&painter, contentsRect(), int(Qt::AlignVCenter | Qt::AlignLeading), palette(),
                          isEnabled(), shown, foregroundRole());
}

void ElidedLabel::resizeEvent(QResizeEvent *event)
{
    QLabel::resizeEvent(event);
    tellWhole();
}

void ElidedLabel::tellWhole()
{
    QStringList parts{m_note};
    if (fontMetrics().horizontalAdvance(text()) > contentsRect().width())
        parts.prepend(text());
    parts.removeAll(QString());
    setToolTip(parts.join(u'\n'));
}

} // namespace midhop::gui
