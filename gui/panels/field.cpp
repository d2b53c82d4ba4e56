#include "gui/panels/field.h"

#include "gui/theme/colours.h"
#include "gui/theme/glyph.h"

#include <QtCore/QEvent>
#include <QtGui/QPainter>

namespace midhop::gui {

Field::Field(QWidget *parent)
    : QLineEdit(parent)
{
    setTextMargins(2, 0, signSide(), 0);
}

void Field::setCheck(const FieldCheck &check)
{
    if (check == m_check)
        return;
    m_check = check;
    tell();
    update();
}

void Field::setPurpose(const QString &purpose)
{
    m_purpose = purpose;
    tell();
}

void Field::setDigits(int digits)
{
    m_digits = digits;
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    updateGeometry();
}

QSize Field::sizeHint() const
{
    QSize size = QLineEdit::sizeHint();
    size.rheight() += 4;
    if (m_digits > 0)
        size.setWidth(fontMetrics().horizontalAdvance(u'0') * m_digits + signSide() + 16);
    return size;
}

QSize Field::minimumSizeHint() const
{
    const QSize hint = sizeHint();
    return m_digits > 0 ? hint
                        : QSize(fontMetrics().horizontalAdvance(u'0') * 6 + signSide() + 16, hint.height());
}

void Field::changeEvent(QEvent *event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        setTextMargins(2, 0, signSide(), 0);
}

void Field::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    if (m_check.level == FieldCheck::Level::Fine)
        return;
    const Colours &colours = Colours::of(palette());
    const QColor colour = m_check.isError() ? colours.bad : colours.warning;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, 1.5));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.75, 0.75, -0.75, -0.75), 2.5, 2.5);
    const int side = signSide();
    const int left = layoutDirection() == Qt::RightToLeft ? 4 : width() - side - 3;
    paintGlyph(&painter, QRectF(left, (height() - side) / 2.0, side, side),
               m_check.isError() ? Glyph::Cross : Glyph::Warn, colour);
}

int Field::signSide() const
{
    return fontMetrics().ascent() - 1;
}

void Field::tell()
{
    const QString &text = m_check.level == FieldCheck::Level::Fine ? m_purpose : m_check.reason;
    setToolTip(text);
    setAccessibleDescription(text);
}

} // namespace midhop::gui
