#include "gui/filter/filteredit.h"

#include "gui/theme/colours.h"
#include "gui/theme/glyph.h"

#include <QtCore/QEvent>
#include <QtGui/QFocusEvent>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtGui/QPainterPath>

#include <algorithm>

namespace midhop::gui {

FilterEdit::FilterEdit(QWidget *parent)
    : QLineEdit(parent)
{
    adapt();
}

void FilterEdit::setProblem(qsizetype offset, qsizetype length)
{
    m_wrong = true;
    m_offset = offset;
    m_length = length;
    adapt();
}

void FilterEdit::clearProblem()
{
    if (!m_wrong)
        return;
    m_wrong = false;
    adapt();
}

void FilterEdit::setProgress(double progress)
{
    m_progress = progress;
    update();
}

QSize FilterEdit::minimumSizeHint() const
{
    return {fontMetrics().horizontalAdvance(u'0') * 10 + 2 * signSide(),
            QLineEdit::minimumSizeHint().height()};
}

void FilterEdit::changeEvent(QEvent *event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::ApplicationPaletteChange)
        adapt();
}

void FilterEdit::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason)
        emit left();
}

void FilterEdit::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        emit entered();
        return;
    case Qt::Key_Escape:
        emit escaped();
        return;
    case Qt::Key_Up:
        emit earlierWanted();
        return;
    case Qt::Key_Down:
        emit laterWanted();
        return;
    case Qt::Key_F1:
        emit helpWanted();
        return;
    case Qt::Key_Space:
        if (event->modifiers().testFlag(Qt::ControlModifier)) {
            emit completionWanted();
            return;
        }
        break;
    default:
        break;
    }
    QLineEdit::keyPressEvent(event);
}

void FilterEdit::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    const Colours &colours = Colours::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int side = signSide();
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const int start = mirrored ? width() - side - side / 3 : side / 3;
    const QRectF sign(start, (height() - side) / 2.0, side, side);
    paintGlyph(&painter, sign, m_wrong ? Glyph::Warn : Glyph::Find, m_wrong ? colours.bad : colours.muted);
    if (m_wrong) {
        painter.setPen(QPen(colours.bad, 1.5));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.75, 0.75, -0.75, -0.75), 2.5, 2.5);
        paintMark(painter);
    }
    if (m_progress < 1) {
        const double done = (width() - 4) * std::clamp(m_progress, 0.02, 1.0);
        painter.fillRect(QRectF(mirrored ? width() - 2 - done : 2, height() - 3, done, 2), colours.accent);
    }
}

// The text's colours come with the palette; a faint red behind it says once more that it is not in effect.
void FilterEdit::adapt()
{
    const int side = signSide();
    setTextMargins(side * 5 / 4, 0, 2, 0);
    QPalette own;
    if (m_wrong) {
        const Colours &colours = Colours::of(palette());
        QColor base = colours.base;
        const QColor bad = colours.bad;
        const auto mixed = [](int a, int b) {
            return (a * 9 + b) / 10;
        };
        base.setRgb(mixed(base.red(), bad.red()), mixed(base.green(), bad.green()),
                    mixed(base.blue(), bad.blue()));
        own.setColor(QPalette::Base, base);
    }
    setPalette(own);
    update();
}

int FilterEdit::signSide() const
{
    return fontMetrics().ascent() + 1;
}

/// Where the wrong characters stand, as far as they can be seen.
QRectF FilterEdit::place() const
{
    const QString shown = displayText();
    const auto advance = [&](qsizetype count) {
        return fontMetrics().horizontalAdvance(shown.first(count));
    };
    const QRect cursor = cursorRect();
    const int origin = cursor.center().x() - advance(std::min<qsizetype>(cursorPosition(), shown.size()));
    const qsizetype from = std::min(m_offset, shown.size());
    const qsizetype to = std::min(m_offset + m_length, shown.size());
    const double left = origin + advance(from);
    const double right = std::max<double>(origin + advance(to), left + fontMetrics().averageCharWidth());
    const double least = textMargins().left();
    return QRectF(QPointF(std::clamp<double>(left, least, width() - 6), cursor.bottom() - 2),
                  QPointF(std::clamp<double>(right, least + 4, width() - 2), cursor.bottom() + 1));
}

void FilterEdit::paintMark(QPainter &painter) const
{
    const QRectF mark = place();
    const double step = std::max(2.0, fontMetrics().height() / 8.0);
    QPainterPath wave(mark.topLeft());
    bool down = true;
    for (double x = mark.left() + step; x <= mark.right() + step / 2; x += step, down = !down)
        wave.lineTo(x, mark.top() + (down ? step : 0));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(wave);
}

} // namespace midhop::gui
