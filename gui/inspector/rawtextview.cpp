#include "gui/inspector/rawtextview.h"

#include <QtCore/QLocale>
#include <QtGui/QPainter>
#include <QtGui/QPainterPath>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace midhop::gui {

RawTextView::RawTextView(QWidget *parent)
    : ByteArea(Form::Text, parent)
{
    relayout();
}

qsizetype RawTextView::rowCount() const
{
    return m_rows.count();
}

QString RawTextView::rowText(qsizetype row) const
{
    QString text;
    for (const TextRows::Unit &unit : m_rows.units(row)) {
        if (unit.kind != TextRows::Unit::Kind::Break)
            text += m_rows.text(unit);
    }
    return text;
}

// A column stays free at the end, for a fault behind the last byte.
void RawTextView::layoutRows()
{
    const int digits = int(QString::number(bytes().size()).size());
    const int columns =
        std::max(TextRows::MostCells, (viewport()->width() - 2 * margin()) / cellWidth() - digits - 3);
    if (columns == m_columns && digits == m_digits && bytes() == m_laidOut)
        return;
    m_columns = columns;
    m_digits = digits;
    m_laidOut = bytes();
    m_rows = TextRows(m_laidOut, columns);
}

wire::ByteRange RawTextView::rowRange(qsizetype row) const
{
    return m_rows.range(row);
}

qsizetype RawTextView::rowOf(qsizetype offset) const
{
    return m_rows.rowOf(offset);
}

wire::ByteRange RawTextView::unitAt(qsizetype offset) const
{
    return m_rows.unitAt(offset);
}

int RawTextView::rowWidth() const
{
    return (m_digits + 2 + m_columns + 1) * cellWidth() + 2 * margin();
}

qsizetype RawTextView::byteAt(qsizetype row, int x) const
{
    const int cell = std::max(0, (x - margin()) / cellWidth() - m_digits - 2);
    const std::vector<TextRows::Unit> units = m_rows.units(row);
    const auto behind = std::partition_point(units.begin(), units.end(), [cell](const TextRows::Unit &unit) {
        return unit.cell + unit.cells <= cell;
    });
    return behind == units.end() ? units.back().bytes.end - 1 : behind->bytes.begin;
}

QString RawTextView::describe(qsizetype offset) const
{
    const wire::ByteRange unit = unitAt(offset);
    const QString hex = QString::fromLatin1(unit.of(bytes()).toByteArray().toHex(' '));
    const QLocale locale;
    if (unit.size() == 1)
        return tr("Byte %1: %2").arg(locale.toString(unit.begin), hex);
    return tr("Bytes %1–%2: %3").arg(locale.toString(unit.begin), locale.toString(unit.end - 1), hex);
}

bool RawTextView::isFaultBehindEnd() const
{
    return fault() && *fault() >= bytes().size();
}

void RawTextView::paintRow(QPainter &painter, qsizetype row, const QRect &rect) const
{
    const int left = rect.left() + margin();
    const auto cellRect = [&](int cell, int cells) {
        return QRect(left + cell * cellWidth(), rect.top(), cells * cellWidth(), rect.height());
    };
    painter.setPen(colours().muted);
    painter.drawText(cellRect(0, m_digits), Qt::AlignVCenter | Qt::AlignRight,
                     QString::number(m_rows.range(row).begin));
    int cell = 0;
    for (const TextRows::Unit &unit : m_rows.units(row)) {
        paintUnit(painter, unit, cellRect(m_digits + 2 + unit.cell, unit.cells));
        cell = unit.cell + unit.cells;
    }
    if (row == rowCount() - 1 && isFaultBehindEnd())
        paintFault(painter, cellRect(m_digits + 2 + cell, 1));
}

void RawTextView::paintUnit(QPainter &painter, const TextRows::Unit &unit, const QRect &rect) const
{
    using Kind = TextRows::Unit::Kind;
    const Colours &set = colours();
    const bool selected = selection().contains(unit.bytes.begin);
    const bool linkedHere = linked().contains(unit.bytes.begin);
    if (selected || linkedHere) {
        painter.fillRect(rect, selected ? set.selection : set.match);
        const int line = std::max(1, rect.height() / 12);
        painter.fillRect(QRect(rect.left(), rect.bottom() + 1 - line, rect.width(), line),
                         selected ? set.accent : set.warning);
    }
    const bool faulty = fault() && unit.bytes.contains(*fault());
    if (faulty)
        paintFault(painter, rect);
    if (hasFocus() && unit.bytes.contains(caret())) {
        painter.setPen(set.accent);
        painter.drawRect(rect.adjusted(0, 0, -1, -1));
    }
    painter.setPen(faulty                     ? set.bad
                   : unit.kind == Kind::Plain ? set.text
                   : unit.kind == Kind::Break ? set.muted
                                              : set.warning);
    painter.drawText(rect, Qt::AlignCenter, m_rows.text(unit));
}

/// A frame, and a wedge that points at it from below.
void RawTextView::paintFault(QPainter &painter, const QRect &rect) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const int line = std::max(1, rect.height() / 12);
    painter.setPen(QPen(colours().bad, line));
    painter.drawRect(QRectF(rect).adjusted(line / 2.0, line / 2.0, -line / 2.0, -line / 2.0));
    const double wide = std::min(rect.width(), rect.height()) / 2.0;
    const QPointF tip(rect.center().x() + 0.5, rect.bottom() - rect.height() / 4.0);
    QPainterPath wedge(tip);
    wedge.lineTo(tip.x() - wide / 2, rect.bottom() + 1);
    wedge.lineTo(tip.x() + wide / 2, rect.bottom() + 1);
    wedge.closeSubpath();
    painter.fillPath(wedge, colours().bad);
    painter.restore();
}

} // namespace midhop::gui
